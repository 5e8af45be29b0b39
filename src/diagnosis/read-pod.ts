import type { MessageValues } from '../message';
import { age } from '../probes/duration';
import { latestFirst } from '../probes/event-order';
import type { ClusterEvent, ClusterObject } from '../probes/observation';
import { conditionOf, conditionsOf, list, record, text } from '../unknown-value';
import { containerStatuses, type ContainerStatus } from '../probes/container-status';
import { isLeaving, isReady } from '../probes/pod-readiness';
import { endedAgo, howItEnded } from '../probes/container-end';
import { RESTARTED_AGAIN, RESTARTED_LATELY, SEVERAL_RESTARTS, STARTING } from './recency';
import type { PodState } from './pod-sentences';

/** What is wrong with a pod, and what the sentence about it needs. */
export interface PodProblem {
  readonly kind: PodState;
  readonly values: MessageValues;
}

/** What a pod is read with. */
export interface PodSurroundings {
  /** Its events, any order. */
  readonly events: readonly ClusterEvent[];
  /** The nodes that are NotReady. */
  readonly downNodes: ReadonlySet<string>;
  readonly now: number;
}

const LIVENESS = 'Liveness probe failed: ';

const IMAGE = new Set([
  'ErrImagePull',
  'ImagePullBackOff',
  'InvalidImageName',
  'ErrImageNeverPull',
  'ImageInspectError',
  'RegistryUnavailable',
  'SignatureValidationFailed',
]);
const CONFIG = new Set(['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError']);
const STARTING_UP = new Set(['ContainerCreating', 'PodInitializing', '']);

const MOUNT = new Set(['FailedMount', 'FailedAttachVolume', 'FailedMapVolume']);
/** The kubelet sums up, every two minutes, what other warnings say more closely. */
const SUMMARY = 'Unable to attach or mount volumes';

/** What the newest event says, of those with one of these reasons where some are given. */
const newest = (events: readonly ClusterEvent[], ...reasons: readonly string[]): string | undefined =>
  latestFirst(events).find(({ reason }) => reasons.length === 0 || reasons.includes(reason ?? ''))?.message;

/** Reasons of registries and connections that are followed by words of their own. */
const REFUSALS = /(unauthorized|denied|toomanyrequests|x509|dial tcp|manifest unknown|name unknown)\b.*$/;

/** The image and the last reason of a chain of errors: `registry/virt-api@sha256:1f9728229ca3…: manifest unknown`. */
export const imageProblem = (said: string): string => {
  const image = /image "([^"]+)"/.exec(said)?.[1];
  if (image === undefined) return said;
  const after = said.slice(said.indexOf(image) + image.length + 1).replace(/^:\s*/, '');
  const reason = REFUSALS.exec(after)?.[0] ?? after.split(': ').at(-1) ?? '';
  const short = image.replace(/(@sha256:[0-9a-f]{12})[0-9a-f]+/, '$1…');
  return reason === '' ? short : `${short}: ${reason.trim()}`;
};

const imageDetail = (container: ContainerStatus, events: readonly ClusterEvent[]): string => {
  const fromEvent = latestFirst(events).find(
    ({ reason, message }) => reason === 'Failed' && (message ?? '').startsWith('Failed to pull image'),
  )?.message;
  return imageProblem(fromEvent ?? container.waitingMessage) || container.waiting;
};

/** The memory limit of a container as its manifest has it; empty where it has none. */
export const memoryLimit = (pod: ClusterObject, container: string): string => {
  const { containers, initContainers } = record(pod.spec);
  const spec = [...list(containers), ...list(initContainers)].map(record).find(({ name }) => name === container);
  const limit = record(record(spec?.resources).limits).memory;
  return typeof limit === 'number' ? String(limit) : text(limit);
};

/** Exit codes of a container that was told to end (143), or made to (137). */
const TOLD_TO_END = new Set([137, 143]);

/** What the liveness probe of a container said, where the kubelet killed it because of that; absent otherwise. */
const probeThatKilled = (container: ContainerStatus, events: readonly ClusterEvent[]): string | undefined => {
  const end = container.ended ?? container.lastEnded;
  if (end === undefined || end.reason === 'OOMKilled') return undefined;
  const killing = events.some(
    ({ reason, message: said = '' }) =>
      reason === 'Killing' && said.startsWith(`Container ${container.name} failed liveness probe`),
  );
  const [probe] = latestFirst(events).flatMap(({ reason, message: said = '' }) =>
    reason === 'Unhealthy' && said.startsWith(LIVENESS) ? [said.slice(LIVENESS.length)] : [],
  );
  // The events of the kubelet's decision are of type Normal, which not every step reads: the exit code then says it.
  return killing || TOLD_TO_END.has(end.exitCode) ? probe : undefined;
};

