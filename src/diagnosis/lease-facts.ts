import type { Observation, Evidence, ClusterObject } from '../probes/observation';
import { record, text } from '../unknown-value';
import type { LeaseFact } from './fact';
import { RANK } from './finding';
import type { Observations } from './observations';
import { allReady } from './pod-facts';
import { workloadReferenceByName } from './workload-reference';

const leaseIn = (observation: Observation<Evidence>): ClusterObject | undefined =>
  observation.state === 'found' && observation.data.kind === 'objects' ? observation.data.objects[0] : undefined;

/** The pod in a holder's identity: `virt-operator-6d-x2k4p_8f3c…` of client-go. */
const podIn = (holder: string): string => holder.split('_')[0] ?? '';

/** A lease that nobody holds: a cause where the pods are ready, a consequence where they aren't. */
export const leaseFacts = (observed: Observations): readonly LeaseFact[] =>
  observed.readings
    .filter(({ step, result }) => step.expectation.kind === 'lease-held' && result.verdict.status === 'problem')
    .map(({ step, result }): LeaseFact => {
      const lease = leaseIn(result.observation);
      const { name, namespace } = lease?.metadata ?? {};
      const { holderIdentity, renewTime } = record(lease?.spec);
      const holder = podIn(text(holderIdentity));
      const since = Date.parse(text(renewTime));
      const where = namespace === undefined ? {} : { namespace };
      return {
        kind: 'lease',
        state: lease === undefined ? 'missing' : holder === '' ? 'free' : 'expired',
        holder,
        group: step.probe.kind === 'get' ? step.probe.name : step.id,
        objects: name === undefined ? [] : [{ model: 'Lease', name, ...where }],
        names: [
          ...(holder === '' ? [] : [{ model: 'Pod' as const, name: holder, ...where }]),
          // Candidates compete for the lease that has the name of their Deployment.
          ...workloadReferenceByName(name ?? ''),
        ],
        workload: observed.workload,
        ...(Number.isNaN(since) ? {} : { since }),
        stepIds: [step.id],
        severity: 'problem',
        sentence: result.verdict.evidence,
        rank: allReady(observed, observed.workload) ? RANK.lease : RANK.leaseOfNone,
      };
    });
