import { message, type Message } from '../../message';
import type { Expectation } from '../../probes/expectation';
import { nameOfObject } from '../../probes/object-test';
import type { ClusterEvent, ClusterObject, Evidence, Observation, Sample } from '../../probes/observation';
import type { Verdict } from '../../probes/step-result';
import { whyNotRead } from '../coverage';
import { whichSample, worstSample } from '../read-samples';
import { warningTells } from '../recency';
import { lastSeen, latestFirst } from '../../probes/event-order';
import { updateOfCluster, updateOfPool } from '../under-way';
import { answerOfLogs } from './log-answer';
import { answerOfConditions, answerOfLease, answerOfNodes, answerOfPods, answerOfReplicas } from './object-answers';
import { answerOfTests } from './test-answer';
import { answerOfWriters } from './writer-answer';
import { ofPart } from './part-answer';

/**
 * What the answer to a step says by itself: in which words it is as it should be, or why that is not decided. What is
 * wrong in it, the facts say that were read from it, and they alone.
 */
export type Answer = Verdict & { readonly status: 'healthy' | 'unknown' };

/** What is being judged, for the sentence: `virt-controller`, `pods kubevirt.io=virt-controller`. */
export interface Subject {
  readonly name: string;
  /** How samples are written: 0.84 as "84 %", 12.3 per second, … */
  readonly formatValue: (value: number) => string;
  /** What is said where Prometheus has nothing. */
  readonly noSample: Message;
}

const healthy = (evidence: Message): Answer => ({ status: 'healthy', evidence });
const unknown = (evidence: Message): Answer => ({ status: 'unknown', evidence });
const NO_VERDICT = message('This step gives no verdict');

const answerOfWarnings = (events: readonly ClusterEvent[], now: number): Answer => {
  const recent = events.filter(
    (event) => event.type === 'Warning' && now - lastSeen(event) <= warningTells(event.involvedObject?.kind),
  );
  return healthy(
    recent.length === 0
      ? message('No warning that tells of now')
      : message('No warning that tells of now; {{count}} of what has been well since', { count: recent.length }),
  );
};

type Bound = Extract<Expectation, { kind: 'below' | 'above' }>;

const answerOfSamples = (
  samples: readonly Sample[],
  bound: Bound,
  { name, formatValue, noSample }: Subject,
): Answer => {
  const { kind, threshold, emptyIsHealthy } = bound;
  const worst = worstSample(bound, samples);
  if (worst === undefined) {
    return emptyIsHealthy
      ? healthy(message('Prometheus has no sample of this: nothing of the kind happened'))
      : unknown(noSample);
  }
  const values = {
    name,
    value: formatValue(worst.value),
    threshold: formatValue(threshold),
    labels: whichSample(worst),
  };
  return healthy(
    kind === 'above'
      ? message('{{name}}: at least {{value}}{{labels}}, above {{threshold}}', values)
      : message('{{name}}: at most {{value}}{{labels}}, below {{threshold}}', values),
  );
};

const answerOfShown = (events: readonly ClusterEvent[]): Answer => {
  const [last] = latestFirst(events);
  const { involvedObject: about, reason = '', message: detail = '' } = last ?? {};
  const values = { count: events.length, object: about?.name ?? '', reason, detail };
  return healthy(message('{{count}} events; the latest, {{object}}: {{reason}}: {{detail}}', values));
};

/** What is under way and gets on is as it should be. */
const answerOfUnderWay = (
  objects: readonly ClusterObject[],
  what: Extract<Expectation, { kind: 'settled' }>['what'],
  now: number,
): Answer => {
  const [first] = objects.flatMap(
    (object) => (what === 'cluster-update' ? updateOfCluster(object, now) : updateOfPool(object, now)) ?? [],
  );
  return healthy(first?.sentence ?? message('Nothing is under way'));
};

const answerOfObjects = (
  expectation: Expectation,
  objects: readonly ClusterObject[],
  now: number,
  name: string,
): Answer => {
  switch (expectation.kind) {
    case 'exists':
      return healthy(
        objects.length === 0
          ? message('There is none, and none is needed')
          : message('Found {{names}}', { names: objects.map(nameOfObject).join(', ') }),
      );
    case 'pods-ready':
      return answerOfPods(objects, now, name);
    case 'replicas-ready':
      return answerOfReplicas(objects, name);
    case 'condition':
      return answerOfConditions(objects, expectation, name);
    case 'nodes-healthy':
      return answerOfNodes(objects);
    case 'lease-held':
      return answerOfLease(objects, now, name);
    case 'each':
    case 'none':
    case 'shown':
      return answerOfTests(expectation, objects, now);
    case 'settled':
      return answerOfUnderWay(objects, expectation.what, now);
    case 'writers':
      return answerOfWriters(objects, name);
    default:
      return unknown(NO_VERDICT);
  }
};

const answerOfEvidence = (expectation: Expectation, evidence: Evidence, now: number, subject: Subject): Answer => {
  switch (evidence.kind) {
    case 'objects': {
      const answer = answerOfObjects(expectation, evidence.objects, now, subject.name);
      return evidence.of === undefined ? answer : ofPart(answer, expectation, evidence, subject.name);
    }
    case 'events':
      if (expectation.kind === 'settled')
        return healthy(message('No node comes and goes, by the events that are kept'));
      if (expectation.kind === 'shown') return answerOfShown(evidence.events);
      return expectation.kind === 'no-warnings' ? answerOfWarnings(evidence.events, now) : unknown(NO_VERDICT);
    case 'samples':
      return expectation.kind === 'below' || expectation.kind === 'above'
        ? answerOfSamples(evidence.samples, expectation, subject)
        : unknown(NO_VERDICT);
    case 'logs':
      return expectation.kind === 'log-with' || expectation.kind === 'log-without'
        ? answerOfLogs(evidence.logs, expectation, { now, podsLeftOut: evidence.podsLeftOut })
        : unknown(NO_VERDICT);
  }
};

/** What an empty answer looks like as evidence, so that it is judged by the same rules as a full one. */
const emptyEvidence = (expectation: Expectation): Evidence => {
  switch (expectation.kind) {
    case 'log-with':
    case 'log-without':
      return { kind: 'logs', logs: [] };
    case 'no-warnings':
      return { kind: 'events', events: [] };
    case 'settled':
      return expectation.what === 'nodes' ? { kind: 'events', events: [] } : { kind: 'objects', objects: [] };
    case 'below':
    case 'above':
      return { kind: 'samples', samples: [] };
    default:
      return { kind: 'objects', objects: [] };
  }
};

/**
 * Says in which words what a probe gave is as it should be, where no fact says otherwise. Only what was read can be:
 * loading, forbidden, missing and failed reads are unknown. Never throws.
 * @param now milliseconds since the epoch
 */
export const answerOf = (
  expectation: Expectation,
  observation: Observation<Evidence>,
  now: number,
  subject: Subject,
): Answer => {
  switch (observation.state) {
    case 'found':
      return answerOfEvidence(expectation, observation.data, now, subject);
    case 'empty':
      return answerOfEvidence(expectation, emptyEvidence(expectation), now, subject);
    default:
      return {
        ...unknown(whyNotRead(observation)),
        ...(observation.state === 'loading' ? { pending: true } : {}),
      };
  }
};