const probeKill = (container: ContainerStatus, { events, now }: PodSurroundings): PodProblem | undefined => {
  const detail = probeThatKilled(container, events);
  const end = container.ended ?? container.lastEnded;
  if (detail === undefined || end === undefined) return undefined;
  const { name, restarts } = container;
  return { kind: 'probeKilled', values: { container: name, detail, restarts, ago: endedAgo(end, now) } };
};

const crashOf = (pod: ClusterObject, container: ContainerStatus, around: PodSurroundings): PodProblem | undefined => {
  const { now } = around;
  const end = container.ended ?? container.lastEnded;
  const hasFailed = container.ended !== undefined && container.ended.exitCode !== 0;
  if (container.waiting !== 'CrashLoopBackOff' && !hasFailed) return undefined;
  const killed = probeKill(container, around);
  if (killed !== undefined) return killed;
  const values = {
    container: container.name,
    status: container.waiting === '' ? (container.ended?.reason ?? 'Error') : container.waiting,
    end: end === undefined ? '?' : howItEnded(end),
    restarts: container.restarts,
    ago: end === undefined ? '?' : endedAgo(end, now),
  };
  if (end?.reason === 'OOMKilled') {
    const limit = memoryLimit(pod, container.name);
    return limit === '' ? { kind: 'outOfNodeMemory', values } : { kind: 'outOfMemory', values: { ...values, limit } };
  }
  return { kind: container.isInit ? 'initCrash' : 'crash', values };
};

/** What a container that waits or has ended says; an init container that is done says nothing. */
const containerProblem = (
  pod: ClusterObject,
  container: ContainerStatus,
  around: PodSurroundings,
): PodProblem | undefined => {
  const { events, now } = around;
  const { waiting, waitingMessage } = container;
  if (IMAGE.has(waiting)) return { kind: 'image', values: { detail: imageDetail(container, events) } };
  if (CONFIG.has(waiting)) return { kind: 'containerConfig', values: { status: waiting, detail: waitingMessage } };
  const crash = crashOf(pod, container, around);
  if (crash !== undefined || STARTING_UP.has(waiting)) return crash;
  const detail = waitingMessage === '' ? waiting : `${waiting}: ${waitingMessage}`;
  return { kind: 'waiting', values: { detail, ago: age(pod.metadata?.creationTimestamp, now) } };
};

const beforeContainers = (pod: ClusterObject, { now }: PodSurroundings): PodProblem | undefined => {
  const status = record(pod.status);
  const [reason, detail] = [text(status.reason), text(status.message)];
  if (reason === 'Evicted') return { kind: 'evicted', values: { detail } };
  if (text(status.phase) === 'Failed') return { kind: 'failed', values: { status: reason || 'Failed', detail } };
  const { deletionTimestamp } = pod.metadata ?? {};
  if (deletionTimestamp !== undefined) {
    return { kind: 'terminating', values: { ago: age(deletionTimestamp, now) } };
  }
  const scheduled = conditionOf(pod, 'PodScheduled');
  if (scheduled?.status === 'False') {
    return {
      kind: scheduled.reason === 'SchedulingGated' ? 'waiting' : 'unschedulable',
      values: { status: scheduled.reason, detail: scheduled.message, ago: age(pod.metadata?.creationTimestamp, now) },
    };
  }
  return undefined;
};

/** A pod without a node of which the scheduler has said nothing: neither a condition nor an event. */
const isUnseen = (pod: ClusterObject, events: readonly ClusterEvent[]): boolean =>
  text(record(pod.spec).nodeName) === '' &&
  conditionOf(pod, 'PodScheduled') === undefined &&
  newest(events, 'FailedScheduling') === undefined;

