import type { KubernetesObject } from '../scenario';
import { changeContainer, containerId, imageOf, noteSince } from './containers';
import type { Draft } from './draft';
import { addEvent } from './events';
import { containerOf, linesOfRun, sayOf } from './log-lines';
import { later, secondsSince } from './times';

/** `crashLoop`: containers that end soon after each start, the kubelet backing off in between. */
export interface CrashLoopArguments {
  pods: string;
  container?: string;
  /** When it first ended. */
  since: string;
  restarts: number;
  exitCode: number;
  /** `Error`, when it is not said. */
  reason?: string;
  /** What the container wrote as its last words for the kubelet (`terminated.message`). */
  message?: string;
  /** How many seconds each run lasts; 8, when it is not said. */
  lasts?: number;
  /** When the last run of the first pod began; that of each further pod begins a little later. */
  lastStart?: string;
  /** What each run logs. */
  log?: string;
  /** What the kubelet says of its readiness probe. */
  probe?: string;
}

const LAST_START = '09:56:34';
/** How much later the last run of each further pod began, in seconds. */
const APART_S = 38;
/** The kubelet syncs a pod that waits for its restart about so often, in seconds, and says BackOff each time. */
const SYNC_S = 15;
/** The kubelet waits 10 s after the first failure, twice as long after each further one, and at most 5 min. */
const backOff = (restarts: number): string => {
  const seconds = Math.min(300, 10 * 2 ** Math.min(restarts - 1, 9));
  return seconds < 60 ? `${String(seconds)}s` : `${String(Math.floor(seconds / 60))}m${String(seconds % 60)}s`;
};

const tellCrashLoop = (draft: Draft, pod: KubernetesObject, crash: CrashLoopArguments, last: string): void => {
  const { since, restarts, probe } = crash;
  const name = containerOf(pod, crash.container);
  const again = { about: pod, count: restarts, first: later(since, 3), last };
  const image = imageOf(pod, name);
  addEvent(draft, {
    ...again,
    type: 'Normal',
    reason: 'Pulled',
    message: `Container image "${image}" already present on machine`,
  });
  addEvent(draft, { ...again, type: 'Normal', reason: 'Created', message: `Created container: ${name}` });
  addEvent(draft, { ...again, type: 'Normal', reason: 'Started', message: `Started container ${name}` });
  const { name: podName, namespace = '', uid = '' } = pod.metadata;
  addEvent(draft, {
    about: pod,
    reason: 'BackOff',
    message: `Back-off restarting failed container ${name} in pod ${podName}_${namespace}(${uid})`,
    count: Math.max(1, Math.floor(secondsSince(since) / SYNC_S)),
    first: later(since, 10),
    last: '09:59:44',
  });
  if (probe !== undefined)
    addEvent(draft, {
      ...again,
      reason: 'Unhealthy',
      message: `Readiness probe failed: ${sayOf(draft, pod, probe)}`,
      first: later(since, 20),
    });
};

export const crashLoop = (draft: Draft, crash: CrashLoopArguments): void => {
  const { pods, since, restarts, exitCode, reason = 'Error', message, lasts = 8, lastStart = LAST_START, log } = crash;
  noteSince(draft, pods, since);
  draft.podsOf(pods).forEach((old, index) => {
    const name = containerOf(old, crash.container);
    const startedAt = later(lastStart, index * APART_S);
    const finishedAt = later(startedAt, lasts);
    const containerID = containerId(old.metadata.name, name, restarts);
    const { name: podName, namespace = '', uid = '' } = old.metadata;
    const why = `back-off ${backOff(restarts)} restarting failed container=${name} pod=${podName}_${namespace}(${uid})`;
    const pod = changeContainer(draft, old, name, (status) => ({
      ...status,
      containerID,
      ready: false,
      started: false,
      restartCount: restarts,
      state: { waiting: { reason: 'CrashLoopBackOff', message: why } },
      lastState: {
        terminated: { containerID, exitCode, reason, ...(message && { message }), startedAt, finishedAt },
      },
    }));
    tellCrashLoop(draft, pod, crash, startedAt);
    const said = log === undefined ? '' : linesOfRun(draft, pod, { text: log, start: startedAt, end: finishedAt });
    const key = `${namespace}/${podName}/${name}`;
    draft.logs.set(key, said);
    draft.logs.set(`${key}.previous`, said);
  });
};
