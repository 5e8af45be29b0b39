import { lastSeen } from '../probes/event-order';
import type { ClusterEvent, ClusterObject, ContainerLog, Evidence, Observation, PodCount } from '../probes/observation';
import type { Firing } from './contradiction';
import type { LabelSelector, ModelName } from '../probes/probe';
import type { StepResult } from '../probes/step-result';
import type { FilledStep, Step } from '../runbooks/runbook';
import { WORKLOADS } from '../runbooks/workloads';

/** Something that one or several steps read. */
export interface Observed<T> {
  readonly item: T;
  readonly stepIds: readonly string[];
  /** The workload that the step was about; empty when it isn't known. */
  readonly workload: string;
}

/** What the probe of a step gave; of a step about several objects, each of them too. */
export type Answered = Pick<StepResult, 'stepId' | 'observation'> & {
  readonly parts?: readonly Observation<Evidence>[];
};

/** A step with what it gave. */
export interface StepReading {
  readonly step: Step | FilledStep;
  readonly result: Answered;
}

/** A probe of a step with what is expected of it. */
export type Asked = Pick<Step | FilledStep, 'title' | 'probe' | 'expectation'>;

/** Whether a probe asks the cluster for something: what is done by hand or lacks a value does not, and finds nothing missing. */
export const isAsked = ({ kind }: Asked['probe']): boolean => kind !== 'by-hand' && kind !== 'unfilled';

/** Each object that a step is about, with what its own probe gave. */
export const partsOf = ({
  step,
  result: { observation, parts = [observation] },
}: StepReading): readonly { readonly asked: Asked; readonly observation: Observation<Evidence> }[] => {
  const also = 'also' in step ? (step.also ?? []) : [];
  return parts.map((one, at) => ({ asked: { ...step, ...also[at - 1] }, observation: one }));
};

/** The kinds from which operators create their parts. */
const RESOURCES: ReadonlySet<string> = new Set<ModelName>([
  'KubeVirt',
  'HyperConverged',
  'SSP',
  'CDI',
  'NetworkAddonsConfig',
  'HostPathProvisioner',
]);

/** An operator's resource; a list's objects may lack their kind. */
export interface Resource {
  readonly model: ModelName;
  readonly object: ClusterObject;
}

/** What is judged, and when. */
export interface About {
  /** What sentences call it: the name of a workload, or of what else the steps are about. */
  readonly workload: string;
  /** The ids of steps that are about it whatever they read; those about a workload are found by its labels. */
  readonly own?: readonly string[];
  /** The workloads that an operator makes from the resource that the steps are about. */
  readonly operands?: readonly string[];
  /** The id of the step that reads what the alert measures. */
  readonly measuredBy?: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Absent where no alert is there. */
  readonly firing?: Firing;
}

/** Everything that the steps read, each thing once. */
export interface Observations {
  readonly workload: string;
  /** The ids of steps that are about the subject whatever they read. */
  readonly own: readonly string[];
  /** The workloads that an operator makes from the resource that the steps are about: their trouble is the subject's. */
  readonly operands: readonly string[];
  /** The id of the step that reads what the alert measures; empty where nothing says. */
  readonly measuredBy: string;
  readonly now: number;
  readonly pods: readonly Observed<ClusterObject>[];
  /** How many pods there are, by workload, where `pods` has a part of them. */
  readonly counts?: Readonly<Record<string, PodCount>>;
  readonly nodes: readonly Observed<ClusterObject>[];
  readonly workloads: readonly Observed<ClusterObject>[];
  /** The resources that operators work from. */
  readonly resources: readonly Observed<Resource>[];
  readonly events: readonly Observed<ClusterEvent>[];
  readonly logs: readonly Observed<ContainerLog>[];
  readonly readings: readonly StepReading[];
}

const same = (a: LabelSelector, b: LabelSelector): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([label, value]) => b[label] === value);

/** The workload that a step is about: by its probe's selector, or by the name of what it gets; empty when not known. */
export const workloadOf = ({ probe }: Pick<Step | FilledStep, 'probe'>): string => {
  const selector = 'selector' in probe ? probe.selector : undefined;
  if (selector !== undefined) {
    return Object.values(WORKLOADS).find((workload) => same(workload.selector, selector))?.name ?? '';
  }
  return probe.kind === 'get' ? probe.name : '';
};

const merge = <T>(seen: readonly Observed<T>[], keyOf: (item: T) => string): readonly Observed<T>[] => {
  const byKey = new Map<string, Observed<T>>();
  for (const one of seen) {
    const key = keyOf(one.item);
    const known = byKey.get(key);
    byKey.set(
      key,
      known === undefined
        ? one
        : {
            ...known,
            workload: known.workload || one.workload,
            stepIds: [...new Set([...known.stepIds, ...one.stepIds])],
          },
    );
  }
  return [...byKey.values()];
};

