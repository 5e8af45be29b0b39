import { message } from '../message';
import { age } from '../probes/duration';
import { lastSeen } from '../probes/event-order';
import type { ClusterEvent } from '../probes/observation';
import type { ObjectReference, PreemptionFact } from './fact';
import { referenceTo } from './object-reference';
import { stepsOf, type Observations, type Observed } from './observations';
import { allReady } from './pod-facts';
import { RANK } from './rank';

/**
 * How the scheduler tells it of the pod that had to go (Kubernetes 1.35, `pkg/scheduler/framework/preemption`): by the
 * uid; the event names the pod itself as related. The condition `DisruptionTarget` of the pod names nobody.
 */
const PREEMPTED = /^Preempted by pod (\S+) on node (\S+?)\.?$/;

/** The pod that preempts, where the event or a pod that was read tells whose uid it is. */
const preemptorOf = (uid: string, { related }: ClusterEvent, { pods }: Observations): readonly ObjectReference[] => {
  if (related?.kind === 'Pod' && related.name !== undefined && (related.uid === undefined || related.uid === uid))
    return [referenceTo('Pod', related)];
  return pods.filter(({ item }) => item.metadata?.uid === uid).map(({ item }) => referenceTo('Pod', item.metadata));
};

/** The workload of a pod that is gone: what its name begins with. */
const workloadOf = (pod: string, { workloads, workload }: Observations): string =>
  [...workloads.map(({ item }) => item.metadata?.name ?? ''), workload].find(
    (name) => name !== '' && pod.startsWith(`${name}-`),
  ) ?? '';

const toFact = (event: Observed<ClusterEvent>, observed: Observations): readonly PreemptionFact[] => {
  const { involvedObject: about, message: said = '' } = event.item;
  const [, uid, node = ''] = PREEMPTED.exec(said) ?? [];
  const victim = about?.name ?? '';
  const workload = workloadOf(victim, observed);
  if (uid === undefined || workload === '' || allReady(observed, workload)) return [];
  const by = preemptorOf(uid, event.item, observed);
  const at = lastSeen(event.item);
  return [
    {
      kind: 'preemption',
      uid,
      node,
      group: workload,
      objects: by,
      names: [referenceTo('Pod', about), { model: 'Node', name: node }],
      workload,
      since: at,
      stepIds: stepsOf(observed, event),
      severity: 'problem',
      sentence: message('Pod {{by}}, whose priority is higher, took the place of {{pod}} on {{node}} {{ago}} ago', {
        by: by[0]?.name ?? uid,
        pod: victim,
        node,
        ago: age(new Date(at).toISOString(), observed.now),
      }),
      many: message(
        '{{count}} pods of {{workload}} lost their places to pods whose priority is higher, such as {{by}}',
        {
          by: by[0]?.name ?? uid,
          workload,
        },
      ),
      rank: RANK.unschedulable - 0.5 + (workload === observed.workload ? 0 : RANK.elsewhere),
    },
  ];
};

/** Pods of workloads that the scheduler ended for others, while their successors wait. */
export const preemptionFacts = (observed: Observations): readonly PreemptionFact[] =>
  observed.events
    .filter(({ item }) => item.reason === 'Preempted' && item.involvedObject?.kind === 'Pod')
    .flatMap((event) => toFact(event, observed));
