import { containerStatuses } from '../probes/container-status';
import type { ClusterObject } from '../probes/observation';
import { conditionOf, since } from '../unknown-value';
import type { PodState } from './pod-sentences';

const conditionTime = (pod: ClusterObject, type: string): string | undefined =>
  conditionOf(pod, type)?.lastTransitionTime;

/** When the newest of its ended containers ended that run again. */
const lastEnd = (pod: ClusterObject): string | undefined =>
  containerStatuses(pod.status)
    .flatMap(({ lastEnded }) => (lastEnded === undefined ? [] : [lastEnded.finishedAt]))
    .sort()
    .at(-1);

/** The time that says it, by what is wrong. A deletion's time is when the pod should have been gone. */
const timeOf = (pod: ClusterObject, state: PodState): string | undefined => {
  const { creationTimestamp, deletionTimestamp } = pod.metadata ?? {};
  switch (state) {
    case 'restarted':
      return lastEnd(pod);
    case 'terminating':
      return deletionTimestamp;
    case 'unschedulable':
      return conditionTime(pod, 'PodScheduled');
    case 'unseen':
      return creationTimestamp;
    case 'evicted':
    case 'failed':
      // When it was made says nothing of when it failed.
      return conditionTime(pod, 'DisruptionTarget') ?? conditionTime(pod, 'Ready');
    default:
      // A pod that never was ready is as it is since it was made.
      return conditionTime(pod, 'Ready') ?? creationTimestamp;
  }
};

/** Since when a pod is in a state, by its own times, in milliseconds since the epoch; absent where none says. */
export const podSince = (pod: ClusterObject, state: PodState): number | undefined =>
  since(timeOf(pod, state) ?? '').since;
