import { message } from '../../message';
import type { Expectation } from '../../probes/expectation';
import type { ClusterObject, PodCount } from '../../probes/observation';
import type { Answer } from './answer';

/**
 * What the answer of a part says of all: what is well with a part says nothing of the rest. Whether all are ready, their
 * workload's counts say.
 */
export const ofPart = (
  answer: Answer,
  { kind }: Expectation,
  { objects, of }: { readonly objects: readonly ClusterObject[]; readonly of?: PodCount },
  name: string,
): Answer => {
  if (answer.status !== 'healthy' || of === undefined || kind === 'exists') return answer;
  const values = { name, read: objects.length, ...of };
  return kind === 'pods-ready'
    ? { status: 'healthy', evidence: message('{{name}}: {{ready}} of {{total}} pods are ready', values) }
    : { status: 'unknown', evidence: message('{{name}}: only {{read}} of {{total}} pods were read', values) };
};
