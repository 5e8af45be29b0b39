/** A reason not to start, with what to do about it: shown as it is, without a stack. */
export class Refusal extends Error {}
