import { message } from '../../message';
import type { Expectation } from '../../probes/expectation';
import { saysOf } from '../../probes/object-test';
import type { ClusterObject } from '../../probes/observation';
import { namesOf } from '../existence-facts';
import type { Answer } from './answer';

/** What objects say where they are as runbooks ask of their fields and conditions. */
export const answerOfTests = (
  expectation: Extract<Expectation, { kind: 'each' | 'none' | 'shown' }>,
  objects: readonly ClusterObject[],
  now: number,
): Answer => {
  const [object] = objects;
  if (object === undefined) {
    const isOpen = expectation.kind === 'each' && expectation.none === 'unknown';
    return { status: isOpen ? 'unknown' : 'healthy', evidence: message('There is none') };
  }
  const values = { names: namesOf(objects), count: objects.length };
  if (expectation.kind !== 'each') return { status: 'healthy', evidence: message('Found {{names}}', values) };
  const [test] = expectation.tests;
  // Of one object the very words, of several how many there are.
  return {
    status: 'healthy',
    evidence:
      objects.length === 1 && test !== undefined
        ? saysOf(object, test, now)
        : message('All {{count}} are as they should be: {{names}}', values),
  };
};
