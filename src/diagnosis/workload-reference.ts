import { isDaemonSet } from './read-workload';
import type { ClusterObject } from '../probes/observation';
import { WORKLOADS } from '../runbooks/workloads';
import type { ObjectReference } from './fact';
import { referenceTo } from './object-reference';

/** A Deployment or DaemonSet as others refer to it. */
export const workloadReference = (workload: ClusterObject): ObjectReference =>
  referenceTo(isDaemonSet(workload) ? 'DaemonSet' : 'Deployment', workload.metadata);

/** One of the Deployments and DaemonSets of OpenShift Virtualization, by its name; none where it is not known. */
export const workloadReferenceByName = (name: string): readonly ObjectReference[] => {
  const workload = Object.hasOwn(WORKLOADS, name) ? WORKLOADS[name] : undefined;
  return workload === undefined ? [] : [{ model: workload.model, name }];
};