/** Why the containers of a pod that has a node have not been started. */
const starting = (pod: ClusterObject, { events, now }: PodSurroundings): PodProblem | undefined => {
  const mounts = events.filter(({ reason }) => MOUNT.has(reason ?? ''));
  const mount = newest(mounts.filter(({ message: said = '' }) => !said.startsWith(SUMMARY))) ?? newest(mounts);
  if (mount !== undefined) return { kind: 'mount', values: { detail: mount } };
  const sandbox = newest(events, 'FailedCreatePodSandBox');
  if (sandbox !== undefined) return { kind: 'podNetwork', values: { detail: sandbox } };
  const since = pod.metadata?.creationTimestamp;
  if (now - Date.parse(since ?? '') < STARTING) return undefined;
  if (isUnseen(pod, events)) {
    const scheduler = text(record(pod.spec).schedulerName) || 'default-scheduler';
    return { kind: 'unseen', values: { scheduler, ago: age(since, now) } };
  }
  return { kind: 'waiting', values: { detail: 'ContainerCreating', ago: age(since, now) } };
};

/** Conditions named by readiness gates that are not true although the containers are ready. */
const unmetGates = (pod: ClusterObject): string => {
  const conditions = conditionsOf(pod);
  if (!conditions.some(({ type, status }) => type === 'ContainersReady' && status === 'True')) return '';
  return list(record(pod.spec).readinessGates)
    .map((gate) => text(record(gate).conditionType))
    .filter((gate) => !conditions.some(({ type, status }) => type === gate && status === 'True'))
    .map((gate) => {
      const said = conditions.find(({ type }) => type === gate)?.message ?? '';
      return said === '' ? gate : `${gate} (${said})`;
    })
    .join(', ');
};

const runningProblem = (pod: ClusterObject, mains: readonly ContainerStatus[], around: PodSurroundings): PodProblem => {
  const { events } = around;
  const killed = mains
    .map((main) => (main.ready ? undefined : probeKill(main, around)))
    .find((one) => one !== undefined);
  if (killed !== undefined) return killed;
  const gates = unmetGates(pod);
  if (gates !== '') return { kind: 'readinessGate', values: { detail: gates } };
  const probe = latestFirst(events).find(
    ({ reason, message }) => reason === 'Unhealthy' && /^(Readiness|Startup|Liveness)/.test(message ?? ''),
  );
  const ready = conditionOf(pod, 'Ready');
  const unready = mains.filter((main) => !main.ready).map(({ name }) => name);
  const detail =
    [probe?.message, ready?.message, ready?.reason].find((said) => said !== undefined && said !== '') ??
    unready.join(', ');
  return { kind: 'notReady', values: { detail } };
};

/** A pod that is ready now, but whose container ended not long ago. */
const recentRestart = (statuses: readonly ContainerStatus[], now: number): PodProblem | undefined => {
  const restarted = statuses.find(({ isInit, restarts, lastEnded }) => {
    if (isInit || lastEnded === undefined) return false;
    const since = now - Date.parse(lastEnded.finishedAt);
    return since <= (restarts >= SEVERAL_RESTARTS ? RESTARTED_AGAIN : RESTARTED_LATELY);
  });
  const end = restarted?.lastEnded;
  if (restarted === undefined || end === undefined) return undefined;
  const reason = end.reason === 'OOMKilled' ? `OOMKilled, ${howItEnded(end)}` : howItEnded(end);
  return { kind: 'restarted', values: { end: reason, restarts: restarted.restarts, ago: endedAgo(end, now) } };
};

/**
 * Reads a pod as an experienced engineer does, the cause before its effect: evicted or failed, not scheduled, on a node
 * that is down, its containers (init first): image, configuration, memory, crash; not started: volumes, network;
 * running but not ready: gates, probes; ready but just restarted.
 */
export const readPod = (pod: ClusterObject, around: PodSurroundings): PodProblem | undefined => {
  const statuses = containerStatuses(pod.status);
  if (isReady(pod)) return recentRestart(statuses, around.now);
  // What a pod says while it ends in its own time is no problem, even where its container ends with an error.
  if (isLeaving(pod, around.now) && text(record(pod.status).phase) !== 'Failed') return undefined;
  const early = beforeContainers(pod, around);
  if (early !== undefined) return early;
  for (const container of statuses) {
    const problem = containerProblem(pod, container, around);
    if (problem !== undefined) return problem;
  }
  const node = text(record(pod.spec).nodeName);
  if (around.downNodes.has(node)) return { kind: 'nodeLost', values: { node } };
  const mains = statuses.filter(({ isInit }) => !isInit);
  const begun = mains.some(({ waiting, ready, ended }) => ready || (waiting === '' && ended === undefined));
  return mains.length > 0 && begun ? runningProblem(pod, mains, around) : starting(pod, around);
};
