import type { Message } from '../message';
import { passes, saysOf, sinceOf, type ObjectTest } from '../probes/object-test';
import type { ClusterObject } from '../probes/observation';

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
