import { list, record, text } from '../unknown-value';
import type { ClusterObject, ContainerLog } from './observation';
import { isReady } from './pod-readiness';

/** Which log. */
export interface LogTarget {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
  /** When the run began whose log it is, in milliseconds since the epoch; absent where nothing says. */
  readonly startedAt?: number;
}

/** A log to read, and what must change for it to be worth reading again at once. */
export interface LogRequest extends LogTarget, Run {
  readonly key: string;
}

/** Which logs of a pod are meant; see `LogsProbe`. */
interface Wanted {
  readonly container?: string;
  readonly previous?: boolean;
}

/** The pods of a probe whose logs are read: more would be a flood, of requests and of text. */
const MOST_PODS = 10;

const statusesByName = (pod: ClusterObject): ReadonlyMap<string, Readonly<Record<string, unknown>>> => {
  const status = record(pod.status);
  const entries = [...list(status.initContainerStatuses), ...list(status.containerStatuses)];
  return new Map(entries.map((entry) => [text(record(entry).name), record(entry)]));
};

type Run = Pick<ContainerLog, 'startedAt' | 'run' | 'isOfEndedRun'>;

/**
 * Which run of a container its log is of, as the kubelet chooses it: while the container waits to be started anew, its
 * own log and that of the previous run are both of the run that ended last.
 */
const runOf = (status: Readonly<Record<string, unknown>> | undefined, previous: boolean): Run => {
  const { running, terminated } = record(status?.state);
  const last = record(record(status?.lastState).terminated);
  const isOfEndedRun = running === undefined && terminated === undefined && Object.keys(last).length > 0;
  const current = record(running ?? terminated);
  const chosen = previous || isOfEndedRun ? last : current;
  const startedAt = Date.parse(text(chosen.startedAt));
  const run = text(chosen.containerID) || (chosen === current ? text(status?.containerID) : '');
  return {
    ...(Number.isNaN(startedAt) ? {} : { startedAt }),
    ...(run === '' ? {} : { run }),
    ...(isOfEndedRun ? { isOfEndedRun } : {}),
  };
};

/** The main and init containers of a pod that are meant; of a previous run, those that have ended before. */
const containersOf = (pod: ClusterObject, { container, previous = false }: Wanted): readonly string[] => {
  const statuses = statusesByName(pod);
  const { containers, initContainers } = record(pod.spec);
  return [...list(containers), ...list(initContainers)]
    .map((entry) => text(record(entry).name))
    .filter((name) => container === undefined || name === container)
    .filter((name) => !previous || record(record(statuses.get(name)).lastState).terminated !== undefined);
};

const withLogs = (pods: readonly ClusterObject[], wanted: Wanted): readonly ClusterObject[] =>
  pods.filter((pod) => containersOf(pod, wanted).length > 0);

/** How many pods' logs are meant, but not read, because there are too many. */
export const podsLeftOut = (pods: readonly ClusterObject[], wanted: Wanted): number =>
  Math.max(0, withLogs(pods, wanted).length - MOST_PODS);

/**
 * The logs of the pods, as `oc logs --all-containers` reads them: every main and init container, or the named one.
 * At most ten pods, those that are not ready first: their logs tell more.
 */
export const logRequests = (pods: readonly ClusterObject[], wanted: Wanted): readonly LogRequest[] =>
  [...withLogs(pods, wanted)]
    .sort((a, b) => Number(isReady(a)) - Number(isReady(b)))
    .slice(0, MOST_PODS)
    .flatMap((pod) => {
      const statuses = statusesByName(pod);
      const { previous = false } = wanted;
      return containersOf(pod, wanted).map((name) => {
        const { restartCount, containerID, state } = record(statuses.get(name));
        const running = Object.keys(record(state)).join();
        const key = [pod.metadata?.uid, name, previous, restartCount, containerID, running].map(String).join('/');
        return {
          key,
          namespace: pod.metadata?.namespace ?? '',
          pod: pod.metadata?.name ?? '',
          container: name,
          previous,
          ...runOf(statuses.get(name), previous),
        };
      });
    });
