import { message, type Message } from '../message';
import { controllerOf } from '../probes/controller';
import type { ClusterObject, PodCount } from '../probes/observation';
import { isReady } from '../probes/pod-readiness';
import { record, text } from '../unknown-value';

/** A pod's uid; empty for an object that has none. */
export const uidOf = (pod: ClusterObject): string => pod.metadata?.uid ?? '';

/** A pod's name; empty for an object that has none. */
export const nameOf = (pod: ClusterObject): string => pod.metadata?.name ?? '';

/** The node that a pod runs on; empty while it has none. */
export const nodeOf = (pod: ClusterObject): string => text(record(pod.spec).nodeName);

/** Whether a pod is being deleted. */
export const isGoing = (pod: ClusterObject): boolean => pod.metadata?.deletionTimestamp !== undefined;

/** The pods that can be restarted: not those that are being deleted, nor those that have ended for good. */
export const restartable = (pods: readonly ClusterObject[]): readonly ClusterObject[] =>
  pods.filter((pod) => !isGoing(pod) && !['Succeeded', 'Failed'].includes(text(record(pod.status).phase)));

const isServing = (pod: ClusterObject): boolean => !isGoing(pod) && isReady(pod);

/** The uids to offer first: the pods that are not ready. Where all are ready, none. */
export const suggested = (pods: readonly ClusterObject[]): ReadonlySet<string> =>
  new Set(
    restartable(pods)
      .filter((pod) => !isServing(pod))
      .map(uidOf),
  );

/** What deleting the chosen pods would do. */
export interface RestartPlan {
  /** The chosen pods that are there and can be restarted. */
  readonly pods: readonly ClusterObject[];
  /** True when not one ready replica is left until a replacement is ready. */
  readonly takesLastReady: boolean;
  /** What to think of before, the worst first. */
  readonly warnings: readonly Message[];
}

const lastReadyWarning = (ready: number): Message =>
  ready === 1
    ? message(
        'This takes down the last ready replica: nothing does its work until a replacement is ready. A replacement that does not become ready leaves none.',
      )
    : message(
        'This takes down all {{ready}} ready replicas at once: nothing does their work until a replacement is ready. Delete one at a time to keep a ready replica.',
        { ready },
      );

/**
 * Says which pods would be deleted, and what that costs.
 * @param of how many there are, where `pods` are a part of them
 */
export const planRestart = (
  pods: readonly ClusterObject[],
  chosen: ReadonlySet<string>,
  of?: PodCount,
): RestartPlan => {
  const doomed = restartable(pods).filter((pod) => chosen.has(uidOf(pod)));
  const lost = doomed.filter(isServing);
  const takesLastReady = lost.length > 0 && lost.length >= (of?.ready ?? pods.filter(isServing).length);
  const nodes = lost.filter((pod) => controllerOf(pod)?.kind === 'DaemonSet').map(nodeOf);
  const orphans = doomed.filter((pod) => controllerOf(pod) === undefined).map(nameOf);
  return {
    pods: doomed,
    takesLastReady,
    warnings: [
      ...(takesLastReady ? [lastReadyWarning(lost.length)] : []),
      ...(orphans.length === 0
        ? []
        : [message('No controller owns {{pods}}: nothing will replace it.', { pods: orphans.join(', ') })]),
      ...(nodes.length === 0
        ? []
        : [
            message('Each node has one of these pods: until the replacement is ready there is none on {{nodes}}.', {
              nodes: nodes.join(', '),
            }),
          ]),
    ],
  };
};
