import { readList, readText } from '../kubernetes/read-field';
import type { Fields } from '../kubernetes/read-field';
import { REFERENCE_TIME } from '../scenario';
import type { KubernetesObject } from '../scenario';
import type { Draft } from './draft';
import { addEvent } from './events';
import { sayOf } from './log-lines';
import { replacePods, type NewPod, type NewPods } from './new-pods';
import { later, secondsSince } from './times';

const addressOf = (draft: Draft, node: string): string =>
  readText(
    readList(draft.find(`Node/${node}`), 'status.addresses').find(({ type }) => type === 'InternalIP'),
    'address',
  );

/** An address of a node's pod network that no pod has. */
const freeAddress = (draft: Draft, node: string): string => {
  const taken = draft.ofKind('Pod').map((pod) => readText(pod, 'status.podIP'));
  const neighbour = draft.ofKind('Pod').find((pod) => readText(pod, 'spec.nodeName') === node);
  const network = readText(neighbour, 'status.podIP').split('.').slice(0, 3).join('.');
  const last = Array.from({ length: 180 }, (_, index) => index + 70).find(
    (host) => !taken.includes(`${network}.${String(host)}`),
  );
  return `${network}.${String(last)}`;
};

const conditionsOf = (pod: NewPod, names: string[], hasSandbox: boolean): Fields[] => {
  const lastTransitionTime = pod.created;
  const unready = {
    status: 'False',
    lastTransitionTime,
    reason: 'ContainersNotReady',
    message: `containers with unready status: [${names.join(' ')}]`,
  };
  return [
    { type: 'PodReadyToStartContainers', status: hasSandbox ? 'True' : 'False', lastTransitionTime },
    { type: 'Initialized', status: 'True', lastTransitionTime },
    { type: 'Ready', ...unready },
    { type: 'ContainersReady', ...unready },
    { type: 'PodScheduled', status: 'True', lastTransitionTime },
  ];
};

/** The status of a pod that a node has taken, none of whose containers has started. */
const waitingStatus = (draft: Draft, twin: KubernetesObject, pod: NewPod, waiting: Fields): Fields => {
  const node = pod.node ?? '';
  const names = readList(twin, 'spec.containers').map((container) => readText(container, 'name'));
  const hasSandbox = waiting.reason !== 'ContainerCreating';
  const hostIP = addressOf(draft, node);
  const podIP = freeAddress(draft, node);
  return {
    phase: 'Pending',
    conditions: conditionsOf(pod, names, hasSandbox),
    hostIP,
    hostIPs: [{ ip: hostIP }],
    ...(hasSandbox && { podIP, podIPs: [{ ip: podIP }] }),
    startTime: pod.created,
    qosClass: readText(twin, 'status.qosClass') || 'Burstable',
    containerStatuses: readList(twin, 'spec.containers').map(({ name, image }) => ({
      name,
      image,
      imageID: '',
      restartCount: 0,
      ready: false,
      started: false,
      state: { waiting },
    })),
  };
};

const unscheduledStatus = (twin: KubernetesObject, { created }: NewPod, message: string): Fields => ({
  phase: 'Pending',
  conditions: [
    { type: 'PodScheduled', status: 'False', lastTransitionTime: created, reason: 'Unschedulable', message },
  ],
  qosClass: readText(twin, 'status.qosClass') || 'Burstable',
});

/** `unschedulable`: new pods that no node takes. */
export interface UnschedulableArguments {
  workload: string;
  /** The last parts of their names. */
  pods: string[];
  since: string;
  /** What the scheduler says. */
  says: string;
}

export const unschedulable = (draft: Draft, { workload, pods, since, says }: UnschedulableArguments): void => {
  const names = Object.fromEntries(pods.map((suffix) => [suffix, '']));
  const made = replacePods(draft, { workload, pods: names, since }, (twin, pod) => unscheduledStatus(twin, pod, says));
  for (const { pod, created } of made)
    addEvent(draft, {
      about: pod,
      reason: 'FailedScheduling',
      message: says,
      count: Math.max(1, Math.floor(secondsSince(created) / 300) + 1),
      first: created,
      last: later(REFERENCE_TIME, -37),
      from: 'default-scheduler',
    });
};

/** `imagePull`: new pods whose image the registry does not give. */
export interface ImagePullArguments extends NewPods {
  /** The registry's error, with `{image}` where it names the image, and `{repository}` and `{digest}` for its parts. */
  says: string;
}

export const imagePull = (draft: Draft, { says, ...pods }: ImagePullArguments): void => {
  const errorOf = (twin: KubernetesObject): { image: string; error: string } => {
    const [container] = readList(twin, 'spec.containers');
    const image = readText(container, 'image');
    const [repository = '', digest = ''] = image.split('@');
    return {
      image,
      error: says.replaceAll('{image}', image).replaceAll('{repository}', repository).replaceAll('{digest}', digest),
    };
  };
  const made = replacePods(draft, pods, (twin, pod) => {
    const { image, error } = errorOf(twin);
    const message = `Back-off pulling image "${image}": ErrImagePull: ${error}`;
    return waitingStatus(draft, twin, pod, { reason: 'ImagePullBackOff', message });
  });
  for (const { pod, created } of made) {
    const { image, error } = errorOf(pod);
    const tries = { about: pod, count: 8, first: later(created, 5), last: '09:56:52' };
    const waits = {
      about: pod,
      count: Math.floor(secondsSince(created) / 17),
      first: later(created, 20),
      last: '09:59:48',
    };
    addEvent(draft, { ...tries, type: 'Normal', reason: 'Pulling', message: `Pulling image "${image}"` });
    addEvent(draft, { ...tries, reason: 'Failed', message: `Failed to pull image "${image}": ${error}` });
    addEvent(draft, { ...tries, reason: 'Failed', message: 'Error: ErrImagePull' });
    addEvent(draft, { ...waits, type: 'Normal', reason: 'BackOff', message: `Back-off pulling image "${image}"` });
    addEvent(draft, { ...waits, reason: 'Failed', message: 'Error: ImagePullBackOff' });
  }
};

/** `containerCreating`: new pods that wait for what their containers need before they can be made. */
export interface ContainerCreatingArguments extends NewPods {
  /** The event that says what is missing. */
  reason: string;
  says: string;
}

export const containerCreating = (draft: Draft, { reason, says, ...pods }: ContainerCreatingArguments): void => {
  const made = replacePods(draft, pods, (twin, pod) =>
    waitingStatus(draft, twin, pod, { reason: 'ContainerCreating' }),
  );
  for (const { pod, created } of made)
    addEvent(draft, {
      about: pod,
      reason,
      message: sayOf(draft, pod, says),
      count: Math.max(1, Math.floor(secondsSince(created) / 60)),
      first: created,
      last: later(REFERENCE_TIME, -70),
    });
};
