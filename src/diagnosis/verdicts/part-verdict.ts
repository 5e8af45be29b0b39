import { message } from '../../message';
import type { Expectation } from '../../probes/expectation';
import type { ClusterObject, PodCount } from '../../probes/observation';
import type { Verdict } from '../../probes/step-result';

/**
 * What the verdict on a part says of all: what is wrong with a part is wrong, and what is well with a part says nothing
 * of the rest. Whether all are ready, their workload's counts say.
 */
export const ofPart = (
  verdict: Verdict,
  { kind }: Expectation,
  { objects, of }: { readonly objects: readonly ClusterObject[]; readonly of?: PodCount },
  name: string,
): Verdict => {
  if (verdict.status !== 'healthy' || of === undefined || kind === 'exists') return verdict;
  const values = { name, read: objects.length, ...of };
  if (kind !== 'pods-ready') {
    return { status: 'unknown', evidence: message('{{name}}: only {{read}} of {{total}} pods were read', values) };
  }
  return of.ready >= of.total
    ? { status: 'healthy', evidence: message('{{name}}: {{ready}} of {{total}} pods are ready', values) }
    : {
        status: 'problem',
        evidence: message(
          '{{name}}: {{ready}} of {{total}} pods are ready; those that are not are none of the {{read}} that were read',
          values,
        ),
      };
};
