import { inEnglish, message } from '../message';
import type {
  ClusterEvent,
  ClusterObject,
  ContainerLog,
  Evidence,
  Failed,
  Observation,
  Sample,
} from '../probes/observation';
import type { FilledProbe, UnfilledProbe } from '../probes/probe';
import { latestFirst } from '../probes/event-order';
import { badEndOf, whyNeverRan } from '../probes/ended-run';
import { readiness } from '../probes/pod-state';
import { podsLeftOut } from './log-targets';
import { maskShownObjects } from '../masking/mask-shown';
import { readError } from './read-error';
import type { ProbeWatches, Watched, WatchRequest } from './watch-requests';

/** Everything that has been read so far, by the keys of the requests. */
export interface Readings {
  readonly watched: Readonly<Record<string, Watched | undefined>>;
  /** The logs of the pods of a logs probe, by `logsKey`. */
  readonly logs: readonly ContainerLog[];
  readonly samples: Observation<readonly Sample[]>;
}

/**
 * Objects without their state: the SDK gives one watch to all who ask for the same list, and whoever asked for the
 * metadata alone first decides for all. What fails, or is missing, can't be told by them.
 */
const WITHOUT_STATE: Failed = {
  state: 'failed',
  reason: 'The objects came without their state',
  remedy: message('Another part of the console reads this list by its names alone: reload the page.'),
};

const isBare = ({ kind }: ClusterObject): boolean => kind === 'PartialObjectMetadata';

/**
 * Reads the answer of one list watch, the secrets in what its objects say masked. Data that is followed by an error is
 * stale: the error is what is known.
 */
export const observeList = <T extends ClusterObject>(
  request: WatchRequest,
  watched: Watched | undefined,
): Observation<readonly T[]> => {
  if (watched?.loadError !== undefined && watched.loadError !== null && watched.loadError !== '') {
    return readError(watched.loadError, request.read);
  }
  if (watched?.loaded !== true) return { state: 'loading' };
  if (watched.soFar !== undefined) return { state: 'loading', soFar: watched.soFar };
  // Nothing was asked yet where the SDK says "loaded" without a list.
  if (!Array.isArray(watched.data)) return { state: 'loading' };
  const data = watched.data as readonly unknown[] as readonly T[];
  if (data.some(isBare)) return WITHOUT_STATE;
  const objects = maskShownObjects(data);
  return objects.length === 0 ? { state: 'empty' } : { state: 'found', data: objects };
};

/** What several watches of events gave, as one: whole only when each was read. */
const observeEvents = (
  requests: readonly WatchRequest[],
  watched: Readings['watched'],
): Observation<readonly ClusterEvent[]> => {
  const read = requests.map((request) => observeList<ClusterEvent>(request, watched[request.key]));
  const unread = read.find(({ state }) => state !== 'found' && state !== 'empty');
  if (unread !== undefined) return unread;
  const events = read.flatMap((one) => (one.state === 'found' ? one.data : []));
  return events.length === 0 ? { state: 'empty' } : { state: 'found', data: events };
};

const eventsAbout = (
  events: Observation<readonly ClusterEvent[]>,
  objects: readonly ClusterObject[],
): Observation<readonly ClusterEvent[]> => {
  if (events.state !== 'found') return events;
  const uids = new Set(objects.map(({ metadata }) => metadata?.uid));
  const names = new Set(objects.map(({ metadata }) => metadata?.name));
  // The events of a node carry its name for a uid.
  const theirs = events.data.filter(({ involvedObject }) => {
    const { uid, name } = involvedObject ?? {};
    return (uid !== undefined && uids.has(uid)) || (uid === name && names.has(name));
  });
  return theirs.length === 0 ? { state: 'empty' } : { state: 'found', data: latestFirst(theirs) };
};

const observeObjects = ({ objects, events }: ProbeWatches, watched: Readings['watched']): Observation<Evidence> => {
  if (objects === undefined) return { state: 'loading' };
  const list = observeList(objects, watched[objects.key]);
  if (list.state !== 'found') return list;
  const about = events === undefined ? undefined : eventsAbout(observeEvents(events, watched), list.data);
  return {
    state: 'found',
    data: { kind: 'objects', objects: list.data, ...(about === undefined ? {} : { events: about }) },
  };
};

/** How lines are judged depends on how their run ended, and on whether the pod got over what they say. */
const withPod = (logs: readonly ContainerLog[], pods: readonly ClusterObject[]): readonly ContainerLog[] =>
  logs.map((log) => {
    const pod = pods.find(({ metadata }) => metadata?.name === log.pod && metadata.namespace === log.namespace);
    if (pod === undefined) return log;
    const ended = badEndOf(pod, log);
    const why = log.log.state === 'failed' ? whyNeverRan(pod, log.container) : undefined;
    return {
      ...log,
      podReady: readiness(pod),
      ...(ended === undefined ? {} : { ended }),
      ...(why === undefined ? {} : { log: { state: 'empty', why } as const }),
    };
  });

/** A probe that lacks a value is not read at all: the observation says which, in the words of the first reason. */
const lacking = ({ missing }: UnfilledProbe): Observation<Evidence> => {
  const [remedy = message('A value is not known.')] = Object.values(missing);
  return { state: 'failed', reason: inEnglish(remedy), remedy };
};

/** Puts what was read for a probe together into one observation. */
export const observeProbe = (
  probe: FilledProbe | UnfilledProbe,
  watches: ProbeWatches,
  readings: Readings,
): Observation<Evidence> => {
  switch (probe.kind) {
    case 'unfilled':
      return lacking(probe);
    case 'list':
    case 'get':
      return observeObjects(watches, readings.watched);
    case 'events': {
      if (watches.events === undefined) return { state: 'loading' };
      const events = observeEvents(watches.events, readings.watched);
      return events.state === 'found'
        ? { state: 'found', data: { kind: 'events', events: latestFirst(events.data) } }
        : events;
    }
    case 'logs': {
      if (watches.objects === undefined) return { state: 'loading' };
      const pods = observeList(watches.objects, readings.watched[watches.objects.key]);
      if (pods.state !== 'found') return pods;
      const leftOut = podsLeftOut(pods.data, probe);
      return {
        state: 'found',
        data: {
          kind: 'logs',
          logs: withPod(readings.logs, pods.data),
          ...(leftOut === 0 ? {} : { podsLeftOut: leftOut }),
        },
      };
    }
    case 'metric': {
      const { samples } = readings;
      return samples.state === 'found' ? { state: 'found', data: { kind: 'samples', samples: samples.data } } : samples;
    }
  }
};
