import type { LabelSelector, ModelName } from '../probes/probe';

/** Where the namespace of a component comes from, tried in order; never from a pod, which may not exist. */
export type NamespaceSource =
  /** The namespace of the cluster's one KubeVirt or HyperConverged resource. */
  | { readonly from: 'resource'; readonly model: ModelName }
  /** The namespace of the workload with this very name. */
  | { readonly from: 'workload'; readonly model: 'Deployment' | 'DaemonSet'; readonly name: string }
  /** The alert's own label. */
  | { readonly from: 'label'; readonly label: string }
  /** The product's default. */
  | { readonly from: 'default'; readonly namespace: string };

/** A part of OpenShift Virtualization that runs as one Deployment or DaemonSet. */
export interface Workload {
  /** As in the cluster, for example `virt-controller`. */
  readonly name: string;
  readonly model: 'Deployment' | 'DaemonSet';
  /** Selects its pods. */
  readonly selector: LabelSelector;
  readonly namespaceFrom: readonly NamespaceSource[];
}

const PRODUCT_NAMESPACE: NamespaceSource = { from: 'default', namespace: 'openshift-cnv' };
const ALERT_NAMESPACE: NamespaceSource = { from: 'label', label: 'namespace' };
const HYPERCONVERGED: NamespaceSource = { from: 'resource', model: 'HyperConverged' };

const virt = (name: string, model: Workload['model']): Workload => ({
  name,
  model,
  selector: { 'kubevirt.io': name },
  namespaceFrom: [
    { from: 'resource', model: 'KubeVirt' },
    HYPERCONVERGED,
    { from: 'workload', model, name },
    ALERT_NAMESPACE,
    PRODUCT_NAMESPACE,
  ],
});

const besideHyperConverged = (name: string, selector: LabelSelector): Workload => ({
  name,
  model: 'Deployment',
  selector,
  namespaceFrom: [HYPERCONVERGED, { from: 'workload', model: 'Deployment', name }, ALERT_NAMESPACE, PRODUCT_NAMESPACE],
});

const workloads = {
  'virt-operator': virt('virt-operator', 'Deployment'),
  'virt-api': virt('virt-api', 'Deployment'),
  'virt-controller': virt('virt-controller', 'Deployment'),
  'virt-handler': virt('virt-handler', 'DaemonSet'),
  'ssp-operator': besideHyperConverged('ssp-operator', { 'control-plane': 'ssp-operator' }),
  'virt-template-validator': {
    name: 'virt-template-validator',
    model: 'Deployment',
    selector: { name: 'virt-template-validator' },
    // It runs where the SSP resource is, which need not be where the operators are: its own Deployment knows best.
    namespaceFrom: [
      { from: 'workload', model: 'Deployment', name: 'virt-template-validator' },
      HYPERCONVERGED,
      ALERT_NAMESPACE,
      PRODUCT_NAMESPACE,
    ],
  },
  'kubemacpool-mac-controller-manager': besideHyperConverged('kubemacpool-mac-controller-manager', {
    'control-plane': 'mac-controller-manager',
  }),
  'hco-operator': besideHyperConverged('hco-operator', { name: 'hyperconverged-cluster-operator' }),
  'hco-webhook': besideHyperConverged('hco-webhook', { name: 'hyperconverged-cluster-webhook' }),
  'cluster-network-addons-operator': besideHyperConverged('cluster-network-addons-operator', {
    name: 'cluster-network-addons-operator',
  }),
  'cdi-operator': besideHyperConverged('cdi-operator', { name: 'cdi-operator' }),
  'cdi-deployment': besideHyperConverged('cdi-deployment', { 'cdi.kubevirt.io': 'cdi-deployment' }),
  'cdi-apiserver': besideHyperConverged('cdi-apiserver', { 'cdi.kubevirt.io': 'cdi-apiserver' }),
  'cdi-uploadproxy': besideHyperConverged('cdi-uploadproxy', { 'cdi.kubevirt.io': 'cdi-uploadproxy' }),
  'hostpath-provisioner-operator': besideHyperConverged('hostpath-provisioner-operator', {
    name: 'hostpath-provisioner-operator',
  }),
} satisfies Record<string, Workload>;

/** The name of a workload that the runbooks know. */
export type WorkloadName = keyof typeof workloads;

/** The parts of OpenShift Virtualization that run as one Deployment or DaemonSet, by their name in the cluster. */
export const WORKLOADS: Readonly<Record<string, Workload>> = workloads;

/** Gives a known workload. */
export const workloadOf = (name: WorkloadName): Workload => workloads[name];

const BY_COMPONENT: Readonly<Record<string, readonly WorkloadName[]>> = {
  kubevirt: ['virt-operator', 'virt-api', 'virt-controller', 'virt-handler'],
  'hyperconverged-cluster-operator': ['hco-operator'],
  // The alerts about nodes and virtual machines that the HyperConverged operator ships.
  'cnv-observability': ['hco-operator'],
  'ssp-operator': ['ssp-operator', 'virt-template-validator'],
  'cluster-network-addons-operator': ['cluster-network-addons-operator', 'kubemacpool-mac-controller-manager'],
  'containerized-data-importer': ['cdi-operator', 'cdi-deployment', 'cdi-apiserver', 'cdi-uploadproxy'],
  'hostpath-provisioner-operator': ['hostpath-provisioner-operator'],
};

/**
 * Gives the workloads behind a value of the label `kubernetes_operator_component`, the operator first.
 * Empty for a component that is not known.
 */
export const componentWorkloads = (component: string): readonly WorkloadName[] =>
  Object.hasOwn(BY_COMPONENT, component) ? (BY_COMPONENT[component] ?? []) : [];

/** The Services in front of webhooks and APIs that are not named as the workload behind them. */
const SERVICES: Readonly<Record<string, WorkloadName>> = {
  'kubevirt-operator-webhook': 'virt-operator',
  'kubemacpool-service': 'kubemacpool-mac-controller-manager',
  'hco-webhook-service': 'hco-webhook',
  'ssp-operator-service': 'ssp-operator',
  'ssp-webhook-service': 'ssp-operator',
  'cdi-api': 'cdi-apiserver',
};

/** The workload behind a Service of OpenShift Virtualization; none where it is not one of them. */
export const workloadOfService = (service: string): WorkloadName | undefined => {
  if (Object.hasOwn(SERVICES, service)) return SERVICES[service];
  return Object.hasOwn(workloads, service) ? (service as WorkloadName) : undefined;
};
