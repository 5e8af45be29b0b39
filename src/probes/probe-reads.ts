import type { ListAnswers } from './answers';
import { listKey, type ListRequest } from './list-request';
import { logRequests, type LogRequest } from './log-targets';
import { modelOf } from './models';
import type { ClusterObject } from './observation';
import type { FilledProbe, ModelName, UnfilledProbe } from './probe';

/** The lists of a probe: of its objects, and of their events where it describes them. */
export interface ProbeReads {
  readonly objects?: ListRequest;
  /** Absent where no events are asked for, and until it is known in which namespaces they are. */
  readonly events?: readonly ListRequest[];
}

/** Events about objects of a kind, or about the one of this name: a cluster keeps those of all its nodes in one namespace. */
const eventsAbout = (model: ModelName, namespace: string, name?: string): ListRequest => ({
  model: 'Event',
  namespace,
  fields: { 'involvedObject.kind': model, ...(name === undefined ? {} : { 'involvedObject.name': name }) },
});

const objectsIn = (lists: ListAnswers, request: ListRequest): readonly ClusterObject[] => {
  const answer = lists[listKey(request)];
  return answer?.state === 'found' ? answer.data : [];
};

/**
 * The events of objects that are looked for in every namespace are asked for only where there are some: those of the
 * whole cluster would be far too many.
 */
const eventsOfFound = (objects: ListRequest, lists: ListAnswers): readonly ListRequest[] => {
  const namespaces = new Set(objectsIn(lists, objects).map(({ metadata }) => metadata?.namespace ?? ''));
  return [...namespaces].sort().map((namespace) => eventsAbout(objects.model, namespace));
};

/**
 * Says which lists a probe needs. Logs need the pods whose logs they are; a metric, and what lacks values, none.
 * @param lists what was read so far: in which namespaces events are asked for may follow from it
 */
export const readsOf = (probe: FilledProbe | UnfilledProbe, lists: ListAnswers): ProbeReads => {
  switch (probe.kind) {
    case 'unfilled':
    case 'metric':
    case 'by-hand':
      return {};
    case 'events': {
      const fields = {
        ...(probe.type === undefined ? {} : { type: probe.type }),
        ...(probe.about === undefined ? {} : { 'involvedObject.kind': probe.about }),
        ...(probe.name === undefined ? {} : { 'involvedObject.name': probe.name }),
        ...(probe.reason === undefined ? {} : { reason: probe.reason }),
      };
      return { events: [{ model: 'Event', namespace: probe.namespace, fields }] };
    }
    case 'logs':
      return { objects: { model: 'Pod', namespace: probe.namespace, selector: probe.selector } };
    default: {
      const { model, namespace, show } = probe;
      const one = probe.kind === 'get' ? { fields: { 'metadata.name': probe.name } } : { selector: probe.selector };
      const objects: ListRequest = { model, namespace, ...one };
      if (show !== 'describe') return { objects };
      // Events about cluster-scoped objects live in the namespace `default`.
      const eventsIn = modelOf(model).namespaced ? namespace : 'default';
      const name = probe.kind === 'get' ? probe.name : undefined;
      const events = eventsIn === undefined ? eventsOfFound(objects, lists) : [eventsAbout(model, eventsIn, name)];
      return { objects, events };
    }
  }
};

/** Every list of a probe. */
export const listsOf = ({ objects, events = [] }: ProbeReads): readonly ListRequest[] =>
  objects === undefined ? events : [objects, ...events];

/** The logs of a probe, as far as its pods are known. */
export const logsOf = (
  probe: FilledProbe | UnfilledProbe,
  { objects }: ProbeReads,
  lists: ListAnswers,
): readonly LogRequest[] => {
  if (probe.kind !== 'logs' || objects === undefined) return [];
  const { container, previous = false } = probe;
  return logRequests(objectsIn(lists, objects), { ...(container === undefined ? {} : { container }), previous });
};
