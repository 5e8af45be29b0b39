import { message, type Message } from '../../message';
import type { Expectation } from '../../probes/expectation';
import { judgeTests } from './test-verdict';
import { judgeLogs } from './log-verdict';
import { judgeConditions, judgeLease, judgeNodes, judgePods, judgeReplicas } from './object-verdicts';
import type { ClusterEvent, ClusterObject, Evidence, Observation, Sample } from '../../probes/observation';
import { ofPart } from './part-verdict';
import type { Verdict } from '../../probes/step-result';
import { lastSeen, latestFirst } from '../../probes/event-order';
import { age } from '../../probes/duration';
import { whyNotRead } from '../coverage';
import { flappingOf, nodesIn, sayFlapping } from '../flapping';
import { judgeWriters } from './writer-verdict';
import { updateOfCluster, updateOfPool } from '../under-way';

/** What is being judged, for the sentence: `virt-controller`, `pods kubevirt.io=virt-controller`. */
export interface Subject {
  readonly name: string;
  /** How samples are written: 0.84 as "84 %", 12.3 per second, … */
  readonly formatValue: (value: number) => string;
}

const healthy = (evidence: Message): Verdict => ({ status: 'healthy', evidence });
const problem = (evidence: Message): Verdict => ({ status: 'problem', evidence });
const unknown = (evidence: Message): Verdict => ({ status: 'unknown', evidence });

const judgeWarnings = (events: readonly ClusterEvent[], minutes: number, now: number): Verdict => {
  const recent = events.filter((event) => event.type === 'Warning' && now - lastSeen(event) <= minutes * 60_000);
  const [last] = latestFirst(recent);
  if (last === undefined) return healthy(message('No warning in the last {{minutes}} min', { minutes }));
  return problem(
    message(
      'Warnings in the last {{minutes}} min: {{count}}; the latest, {{ago}} ago, {{object}}: {{reason}}: {{detail}}',
      {
        minutes,
        count: recent.length,
        ago: age(new Date(lastSeen(last)).toISOString(), now),
        object: last.involvedObject?.name ?? '',
        reason: last.reason ?? '',
        detail: last.message ?? '',
      },
    ),
  );
};

const judgeSamples = (
  samples: readonly Sample[],
  { kind, threshold, emptyIsHealthy }: Extract<Expectation, { kind: 'below' | 'above' }>,
  { name, formatValue }: Subject,
): Verdict => {
  const numbers = samples.filter(({ value }) => !Number.isNaN(value));
  const worst = numbers.reduce<Sample | undefined>(
    (bad, sample) => (bad === undefined || (kind === 'below') === sample.value > bad.value ? sample : bad),
    undefined,
  );
  if (worst === undefined) {
    return emptyIsHealthy
      ? healthy(message('Prometheus has no sample of this: nothing of the kind happened'))
      : unknown(message('Prometheus has no sample of this'));
  }
  const values = { name, value: formatValue(worst.value), threshold: formatValue(threshold), labels: labelText(worst) };
  if (kind === 'above') {
    return worst.value > threshold
      ? healthy(message('{{name}}: at least {{value}}{{labels}}, above {{threshold}}', values))
      : problem(message('{{name}}: {{value}}{{labels}}, not above {{threshold}}', values));
  }
  if (worst.value < threshold) {
    return healthy(message('{{name}}: at most {{value}}{{labels}}, below {{threshold}}', values));
  }
  return problem(message('{{name}}: {{value}}{{labels}}, not below {{threshold}}', values));
};

const labelText = ({ labels }: Sample): string => {
  const pairs = Object.entries(labels).filter(([name]) => name !== '__name__');
  return pairs.length === 0 ? '' : ` (${pairs.map(([name, value]) => `${name} ${value}`).join(', ')})`;
};

const judgeShown = (events: readonly ClusterEvent[]): Verdict => {
  const [last] = latestFirst(events);
  const { involvedObject: about, reason = '', message: detail = '' } = last ?? {};
  const values = { count: events.length, object: about?.name ?? '', reason, detail };
  return healthy(message('{{count}} events; the latest, {{object}}: {{reason}}: {{detail}}', values));
};

