import { inEnglish, message } from '../message';
import type { Answers, ListAnswers } from './answers';
import { badEndOf, whyNeverRan } from './ended-run';
import { latestFirst } from './event-order';
import { listKey, type ListRequest } from './list-request';
import { podsLeftOut } from './log-targets';
import type { ClusterEvent, ClusterObject, ContainerLog, Evidence, Observation } from './observation';
import { readiness } from './pod-readiness';
import { passes } from './object-test';
import type { FilledProbe, GetProbe, ListProbe, LogsProbe, Text, UnfilledProbe } from './probe';
import { logsOf, type ProbeReads } from './probe-reads';

const answerTo = (lists: ListAnswers, request: ListRequest): Observation<readonly ClusterObject[]> =>
  lists[listKey(request)] ?? { state: 'loading' };

/** What several lists of events gave, as one: whole only when each was read. */
const observeEvents = (requests: readonly ListRequest[], lists: ListAnswers): Observation<readonly ClusterEvent[]> => {
  const read = requests.map((request) => answerTo(lists, request));
  const unread = read.find(({ state }) => state !== 'found' && state !== 'empty');
  if (unread !== undefined) return unread;
  const events = read.flatMap((one) => (one.state === 'found' ? one.data : [])) as readonly ClusterEvent[];
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

/** Which objects are meant does not depend on the time. */
const NEVER = 0;

/** Of what a server gave, the objects that are meant. */
const meant = (
  list: Observation<readonly ClusterObject[]>,
  probe: ListProbe<Text> | GetProbe<Text>,
): Observation<readonly ClusterObject[]> => {
  const only = probe.kind === 'list' ? (probe.only ?? []) : [];
  if (list.state !== 'found' || only.length === 0) return list;
  const data = list.data.filter((object) => only.every((test) => passes(object, test, NEVER)));
  return data.length === 0 ? { state: 'empty' } : { state: 'found', data };
};

const observeObjects = (
  probe: ListProbe<Text> | GetProbe<Text>,
  { objects, events }: ProbeReads,
  lists: ListAnswers,
): Observation<Evidence> => {
  if (objects === undefined) return { state: 'loading' };
  const list = meant(answerTo(lists, objects), probe);
  if (list.state !== 'found') return list;
  const about = events === undefined ? undefined : eventsAbout(observeEvents(events, lists), list.data);
  return {
    state: 'found',
    data: {
      kind: 'objects',
      objects: list.data,
      ...(about === undefined ? {} : { events: about }),
      ...(list.of === undefined ? {} : { of: list.of }),
    },
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

const observeLogs = (probe: LogsProbe<Text>, reads: ProbeReads, { lists, logs }: Answers): Observation<Evidence> => {
  if (reads.objects === undefined) return { state: 'loading' };
  const pods = answerTo(lists, reads.objects);
  if (pods.state !== 'found') return pods;
  const unlisted = pods.of === undefined ? 0 : Math.max(0, pods.of.total - pods.data.length);
  const leftOut = podsLeftOut(pods.data, probe) + unlisted;
  const read = logsOf(probe, reads, lists).map(({ key, ...target }) => ({
    ...target,
    log: logs[key] ?? ({ state: 'loading' } as const),
  }));
  return {
    state: 'found',
    data: {
      kind: 'logs',
      logs: withPod(read, pods.data),
      ...(leftOut === 0 ? {} : { podsLeftOut: leftOut }),
    },
  };
};

/** A probe that lacks a value is not read at all: the observation says which, in the words of the first reason. */
const lacking = ({ missing, notApplicable }: UnfilledProbe): Observation<Evidence> => {
  if (notApplicable !== undefined) return { state: 'empty', why: notApplicable };
  const [remedy = message('A value is not known.')] = Object.values(missing);
  return { state: 'failed', reason: inEnglish(remedy), remedy };
};

/** Puts what was read for a probe together into one observation. */
export const observeProbe = (
  probe: FilledProbe | UnfilledProbe,
  reads: ProbeReads,
  answers: Answers,
): Observation<Evidence> => {
  switch (probe.kind) {
    case 'unfilled':
      return lacking(probe);
    case 'by-hand':
      return { state: 'empty', why: probe.reason };
    case 'list':
    case 'get':
      return observeObjects(probe, reads, answers.lists);
    case 'events': {
      const events = observeEvents(reads.events ?? [], answers.lists);
      return events.state === 'found'
        ? { state: 'found', data: { kind: 'events', events: latestFirst(events.data) } }
        : events;
    }
    case 'logs':
      return observeLogs(probe, reads, answers);
    case 'metric': {
      const samples = answers.samples[probe.query] ?? { state: 'loading' };
      return samples.state === 'found' ? { state: 'found', data: { kind: 'samples', samples: samples.data } } : samples;
    }
  }
};
