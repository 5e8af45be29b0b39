import type { ModelName } from '../probes/probe';
import { componentWorkloads } from '../runbooks/workloads';
import type { ObjectReference } from './fact';
import type { Resource } from './observations';
import { workloadReferenceByName } from './workload-reference';
import { referenceTo } from './object-reference';

/** The workloads that each operator creates from its resource. */
const MANAGED: Readonly<Partial<Record<ModelName, { readonly by: string; readonly component: string }>>> = {
  KubeVirt: { by: 'virt-operator', component: 'kubevirt' },
  HyperConverged: { by: 'hco-operator', component: 'hyperconverged-cluster-operator' },
  SSP: { by: 'ssp-operator', component: 'ssp-operator' },
  CDI: { by: 'cdi-operator', component: 'containerized-data-importer' },
  NetworkAddonsConfig: { by: 'cluster-network-addons-operator', component: 'cluster-network-addons-operator' },
  HostPathProvisioner: { by: 'hostpath-provisioner-operator', component: 'hostpath-provisioner-operator' },
};

/** The kinds of operators' resources. */
export const OPERATOR_MODELS: readonly string[] = Object.keys(MANAGED);

/** The operator's own workload; empty where it is not known. */
export const operatorOf = (model: ModelName): string => MANAGED[model]?.by ?? '';

/** An operator's resource as others refer to it. */
export const resourceReference = ({ model, object: { metadata } }: Resource): ObjectReference =>
  referenceTo(model, metadata);

/** The names of what is created from a resource, and would be missing where its operator does not get on. */
export const namesManagedBy = (model: ModelName): readonly string[] => {
  const managed = MANAGED[model];
  return managed === undefined ? [] : componentWorkloads(managed.component).filter((name) => name !== managed.by);
};

/** What is created from a resource. */
export const managedBy = (model: ModelName): readonly ObjectReference[] =>
  namesManagedBy(model).flatMap((name) => workloadReferenceByName(name));

/** What of it a message names; all of it where it names nothing. */
export const managedIn = (model: ModelName, said: string): readonly ObjectReference[] => {
  const named = namesManagedBy(model).filter((name) => new RegExp(`\\b${name}\\b`).test(said));
  return named.length === 0 ? managedBy(model) : named.flatMap((name) => workloadReferenceByName(name));
};
