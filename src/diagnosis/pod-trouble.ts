import type { Message } from '../message';
import type { ClusterObject } from '../probes/observation';
import { POD_SENTENCES } from './pod-sentences';
import { readPod } from './read-pod';

/**
 * What is wrong with one pod, as far as it says so itself, without its events and nodes; absent for one that is well, has
 * just begun, or ends in its own time.
 * @param now milliseconds since the epoch
 */
export const troubleOf = (pod: ClusterObject, now: number): Message | undefined => {
  const problem = readPod(pod, { events: [], downNodes: new Set(), now });
  if (problem === undefined) return undefined;
  const { text } = POD_SENTENCES[problem.kind].one;
  return { text, values: { ...problem.values, pod: pod.metadata?.name ?? '' } };
};
