/** @jest-environment node */
import { startControllers } from './controllers';
import { readText } from './kubernetes/read-field';
import { crashFault, podObject, SMALL_CLUSTER_NOW, smallCluster } from './kubernetes/small-cluster';
import type { KubernetesObject } from './scenario';
import { World } from './world';

const pod = (name: string) => ({ apiVersion: 'v1', kind: 'Pod', namespace: 'openshift-cnv', name });
const workload = (kind: string, name: string) => ({ apiVersion: 'apps/v1', kind, namespace: 'openshift-cnv', name });
const LEASE = { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', namespace: 'openshift-cnv', name: 'virt-api' };

const setUp = (historyLength = 1000) => {
  let now = SMALL_CLUSTER_NOW.getTime();
  let timers: { at: number; callback: () => void }[] = [];
  const world = new World(smallCluster(), { loadFault: crashFault, now: () => new Date(now), historyLength });
  const controllers = startControllers(world, {
    setTimeout: (callback, milliseconds) => {
      const timer = { at: now + milliseconds, callback };
      timers.push(timer);
      return timer;
    },
    clearTimeout: (handle) => {
      timers = timers.filter((timer) => timer !== handle);
    },
  });
  const advance = (milliseconds: number): void => {
    now += milliseconds;
    const due = timers.filter(({ at }) => at <= now);
    timers = timers.filter(({ at }) => at > now);
    for (const { callback } of due) callback();
  };
  return { world, controllers, advance, pendingTimers: () => timers.length };
};

const podNames = (world: World): string[] => world.list('', 'Pod').map(({ metadata }) => metadata.name);
const newPod = (world: World): KubernetesObject =>
  world.list('', 'Pod').find(({ metadata }) => !/aaaaa|bbbbb|ccccc/.test(metadata.name))!;

describe('World', () => {
  it('fills uids that stay, and points owners and events at them', () => {
    const uid = new World(smallCluster()).get(pod('virt-api-7d9-aaaaa'))?.metadata.uid;
    const again = new World(smallCluster());
    expect(again.get(pod('virt-api-7d9-aaaaa'))?.metadata.uid).toBe(uid);
    expect(again.list('', 'Event')[0]?.involvedObject).toHaveProperty('uid', uid);
    expect(again.get(pod('virt-api-7d9-aaaaa'))?.metadata.ownerReferences?.[0]?.uid).toBe(
      again.get(workload('ReplicaSet', 'virt-api-7d9'))?.metadata.uid,
    );
  });

  it('tells what a fault changes, and undoes it', () => {
    const { world } = setUp();
    const before = JSON.stringify(world.get(pod('virt-api-7d9-bbbbb'))?.status);
    const { version } = world;
    world.switchFault('Crash', true);
    expect(world.since(version)?.map(({ type, object }) => `${type} ${object.kind}`)).toEqual([
      'MODIFIED Pod',
      'MODIFIED Lease',
      'DELETED Event',
    ]);
    expect(world.activeFaults().map(({ name }) => name)).toEqual(['Crash']);
    world.switchFault('Crash', false);
    expect(JSON.stringify(world.get(pod('virt-api-7d9-bbbbb'))?.status)).toBe(before);
    expect(world.list('', 'Event')).toHaveLength(1);
  });

  it('has the log of the newest fault, or the base', () => {
    const { world } = setUp();
    const bbbbb = world.get(pod('virt-api-7d9-bbbbb'))!;
    expect(world.log(bbbbb, 'app')).toBeUndefined();
    world.switchFault('Crash', true);
    expect(world.log(bbbbb, 'app')).toBe('fatal: crashed\n');
    expect(world.log(bbbbb, 'app', true)).toBe('panic: no leader\n');
  });

  it('forgets old versions', () => {
    const { world } = setUp(2);
    const { version } = world;
    world.remove(pod('virt-handler-ccccc'), 'scenario');
    world.remove(pod('virt-api-7d9-aaaaa'), 'scenario');
    world.remove(pod('virt-api-7d9-bbbbb'), 'scenario');
    expect(world.since(version)).toBeUndefined();
    expect(world.since(version + 1)).toHaveLength(2);
    expect(world.since(version + 100)).toBeUndefined();
  });

  it('resets what users and controllers did', () => {
    const { world, advance } = setUp();
    const before = podNames(world);
    world.switchFault('Crash', true);
    world.remove(pod('virt-api-7d9-aaaaa'));
    advance(1500);
    world.reset();
    expect(podNames(world)).toEqual(before);
    expect(readText(world.get(workload('Deployment', 'virt-api')), 'status.readyReplicas')).toBe('2');
  });
});

describe('controllers', () => {
  it('replace a deleted pod, and the counts follow', () => {
    const { world, advance } = setUp();
    world.remove(pod('virt-api-7d9-aaaaa'));
    const made = newPod(world);
    expect(made.metadata.name).toMatch(/^virt-api-7d9-[a-z0-9]{5}$/);
    expect(readText(made, 'status.phase')).toBe('Pending');
    const deployment = () => world.get(workload('Deployment', 'virt-api'));
    expect(deployment()?.status).toMatchObject({ readyReplicas: 1, unavailableReplicas: 1 });
    expect(deployment()?.status).toHaveProperty('conditions.0.status', 'False');
    advance(1500);
    expect(readText(newPod(world), 'status.phase')).toBe('Running');
    expect(deployment()?.status).toMatchObject({ readyReplicas: 2, availableReplicas: 2 });
    expect(deployment()?.status).toHaveProperty('conditions.0.status', 'True');
    expect(world.log(newPod(world), 'app')).toContain('listening');
  });

  it('keep the node of a DaemonSet pod', () => {
    const { world, advance } = setUp();
    world.remove(pod('virt-handler-ccccc'));
    expect(world.get(workload('DaemonSet', 'virt-handler'))?.status).toMatchObject({
      numberReady: 0,
      numberUnavailable: 1,
    });
    advance(1500);
    expect(readText(newPod(world), 'spec.nodeName')).toBe('worker-0');
    expect(world.get(workload('DaemonSet', 'virt-handler'))?.status).not.toHaveProperty('numberUnavailable');
  });

  it('cannot mend a fault by deleting its pod; mending the fault does', () => {
    const { world, advance } = setUp();
    world.switchFault('Crash', true);
    world.remove(pod('virt-api-7d9-bbbbb'));
    advance(1500);
    expect(newPod(world).status).toHaveProperty('containerStatuses.0.state.waiting.reason', 'CrashLoopBackOff');
    expect(newPod(world).status).toHaveProperty('containerStatuses.0.restartCount', 1);
    world.switchFault('Crash', false);
    expect(podNames(world)).toEqual(['virt-api-7d9-aaaaa', 'virt-api-7d9-bbbbb', 'virt-handler-ccccc']);
  });

  it('leave a pod deleted whose owner has enough or none', () => {
    const { world } = setUp();
    world.apply(podObject('alone', { owner: ['ReplicaSet', 'gone'] }));
    world.remove(pod('alone'));
    expect(podNames(world)).toHaveLength(3);
  });

  it('renew leases of Ready holders, not those of a fault', () => {
    const { world, advance } = setUp();
    const renewTime = () => readText(world.get(LEASE), 'spec.renewTime');
    advance(10_000);
    expect(renewTime()).toBe('2026-01-15T10:00:10.000000Z');
    world.switchFault('Crash', true);
    advance(10_000);
    expect(renewTime()).toBe('2026-01-15T09:59:58.000000Z');
    world.switchFault('Crash', false);
    expect(renewTime()).toBe('2026-01-15T10:00:20.000000Z');
  });

  it('hand the lease of a deleted pod to another', () => {
    const { world, advance } = setUp();
    world.remove(pod('virt-api-7d9-aaaaa'));
    advance(10_000);
    expect(readText(world.get(LEASE), 'spec.holderIdentity')).toBe('virt-api-7d9-bbbbb_1234');
  });

  it('stop when closed', () => {
    const { world, controllers, pendingTimers } = setUp();
    controllers.close();
    world.remove(pod('virt-api-7d9-aaaaa'));
    expect(podNames(world)).toHaveLength(2);
    expect(pendingTimers()).toBe(0);
  });
});