const keyOf = ({ metadata }: ClusterObject): string =>
  metadata?.uid ?? `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`;

const evidenceOf = ({ result: { observation } }: StepReading): Evidence | undefined =>
  observation.state === 'found' ? observation.data : undefined;

const eventsIn = (evidence: Evidence | undefined): readonly ClusterEvent[] => {
  if (evidence?.kind === 'events') return evidence.events;
  return evidence?.kind === 'objects' && evidence.events?.state === 'found' ? evidence.events.data : [];
};

const modelOf = ({ step: { probe } }: StepReading): string =>
  probe.kind === 'list' || probe.kind === 'get' ? probe.model : '';

/** Puts together what the steps read. Steps without a result are passed over. */
export const observe = (
  steps: readonly (Step | FilledStep)[],
  results: readonly Answered[],
  { workload, own = [], operands = [], measuredBy = '', now }: About,
): Observations => {
  const readings = steps.flatMap((step): StepReading[] => {
    const result = results.find(({ stepId }) => stepId === step.id);
    return result === undefined ? [] : [{ step, result }];
  });
  const collect = <T>(read: (one: StepReading) => readonly T[]): readonly Observed<T>[] =>
    readings.flatMap((one) =>
      read(one).map((item) => ({
        item,
        stepIds: [one.step.id],
        workload: own.includes(one.step.id) ? workload : workloadOf(one.step),
      })),
    );
  const objectsOf = (...models: readonly string[]): readonly Observed<ClusterObject>[] =>
    merge(
      collect((one) => {
        const evidence = evidenceOf(one);
        return models.includes(modelOf(one)) && evidence?.kind === 'objects' ? evidence.objects : [];
      }),
      keyOf,
    );
  const counted = readings.flatMap((one): [string, PodCount][] => {
    const evidence = evidenceOf(one);
    return evidence?.kind === 'objects' && evidence.of !== undefined ? [[workloadOf(one.step), evidence.of]] : [];
  });
  return {
    workload,
    own,
    operands,
    measuredBy,
    now,
    readings,
    ...(counted.length === 0 ? {} : { counts: Object.fromEntries(counted) }),
    pods: objectsOf('Pod'),
    nodes: objectsOf('Node'),
    workloads: objectsOf('Deployment', 'DaemonSet'),
    resources: merge(
      collect((one): readonly Resource[] => {
        const { probe } = one.step;
        const evidence = evidenceOf(one);
        if ((probe.kind !== 'list' && probe.kind !== 'get') || !RESOURCES.has(probe.model)) return [];
        return evidence?.kind === 'objects' ? evidence.objects.map((object) => ({ model: probe.model, object })) : [];
      }),
      ({ model, object }) => `${model}/${keyOf(object)}`,
    ),
    events: merge(
      collect((one) => eventsIn(evidenceOf(one))),
      keyOf,
    ),
    logs: merge(
      collect((one) => {
        const evidence = evidenceOf(one);
        return evidence?.kind === 'logs' ? evidence.logs : [];
      }),
      // While a container waits to be started anew, its log and that of its previous run are one: it counts once.
      ({ namespace, pod, container, previous, run }) => [namespace, pod, container, run ?? previous].join('/'),
    ),
  };
};

/** The objects of a kind that no reader needs more of than itself. */
export const objectsOf = ({ readings }: Observations, model: ModelName): readonly Observed<ClusterObject>[] =>
  merge(
    readings.flatMap((one) => {
      const evidence = evidenceOf(one);
      if (modelOf(one) !== model || evidence?.kind !== 'objects') return [];
      return evidence.objects.map((item) => ({ item, stepIds: [one.step.id], workload: '' }));
    }),
    keyOf,
  );

/** The steps of something that was seen, and those of something else, each once, in the order of the steps. */
export const stepsOf = (
  { readings }: Observations,
  ...seen: readonly { readonly stepIds: readonly string[] }[]
): readonly string[] => {
  const all = new Set(seen.flatMap(({ stepIds }) => stepIds));
  return readings.map(({ step }) => step.id).filter((id) => all.has(id));
};

/** Events with their steps, the latest first. Lists of events come by name, and not by time. */
export const latestOf = (events: readonly Observed<ClusterEvent>[]): readonly Observed<ClusterEvent>[] =>
  [...events].sort((a, b) => lastSeen(b.item) - lastSeen(a.item));
