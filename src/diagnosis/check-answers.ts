import type { ClusterEvent, ClusterObject, Evidence, Observation } from '../probes/observation';
import type { FilledStep } from '../runbooks/runbook';
import type { CheckedStep } from './check-rows';

/** What one or several steps of a row read, to be shown once. */
export interface CheckAnswer {
  /** The step that says how it is shown: of several, the one that shows most. */
  readonly step: FilledStep;
  readonly observation: Observation<Evidence>;
}

type Objects = Extract<Evidence, { kind: 'objects' }>;

/** How much of an object a step shows. */
const SHOWS: Readonly<Record<string, number>> = { table: 0, status: 0, yaml: 1, describe: 2, writers: 3 };

const showsOf = ({ probe }: FilledStep): number =>
  probe.kind === 'list' || probe.kind === 'get' ? (SHOWS[probe.show] ?? 0) : 0;

const modelOf = ({ probe }: FilledStep): string =>
  probe.kind === 'list' || probe.kind === 'get' ? probe.model : probe.kind;

const keyOf = ({ metadata }: ClusterObject): string =>
  metadata?.uid ?? `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`;

const onceEach = <T extends ClusterObject>(objects: readonly T[]): readonly T[] => [
  ...new Map(objects.map((object) => [keyOf(object), object])).values(),
];

const objectsOf = (observation: Observation<Evidence>): Objects | undefined =>
  observation.state === 'found' && observation.data.kind === 'objects' ? observation.data : undefined;

const eventsOf = (observation: Observation<Evidence>): readonly ClusterEvent[] | undefined => {
  if (observation.state !== 'found') return undefined;
  const { data } = observation;
  if (data.kind === 'events') return data.events;
  return data.kind === 'objects' && data.events?.state === 'found' ? data.events.data : undefined;
};

/** Objects of one kind in one table, with all events that were read about them. */
const together = (own: readonly CheckedStep[], besides: readonly CheckedStep[]): CheckAnswer => {
  const { step } = own.reduce((most, one) => (showsOf(one.step) > showsOf(most.step) ? one : most));
  const read = own.flatMap(({ result }) => objectsOf(result.observation) ?? []);
  const events = [...own, ...besides].flatMap(({ result }) => eventsOf(result.observation) ?? []);
  // What could not be read of the events is told where nothing else tells of them.
  const unread = read.find((one) => one.events !== undefined && one.events.state !== 'found')?.events;
  const of = read.find((one) => one.of !== undefined)?.of;
  return {
    step,
    observation: {
      state: 'found',
      data: {
        kind: 'objects',
        objects: onceEach(read.flatMap(({ objects }) => objects)),
        ...(of === undefined ? {} : { of }),
        ...(events.length > 0
          ? { events: { state: 'found', data: onceEach(events) } }
          : unread === undefined
            ? {}
            : { events: unread }),
      },
    },
  };
};

/**
 * What the steps of a row read, each thing once: objects of one kind together, with the events about them; what else was
 * read, or could not be read, as each step gave it.
 */
export const checkAnswers = (steps: readonly CheckedStep[]): readonly CheckAnswer[] => {
  const withObjects = steps.filter(({ result }) => objectsOf(result.observation) !== undefined);
  const [first] = withObjects;
  const isEvents = ({ step, result }: CheckedStep): boolean =>
    step.probe.kind === 'events' && (result.observation.state === 'found' || result.observation.state === 'empty');
  const besides = first === undefined ? [] : steps.filter(isEvents);
  const told = new Set<string>();
  return steps.flatMap((one): readonly CheckAnswer[] => {
    if (besides.includes(one)) return [];
    if (!withObjects.includes(one)) return [{ step: one.step, observation: one.result.observation }];
    const model = modelOf(one.step);
    if (told.has(model)) return [];
    told.add(model);
    return [
      together(
        withObjects.filter(({ step }) => modelOf(step) === model),
        first !== undefined && model === modelOf(first.step) ? besides : [],
      ),
    ];
  });
};
