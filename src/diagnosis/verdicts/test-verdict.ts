import { message, type Message } from '../../message';
import type { Expectation } from '../../probes/expectation';
import { nameOfObject, passes, saysOf, sinceOf, type ObjectTest } from '../../probes/object-test';
import type { ClusterObject } from '../../probes/observation';
import type { Verdict } from '../../probes/step-result';

/** An object that does not pass, and what it says where it does not. */
export interface Failure {
  readonly object: ClusterObject;
  readonly test: ObjectTest;
  readonly sentence: Message;
  /** In milliseconds since the epoch; absent where nothing says. */
  readonly since?: number;
}

/** The first test that each object fails, in the order of the objects. */
export const failuresOf = (
  tests: readonly ObjectTest[],
  objects: readonly ClusterObject[],
  now: number,
): readonly Failure[] =>
  objects.flatMap((object) => {
    const test = tests.find((one) => !passes(object, one, now));
    if (test === undefined) return [];
    const since = sinceOf(object, test);
    return [{ object, test, sentence: saysOf(object, test, now), ...(since === undefined ? {} : { since }) }];
  });

/** How many names a sentence has room for. */
const NAMED = 5;

const namesOf = (objects: readonly ClusterObject[]): string =>
  objects.length > NAMED
    ? `${objects.slice(0, NAMED).map(nameOfObject).join(', ')}, …`
    : objects.map(nameOfObject).join(', ');

const NOTHING = {
  problem: message('{{name}} does not exist'),
  healthy: message('There is none'),
  unknown: message('There is none'),
} as const;

/** Judges objects by what runbooks ask of their fields and conditions. */
export const judgeTests = (
  expectation: Extract<Expectation, { kind: 'each' | 'none' | 'shown' }>,
  objects: readonly ClusterObject[],
  { now, name }: { readonly now: number; readonly name: string },
): Verdict => {
  const values = { names: namesOf(objects), count: objects.length };
  if (expectation.kind === 'shown' || (expectation.kind === 'none' && objects.length === 0)) {
    const evidence = objects.length === 0 ? NOTHING.healthy : message('Found {{names}}', values);
    return { status: 'healthy', evidence };
  }
  if (expectation.kind === 'none') {
    return {
      status: 'problem',
      evidence: { ...expectation.found, values: { ...expectation.found.values, ...values } },
    };
  }
  if (objects.length === 0) {
    const { text } = NOTHING[expectation.none];
    return { status: expectation.none, evidence: { text, values: { name } } };
  }
  const [first] = failuresOf(expectation.tests, objects, now);
  if (first === undefined) {
    const [object] = objects;
    const [test] = expectation.tests;
    // Of one object the very words, of several how many there are.
    const isOne = objects.length === 1 && object !== undefined && test !== undefined;
    return {
      status: 'healthy',
      evidence: isOne ? saysOf(object, test, now) : message('All {{count}} are as they should be: {{names}}', values),
    };
  }
  // The others are findings of their own.
  return { status: 'problem', evidence: first.sentence };
};
