import { readFields, readList, readText } from '../kubernetes/read-field';
import type { Fields } from '../kubernetes/read-field';
import type { KubernetesObject } from '../scenario';
import type { Draft } from './draft';
import { addEvent } from './events';
import { containerOf, linesBefore, linesOfRun } from './log-lines';
import { merge } from './merge';
import { requestsOf, stopPods } from './new-pods';
import { at, later, secondsSince } from './times';

/** `refused`: pods that went, and new ones that the API server refuses. */
export interface RefusedArguments {
  workload: string;
  since: string;
  /** Why, with `{pod}` for the name of the pod that is refused. */
  says: string;
  /** How many pods went, the last ones; absent: all. */
  count?: number;
}

/** A Deployment without progress fails after its `progressDeadlineSeconds`: 10 min. */
const DEADLINE_S = 600;

const failureOf = (time: string, message: string): Fields => ({
  type: 'ReplicaFailure',
  status: 'True',
  lastTransitionTime: time,
  reason: 'FailedCreate',
  message,
});

export const refused = (draft: Draft, { workload, since, says, count }: RefusedArguments): void => {
  stopPods(draft, workload, since, count);
  const time = later(since, 2);
  draft.since.set(workload, time);
  const owner = draft.podOwner(workload);
  const message = says.replaceAll('{pod}', `${owner.metadata.name}-${owner.metadata.uid?.slice(0, 5) ?? ''}`);
  addEvent(draft, {
    about: owner,
    reason: 'FailedCreate',
    message: `Error creating: ${message}`,
    count: Math.max(1, Math.min(20, Math.floor(secondsSince(since) / 60))),
    first: time,
    last: later('09:57:50', 0),
    from: `${owner.kind.toLowerCase()}-controller`,
  });
  if (owner.kind !== 'ReplicaSet') return;
  const failure = failureOf(time, message);
  draft.apply(merge(owner, { status: { conditions: [failure] } }) as KubernetesObject);
  const isLate = secondsSince(time) > DEADLINE_S;
  const stuck = {
    type: 'Progressing',
    status: 'False',
    lastUpdateTime: later(time, DEADLINE_S),
    lastTransitionTime: later(time, DEADLINE_S),
    reason: 'ProgressDeadlineExceeded',
    message: `ReplicaSet "${owner.metadata.name}" has timed out progressing.`,
  };
  const conditions = [...(isLate ? [stuck] : []), { ...failure, lastUpdateTime: time }];
  draft.apply(merge(draft.workload(workload), { status: { conditions } }) as KubernetesObject);
};

const UNITS: Record<string, number> = { '': 1, m: 0.001, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30 };

/** A quantity of Kubernetes as a number: `110m`, `450Mi`. */
const amountOf = (quantity: string): number => {
  const [, digits = '', unit = ''] = /^(\d+)(\D*)$/.exec(quantity) ?? [];
  return Number(digits) * (UNITS[unit] ?? Number.NaN);
};

/** As the quota controller writes it: in the unit of its limit. */
const inUnitOf = (limit: string, amount: number): string => {
  const unit = /\D*$/.exec(limit)?.[0] ?? '';
  return `${String(Math.round(amount / (UNITS[unit] ?? 1)))}${unit}`;
};

/** `quota`: a resource quota that refuses the pods of a workload. What is used of it is counted from the other pods. */
export interface QuotaArguments {
  workload: string;
  since: string;
  /** The name of the ResourceQuota. */
  name: string;
  /** What it counts: `requests.cpu`, `requests.memory`. */
  resource: string;
  /** How much it allows; in `m` or `Mi`. */
  hard: string;
  /** How many of the pods went, the last ones; absent: all. */
  count?: number;
}

