import { isFields, readField, readNumber, readText } from './kubernetes/read-field';
import { newbornPod, nextPodName, settledPod } from './replacement-pod';
import { countReplicas, isReady, ownerOf, podsOf } from './replicas';
import type { KubernetesObject } from './scenario';
import type { World, WorldEvent } from './world';
import { keyOf, keyText } from './world-state';

/** `setTimeout` and its fellow, as arguments so that tests need not wait. */
export interface Timers {
  setTimeout: (callback: () => void, milliseconds: number) => unknown;
  clearTimeout: (handle: never) => void;
}

/** The timers of Node.js; they keep no process alive. */
export const realTimers: Timers = {
  setTimeout: (callback, milliseconds) => setTimeout(callback, milliseconds).unref(),
  clearTimeout: (handle) => {
    clearTimeout(handle);
  },
};

const START_MS = 1500;
const RENEW_MS = 10_000;

/** What the controllers of a cluster do that matters here; `close` stops them. */
export interface Controllers {
  close: () => void;
}

const microTime = (now: Date): string => now.toISOString().replace('Z', '000Z');

/** Leader election of client-go writes `podname_uuid`, others the pod's name alone. */
const holderPod = (lease: KubernetesObject): string => readText(lease, 'spec.holderIdentity').split('_')[0] ?? '';

const renewed = (lease: KubernetesObject, now: Date, changes: Record<string, unknown> = {}): KubernetesObject => ({
  ...lease,
  spec: { ...(isFields(lease.spec) ? lease.spec : {}), ...changes, renewTime: microTime(now) },
});

/** Another Ready pod takes over the lease of a pod that was deleted. */
const takenOver = (lease: KubernetesObject, heir: KubernetesObject, now: Date): KubernetesObject => {
  const [, ...suffix] = readText(lease, 'spec.holderIdentity').split('_');
  return renewed(lease, now, {
    holderIdentity: [heir.metadata.name, ...suffix].join('_'),
    acquireTime: microTime(now),
    leaseTransitions: readNumber(lease, 'spec.leaseTransitions') + 1,
  });
};

/**
 * Starts the controllers: a deleted pod's owner makes another that starts after 1.5 s, replica counts follow the pods,
 * and the holders of leases renew them every 10 s (unless a fault is about that lease).
 */
export const startControllers = (world: World, timers: Timers = realTimers): Controllers => {
  const pending = new Set<unknown>();
  /** The owners of pods that were deleted by name of the pod: their other pods take over its leases. */
  const ownersOfGone = new Map<string, KubernetesObject>();

  const later = (milliseconds: number, callback: () => void): void => {
    const handle = timers.setTimeout(() => {
      pending.delete(handle);
      callback();
    }, milliseconds);
    pending.add(handle);
  };

  const replace = (pod: KubernetesObject, owner: KubernetesObject, twinKey: string): void => {
    const twin = world.twinOf(keyOf(pod)) ?? pod;
    const newborn = world.apply(newbornPod(twin, nextPodName(owner), world.now()), 'controller');
    world.setTwin(keyOf(newborn), twinKey);
    later(START_MS, () => {
      const current = world.get(keyOf(newborn));
      if (current?.metadata.uid !== newborn.metadata.uid || !current) return;
      world.apply(settledPod(current, world.twinOf(keyOf(current)) ?? twin, world.now()), 'controller');
      countReplicas(world, owner);
      renewLeases();
    });
  };

  const podDeleted = (pod: KubernetesObject): void => {
    const owner = ownerOf(world, pod);
    if (owner?.kind !== 'ReplicaSet' && owner?.kind !== 'DaemonSet') return;
    const twinKey = world.twinKey(keyOf(pod));
    const wanted = readField(owner, 'spec.replicas');
    ownersOfGone.set(`${pod.metadata.namespace ?? ''}/${pod.metadata.name}`, owner);
    if (typeof wanted !== 'number' || podsOf(world, owner).length < wanted) replace(pod, owner, twinKey);
    countReplicas(world, owner);
  };

  const renewLeases = (): void => {
    for (const lease of world.list('coordination.k8s.io', 'Lease')) {
      if (world.isFaulted(keyOf(lease))) continue;
      const namespace = lease.metadata.namespace ?? '';
      const holder = world.get({ apiVersion: 'v1', kind: 'Pod', namespace, name: holderPod(lease) });
      const owner = ownersOfGone.get(`${namespace}/${holderPod(lease)}`);
      const heir = !holder && owner ? podsOf(world, owner).find(isReady) : undefined;
      if (heir) world.apply(takenOver(lease, heir, world.now()), 'controller');
      else if (holder && isReady(holder)) world.apply(renewed(lease, world.now()), 'controller');
    }
  };

  const renewForever = (): void => {
    renewLeases();
    later(RENEW_MS, renewForever);
  };

  const stopListening = world.subscribe(({ type, object, cause }: WorldEvent) => {
    if (type === 'DELETED' && cause === 'user' && keyText(keyOf(object)).startsWith('/Pod/')) podDeleted(object);
  });
  const stopSwitches = world.onSwitch(renewLeases);
  later(RENEW_MS, renewForever);

  return {
    close: () => {
      stopListening();
      stopSwitches();
      for (const handle of pending) timers.clearTimeout(handle as never);
      pending.clear();
    },
  };
};
