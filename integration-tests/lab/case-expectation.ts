/** A thing that is said of an object; both are regular expressions, and alternatives mean that either is right. */
export interface SaidOf {
  /** Matched against `Kind/name` of each object that the sentence is about, or the address of a broken connection. */
  object: string;
  /** What the page says in English, details and quoted line included. */
  says: string;
}

/** `expect.yaml` of a case: what one is told about it, and what one must not be told. Patterns have the flags i and s. */
export interface CaseExpectation {
  /** The first finding. */
  root?: SaidOf;
  /** What follows from the root, in this order, under it and never a finding of its own; more may stand between. */
  chain?: SaidOf[];
  /** Independent problems, told after the root. */
  otherRoots?: SaidOf[];
  /** In no finding, chain or supported cause; secrets nowhere. */
  notSaid?: string[];
  /** Known causes by their ids; what is in neither list is free. */
  supported?: string[];
  notSupported?: string[];
  /** The causes that may be unknown; no other may. */
  unknown?: string[];
  /** What users notice. */
  impact?: string;
  /** Title or command of the first remedy. */
  remedy?: string;
  /** Commands of remedies, in their order; more may stand between. Each is a pattern for the whole command. */
  commands?: string[];
  /** The cluster is well, and there is no finding. */
  healthyNow?: true;
  /** Which metric contradicts the cluster, and why. */
  contradiction?: string;
}

/** Something that the page says, and of what. */
export interface Said {
  readonly objects: readonly string[];
  readonly text: string;
}

/** All that the page says about a case. */
export interface Told {
  readonly findings: readonly (Said & { readonly consequences: readonly Said[] })[];
  readonly supported: readonly { readonly id: string; readonly text: string }[];
  readonly unknown: readonly string[];
  readonly impact: string;
  /** Title and command of the first remedy; empty where there is none. */
  readonly remedy: string;
  /** The commands of all remedies that are printed, in their order. */
  readonly commands: readonly string[];
  readonly isHealthy: boolean;
  /** Empty where nothing contradicts the alert. */
  readonly contradiction: string;
}

const fits = (pattern: string, text: string): boolean => new RegExp(pattern, 'is').test(text);

/** Whether a thing is said of its object. */
export const isSaid = ({ object, says }: SaidOf, { objects, text }: Said): boolean =>
  objects.some((one) => fits(`^(?:${object})$`, one)) && fits(says, text);

const areInOrder = <E, C>(
  expected: readonly E[],
  said: readonly C[],
  is: (one: E, candidate: C) => boolean,
): boolean => {
  let from = 0;
  return expected.every((one) => {
    const at = said.findIndex((candidate, index) => index >= from && is(one, candidate));
    from = at + 1;
    return at >= 0;
  });
};

/** Whether the expected things are said in their order, whatever else is said between. */
export const areSaidInOrder = (expected: readonly SaidOf[], said: readonly Said[]): boolean =>
  areInOrder(expected, said, isSaid);

type Check = (expected: CaseExpectation, told: Told) => boolean;

const allTexts = ({ findings, supported }: Told): string[] => [
  ...findings.flatMap(({ text, consequences }) => [text, ...consequences.map((one) => one.text)]),
  ...supported.map(({ text }) => text),
];

const CHECKS: Readonly<Record<keyof CaseExpectation, Check>> = {
  root: ({ root }, { findings: [first] }) => root === undefined || (first !== undefined && isSaid(root, first)),
  chain: ({ chain = [] }, { findings }) =>
    areSaidInOrder(chain, findings[0]?.consequences ?? []) &&
    !chain.some((one) => findings.some((finding) => isSaid(one, finding))),
  otherRoots: ({ otherRoots = [] }, { findings }) => areSaidInOrder(otherRoots, findings.slice(1)),
  notSaid: ({ notSaid = [] }, told) => !notSaid.some((pattern) => allTexts(told).some((text) => fits(pattern, text))),
  supported: ({ supported = [] }, told) => supported.every((id) => told.supported.some((cause) => cause.id === id)),
  notSupported: ({ notSupported = [] }, { supported }) => !supported.some(({ id }) => notSupported.includes(id)),
  unknown: ({ unknown = [] }, told) => told.unknown.every((id) => unknown.includes(id)),
  impact: ({ impact = '' }, told) => fits(impact, told.impact),
  remedy: ({ remedy = '' }, told) => fits(remedy, told.remedy),
  commands: ({ commands = [] }, told) =>
    areInOrder(commands, told.commands, (one, command) => fits(`^(?:${one})$`, command)),
  healthyNow: ({ healthyNow }, { isHealthy, findings }) =>
    healthyNow === undefined || (isHealthy && findings.length === 0),
  contradiction: ({ contradiction = '' }, told) => fits(contradiction, told.contradiction),
};

/** The keys of an expectation that what is told does not meet. That no cause is unknown is expected of every case. */
export const unmetKeys = (expected: CaseExpectation, told: Told): (keyof CaseExpectation)[] =>
  (Object.keys(CHECKS) as (keyof CaseExpectation)[]).filter((key) => !CHECKS[key](expected, told));
