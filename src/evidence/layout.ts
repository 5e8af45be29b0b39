import { modelOf } from '../probes/models';
import type { ClusterObject } from '../probes/observation';
import type { ModelName } from '../probes/probe';

/*
 * Where `oc adm inspect` and must-gather put things (openshift/oc, pkg/cli/admin/inspect): a list in one file beside
 * its kind's group, a single object in a folder of its kind, `core` for the group without a name, and the logs of a
 * container in a folder of its name twice. `omc` (gmeghnag/omc, cmd/get) reads both forms of any kind, a list first;
 * files whose name is no Kubernetes name it passes over, and custom resources it knows by their definitions alone, in
 * cluster-scoped-resources/apiextensions.k8s.io/customresourcedefinitions.
 */

/** Kinds whose list is one file in each namespace; objects of other kinds get a file each. */
const LISTED: ReadonlySet<ModelName> = new Set<ModelName>([
  'Pod',
  'Event',
  'Service',
  'Endpoints',
  'EndpointSlice',
  'PersistentVolumeClaim',
  'ResourceQuota',
  'LimitRange',
  'ServiceAccount',
  'Job',
  'PodDisruptionBudget',
  'Deployment',
  'ReplicaSet',
  'DaemonSet',
]);

/** Says whether a kind's objects stand in one file. */
export const isListed = (model: ModelName): boolean => LISTED.has(model);

/** A name as one part of a path: no name from outside leaves its folder. */
const part = (name: string): string => {
  const safe = name.replace(/[^A-Za-z0-9._:@-]/g, '_');
  return /^\.*$/.test(safe) ? `_${safe}` : safe;
};

const folderOf = (group: string, namespace: string | undefined): string => {
  const root = namespace === undefined ? 'cluster-scoped-resources' : `namespaces/${part(namespace)}`;
  return `${root}/${group === '' ? 'core' : part(group)}`;
};

/** The file of a list: `namespaces/NS/apps/deployments.yaml`. */
export const listPath = (model: ModelName, namespace: string | undefined): string => {
  const { group, plural } = modelOf(model);
  return `${folderOf(group, namespace)}/${plural}.yaml`;
};

/** The file of one object: `cluster-scoped-resources/core/nodes/NODE.yaml`; a pod stands beside its logs. */
export const objectPath = (model: ModelName, { metadata = {} }: ClusterObject): string => {
  const { group, plural, namespaced } = modelOf(model);
  const name = part(metadata.name ?? '');
  const namespace = namespaced ? (metadata.namespace ?? 'default') : undefined;
  if (model === 'Pod' && namespace !== undefined) return `namespaces/${part(namespace)}/pods/${name}/${name}.yaml`;
  if (model === 'Namespace') return `namespaces/${name}/${name}.yaml`;
  return `${folderOf(group, namespace)}/${plural}/${name}.yaml`;
};

/** The file of a log: `namespaces/NS/pods/POD/CONTAINER/CONTAINER/logs/current.log`. */
export const logPath = (log: {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
}): string => {
  const container = part(log.container);
  const folder = `namespaces/${part(log.namespace)}/pods/${part(log.pod)}/${container}/${container}/logs`;
  return `${folder}/${log.previous ? 'previous' : 'current'}.log`;
};

/** A time as file names hold it: `20260115T100000Z`. */
const stamp = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');

/** The name of the archive without its ending, and of the one folder in it. */
export const archiveName = (title: string, at: number): string => `virtualization-alerts-${part(title)}-${stamp(at)}`;

/** The file of a metric's samples. */
export const metricPath = (stepId: string): string => `metrics/${part(stepId)}.json`;
