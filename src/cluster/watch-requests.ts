import type { K8sResourceCommon, WatchK8sResource } from '@openshift-console/dynamic-plugin-sdk';

import { modelOf } from '../probes/models';
import type { FilledProbe, LabelSelector, ModelName, UnfilledProbe } from '../probes/probe';
import type { Read } from './read-error';

/** A watch, under the key by which its answer is found again; equal watches have equal keys. */
export interface WatchRequest {
  /** The request as JSON. */
  readonly key: string;
  readonly request: WatchK8sResource;
  /** For the permission that may be missing. */
  readonly read: Read;
}

/** What the SDK's watch hooks give for one request. */
export interface Watched {
  readonly data: K8sResourceCommon | readonly K8sResourceCommon[] | null;
  readonly loaded: boolean;
  readonly loadError?: unknown;
  /** How many objects are there, where more are on their way or may be: nothing is judged by a part. */
  readonly soFar?: number;
  /** Milliseconds from one reading to the next, of a list that may not be watched; the watched ones follow at once. */
  readonly each?: number;
}

interface What {
  readonly model: ModelName;
  readonly namespace?: string;
  readonly selector?: LabelSelector;
  readonly fields?: Readonly<Record<string, string>>;
}

/**
 * Asks for a list, always: a single object is a list of one by `metadata.name`, because the SDK's watch of one object
 * goes on showing it after it was deleted (`watchK8sObject` handles every event as a modification).
 */
export const watchList = ({ model, namespace, selector, fields }: What): WatchRequest => {
  const { group, version, kind, plural } = modelOf(model);
  const fieldSelector = Object.entries(fields ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
  const request: WatchK8sResource = {
    groupVersionKind: { ...(group === '' ? {} : { group }), version, kind },
    isList: true,
    ...(namespace === undefined ? {} : { namespace, namespaced: true }),
    ...(selector === undefined ? {} : { selector: { matchLabels: { ...selector } } }),
    ...(fieldSelector === '' ? {} : { fieldSelector }),
  };
  const name = fields?.['metadata.name'];
  const read: Read = {
    verb: 'list',
    resource: plural,
    group,
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
  };
  return { key: JSON.stringify(request), request, read };
};

/** The watches of a probe: of its objects, and of their events where it describes them. Empty where a variable is missing. */
export interface ProbeWatches {
  readonly objects?: WatchRequest;
  /** Absent where no events are asked for, and until it is known in which namespaces they are. */
  readonly events?: readonly WatchRequest[];
}

const eventsAbout = (model: ModelName, namespace: string): WatchRequest =>
  watchList({ model: 'Event', namespace, fields: { 'involvedObject.kind': model } });

/** Every watch of a probe. */
export const allOf = ({ objects, events = [] }: ProbeWatches): readonly WatchRequest[] =>
  objects === undefined ? events : [objects, ...events];

/** Says which watches a probe needs. Logs need the pods whose logs they are; a metric, and what lacks values, none. */
export const watchesOf = (probe: FilledProbe | UnfilledProbe): ProbeWatches => {
  switch (probe.kind) {
    case 'unfilled':
    case 'metric':
      return {};
    case 'events': {
      const fields = {
        ...(probe.type === undefined ? {} : { type: probe.type }),
        ...(probe.about === undefined ? {} : { 'involvedObject.kind': probe.about }),
      };
      return { events: [watchList({ model: 'Event', namespace: probe.namespace, fields })] };
    }
    case 'logs':
      return { objects: watchList({ model: 'Pod', namespace: probe.namespace, selector: probe.selector }) };
    default: {
      const { model, namespace, show } = probe;
      const one = probe.kind === 'get' ? { fields: { 'metadata.name': probe.name } } : { selector: probe.selector };
      const objects = watchList({ model, namespace, ...one });
      if (show !== 'describe') return { objects };
      // Events about cluster-scoped objects live in the namespace `default`.
      const eventsIn = modelOf(model).namespaced ? namespace : 'default';
      return { objects, ...(eventsIn === undefined ? {} : { events: [eventsAbout(model, eventsIn)] }) };
    }
  }
};

/**
 * Adds the events of objects that are looked for in every namespace, now that it is known where they are: the events of
 * the whole cluster would be far too many.
 */
export const eventsOfFound = (
  probe: FilledProbe | UnfilledProbe | undefined,
  watches: ProbeWatches,
  watched: Readonly<Record<string, Watched | undefined>>,
): ProbeWatches => {
  const { objects, events } = watches;
  if (probe?.kind !== 'list' || probe.show !== 'describe' || objects === undefined || events !== undefined) {
    return watches;
  }
  const data = watched[objects.key]?.data;
  const found = (Array.isArray(data) ? data : []) as readonly K8sResourceCommon[];
  const namespaces = new Set(found.map(({ metadata }) => metadata?.namespace ?? ''));
  return { objects, events: [...namespaces].sort().map((namespace) => eventsAbout(probe.model, namespace)) };
};
