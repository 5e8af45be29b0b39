import type { ClusterObject, Evidence, Observation } from '../probes/observation';
import { finite, record, text } from '../unknown-value';
import type { LeaseFact } from './fact';
import { RANK } from './rank';
import type { Observations } from './observations';
import { allReady } from './pod-facts';
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

/** A lease that nobody holds: a cause where the pods are ready, a consequence where they aren't. */
export const leaseFacts = (observed: Observations): readonly LeaseFact[] =>
  observed.readings
    .filter(({ step, result }) => step.expectation.kind === 'lease-held' && result.verdict.status === 'problem')
    .map(({ step, result }): LeaseFact => {
      const lease = leaseIn(result.observation);
      const { name, namespace } = lease?.metadata ?? {};
      const { holderIdentity } = record(lease?.spec);
      const holder = podIn(text(holderIdentity));
      const since = freeSince(lease);
      return {
        kind: 'lease',
        state: lease === undefined ? 'missing' : holder === '' ? 'free' : 'expired',
        holder,
        group: step.probe.kind === 'get' ? step.probe.name : step.id,
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
        sentence: result.verdict.evidence,
        rank: allReady(observed, observed.workload) ? RANK.lease : RANK.leaseOfNone,
      };
    });