const judgeExisting = (objects: readonly ClusterObject[], atLeast: number, name: string): Verdict => {
  const names = objects
    .map(({ metadata }) =>
      metadata?.namespace === undefined ? metadata?.name : `${metadata.namespace}/${metadata.name ?? ''}`,
    )
    .join(', ');
  if (objects.length === 0 && atLeast === 0) return healthy(message('There is none, and none is needed'));
  if (objects.length >= atLeast) return healthy(message('Found {{names}}', { names }));
  return problem(
    objects.length === 0
      ? message('{{name}}: there is none', { name })
      : message('{{name}}: {{count}} of at least {{atLeast}} exist', { name, count: objects.length, atLeast }),
  );
};

/** What is under way and gets on is as it should be; what is stuck is not. */
const judgeUnderWay = (
  objects: readonly ClusterObject[],
  what: Extract<Expectation, { kind: 'settled' }>['what'],
  now: number,
): Verdict => {
  const underWay = objects.flatMap((object) => {
    const one = what === 'cluster-update' ? updateOfCluster(object, now) : updateOfPool(object, now);
    return one === undefined ? [] : [one];
  });
  const stuck = underWay.find(({ isStuck }) => isStuck);
  if (stuck !== undefined) return problem(stuck.sentence);
  return healthy(underWay[0]?.sentence ?? message('Nothing is under way'));
};

const judgeComingAndGoing = (events: readonly ClusterEvent[], now: number): Verdict => {
  const [worst] = nodesIn(events)
    .flatMap((name) => flappingOf(events, name, now) ?? [])
    .sort((a, b) => b.times - a.times);
  return worst === undefined
    ? healthy(message('No node comes and goes, by the events that are kept'))
    : problem(sayFlapping(worst, now));
};

const judgeObjects = (
  expectation: Expectation,
  objects: readonly ClusterObject[],
  now: number,
  name: string,
): Verdict => {
  switch (expectation.kind) {
    case 'exists':
      return judgeExisting(objects, expectation.atLeast, name);
    case 'pods-ready':
      return judgePods(objects, expectation.atLeast, now, name);
    case 'replicas-ready':
      return judgeReplicas(objects, name);
    case 'condition':
      return judgeConditions(objects, expectation, name);
    case 'nodes-healthy':
      return judgeNodes(objects);
    case 'lease-held':
      return judgeLease(objects, now, name);
    case 'each':
    case 'none':
    case 'shown':
      return judgeTests(expectation, objects, { now, name });
    case 'settled':
      return judgeUnderWay(objects, expectation.what, now);
    case 'writers':
      return judgeWriters(objects, expectation.known, { now, name });
    default:
      return unknown(message('This step gives no verdict'));
  }
};

const judgeEvidence = (expectation: Expectation, evidence: Evidence, now: number, subject: Subject): Verdict => {
  switch (evidence.kind) {
    case 'objects': {
      const verdict = judgeObjects(expectation, evidence.objects, now, subject.name);
      return evidence.of === undefined ? verdict : ofPart(verdict, expectation, evidence, subject.name);
    }
    case 'events':
      if (expectation.kind === 'settled') return judgeComingAndGoing(evidence.events, now);
      if (expectation.kind === 'shown') return judgeShown(evidence.events);
      return expectation.kind === 'no-warnings'
        ? judgeWarnings(evidence.events, expectation.minutes, now)
        : unknown(message('This step gives no verdict'));
    case 'samples':
      return expectation.kind === 'below' || expectation.kind === 'above'
        ? judgeSamples(evidence.samples, expectation, subject)
        : unknown(message('This step gives no verdict'));
    case 'logs':
      return expectation.kind === 'log-with' || expectation.kind === 'log-without'
        ? judgeLogs(evidence.logs, expectation, { now, podsLeftOut: evidence.podsLeftOut })
        : unknown(message('This step gives no verdict'));
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
 * Judges what a probe gave by what a healthy answer looks like. Only what was read is judged: loading, forbidden,
 * missing and failed reads are unknown, never healthy and never a problem. Never throws.
 * @param now milliseconds since the epoch
 */
export const judge = (
  expectation: Expectation,
  observation: Observation<Evidence>,
  now: number,
  subject: Subject,
): Verdict => {
  switch (observation.state) {
    case 'found':
      return judgeEvidence(expectation, observation.data, now, subject);
    case 'empty':
      return judgeEvidence(expectation, emptyEvidence(expectation), now, subject);
    default:
      return {
        ...unknown(whyNotRead(observation)),
        ...(observation.state === 'loading' ? { pending: true } : {}),
      };
  }
};
