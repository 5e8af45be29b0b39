import { message } from '../../message';
import { writersOf } from '../../probes/managed-fields';
import type { ClusterObject } from '../../probes/observation';
import type { Verdict } from '../../probes/step-result';
import { sayWriter, unexpectedWriters } from '../unexpected-writers';

/**
 * Who holds fields of an object. That nobody else does is well, and does not say that nobody changed it: whoever had
 * changed what was put back holds nothing of it any more.
 */
export const judgeWriters = (
  objects: readonly ClusterObject[],
  known: readonly string[],
  { now, name }: { readonly now: number; readonly name: string },
): Verdict => {
  if (objects.length === 0) return { status: 'unknown', evidence: message('{{name}} does not exist', { name }) };
  const [first] = unexpectedWriters(objects, known);
  if (first !== undefined) return { status: 'problem', evidence: sayWriter(first, now) };
  const managers = [...new Set(objects.flatMap(writersOf).map(({ manager }) => manager))].join(', ');
  return {
    status: 'healthy',
    evidence:
      managers === ''
        ? message('Nobody is recorded as holding fields of it')
        : message('Its fields are held by {{managers}}; who had changed what was put back holds none', { managers }),
  };
};
