import type { WorkloadName } from '../runbooks/workloads';

/** A part of OpenShift Virtualization whose state the page of health shows. */
export interface Component {
  readonly workload: WorkloadName;
  /** The Lease that its replicas compete for, where what leads is read: its name. */
  readonly lease?: 'virt-operator' | 'virt-controller';
  /** True for those that count their calls to the API server (KubeVirt, `kubevirt_rest_client_requests_total`). */
  readonly countsCalls?: true;
  /**
   * Where it may be missing without anything being wrong: `optional`, not every cluster has it; `elsewhere`, it may run
   * in another namespace than the operators.
   */
  readonly mayBeMissing?: 'optional' | 'elsewhere';
}

/**
 * The components that are looked at, those that virtual machines hang on first. The hostpath provisioner is installed on
 * demand (kubevirt/hostpath-provisioner-operator), KubeMacPool where the network add-ons are told to
 * (kubevirt/cluster-network-addons-operator, `spec.kubeMacPool`); the template validator runs where the SSP resource is.
 */
export const COMPONENTS: readonly Component[] = [
  { workload: 'virt-api', countsCalls: true },
  { workload: 'virt-controller', countsCalls: true, lease: 'virt-controller' },
  { workload: 'virt-handler', countsCalls: true },
  { workload: 'virt-operator', countsCalls: true, lease: 'virt-operator' },
  { workload: 'kubemacpool-mac-controller-manager', mayBeMissing: 'optional' },
  { workload: 'cdi-deployment' },
  { workload: 'cdi-apiserver' },
  { workload: 'cdi-uploadproxy' },
  { workload: 'cdi-operator' },
  { workload: 'ssp-operator' },
  { workload: 'virt-template-validator', mayBeMissing: 'elsewhere' },
  { workload: 'hco-operator' },
  { workload: 'hco-webhook' },
  { workload: 'cluster-network-addons-operator' },
  { workload: 'hostpath-provisioner-operator', mayBeMissing: 'optional' },
];
