import { message, type Message } from '../message';
import { shortDuration } from '../probes/duration';
import type { ClusterObject, Evidence, Observation } from '../probes/observation';
import { finite, record, text } from '../unknown-value';
import type { LeaseFact } from './fact';
import { RANK } from './rank';
import { isAsked, type Observations, type StepReading } from './observations';
import { allReady } from './pod-facts';
import { heldLease } from './read-lease';
import { workloadReferenceByName } from './workload-reference';
import { referenceTo } from './object-reference';

const leaseIn = (observation: Observation<Evidence>): ClusterObject | undefined =>
  observation.state === 'found' && observation.data.kind === 'objects' ? observation.data.objects[0] : undefined;

/** The pod in a holder's identity: `virt-operator-6d-x2k4p_8f3c…` of client-go. */
const podIn = (holder: string): string => holder.split('_')[0] ?? '';

/** Since when nobody holds it: who gives it up writes when, and else it holds for its duration from the last renewal on. */
const freeSince = (lease: ClusterObject | undefined): number | undefined => {
  const { holderIdentity, renewTime, leaseDurationSeconds } = record(lease?.spec);
  const renewed = Date.parse(text(renewTime));
  if (Number.isNaN(renewed)) return undefined;
  return text(holderIdentity) === '' ? renewed : renewed + (finite(leaseDurationSeconds) ?? 0) * 1000;
};

interface Free {
  readonly state: LeaseFact['state'];
  readonly sentence: Message;
}

/** How nobody holds a lease that was asked for; absent where somebody does, or that is not known. */
const freeOf = (lease: ClusterObject | undefined, asked: string, now: number): Free | undefined => {
  const name = lease?.metadata?.name ?? asked;
  if (lease === undefined) {
    return { state: 'missing', sentence: message('The lease {{name}} does not exist', { name }) };
  }
  const held = heldLease(lease, now);
  if (held?.state === 'free') return { state: 'free', sentence: message('Nobody holds the lease {{name}}', { name }) };
  if (held?.state !== 'expired') return undefined;
  const values = { name, holder: held.holder, ago: shortDuration(held.overdue) };
  return {
    state: 'expired',
    sentence: message(
      'Nobody holds the lease {{name}}: it expired {{ago}} ago, its last holder was {{holder}}',
      values,
    ),
  };
};

const factsOf = (observed: Observations, { step, result }: StepReading): readonly LeaseFact[] => {
  const { observation } = result;
  if (
    step.expectation.kind !== 'lease-held' ||
    !isAsked(step.probe) ||
    (observation.state !== 'found' && observation.state !== 'empty')
  ) {
    return [];
  }
  const lease = leaseIn(observation);
  const asked = step.probe.kind === 'get' ? step.probe.name : observed.workload;
  const free = freeOf(lease, asked, observed.now);
  if (free === undefined) return [];
  const { name, namespace } = lease?.metadata ?? {};
  const holder = podIn(text(record(lease?.spec).holderIdentity));
  const since = freeSince(lease);
  return [
    {
      kind: 'lease',
      ...free,
      holder,
      group: asked,
      objects: name === undefined ? [] : [referenceTo('Lease', { name, namespace })],
      names: [
        ...(holder === '' ? [] : [referenceTo('Pod', { name: holder, namespace })]),
        // Candidates compete for the lease that has the name of their Deployment.
        ...workloadReferenceByName(name ?? ''),
      ],
      workload: observed.workload,
      ...(since === undefined ? {} : { since }),
      stepIds: [step.id],
      severity: 'problem',
      rank: allReady(observed, observed.workload) ? RANK.lease : RANK.leaseOfNone,
    },
  ];
};

/** A lease that nobody holds: a cause where the pods are ready, a consequence where they aren't. */
export const leaseFacts = (observed: Observations): readonly LeaseFact[] =>
  observed.readings.flatMap((reading) => factsOf(observed, reading));
