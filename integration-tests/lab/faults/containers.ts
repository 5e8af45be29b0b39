import { createHash } from 'node:crypto';

import { readList, readNumber, readText } from '../kubernetes/read-field';
import type { Fields } from '../kubernetes/read-field';
import type { KubernetesObject } from '../scenario';
import { fieldsOf, type Draft } from './draft';
import { addEvent } from './events';
import { containerOf, linesBefore, linesOfRun, sayOf } from './log-lines';
import { REFERENCE_TIME } from '../scenario';
import { at, later, secondsSince } from './times';

/** The status of a container as something else; the pod's conditions and phase follow when the rest is derived. */
export const changeContainer = (
  draft: Draft,
  pod: KubernetesObject,
  name: string,
  change: (status: Fields) => Fields,
): KubernetesObject => {
  const containerStatuses = readList(pod, 'status.containerStatuses').map((status) =>
    status.name === name ? change(status) : status,
  );
  return draft.apply({ ...pod, status: { ...fieldsOf(pod, 'status'), containerStatuses } });
};

/** The id of a container's run, the same each time. */
export const containerId = (...parts: (string | number)[]): string =>
  `cri-o://${createHash('sha256').update(parts.join('/')).digest('hex')}`;

/** The image of a container of a pod. */
export const imageOf = (pod: KubernetesObject, name: string): string =>
  readText(
    readList(pod, 'spec.containers').find((container) => container.name === name),
    'image',
  );

/** The workload that a pod's failure is of: what it was given as, unless it is a pod by name. */
export const noteSince = (draft: Draft, pods: string, since: string): void => {
  draft.since.set(pods, at(since));
};

/** `restarted`: containers that ended once and have run since. */
export interface RestartedArguments {
  pods: string;
  container?: string;
  at: string;
  exitCode: number;
  reason?: string;
  /** How often by now: once, when it is not said. */
  restarts?: number;
  /** The last lines of the run that ended, after the base's; of the new run, its first. */
  lastWords: string;
  log: string;
}

export const restarted = (draft: Draft, end: RestartedArguments): void => {
  draft.podsOf(end.pods).forEach((old, index) => {
    const name = containerOf(old, end.container);
    const finishedAt = later(end.at, index * 5);
    const startedAt = later(finishedAt, 3);
    const containerID = containerId(old.metadata.name, name, 1);
    const pod = changeContainer(draft, old, name, (status) => ({
      ...status,
      containerID,
      restartCount: readNumber(status, 'restartCount') + (end.restarts ?? 1),
      state: { running: { startedAt } },
      lastState: {
        terminated: {
          containerID: readText(status, 'containerID'),
          exitCode: end.exitCode,
          reason: end.reason ?? 'Error',
          startedAt: readText(status, 'state.running.startedAt'),
          finishedAt,
        },
      },
    }));
    const image = imageOf(pod, name);
    const pulled = `Container image "${image}" already present on machine`;
    addEvent(draft, { about: pod, type: 'Normal', reason: 'Pulled', message: pulled, first: startedAt });
    addEvent(draft, {
      about: pod,
      type: 'Normal',
      reason: 'Started',
      message: `Started container ${name}`,
      first: startedAt,
    });
    const key = `${pod.metadata.namespace ?? ''}/${pod.metadata.name}/${name}`;
    const begun = later(finishedAt, -20);
    const last = linesOfRun(draft, pod, { text: end.lastWords, start: begun, end: finishedAt });
    draft.logs.set(`${key}.previous`, linesBefore(draft.logOf(pod, name), begun) + last);
    draft.logs.set(key, linesOfRun(draft, pod, { text: end.log, start: startedAt, end: later(startedAt, 5) }));
  });
};

/** `notReady`: containers that run while their readiness probe fails. */
export interface NotReadyArguments {
  pods: string;
  container?: string;
  since: string;
  /** What the probe says, after "Readiness probe failed: ". */
  probe: string;
}

export const notReady = (draft: Draft, { pods, container, since, probe }: NotReadyArguments): void => {
  noteSince(draft, pods, since);
  for (const old of draft.podsOf(pods)) {
    const name = containerOf(old, container);
    const pod = changeContainer(draft, old, name, (status) => ({ ...status, ready: false }));
    addEvent(draft, {
      about: pod,
      reason: 'Unhealthy',
      message: `Readiness probe failed: ${sayOf(draft, pod, probe)}`,
      count: Math.max(1, Math.floor(secondsSince(since) / 10)),
      first: since,
      last: later(REFERENCE_TIME, -9),
    });
  }
};
