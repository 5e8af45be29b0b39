import { list, record, text } from '../unknown-value';
import { containerStatuses, type ContainerStatus } from './container-status';
import type { ClusterObject } from './observation';
import { isReady } from './pod-readiness';

/** A pod as `kubectl get pods -o wide` prints it. */
export interface PodColumns {
  /** The STATUS column. */
  readonly status: string;
  /** The READY column: `1/2`. */
  readonly ready: string;
  readonly restarts: number;
  readonly node: string;
}

/** The init container that the pod's start waits for; absent when all have done their part. */
const unfinished = (inits: readonly ContainerStatus[]): ContainerStatus | undefined =>
  inits.find(({ ended, ready }) => ended?.exitCode !== 0 && !ready);

/** Why a container does not run, in a word, as the STATUS column says it; empty for one that runs or has yet to start. */
const whyStopped = ({ waiting, ended }: ContainerStatus): string => {
  if (ended === undefined) return waiting === 'PodInitializing' ? '' : waiting;
  const { reason, signal, exitCode } = ended;
  if (reason !== '') return reason;
  return signal > 0 ? `Signal:${signal}` : `ExitCode:${exitCode}`;
};

const statusColumn = (
  pod: ClusterObject,
  inits: readonly ContainerStatus[],
  mains: readonly ContainerStatus[],
): string => {
  const status = record(pod.status);
  const reason = text(status.reason);
  if (pod.metadata?.deletionTimestamp !== undefined) return reason === 'NodeLost' ? 'Unknown' : 'Terminating';
  if (reason !== '') return reason;
  const init = unfinished(inits);
  if (init !== undefined) {
    const wanted = Math.max(list(record(pod.spec).initContainers).length, inits.length);
    return `Init:${whyStopped(init) || `${inits.indexOf(init)}/${wanted}`}`;
  }
  const stopped = mains.map(whyStopped).find((why) => why !== '');
  // A container that has completed beside one that runs does not end the pod.
  if (stopped === 'Completed' && mains.some(({ ready }) => ready)) return isReady(pod) ? 'Running' : 'NotReady';
  return stopped ?? (text(status.phase) || 'Unknown');
};

/** Reads a pod's columns. What is wrong with it, `diagnosis/read-pod.ts` says. */
export const readColumns = (pod: ClusterObject): PodColumns => {
  const statuses = containerStatuses(pod.status);
  const inits = statuses.filter(({ isInit }) => isInit);
  const mains = statuses.filter(({ isInit }) => !isInit);
  const wanted = Math.max(list(record(pod.spec).containers).length, mains.length);
  return {
    status: statusColumn(pod, inits, mains),
    ready: `${mains.filter((container) => container.ready).length}/${wanted}`,
    restarts: (unfinished(inits) === undefined ? mains : inits).reduce((sum, { restarts }) => sum + restarts, 0),
    node: text(record(pod.spec).nodeName),
  };
};