export const quota = (
  draft: Draft,
  { workload, since, name, resource, hard, count = Infinity }: QuotaArguments,
): void => {
  const field = resource.replace('requests.', '');
  const [pod] = draft.podsOf(workload);
  const sum = (pods: KubernetesObject[]): number =>
    pods.flatMap(requestsOf).reduce((all, requests) => all + amountOf(readText(requests, field) || '0'), 0);
  const requested = sum(pod ? [pod] : []);
  const namespace = draft.workload(workload).metadata.namespace ?? '';
  const own = draft
    .podsOf(workload)
    .slice(-count)
    .map(({ metadata }) => metadata.name);
  const others = draft
    .list('', 'Pod', namespace)
    .filter(({ metadata, status }) => !own.includes(metadata.name) && readText(status, 'phase') !== 'Failed');
  const used = inUnitOf(hard, sum(others));
  if (amountOf(used) + requested <= amountOf(hard))
    throw new Error(`The quota ${name} refuses nothing: ${used} of ${hard} are used`);
  draft.apply({
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: { name, namespace, creationTimestamp: later(at(since), -120) },
    spec: { hard: { [resource]: hard } },
    status: { hard: { [resource]: hard }, used: { [resource]: used } },
  });
  const terms = [
    `requested: ${resource}=${inUnitOf(hard, requested)}`,
    `used: ${resource}=${used}`,
    `limited: ${resource}=${hard}`,
  ];
  refused(draft, {
    workload,
    since,
    count,
    says: `pods "{pod}" is forbidden: exceeded quota: ${name}, ${terms.join(', ')}`,
  });
};

/** `scaledToZero`: a workload of which nobody wants a pod. */
export interface ScaledToZeroArguments {
  workload: string;
  at: string;
}

export const scaledToZero = (draft: Draft, { workload, at: time }: ScaledToZeroArguments): void => {
  stopPods(draft, workload, time);
  for (const object of [draft.podOwner(workload), draft.workload(workload)])
    draft.apply(merge(object, { spec: { replicas: 0 } }) as KubernetesObject);
};

/** `missing`: a workload that is gone with its pods. */
export interface MissingArguments {
  workload: string;
  at: string;
}

export const missing = (draft: Draft, { workload, at: time }: MissingArguments): void => {
  stopPods(draft, workload, time);
  for (const object of [draft.podOwner(workload), draft.workload(workload)])
    draft.remove({ ...object, namespace: object.metadata.namespace ?? '', name: object.metadata.name });
};

/** `evicted`: a pod that its node put out; it stays as Failed. */
export interface EvictedArguments {
  pod: string;
  at: string;
  says: string;
  /** The last words of its first container, after what the base has it say. */
  log?: string;
}

export const evicted = (draft: Draft, { pod: name, at: time, says, log }: EvictedArguments): void => {
  const [pod] = draft.podsOf(name);
  if (pod === undefined) return;
  const finishedAt = later(time, 3);
  const ended = readList(pod, 'status.containerStatuses').map((status, index) => ({
    ...status,
    ready: false,
    started: false,
    state: {
      terminated: {
        containerID: status.containerID,
        ...(index === 0 ? { exitCode: 137, reason: 'Error' } : { exitCode: 0, reason: 'Completed' }),
        startedAt: readText(status, 'state.running.startedAt'),
        finishedAt,
      },
    },
  }));
  const why = { reason: 'TerminationByKubelet', message: says, lastTransitionTime: at(time) };
  const conditions = [...readList(pod, 'status.conditions'), { type: 'DisruptionTarget', status: 'True', ...why }];
  const end = { phase: 'Failed', reason: 'Evicted', message: says, conditions, containerStatuses: ended };
  draft.apply({ ...pod, status: { ...readFields(pod, 'status'), ...end } });
  addEvent(draft, { about: pod, reason: 'Evicted', message: says, first: time });
  if (log === undefined) return;
  const container = containerOf(pod);
  const before = linesBefore(draft.logOf(pod, container), time);
  const last = linesOfRun(draft, pod, { text: log, start: time, end: finishedAt });
  draft.logs.set(`${pod.metadata.namespace ?? ''}/${pod.metadata.name}/${container}`, before + last);
};
