import { message, type Message } from '../message';
import { replicasOf, wantsNone } from './read-workload';
import type { ClusterObject } from '../probes/observation';
import { conditionOf, conditionsOf, since } from '../unknown-value';
import { isLeaving, isReady } from '../probes/pod-readiness';
import type { ObjectReference, WorkloadFact } from './fact';
import { RANK, RELATED } from './rank';
import { groupBy } from './group-by';
import { workloadReference, workloadReferenceByName } from './workload-reference';
import { isAsked, workloadOf, type Observations, type Observed, type StepReading } from './observations';
import { podReference } from './pod-facts';

/** How much further down what is wrong with another component stands. */
export const further = (observed: Observations, name: string): number => (name === observed.workload ? 0 : RELATED);

const podsOf = ({ pods }: Observations, workload: string): readonly ObjectReference[] =>
  pods.filter((pod) => pod.workload === workload).map(({ item }) => podReference(item));

interface Problem {
  readonly state: WorkloadFact['state'];
  readonly sentence: Message;
  /** With why no more are ready, as its conditions say. */
  readonly alone?: Message;
  readonly rank: number;
  readonly since?: string;
}

/** What is wrong with a Deployment or DaemonSet that is there; absent where it is well. */
export const problemOf = (workload: ClusterObject, name: string): Problem | undefined => {
  const { wanted, ready } = replicasOf(workload);
  const conditions = conditionsOf(workload);
  if (wanted === 0) {
    return { state: 'scaled-down', sentence: wantsNone(workload, name), rank: RANK.workloadMissing };
  }
  if (ready >= wanted) {
    const stuck = conditions.find(({ type, status }) => type === 'Progressing' && status === 'False');
    if (stuck === undefined) return undefined;
    const sentence = message('The rollout of {{name}} does not progress ({{reason}}): {{detail}}', {
      name,
      reason: stuck.reason,
      detail: stuck.message,
    });
    return { state: 'rollout-stuck', sentence, rank: RANK.replicas, since: stuck.lastTransitionTime };
  }
  const unavailable = conditions.find(({ type, status }) => type === 'Available' && status === 'False');
  const why = conditionOf(workload, 'ReplicaFailure', 'True') ?? conditionOf(workload, 'Progressing', 'False');
  const values = { name, ready, wanted };
  return {
    state: 'not-ready',
    sentence: message('{{name}} has {{ready}} of {{wanted}} replicas ready', values),
    ...(why === undefined
      ? {}
      : {
          alone: message('{{name}} has {{ready}} of {{wanted}} replicas ready ({{reason}}: {{detail}})', {
            ...values,
            reason: why.reason,
            detail: why.message,
          }),
        }),
    rank: RANK.replicas,
    ...(unavailable === undefined ? {} : { since: unavailable.lastTransitionTime }),
  };
};

const replicaFacts = (observed: Observations, { item, stepIds }: Observed<ClusterObject>): readonly WorkloadFact[] => {
  const name = item.metadata?.name ?? '';
  const problem = problemOf(item, name);
  if (problem === undefined) return [];
  return [
    {
      kind: 'workload',
      state: problem.state,
      group: `${problem.state}/${name}`,
      objects: [workloadReference(item)],
      names: podsOf(observed, name),
      workload: name,
      ...since(problem.since ?? ''),
      stepIds,
      ready: replicasOf(item).ready,
      severity: 'problem',
      sentence: problem.sentence,
      ...(problem.alone === undefined ? {} : { alone: problem.alone }),
      rank: problem.rank + further(observed, name),
    },
  ];
};

/** Whether a step asks for a Deployment or DaemonSet by its name. */
export const isWorkloadStep = ({ probe }: Pick<StepReading['step'], 'probe'>): boolean =>
  probe.kind === 'get' && (probe.model === 'Deployment' || probe.model === 'DaemonSet');

/** What a step expects of a workload that must be there. */
const WANTED = new Set(['replicas-ready', 'condition', 'exists', 'each']);

