import { isFields, readCondition, readList, readNumber, readText } from './kubernetes/read-field';
import type { Fields } from './kubernetes/read-field';
import type { KubernetesObject, ObjectKey } from './scenario';
import { groupOf, keyOf, sameContent } from './world-state';

/** Objects of a cluster that can be read and changed: the lab's world, or a fault while it is written. */
export interface Cluster {
  get: (key: ObjectKey) => KubernetesObject | undefined;
  list: (group: string, kind: string, namespace?: string) => KubernetesObject[];
  apply: (object: KubernetesObject, cause: 'controller') => unknown;
  now: () => Date;
}

/** Whether a pod is Ready. */
export const isReady = (pod: KubernetesObject): boolean => readCondition(pod, 'Ready') === 'True';

/** The controller that owns an object, `undefined` when it has none or it is gone. */
export const ownerOf = (world: Cluster, object: KubernetesObject): KubernetesObject | undefined => {
  const owners = object.metadata.ownerReferences ?? [];
  const reference = owners.find(({ controller }) => controller) ?? owners[0];
  if (!reference) return undefined;
  const { namespace } = object.metadata;
  return world.get({ ...reference, ...(namespace && { namespace }) });
};

const ownedBy = (owner: KubernetesObject, objects: KubernetesObject[]): KubernetesObject[] =>
  objects.filter(({ metadata }) =>
    metadata.ownerReferences?.some(({ kind, name }) => kind === owner.kind && name === owner.metadata.name),
  );

/** The pods that an owner has now; those that ended (evicted ones) count no more. */
export const podsOf = (world: Cluster, owner: KubernetesObject): KubernetesObject[] =>
  ownedBy(owner, world.list('', 'Pod', owner.metadata.namespace)).filter(
    (pod) => !['Failed', 'Succeeded'].includes(readText(pod, 'status.phase')),
  );

const MAX_UNAVAILABLE = '25%';

const maxUnavailable = (deployment: KubernetesObject, replicas: number): number => {
  const limit = readText(deployment, 'spec.strategy.rollingUpdate.maxUnavailable') || MAX_UNAVAILABLE;
  return limit.endsWith('%') ? Math.floor((replicas * Number.parseInt(limit, 10)) / 100) : Number.parseInt(limit, 10);
};

const withCondition = (object: KubernetesObject, condition: Fields, time: string): Fields[] => {
  const conditions = readList(object, 'status.conditions');
  const old = conditions.find(({ type }) => type === condition.type);
  const changed = { ...old, ...condition, lastUpdateTime: time };
  const lastTransitionTime = old?.status === condition.status ? (old?.lastTransitionTime ?? time) : time;
  return [...conditions.filter(({ type }) => type !== condition.type), { ...changed, lastTransitionTime }];
};

const availability = (isAvailable: boolean): Fields => ({
  type: 'Available',
  status: isAvailable ? 'True' : 'False',
  reason: isAvailable ? 'MinimumReplicasAvailable' : 'MinimumReplicasUnavailable',
  message: `Deployment ${isAvailable ? 'has' : 'does not have'} minimum availability.`,
});

/** A status without the counts that are zero: the API leaves those out. */
const withoutZeros = (counts: Record<string, number>, status: unknown): Fields =>
  Object.fromEntries(
    Object.entries({ ...(isFields(status) ? status : {}), ...counts }).filter(
      ([name, count]) => !(name in counts && !count),
    ),
  );

const deploymentStatus = (world: Cluster, deployment: KubernetesObject, pods: KubernetesObject[]): Fields => {
  const replicas = readNumber(deployment, 'spec.replicas', 1);
  const ready = pods.filter(isReady).length;
  const counts = {
    replicas: pods.length,
    updatedReplicas: pods.length,
    readyReplicas: ready,
    availableReplicas: ready,
    unavailableReplicas: Math.max(0, replicas - ready),
  };
  const isAvailable = ready >= replicas - maxUnavailable(deployment, replicas);
  return {
    ...withoutZeros(counts, deployment.status),
    conditions: withCondition(deployment, availability(isAvailable), `${world.now().toISOString().slice(0, 19)}Z`),
  };
};

const daemonSetStatus = (daemonSet: KubernetesObject, pods: KubernetesObject[]): Fields => {
  const ready = pods.filter(isReady).length;
  const desired = readNumber(daemonSet, 'status.desiredNumberScheduled', pods.length);
  return {
    ...withoutZeros({ numberAvailable: ready, numberUnavailable: desired - ready }, daemonSet.status),
    desiredNumberScheduled: desired,
    currentNumberScheduled: pods.length,
    numberReady: ready,
  };
};

const applyStatus = (world: Cluster, object: KubernetesObject, status: Fields): void => {
  const next = { ...object, status };
  if (!sameContent(object, next)) world.apply(next, 'controller');
};

/** Brings the status of a ReplicaSet or DaemonSet, and of the Deployment above it, in line with its pods. */
export const countReplicas = (world: Cluster, owner: KubernetesObject): void => {
  const current = world.get(keyOf(owner));
  if (!current || groupOf(current.apiVersion) !== 'apps') return;
  const pods = podsOf(world, current);
  if (current.kind === 'DaemonSet') {
    applyStatus(world, current, daemonSetStatus(current, pods));
    return;
  }
  if (current.kind !== 'ReplicaSet') return;
  const ready = pods.filter(isReady).length;
  const counts = { fullyLabeledReplicas: pods.length, readyReplicas: ready, availableReplicas: ready };
  applyStatus(world, current, { ...withoutZeros(counts, current.status), replicas: pods.length });
  const deployment = ownerOf(world, current);
  if (deployment?.kind !== 'Deployment') return;
  const allPods = ownedBy(deployment, world.list('apps', 'ReplicaSet', deployment.metadata.namespace)).flatMap(
    (replicaSet) => podsOf(world, replicaSet),
  );
  applyStatus(world, deployment, deploymentStatus(world, deployment, allPods));
};
