import { message, type Message } from '../message';
import { lastSeen } from '../probes/event-order';
import { readLines } from '../probes/log-line';
import { describeNode } from './read-node';
import { passes, passesValue, saysOf } from '../probes/object-test';
import type { ClusterEvent, ClusterObject, Evidence } from '../probes/observation';
import { whyNotRead } from './coverage';
import { HAPPENED_LATELY } from './recency';
import { isReady } from '../probes/pod-readiness';
import type { FactPattern, FilledFacts } from '../runbooks/fact-pattern';
import { sayWriter, unexpectedWriters } from './unexpected-writers';
import type { Read } from './find';
import type { StepReading } from './observations';

/** Whether facts are there, by which evidence, from which steps. */
export interface Match {
  readonly is: 'true' | 'false' | 'unknown';
  /** What shows it, or why it is not known. */
  readonly evidence?: Message;
  readonly stepIds: readonly string[];
  /** True while an answer is still to come. */
  readonly pending?: boolean;
}

type OfStep = Extract<FactPattern, { step: string }>;

const objectsIn = (evidence: Evidence | undefined): readonly ClusterObject[] =>
  evidence?.kind === 'objects' ? evidence.objects : [];

const eventsIn = (evidence: Evidence | undefined): readonly ClusterEvent[] => {
  if (evidence?.kind === 'events') return evidence.events;
  return evidence?.kind === 'objects' && evidence.events?.state === 'found' ? evidence.events.data : [];
};

const linesIn = (evidence: Evidence | undefined, now: number): readonly string[] =>
  evidence?.kind !== 'logs'
    ? []
    : evidence.logs.flatMap(({ log }) =>
        log.state === 'found' ? readLines(log.data.lines, now).map(({ text }) => text) : [],
      );

const countIn = (evidence: Evidence | undefined, now: number): number => {
  if (evidence?.kind === 'samples') return evidence.samples.length;
  if (evidence?.kind === 'events') return evidence.events.length;
  return evidence?.kind === 'logs' ? linesIn(evidence, now).length : objectsIn(evidence).length;
};

const asList = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? (one as readonly T[]) : [one as T]);

const ofEvents = (pattern: Extract<OfStep, { fact: 'event' }>, events: readonly ClusterEvent[], now: number) => {
  const found = events.find(
    (event) =>
      now - lastSeen(event) <= HAPPENED_LATELY &&
      asList(pattern.reason).includes(event.reason ?? '') &&
      (pattern.says === undefined || new RegExp(pattern.says).test(event.message ?? '')),
  );
  if (found === undefined) return undefined;
  const { involvedObject: about, reason = '', message: detail = '' } = found;
  const object = `${about?.kind ?? ''} ${about?.name ?? ''}`.trim();
  return message('{{object}}: {{reason}}: {{detail}}', { object, reason, detail });
};

const NO_WORDS = message('Its step was read');

/** What shows a fact in what its step read; undefined where nothing does. */
const shownBy = (
  pattern: OfStep,
  { step: { expectation }, result: { observation } }: StepReading,
  { now, words }: { readonly now: number; readonly words: Message },
): Message | undefined => {
  const evidence = observation.state === 'found' ? observation.data : undefined;
  switch (pattern.fact) {
    case 'object': {
      const [first] = pattern.has;
      const found = objectsIn(evidence).find((object) => pattern.has.every((test) => passes(object, test, now)));
      return found === undefined ? undefined : saysOf(found, first, now);
    }
    case 'count': {
      return passesValue(countIn(evidence, now), pattern, now) ? words : undefined;
    }
    case 'value': {
      const { labels = {} } = pattern;
      const samples = evidence?.kind === 'samples' ? evidence.samples : [];
      const found = samples.some(
        (sample) =>
          Object.entries(labels).every(([name, value]) => sample.labels[name] === value) &&
          passesValue(sample.value, pattern, now),
      );
      return found ? words : undefined;
    }
    case 'event':
      return ofEvents(pattern, eventsIn(evidence), now);
    case 'line': {
      const wanted = new RegExp(pattern.matches);
      const line = linesIn(evidence, now).findLast((text) => wanted.test(text));
      return line === undefined ? undefined : message('Its log says: {{line}}', { line });
    }
    case 'writer': {
      const known = expectation.kind === 'writers' ? expectation.known : [];
      const wanted = new RegExp(pattern.manager);
      const writer = unexpectedWriters(objectsIn(evidence), known).find(({ manager }) => wanted.test(manager));
      return writer === undefined ? undefined : sayWriter(writer, now);
    }
    case 'pod': {
      const found = objectsIn(evidence).some((pod) => isReady(pod) === pattern.ready);
      return found ? words : undefined;
    }
    case 'node': {
      const states = asList(pattern.state);
      const problems = objectsIn(evidence).flatMap((node) => describeNode(node).problems);
      return problems.find(({ kind }) => states.includes(kind))?.sentence;
    }
    case 'by-hand':
      return undefined;
  }
};