const missing = (observed: Observations): readonly WorkloadFact[] => {
  const steps = observed.readings.filter(
    ({ step, result }) =>
      isWorkloadStep(step) && WANTED.has(step.expectation.kind) && result.observation.state === 'empty',
  );
  return [...groupBy(steps, ({ step: { probe } }) => (probe.kind === 'get' ? probe.name : ''))].flatMap(
    ([name, about]): WorkloadFact[] => {
      const [{ step: { probe } } = { step: { probe: undefined } }] = about;
      if (probe?.kind !== 'get') return [];
      return [
        {
          kind: 'workload',
          state: 'missing',
          group: `missing/${name}`,
          objects: [{ model: probe.model, name }],
          names: [],
          workload: name,
          stepIds: about.map(({ step }) => step.id),
          ready: 0,
          severity: 'problem',
          sentence: message('{{name}} does not exist', { name: `${probe.model} ${name}` }),
          rank: RANK.workloadMissing + further(observed, name),
        },
      ];
    },
  );
};

interface FewPods {
  readonly state: 'no-pods' | 'too-few-pods';
  readonly sentence: Message;
}

/** How too few of the pods that a step asks for are there, or ready by their workload's counts; the rest pods say themselves. */
const fewPodsIn = ({ step, result: { observation } }: StepReading, name: string, now: number): FewPods | undefined => {
  if (
    step.expectation.kind !== 'pods-ready' ||
    !isAsked(step.probe) ||
    (observation.state !== 'found' && observation.state !== 'empty')
  ) {
    return undefined;
  }
  const { atLeast } = step.expectation;
  const data = observation.state === 'found' && observation.data.kind === 'objects' ? observation.data : undefined;
  const pods = data?.objects ?? [];
  if (pods.length === 0) {
    return atLeast === 0 ? undefined : { state: 'no-pods', sentence: message('{{name}}: no pod exists', { name }) };
  }
  const { of } = data ?? {};
  if (of !== undefined && of.ready < of.total) {
    const values = { name, read: pods.length, ...of };
    const sentence = pods.every(isReady)
      ? message(
          '{{name}}: {{ready}} of {{total}} pods are ready; those that are not are none of the {{read}} that were read',
          values,
        )
      : message('{{name}}: {{ready}} of {{total}} pods are ready', values);
    return { state: 'too-few-pods', sentence };
  }
  const count = pods.filter((pod) => !isLeaving(pod, now)).length;
  return count >= atLeast
    ? undefined
    : {
        state: 'too-few-pods',
        sentence: message('{{name}}: {{count}} of at least {{atLeast}} pods run', { name, count, atLeast }),
      };
};

/** The pods of a workload were looked for, and there are too few; a step that names no workload is about the component's. */
const fewPods = (observed: Observations): readonly WorkloadFact[] => {
  const few = observed.readings.flatMap((reading) => {
    const name = workloadOf(reading.step) || observed.workload;
    const found = fewPodsIn(reading, name, observed.now);
    return found === undefined ? [] : [{ ...found, name, stepId: reading.step.id }];
  });
  return [...groupBy(few, ({ state, name }) => `${state}/${name}`)].flatMap(([group, about]): WorkloadFact[] => {
    const [first] = about;
    if (first === undefined) return [];
    const { name, state, sentence } = first;
    return [
      {
        kind: 'workload',
        state,
        group,
        objects: workloadReferenceByName(name),
        names: [],
        workload: name,
        stepIds: about.map(({ stepId }) => stepId),
        ready: 0,
        severity: 'problem',
        sentence,
        rank: RANK.noPods + further(observed, name),
      },
    ];
  });
};

/** What is wrong with the Deployments and DaemonSets: gone, scaled down, without pods, too few ready. */
export const workloadFacts = (observed: Observations): readonly WorkloadFact[] => [
  ...missing(observed),
  ...observed.workloads.flatMap((workload) => replicaFacts(observed, workload)),
  ...fewPods(observed),
];
