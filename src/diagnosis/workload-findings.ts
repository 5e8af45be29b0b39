import { message } from '../message';
import { lastSeen } from '../probes/event-order';
import { isDaemonSet, replicasOf, wantsNone } from '../probes/object-verdicts';
import type { ClusterObject } from '../probes/observation';
import { conditionsOf } from '../unknown-value';
import { RANK, RELATED, type Finding, type ObjectReference } from './finding';
import { stepsOf, workloadOf, type Observations, type Observed } from './observations';
import { groupBy } from './group-by';
import { allReady } from './pod-findings';

/** Refusals older than this say nothing about now, in milliseconds. */
const OLD = 60 * 60_000;

const referenceTo = (workload: ClusterObject): ObjectReference => ({
  model: isDaemonSet(workload) ? 'DaemonSet' : 'Deployment',
  name: workload.metadata?.name ?? '',
  ...(workload.metadata?.namespace === undefined ? {} : { namespace: workload.metadata.namespace }),
});

const shared = (observed: Observations, seen: Observed<ClusterObject>) =>
  ({ status: 'problem', stepIds: stepsOf(observed, seen), objects: [referenceTo(seen.item)] }) as const;

const further = (observed: Observations, name: string): number => (name === observed.workload ? 0 : RELATED);

const replicaFinding = (observed: Observations, seen: Observed<ClusterObject>): readonly Finding[] => {
  const name = seen.item.metadata?.name ?? '';
  const { wanted, ready } = replicasOf(seen.item);
  const base = shared(observed, seen);
  if (wanted === 0) {
    return [
      {
        ...base,
        id: `scaled-down/${name}`,
        sentence: wantsNone(seen.item, name),
        rank: RANK.workloadMissing + further(observed, name),
      },
    ];
  }
  if (ready >= wanted) {
    const stuck = conditionsOf(seen.item).find(({ type, status }) => type === 'Progressing' && status === 'False');
    if (stuck === undefined) return [];
    const sentence = message('The rollout of {{name}} does not progress ({{reason}}): {{detail}}', {
      name,
      reason: stuck.reason,
      detail: stuck.message,
    });
    return [{ ...base, id: `rollout/${name}`, sentence, rank: RANK.replicas + further(observed, name) }];
  }
  const sentence = message('{{name}} has {{ready}} of {{wanted}} replicas ready', { name, ready, wanted });
  return [{ ...base, id: `replicas/${name}`, sentence, rank: RANK.replicas + further(observed, name) }];
};

/** What follows "is forbidden" in a refusal is the reason; the pod's name says nothing, it was never made. */
const reasonOf = (detail: string): string => /is forbidden: (.+)$/.exec(detail)?.[1] ?? detail;

const refusal = (observed: Observations, seen: Observed<ClusterObject>): readonly Finding[] => {
  const name = seen.item.metadata?.name ?? '';
  const { wanted, ready } = replicasOf(seen.item);
  if (ready >= wanted && wanted > 0) return [];
  const events = observed.events
    .filter(
      ({ item: { type, reason, involvedObject: about } }) =>
        type === 'Warning' &&
        reason === 'FailedCreate' &&
        about?.kind !== 'Pod' &&
        ((about?.name ?? '') === name || (about?.name ?? '').startsWith(`${name}-`)),
    )
    .filter(({ item }) => observed.now - lastSeen(item) <= OLD)
    .sort((a, b) => lastSeen(b.item) - lastSeen(a.item));
  const condition = conditionsOf(seen.item).find(({ type, status }) => type === 'ReplicaFailure' && status === 'True');
  const detail = events[0]?.item.message ?? condition?.message;
  if (detail === undefined) return [];
  const about = events[0]?.item.involvedObject;
  const replicaSet: readonly ObjectReference[] =
    about?.kind === 'ReplicaSet' && about.name !== undefined
      ? [
          {
            model: 'ReplicaSet',
            name: about.name,
            ...(about.namespace === undefined ? {} : { namespace: about.namespace }),
          },
        ]
      : [];
  return [
    {
      id: `refused/${name}`,
      sentence: message('Pods of {{name}} are refused: {{detail}}', { name, detail: reasonOf(detail) }),
      status: 'problem',
      stepIds: stepsOf(observed, ...events, ...(condition === undefined ? [] : [seen])),
      objects: [...replicaSet, referenceTo(seen.item)],
      rank: RANK.refused + further(observed, name),
    },
  ];
};

const missing = (observed: Observations): readonly Finding[] =>
  observed.readings
    .filter(({ step, result }) => step.expectation.kind === 'replicas-ready' && result.observation.state === 'empty')
    .filter(({ result }) => result.verdict.status === 'problem')
    .flatMap(({ step, result }) => {
      const { probe } = step;
      if (probe.kind !== 'get') return [];
      return [
        {
          id: `missing/${probe.name}`,
          sentence: message('{{name}} does not exist', { name: `${probe.model} ${probe.name}` }),
          status: 'problem' as const,
          stepIds: [result.stepId],
          objects: [],
          rank: RANK.workloadMissing + further(observed, probe.name),
        },
      ];
    });

/** The pods of a workload were looked for, and there are none; a step that names no workload is about the component's. */
const noPods = (observed: Observations): readonly Finding[] => {
  const steps = observed.readings.filter(
    ({ step, result: { observation, verdict } }) =>
      step.expectation.kind === 'pods-ready' && observation.state === 'empty' && verdict.status === 'problem',
  );
  return [...groupBy(steps, ({ step }) => workloadOf(step) || observed.workload)].map(([name, about]): Finding => ({
    id: `no-pods/${name}`,
    sentence: message('{{name}}: no pod exists', { name }),
    status: 'problem',
    stepIds: about.map(({ step }) => step.id),
    objects: [],
    rank: RANK.noPods + further(observed, name),
  }));
};

/** What is wrong with the Deployments and DaemonSets: gone, scaled down, refused pods, too few ready. */
export const workloadFindings = (observed: Observations): readonly Finding[] => [
  ...missing(observed),
  ...observed.workloads.flatMap((seen) => [...refusal(observed, seen), ...replicaFinding(observed, seen)]),
  ...noPods(observed),
];

/** A lease that nobody holds: a cause where the pods are ready, a consequence where they aren't. */
export const leaseFindings = (observed: Observations): readonly Finding[] =>
  observed.readings
    .filter(({ step, result }) => step.expectation.kind === 'lease-held' && result.verdict.status === 'problem')
    .map(({ step, result }) => {
      const { observation } = result;
      const [lease] =
        observation.state === 'found' && observation.data.kind === 'objects' ? observation.data.objects : [];
      const { name, namespace } = lease?.metadata ?? {};
      return {
        id: 'lease',
        sentence: result.verdict.evidence,
        status: 'problem',
        stepIds: [step.id],
        objects:
          name === undefined ? [] : [{ model: 'Lease', name, ...(namespace === undefined ? {} : { namespace }) }],
        rank: allReady(observed, observed.workload) ? RANK.lease : RANK.leaseOfNone,
      };
    });
