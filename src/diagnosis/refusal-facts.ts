import { message } from '../message';
import { lastSeen } from '../probes/event-order';
import { replicasOf } from './read-workload';
import type { ClusterEvent, ClusterObject } from '../probes/observation';
import { conditionOf, since } from '../unknown-value';
import type { ObjectReference, RefusalFact, Refuser } from './fact';
import { RANK } from './rank';
import { latestOf, stepsOf, type Observations, type Observed } from './observations';
import { REFUSED_LATELY } from './recency';
import { further } from './workload-facts';
import { workloadReference } from './workload-reference';
import { referenceTo } from './object-reference';

/** What follows "is forbidden" in a refusal is the reason; the pod's name says nothing, it was never made. */
const reasonOf = (detail: string): string => /is forbidden: (.+)$/s.exec(detail)?.[1] ?? detail;

interface Refusal {
  readonly by: Refuser;
  readonly name: string;
}

/**
 * How admission says who refuses (kubernetes/kubernetes, plugin/pkg/admission: resourcequota, limitranger; OpenShift's
 * security context constraints; pod security; admission webhooks), with the name where it has one.
 */
const REFUSERS: readonly (readonly [RegExp, Refuser])[] = [
  [/exceeded quota: ([^,\s]+)|failed quota: ([^:\s]+)/, 'quota'],
  [/admission webhook "([^"]+)" denied|failed calling webhook "([^"]+)"/, 'webhook'],
  [/security context constraint|violates PodSecurity/, 'security-context'],
  [/(?:maximum|minimum) \S+ usage per |limit to request ratio/, 'limit-range'],
];

/** Who refuses, by what admission says. */
export const refuserIn = (detail: string): Refusal => {
  for (const [pattern, by] of REFUSERS) {
    const match = pattern.exec(detail);
    if (match !== null) return { by, name: match.slice(1).find(Boolean) ?? '' };
  }
  return { by: 'other', name: '' };
};

/** The object that refuses, as far as the message names it. */
const refuserReference = ({ by, name }: Refusal, namespace: string | undefined): readonly ObjectReference[] => {
  if (name === '') return [];
  if (by === 'webhook') return [{ model: 'Webhook', name }];
  return by === 'quota' ? [referenceTo('ResourceQuota', { name, namespace })] : [];
};

const isRefusalOf = ({ type, reason, involvedObject: about }: ClusterEvent, workload: string): boolean =>
  type === 'Warning' &&
  reason === 'FailedCreate' &&
  about?.kind !== 'Pod' &&
  ((about?.name ?? '') === workload || (about?.name ?? '').startsWith(`${workload}-`));

const replicaSetOf = (event: ClusterEvent | undefined): readonly ObjectReference[] => {
  const about = event?.involvedObject;
  if (about?.kind !== 'ReplicaSet' || about.name === undefined) return [];
  return [referenceTo('ReplicaSet', about)];
};

const refusal = (observed: Observations, workload: Observed<ClusterObject>): readonly RefusalFact[] => {
  const { item } = workload;
  const name = item.metadata?.name ?? '';
  const { wanted, ready } = replicasOf(item);
  if (ready >= wanted && wanted > 0) return [];
  const events = latestOf(
    observed.events.filter(
      (event) => isRefusalOf(event.item, name) && observed.now - lastSeen(event.item) <= REFUSED_LATELY,
    ),
  );
  const condition = conditionOf(item, 'ReplicaFailure', 'True');
  const detail = events[0]?.item.message ?? condition?.message;
  if (detail === undefined) return [];
  const refuser = refuserIn(detail);
  return [
    {
      kind: 'refusal',
      ...refuser,
      group: name,
      objects: [...replicaSetOf(events[0]?.item), workloadReference(item)],
      names: refuserReference(refuser, item.metadata?.namespace),
      workload: name,
      ...since(condition?.lastTransitionTime ?? events[0]?.item.firstTimestamp ?? ''),
      stepIds: stepsOf(observed, ...events, ...(condition === undefined ? [] : [workload])),
      severity: 'problem',
      sentence: message('Pods of {{name}} are refused: {{detail}}', { name, detail: reasonOf(detail) }),
      rank: RANK.refused + further(observed, name),
    },
  ];
};

/** Pods that are not created because a quota, a limit range, a security constraint or a webhook refuses them. */
export const refusalFacts = (observed: Observations): readonly RefusalFact[] =>
  observed.workloads.flatMap((workload) => refusal(observed, workload));
