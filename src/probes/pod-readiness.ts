import { conditionOf, record, since, text } from '../unknown-value';
import type { ClusterObject } from './observation';

/** Whether a pod says that it is ready. */
export const isReady = (pod: ClusterObject): boolean => conditionOf(pod, 'Ready', 'True') !== undefined;

/** Whether a pod says that it is ready, and since when, in milliseconds since the epoch; no time where it says none. */
export const readiness = (pod: ClusterObject): { readonly isReady: boolean; readonly since?: number } => ({
  isReady: isReady(pod),
  ...since(conditionOf(pod, 'Ready')?.lastTransitionTime ?? ''),
});

/**
 * Whether a pod is not one of those that should run: it has ended for good, or is being deleted within its grace period,
 * at whose end its time stamp of deletion lies. One that should have been gone is still told of.
 * @param now milliseconds since the epoch
 */
export const isLeaving = (pod: ClusterObject, now: number): boolean => {
  const phase = text(record(pod.status).phase);
  return phase === 'Failed' || phase === 'Succeeded' || Date.parse(pod.metadata?.deletionTimestamp ?? '') >= now;
};
