import type { ClusterObject } from '../probes/observation';
import { list, record, text } from '../unknown-value';
import type { LogTarget } from './container-log';

/** A log to read, and what must change for it to be worth reading again at once. */
export interface LogRequest extends LogTarget {
  readonly key: string;
}

/** The pods of a probe whose logs are read: more would be a flood, of requests and of text. */
const MOST_PODS = 10;

const statusesByName = (pod: ClusterObject): ReadonlyMap<string, Readonly<Record<string, unknown>>> => {
  const status = record(pod.status);
  const entries = [...list(status.initContainerStatuses), ...list(status.containerStatuses)];
  return new Map(entries.map((entry) => [text(record(entry).name), record(entry)]));
};

/** The logs of the pods: every main container, or the named one; at most ten pods, those that are not ready first. */
export const logRequests = (
  pods: readonly ClusterObject[],
  { container, previous }: { readonly container?: string; readonly previous: boolean },
): readonly LogRequest[] =>
  pods.slice(0, MOST_PODS).flatMap((pod) => {
    const statuses = statusesByName(pod);
    return list(record(pod.spec).containers)
      .map((entry) => text(record(entry).name))
      .filter((name) => container === undefined || name === container)
      .filter((name) => !previous || record(record(statuses.get(name)).lastState).terminated !== undefined)
      .map((name) => {
        const { restartCount, containerID, state } = record(statuses.get(name));
        const running = Object.keys(record(state)).join();
        const key = [pod.metadata?.uid, name, previous, restartCount, containerID, running].map(String).join('/');
        return {
          key,
          namespace: pod.metadata?.namespace ?? '',
          pod: pod.metadata?.name ?? '',
          container: name,
          previous,
        };
      });
  });
