import { WORKLOADS, type Workload, type WorkloadName } from '../runbooks/workloads';

/** Who creates what; the operators themselves are installed by the Operator Lifecycle Manager. */
const CREATED_BY: Readonly<Partial<Record<WorkloadName, WorkloadName>>> = {
  'virt-api': 'virt-operator',
  'virt-controller': 'virt-operator',
  'virt-handler': 'virt-operator',
  'virt-template-validator': 'ssp-operator',
  'kubemacpool-mac-controller-manager': 'cluster-network-addons-operator',
  'cdi-deployment': 'cdi-operator',
  'cdi-apiserver': 'cdi-operator',
  'cdi-uploadproxy': 'cdi-operator',
};

/** A component that is known; absent for any other name. */
export const workloadNamed = (name: string | undefined): Workload | undefined =>
  name !== undefined && Object.hasOwn(WORKLOADS, name) ? WORKLOADS[name] : undefined;

/** The operator that creates a component, with its roles and certificates; absent for what is installed by itself. */
export const operatorFor = (name: string): Workload | undefined =>
  workloadNamed((CREATED_BY as Readonly<Record<string, string | undefined>>)[name]);

/**
 * The operator that creates the definitions of an API group. That of an operator's own resource, such as KubeVirt, is
 * installed with the operator.
 */
export const operatorOfGroup = (group: string): Workload | undefined => {
  if (group === 'cdi.kubevirt.io') return WORKLOADS['cdi-operator'];
  const isOfKubeVirt = /^(?:(?:instancetype|snapshot|export|clone|pool|migrations)\.)?kubevirt\.io$/.test(group);
  return isOfKubeVirt ? WORKLOADS['virt-operator'] : undefined;
};

/** The part of HyperConverged's spec that places the pods of a component; absent for those of operators. */
export const placementOf = (name: string): 'infra' | 'workloads' | undefined => {
  if (name === 'virt-handler') return 'workloads';
  return Object.hasOwn(CREATED_BY, name) ? 'infra' : undefined;
};
