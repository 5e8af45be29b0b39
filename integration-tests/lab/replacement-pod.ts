import { randomInt, randomUUID } from 'node:crypto';

import { isFields, readField, readList } from './kubernetes/read-field';
import type { Fields } from './kubernetes/read-field';
import type { KubernetesObject } from './scenario';

/** Kubernetes makes names from letters and digits that cannot spell words. */
const SUFFIX_LETTERS = 'bcdfghjklmnpqrstvwxz2456789';

/** The name of the next pod of an owner. */
export const nextPodName = (owner: KubernetesObject): string =>
  `${owner.metadata.name}-${Array.from({ length: 5 }, () => SUFFIX_LETTERS[randomInt(SUFFIX_LETTERS.length)]).join('')}`;

const stamp = (now: Date): string => `${now.toISOString().slice(0, 19)}Z`;

const reborn = (pod: KubernetesObject, name: string, now: Date): KubernetesObject => {
  const copy = structuredClone(pod);
  copy.metadata = { ...copy.metadata, name, uid: randomUUID(), creationTimestamp: stamp(now) };
  delete copy.metadata.resourceVersion;
  return copy;
};

const containerNames = (pod: KubernetesObject, field: string): string[] =>
  readList(pod, `spec.${field}`).map(({ name }) => String(name));

const condition = (type: string, isTrue: boolean, now: Date): Fields => ({
  type,
  status: isTrue ? 'True' : 'False',
  lastTransitionTime: stamp(now),
  ...(!isTrue && { reason: 'ContainersNotReady' }),
});

const creating = (pod: KubernetesObject, name: string): Fields => {
  const known = readList(pod, 'status.containerStatuses').find((status) => status.name === name);
  return {
    name,
    image: known?.image ?? '',
    imageID: '',
    ready: false,
    started: false,
    restartCount: 0,
    state: { waiting: { reason: 'ContainerCreating' } },
  };
};

/** A pod as its controller has just made it: scheduled, its containers being created. */
export const newbornPod = (twin: KubernetesObject, name: string, now: Date): KubernetesObject => {
  const pod = reborn(twin, name, now);
  pod.status = {
    phase: 'Pending',
    qosClass: readField(twin, 'status.qosClass') ?? 'Burstable',
    hostIP: readField(twin, 'status.hostIP') ?? '',
    startTime: stamp(now),
    conditions: [
      condition('PodScheduled', true, now),
      condition('Initialized', true, now),
      condition('Ready', false, now),
      condition('ContainersReady', false, now),
    ],
    containerStatuses: containerNames(twin, 'containers').map((container) => creating(twin, container)),
  };
  return pod;
};

/** Every moment in a part of a status becomes now. */
const happeningNow = (value: unknown, now: Date): unknown => {
  if (Array.isArray(value)) return value.map((item) => happeningNow(item, now));
  if (!isFields(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      /(?:Time|At)$/.test(name) && typeof field === 'string' ? stamp(now) : happeningNow(field, now),
    ]),
  );
};

/** A container that runs has not been restarted yet; one that keeps failing has failed once. */
const freshContainer = (status: Fields): Fields => {
  const isHealthy = status.ready === true;
  if (isHealthy) return { ...status, restartCount: 0, lastState: {} };
  const hasFailed = isFields(readField(status, 'lastState.terminated'));
  return { ...status, restartCount: hasFailed ? 1 : 0 };
};

/** A pod some seconds later: as the scenario has its twin, healthy or with the same fault, but newly started. */
export const settledPod = (newborn: KubernetesObject, twin: KubernetesObject, now: Date): KubernetesObject => {
  const status = happeningNow(twin.status ?? {}, now);
  const fields: Fields = isFields(status) ? status : {};
  for (const list of ['containerStatuses', 'initContainerStatuses'])
    if (Array.isArray(fields[list])) fields[list] = readList(fields, list).map(freshContainer);
  const { spec } = structuredClone(twin);
  return { ...newborn, spec, status: fields };
};