const matchStep = (pattern: OfStep, { observed: { readings, now }, verdicts }: Read): Match => {
  const reading = readings.find(({ step }) => step.id === pattern.step);
  if (reading === undefined) return { is: 'unknown', evidence: message('No step has read it'), stepIds: [] };
  const stepIds = [pattern.step];
  if (pattern.fact === 'by-hand') {
    // What does not apply nobody can carry out.
    if (reading.step.probe.kind === 'unfilled' && reading.step.probe.notApplicable !== undefined) {
      return { is: 'false', stepIds };
    }
    return { is: 'unknown', evidence: message('Only the step that is carried out by hand can tell'), stepIds };
  }
  const { observation } = reading.result;
  if (observation.state !== 'found' && observation.state !== 'empty') {
    return {
      is: 'unknown',
      evidence: whyNotRead(observation),
      stepIds,
      ...(observation.state === 'loading' ? { pending: true } : {}),
    };
  }
  const words = verdicts.get(pattern.step)?.evidence ?? NO_WORDS;
  const evidence = shownBy(pattern, reading, { now, words });
  return evidence === undefined ? { is: 'false', stepIds } : { is: 'true', evidence, stepIds };
};

const stepsIn = (matches: readonly Match[]): readonly string[] => [
  ...new Set(matches.flatMap(({ stepIds }) => stepIds)),
];

/** The first match that decides; else an unknown one, else the first, told from all steps. */
const joined = (matches: readonly Match[], decides: Match['is']): Match => {
  const decided = matches.find(({ is }) => is === decides);
  if (decided !== undefined) return decided;
  const unknown = matches.find(({ pending }) => pending === true) ?? matches.find(({ is }) => is === 'unknown');
  return { ...(unknown ?? matches[0] ?? { is: 'unknown' }), stepIds: stepsIn(matches) };
};

const OPPOSITE = { true: 'false', false: 'true', unknown: 'unknown' } as const;

/** Looks for facts in what was read. */
export const matchFacts = (facts: FilledFacts, read: Read): Match => {
  if ('any' in facts)
    return joined(
      facts.any.map((one) => matchFacts(one, read)),
      'true',
    );
  if ('all' in facts)
    return joined(
      facts.all.map((one) => matchFacts(one, read)),
      'false',
    );
  if ('not' in facts) {
    const { evidence, ...match } = matchFacts(facts.not, read);
    return {
      ...match,
      is: OPPOSITE[match.is],
      ...(match.is === 'unknown' && evidence !== undefined ? { evidence } : {}),
    };
  }
  switch (facts.fact) {
    case 'unfilled':
      return { is: facts.notApplicable ? 'false' : 'unknown', evidence: facts.why, stepIds: [] };
    case 'text':
      return new RegExp(facts.matches).test(facts.text)
        ? { is: 'true', evidence: message('The alert says {{text}}', { text: facts.text }), stepIds: [] }
        : { is: 'false', stepIds: [] };
    default:
      return matchStep(facts, read);
  }
};
