import { inEnglish, message, type Message } from '../message';
import type { Expectation } from '../probes/expectation';
import { nameOfObject } from '../probes/object-test';
import type { ClusterObject, Evidence, Observation } from '../probes/observation';
import { sayEnd } from './container-end-facts';
import { endedBadly } from './ended-logs';
import type { ExistenceFact, ObjectReference } from './fact';
import { linesLookedFor, noneIn, whyUndecided } from './log-search';
import { referenceTo } from './object-reference';
import { isAsked, partsOf, type Asked, type Observations, type StepReading } from './observations';
import { RANK } from './rank';
import { isWorkloadStep } from './workload-facts';

interface Existence {
  readonly state: ExistenceFact['state'];
  readonly sentence: Message;
  readonly objects?: readonly ObjectReference[];
}

/** How many names a sentence has room for. */
const NAMED = 5;

/** The names of objects, as far as a sentence has room for them. */
export const namesOf = (objects: readonly ClusterObject[]): string =>
  objects.length > NAMED
    ? `${objects.slice(0, NAMED).map(nameOfObject).join(', ')}, …`
    : objects.map(nameOfObject).join(', ');

/** What a probe asks for, as its sentence names it. */
const nameOf = ({ title, probe }: Asked, fallback: string): string => {
  if (probe.kind === 'get') return `${probe.model} ${probe.name}`;
  // There may be others of the kind: what is looked for is what the step says.
  if (probe.kind === 'list' && probe.only !== undefined) return inEnglish(title);
  return probe.kind === 'list' ? probe.model : fallback;
};

const referencesIn = ({ probe }: Asked): readonly ObjectReference[] =>
  probe.kind === 'get' ? [referenceTo(probe.model, { name: probe.name, namespace: probe.namespace })] : [];

/** How many objects there must be at the least; absent where nothing asks for that. */
const leastOf = (expectation: Expectation): number | undefined => {
  switch (expectation.kind) {
    case 'exists':
      return expectation.atLeast;
    case 'condition':
      return 1;
    case 'each':
      return expectation.none === 'problem' ? 1 : 0;
    default:
      return undefined;
  }
};

const ofObjects = (step: Asked, objects: readonly ClusterObject[], fallback: string): readonly Existence[] => {
  const { expectation, probe } = step;
  const name = nameOf(step, fallback);
  if (expectation.kind === 'none') {
    if (objects.length === 0 || (probe.kind !== 'list' && probe.kind !== 'get')) return [];
    const values = { ...expectation.found.values, names: namesOf(objects), count: objects.length };
    return [
      {
        state: 'unwanted',
        sentence: { ...expectation.found, values },
        objects: objects.map(({ metadata }) => referenceTo(probe.model, metadata)),
      },
    ];
  }
  const atLeast = leastOf(expectation);
  // That a Deployment or DaemonSet does not exist is told as such.
  if (atLeast === undefined || objects.length >= atLeast || isWorkloadStep(step)) return [];
  if (objects.length > 0) {
    const values = { name, count: objects.length, atLeast };
    return [{ state: 'too-few', sentence: message('{{name}}: {{count}} of at least {{atLeast}} exist', values) }];
  }
  return [
    {
      state: 'missing',
      sentence:
        probe.kind === 'get'
          ? message('{{name}} does not exist', { name })
          : message('{{name}}: there is none', { name }),
      objects: referencesIn(step),
    },
  ];
};

/** A line that was looked for is not in logs that were read whole; a container that ended may never have come to it. */
const ofLogs = ({ expectation }: Asked, evidence: Evidence, now: number): readonly Existence[] => {
  if (expectation.kind !== 'log-with' || evidence.kind !== 'logs') return [];
  const { logs, podsLeftOut } = evidence;
  if (linesLookedFor(logs, expectation.pattern).length > 0) return [];
  const [ended] = endedBadly(logs, now);
  if (ended !== undefined && ended.log.state !== 'loading') return [{ state: 'no-line', sentence: sayEnd(ended, now) }];
  return whyUndecided(logs, expectation, { now, podsLeftOut }) === undefined
    ? [{ state: 'no-line', sentence: noneIn(logs, expectation.what) }]
    : [];
};

const inPart = (step: Asked, observation: Observation<Evidence>, observed: Observations): readonly Existence[] => {
  const { now, workload } = observed;
  if (!isAsked(step.probe)) return [];
  if (observation.state === 'empty') return ofObjects(step, [], workload);
  if (observation.state !== 'found') return [];
  const { data } = observation;
  return data.kind === 'objects' ? ofObjects(step, data.objects, workload) : ofLogs(step, data, now);
};

const factsOf = (observed: Observations, reading: StepReading): readonly ExistenceFact[] =>
  partsOf(reading)
    .flatMap(({ asked, observation }) => inPart(asked, observation, observed))
    .map(({ objects = [], ...existence }) => ({
      kind: 'existence',
      ...existence,
      // Steps that look for the same tell it once.
      group: JSON.stringify(existence.sentence),
      objects,
      names: [],
      workload: '',
      stepIds: [reading.step.id],
      severity: 'problem',
      rank: existence.state === 'no-line' ? RANK.trace : RANK.otherStep,
    }));

/** What steps look for and is not there, and what should not be there and is. */
export const existenceFacts = (observed: Observations): readonly ExistenceFact[] =>
  observed.readings.flatMap((reading) => factsOf(observed, reading));
