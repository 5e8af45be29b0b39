/** A server answered, but not with what was asked for. `message` says what came instead. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
}
