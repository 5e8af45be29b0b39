import { message, type Message } from '../message';
import { replicasOf, wantsNone } from './read-workload';
import type { ClusterObject } from '../probes/observation';
import { conditionsOf, since } from '../unknown-value';
import type { ObjectReference, WorkloadFact } from './fact';
import { RANK, RELATED } from './rank';
import { groupBy } from './group-by';
import { workloadReference, workloadReferenceByName } from './workload-reference';
import { workloadOf, type Observations, type Observed } from './observations';
import { podReference } from './pod-facts';

/** How much further down what is wrong with another component stands. */
export const further = (observed: Observations, name: string): number => (name === observed.workload ? 0 : RELATED);

const podsOf = ({ pods }: Observations, workload: string): readonly ObjectReference[] =>
  pods.filter((pod) => pod.workload === workload).map(({ item }) => podReference(item));

interface Problem {
  readonly state: WorkloadFact['state'];
  readonly sentence: Message;
  readonly rank: number;
  readonly since?: string;
}

const problemOf = (workload: ClusterObject, name: string): Problem | undefined => {
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
  return {
    state: 'not-ready',
    sentence: message('{{name}} has {{ready}} of {{wanted}} replicas ready', { name, ready, wanted }),
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
      rank: problem.rank + further(observed, name),
    },
  ];
};

const missing = (observed: Observations): readonly WorkloadFact[] =>
  observed.readings
    .filter(({ step, result }) => step.expectation.kind === 'replicas-ready' && result.observation.state === 'empty')
    .filter(({ result }) => result.verdict.status === 'problem')
    .flatMap(({ step: { probe }, result }): WorkloadFact[] => {
      if (probe.kind !== 'get') return [];
      return [
        {
          kind: 'workload',
          state: 'missing',
          group: `missing/${probe.name}`,
          objects: [{ model: probe.model, name: probe.name }],
          names: [],
          workload: probe.name,
          stepIds: [result.stepId],
          ready: 0,
          severity: 'problem',
          sentence: message('{{name}} does not exist', { name: `${probe.model} ${probe.name}` }),
          rank: RANK.workloadMissing + further(observed, probe.name),
        },
      ];
    });

/** The pods of a workload were looked for, and there are none; a step that names no workload is about the component's. */
const noPods = (observed: Observations): readonly WorkloadFact[] => {
  const steps = observed.readings.filter(
    ({ step, result: { observation, verdict } }) =>
      step.expectation.kind === 'pods-ready' && observation.state === 'empty' && verdict.status === 'problem',
  );
  return [...groupBy(steps, ({ step }) => workloadOf(step) || observed.workload)].map(([name, about]) => ({
    kind: 'workload',
    state: 'no-pods',
    group: `no-pods/${name}`,
    objects: workloadReferenceByName(name),
    names: [],
    workload: name,
    stepIds: about.map(({ step }) => step.id),
    ready: 0,
    severity: 'problem',
    sentence: message('{{name}}: no pod exists', { name }),
    rank: RANK.noPods + further(observed, name),
  }));
};

/** What is wrong with the Deployments and DaemonSets: gone, scaled down, without pods, too few ready. */
export const workloadFacts = (observed: Observations): readonly WorkloadFact[] => [
  ...missing(observed),
  ...observed.workloads.flatMap((workload) => replicaFacts(observed, workload)),
  ...noPods(observed),
];
