import type { ClusterObject } from './observation';
import { isReady } from './pod-readiness';

/** The pods with those that are not ready first, each part in the order in which it came; and how many these are. */
export const notReadyFirst = (
  pods: readonly ClusterObject[],
): { readonly ordered: readonly ClusterObject[]; readonly notReady: number } => {
  const troubled = pods.filter((pod) => !isReady(pod));
  if (troubled.length === 0) return { ordered: pods, notReady: 0 };
  return { ordered: [...troubled, ...pods.filter(isReady)], notReady: troubled.length };
};
