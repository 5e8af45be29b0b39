import type { KubernetesObject } from '../scenario';
import type { World } from '../world';
import { groupOf } from '../world-state';
import { expired } from './api-error';
import type { ApiRequest } from './api-request';
import { managedFields } from './managed-fields';
import { readFields, readNumber, readText } from './read-field';
import type { Fields } from './read-field';
import { isCustom } from './resources';
import type { Resource } from './resources';

const asProject = (namespace: KubernetesObject): KubernetesObject => ({
  apiVersion: 'project.openshift.io/v1',
  kind: 'Project',
  metadata: namespace.metadata,
  spec: { finalizers: ['kubernetes'] },
  status: { phase: readText(namespace, 'status.phase') || 'Active' },
});

/** An event of the core group as `events.k8s.io` words it. */
const asNewEvent = (event: KubernetesObject): KubernetesObject => ({
  apiVersion: 'events.k8s.io/v1',
  kind: 'Event',
  metadata: event.metadata,
  type: event.type,
  reason: event.reason,
  note: event.message,
  eventTime: event.eventTime ?? null,
  regarding: readFields(event, 'involvedObject'),
  reportingInstance: readText(event, 'reportingInstance'),
  reportingController: readText(event, 'reportingComponent') || readText(event, 'source.component'),
  deprecatedCount: event.count,
  deprecatedFirstTimestamp: event.firstTimestamp,
  deprecatedLastTimestamp: event.lastTimestamp,
  deprecatedSource: readFields(event, 'source'),
});

/** A Lease's times have six digits of a second (`MicroTime`), however they were written. */
const withMicroTimes = (object: KubernetesObject): KubernetesObject => {
  if (object.kind !== 'Lease') return object;
  const spec = Object.entries(readFields(object, 'spec')).map(([name, value]) => {
    const [, seconds, fraction = ''] = /^(.*T[\d:]+)(?:\.(\d+))?Z$/.exec(String(value)) ?? [];
    return [name, seconds === undefined ? value : `${seconds}.${fraction.padEnd(6, '0').slice(0, 6)}Z`];
  });
  return { ...object, spec: Object.fromEntries(spec) as Fields };
};

/** Built-in kinds whose changes are counted, beside all custom ones. */
const COUNTED = new Set(['Pod', 'Deployment', 'ReplicaSet', 'DaemonSet', 'StatefulSet', 'Job', 'CronJob']);

/** The server counts an object's changes: as many as the manifest says or its controller has seen, else one. */
const withGeneration = (object: KubernetesObject): KubernetesObject => {
  const { kind, metadata, apiVersion } = object;
  if (!COUNTED.has(kind) && !isCustom({ group: groupOf(apiVersion) })) return object;
  const generation = metadata.generation ?? readNumber(object, 'status.observedGeneration', 1);
  return { ...object, metadata: { ...metadata, generation } };
};

/** The annotation of a DaemonSet for clients of the API before apps/v1. */
export const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation';

/** apps/v1 notes which template of a DaemonSet counts. */
const withTemplateGeneration = (object: KubernetesObject): KubernetesObject => {
  const { kind, metadata } = object;
  if (kind !== 'DaemonSet') return object;
  const annotations = { [TEMPLATE_GENERATION]: '1', ...metadata.annotations };
  return { ...object, metadata: { ...metadata, annotations } };
};

/** What was served of an object of the world, which is another one after each change. */
const served = new WeakMap<KubernetesObject, KubernetesObject>();

/** An object as the API server writes it. */
const asServed = (object: KubernetesObject): KubernetesObject => {
  const known = served.get(object);
  if (known !== undefined) return known;
  const seen = withTemplateGeneration(withGeneration(withMicroTimes(object)));
  const complete = { ...seen, metadata: { ...seen.metadata, managedFields: managedFields(seen) } };
  served.set(object, complete);
  return complete;
};

/** Kinds that are another kind seen through another API. */
const VIEWS: Record<string, { group: string; kind: string; view: (object: KubernetesObject) => KubernetesObject }> = {
  'project.openshift.io/Project': { group: '', kind: 'Namespace', view: asProject },
  'events.k8s.io/Event': { group: '', kind: 'Event', view: asNewEvent },
};

/** How the objects of a resource are stored, and what of them is shown. */
export const storedAs = (resource: Resource): (typeof VIEWS)[string] => {
  const other = VIEWS[`${resource.group}/${resource.kind}`];
  if (other) return { ...other, view: (object) => asServed(other.view(object)) };
  return { group: resource.group, kind: resource.kind, view: asServed };
};

/**
 * The objects of a resource in a namespace or in all, as they were at a version where one is given. Secrets are never
 * served: the lab has nothing secret. Throws a 410 for a version that is no longer known.
 */
export const servedObjects = (
  world: World,
  { resource, namespace }: ApiRequest,
  version?: number,
): KubernetesObject[] => {
  if (resource.kind === 'Secret') return [];
  const { group, kind, view } = storedAs(resource);
  const found =
    version === undefined ? world.list(group, kind, namespace) : world.listAt(version, group, kind, namespace);
  if (found === undefined) throw expired('The resourceVersion for the provided list is too old.');
  return found.map(view);
};

/** The object that a request names. */
export const servedObject = (world: World, request: ApiRequest): KubernetesObject | undefined =>
  servedObjects(world, request).find(({ metadata }) => metadata.name === request.name);
