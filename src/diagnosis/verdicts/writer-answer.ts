import { message } from '../../message';
import { writersOf } from '../../probes/managed-fields';
import type { ClusterObject } from '../../probes/observation';
import type { Answer } from './answer';

/**
 * Who holds fields of an object. That nobody else does is well, and does not say that nobody changed it: whoever had
 * changed what was put back holds nothing of it any more.
 */
export const answerOfWriters = (objects: readonly ClusterObject[], name: string): Answer => {
  if (objects.length === 0) return { status: 'unknown', evidence: message('{{name}} does not exist', { name }) };
  const managers = [...new Set(objects.flatMap(writersOf).map(({ manager }) => manager))].join(', ');
  return {
    status: 'healthy',
    evidence:
      managers === ''
        ? message('Nobody is recorded as holding fields of it')
        : message('Its fields are held by {{managers}}; who had changed what was put back holds none', { managers }),
  };
};
