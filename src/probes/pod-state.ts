import { message, type Message } from '../message';
import { age } from './duration';
import { containerStatuses, type ContainerStatus, type End } from './container-status';
import type { ClusterObject } from './observation';
import { conditionsOf, list, record, text } from '../unknown-value';

/** A pod as an engineer reads it. */
export interface PodState {
  /** The STATUS column of `kubectl get pods`. */
  readonly status: string;
  /** The READY column: `1/2`. */
  readonly ready: string;
  readonly isReady: boolean;
  readonly restarts: number;
  readonly node: string;
  /** What is wrong, in one sentence; absent for a pod that is ready or has completed. */
  readonly trouble?: Message;
}

const IMAGE_REASONS = new Set(['ErrImagePull', 'ImagePullBackOff', 'InvalidImageName', 'ErrImageNeverPull']);

/** How a container ended: "OOMKilled (exit code 137)", "exit code 1", "signal 9". */
const howItEnded = ({ reason, exitCode, signal }: End): string => {
  if (reason === 'OOMKilled') return `OOMKilled (exit code ${exitCode})`;
  return signal > 0 ? `signal ${signal}` : `exit code ${exitCode}`;
};

const containerTrouble = (pod: string, container: ContainerStatus, now: number): Message | undefined => {
  const { name, waiting, waitingMessage, restarts, lastEnded, ended } = container;
  if (IMAGE_REASONS.has(waiting)) {
    return message("Pod {{pod}} can't pull the image of container {{name}} ({{waiting}}): {{detail}}", {
      pod,
      name,
      waiting,
      detail: waitingMessage,
    });
  }
  const end = ended ?? lastEnded;
  if (waiting === 'CrashLoopBackOff' || (ended !== undefined && ended.exitCode !== 0)) {
    const status = waiting === '' ? (ended?.reason ?? 'Error') : waiting;
    if (end === undefined)
      return message('Pod {{pod}} is in {{status}}: {{restarts}} restarts', { pod, status, restarts });
    return message('Pod {{pod}} is in {{status}}: {{end}}, {{restarts}} restarts, last {{ago}} ago', {
      pod,
      status,
      end: howItEnded(end),
      restarts,
      ago: age(end.finishedAt, now),
    });
  }
  if (waiting !== '' && waitingMessage !== '') {
    return message('Pod {{pod}} waits ({{waiting}}): {{detail}}', { pod, waiting, detail: waitingMessage });
  }
  return waiting === '' ? undefined : message('Pod {{pod}} waits: {{waiting}}', { pod, waiting });
};

const podTrouble = (
  pod: ClusterObject,
  inits: readonly ContainerStatus[],
  mains: readonly ContainerStatus[],
  now: number,
): Message => {
  const name = pod.metadata?.name ?? '';
  const status = record(pod.status);
  const conditions = conditionsOf(pod);
  if (text(status.reason) !== '') {
    return message('Pod {{name}} is {{reason}}: {{detail}}', {
      name,
      reason: text(status.reason),
      detail: text(status.message),
    });
  }
  const { deletionTimestamp } = pod.metadata ?? {};
  if (deletionTimestamp !== undefined) {
    // The time stamp is when the pod's grace period ends.
    return Date.parse(deletionTimestamp) < now
      ? message('Pod {{name}} is being deleted, and should have been gone {{ago}} ago', {
          name,
          ago: age(deletionTimestamp, now),
        })
      : message('Pod {{name}} is being deleted', { name });
  }
  const scheduled = conditions.find(({ type }) => type === 'PodScheduled');
  if (scheduled?.status === 'False') {
    return message('Pod {{name}} is not scheduled ({{reason}}): {{detail}}', {
      name,
      reason: scheduled.reason,
      detail: scheduled.message,
    });
  }
  for (const container of [...inits, ...mains]) {
    const trouble = containerTrouble(name, container, now);
    if (trouble !== undefined) return trouble;
  }
  const unready = mains.filter(({ ready }) => !ready).map((container) => container.name);
  const ready = conditions.find(({ type }) => type === 'Ready');
  return unready.length > 0
    ? message('Pod {{name}} is running but not ready: its readiness probe fails in {{unready}}', {
        name,
        unready: unready.join(', '),
      })
    : message('Pod {{name}} is not ready: {{detail}}', {
        name,
        detail: [ready?.message, ready?.reason].find((said) => said !== undefined && said !== '') ?? text(status.phase),
      });
};

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

/** Whether a pod says that it is ready. */
export const isReady = (pod: ClusterObject): boolean =>
  conditionsOf(pod).some(({ type, status }) => type === 'Ready' && status === 'True');

/** Whether a pod says that it is ready, and since when, in milliseconds since the epoch; no time where it says none. */
export const readiness = (pod: ClusterObject): { readonly isReady: boolean; readonly since?: number } => {
  const since = Date.parse(conditionsOf(pod).find(({ type }) => type === 'Ready')?.lastTransitionTime ?? '');
  return { isReady: isReady(pod), ...(Number.isNaN(since) ? {} : { since }) };
};

/**
 * Whether a pod is not one of those that should run: it has ended for good, or is being deleted within its grace period,
 * at whose end its time stamp of deletion lies. One that should have been gone is still told of.
 * @param now milliseconds since the epoch
 */
export const isLeaving = (pod: ClusterObject, now: number): boolean => {
  const phase = text(record(pod.status).phase);
  return phase === 'Failed' || phase === 'Succeeded' || Date.parse(pod.metadata?.deletionTimestamp ?? '') >= now;
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

/**
 * Reads a pod: its columns as `kubectl get pods` prints them, and what is wrong with it, the cause before its effect
 * (eviction, scheduling, init containers, image, crash, readiness).
 * @param now milliseconds since the epoch, for "last 2m ago"
 */
export const describePod = (pod: ClusterObject, now: number): PodState => {
  const status = record(pod.status);
  const statuses = containerStatuses(status);
  const inits = statuses.filter(({ isInit }) => isInit);
  const mains = statuses.filter(({ isInit }) => !isInit);
  const wanted = Math.max(list(record(pod.spec).containers).length, mains.length);
  const ready = mains.filter((container) => container.ready).length;
  const base = {
    status: statusColumn(pod, inits, mains),
    ready: `${ready}/${wanted}`,
    isReady: isReady(pod),
    restarts: (unfinished(inits) === undefined ? mains : inits).reduce((sum, container) => sum + container.restarts, 0),
    node: text(record(pod.spec).nodeName),
  };
  const fine = isReady(pod) || text(status.phase) === 'Succeeded';
  return fine ? base : { ...base, trouble: podTrouble(pod, inits, mains, now) };
};
