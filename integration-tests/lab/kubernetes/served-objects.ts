import type { KubernetesObject } from '../scenario';
import type { World } from '../world';
import type { ApiRequest } from './api-request';
import { readFields, readText } from './read-field';
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
  regarding: readFields(event, 'involvedObject'),
  reportingController: readText(event, 'reportingComponent') || readText(event, 'source.component'),
  deprecatedCount: event.count,
  deprecatedFirstTimestamp: event.firstTimestamp,
  deprecatedLastTimestamp: event.lastTimestamp,
  deprecatedSource: readFields(event, 'source'),
});

/** Kinds that are another kind seen through another API. */
const VIEWS: Record<string, { group: string; kind: string; view: (object: KubernetesObject) => KubernetesObject }> = {
  'project.openshift.io/Project': { group: '', kind: 'Namespace', view: asProject },
  'events.k8s.io/Event': { group: '', kind: 'Event', view: asNewEvent },
};

/** How the objects of a resource are stored, and what of them is shown. */
export const storedAs = (resource: Resource): (typeof VIEWS)[string] =>
  VIEWS[`${resource.group}/${resource.kind}`] ?? {
    group: resource.group,
    kind: resource.kind,
    view: (object) => object,
  };

/** The objects of a resource in a namespace or in all. Secrets are never served: the lab has nothing secret. */
export const servedObjects = (world: World, { resource, namespace }: ApiRequest): KubernetesObject[] => {
  if (resource.kind === 'Secret') return [];
  const { group, kind, view } = storedAs(resource);
  return world.list(group, kind, namespace).map(view);
};

/** The object that a request names. */
export const servedObject = (world: World, request: ApiRequest): KubernetesObject | undefined =>
  servedObjects(world, request).find(({ metadata }) => metadata.name === request.name);
