import type { ModelName } from './probe';

/** A kind of the cluster: how the API and `oc` name it. `group` is empty for the core API. */
export interface Model {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  /**
   * As it is written in an `oc` command; the group is added for kinds that other operators could also have, and the
   * version for those that are served in several, of which the page reads another than `oc` would.
   */
  readonly command: string;
}

type Row = readonly [group: string, version: string, plural: string, scope: 'namespaced' | 'cluster', command: string];

const ROWS: Readonly<Record<ModelName, Row>> = {
  Pod: ['', 'v1', 'pods', 'namespaced', 'pods'],
  Node: ['', 'v1', 'nodes', 'cluster', 'nodes'],
  Event: ['', 'v1', 'events', 'namespaced', 'events'],
  Namespace: ['', 'v1', 'namespaces', 'cluster', 'namespaces'],
  Service: ['', 'v1', 'services', 'namespaced', 'services'],
  Endpoints: ['', 'v1', 'endpoints', 'namespaced', 'endpoints'],
  PersistentVolumeClaim: ['', 'v1', 'persistentvolumeclaims', 'namespaced', 'persistentvolumeclaims'],
  Deployment: ['apps', 'v1', 'deployments', 'namespaced', 'deployments'],
  ReplicaSet: ['apps', 'v1', 'replicasets', 'namespaced', 'replicasets'],
  DaemonSet: ['apps', 'v1', 'daemonsets', 'namespaced', 'daemonsets'],
  Lease: ['coordination.k8s.io', 'v1', 'leases', 'namespaced', 'leases'],
  KubeVirt: ['kubevirt.io', 'v1', 'kubevirts', 'namespaced', 'kubevirts.kubevirt.io'],
  // With its version: from 4.22 on `oc` takes v1 where none is said, whose fields are elsewhere.
  HyperConverged: [
    'hco.kubevirt.io',
    'v1beta1',
    'hyperconvergeds',
    'namespaced',
    'hyperconvergeds.v1beta1.hco.kubevirt.io',
  ],
  SSP: ['ssp.kubevirt.io', 'v1beta3', 'ssps', 'namespaced', 'ssps.v1beta3.ssp.kubevirt.io'],
  CDI: ['cdi.kubevirt.io', 'v1beta1', 'cdis', 'cluster', 'cdis.cdi.kubevirt.io'],
  NetworkAddonsConfig: [
    'networkaddonsoperator.network.kubevirt.io',
    'v1',
    'networkaddonsconfigs',
    'cluster',
    'networkaddonsconfigs.networkaddonsoperator.network.kubevirt.io',
  ],
  HostPathProvisioner: [
    'hostpathprovisioner.kubevirt.io',
    'v1beta1',
    'hostpathprovisioners',
    'cluster',
    'hostpathprovisioners.hostpathprovisioner.kubevirt.io',
  ],
  VirtualMachine: ['kubevirt.io', 'v1', 'virtualmachines', 'namespaced', 'virtualmachines.kubevirt.io'],
  VirtualMachineInstance: [
    'kubevirt.io',
    'v1',
    'virtualmachineinstances',
    'namespaced',
    'virtualmachineinstances.kubevirt.io',
  ],
  VirtualMachineInstanceMigration: [
    'kubevirt.io',
    'v1',
    'virtualmachineinstancemigrations',
    'namespaced',
    'virtualmachineinstancemigrations.kubevirt.io',
  ],
  DataVolume: ['cdi.kubevirt.io', 'v1beta1', 'datavolumes', 'namespaced', 'datavolumes.cdi.kubevirt.io'],
  DataImportCron: ['cdi.kubevirt.io', 'v1beta1', 'dataimportcrons', 'namespaced', 'dataimportcrons.cdi.kubevirt.io'],
  DataSource: ['cdi.kubevirt.io', 'v1beta1', 'datasources', 'namespaced', 'datasources.cdi.kubevirt.io'],
  CronJob: ['batch', 'v1', 'cronjobs', 'namespaced', 'cronjobs'],
  StorageClass: ['storage.k8s.io', 'v1', 'storageclasses', 'cluster', 'storageclasses'],
  StorageProfile: ['cdi.kubevirt.io', 'v1beta1', 'storageprofiles', 'cluster', 'storageprofiles.cdi.kubevirt.io'],
  CSIDriver: ['storage.k8s.io', 'v1', 'csidrivers', 'cluster', 'csidrivers'],
  VolumeSnapshotClass: [
    'snapshot.storage.k8s.io',
    'v1',
    'volumesnapshotclasses',
    'cluster',
    'volumesnapshotclasses.snapshot.storage.k8s.io',
  ],
  KubeDescheduler: [
    'operator.openshift.io',
    'v1',
    'kubedeschedulers',
    'namespaced',
    'kubedeschedulers.operator.openshift.io',
  ],
  Template: ['template.openshift.io', 'v1', 'templates', 'namespaced', 'templates.template.openshift.io'],
  ClusterVersion: ['config.openshift.io', 'v1', 'clusterversions', 'cluster', 'clusterversions'],
  ClusterOperator: ['config.openshift.io', 'v1', 'clusteroperators', 'cluster', 'clusteroperators'],
  ClusterServiceVersion: [
    'operators.coreos.com',
    'v1alpha1',
    'clusterserviceversions',
    'namespaced',
    'clusterserviceversions.operators.coreos.com',
  ],
  Infrastructure: ['config.openshift.io', 'v1', 'infrastructures', 'cluster', 'infrastructures.config.openshift.io'],
  MachineConfigPool: [
    'machineconfiguration.openshift.io',
    'v1',
    'machineconfigpools',
    'cluster',
    'machineconfigpools.machineconfiguration.openshift.io',
  ],
  EndpointSlice: ['discovery.k8s.io', 'v1', 'endpointslices', 'namespaced', 'endpointslices'],
  ResourceQuota: ['', 'v1', 'resourcequotas', 'namespaced', 'resourcequotas'],
  LimitRange: ['', 'v1', 'limitranges', 'namespaced', 'limitranges'],
  ServiceAccount: ['', 'v1', 'serviceaccounts', 'namespaced', 'serviceaccounts'],
  Job: ['batch', 'v1', 'jobs', 'namespaced', 'jobs'],
  PodDisruptionBudget: ['policy', 'v1', 'poddisruptionbudgets', 'namespaced', 'poddisruptionbudgets'],
  PersistentVolume: ['', 'v1', 'persistentvolumes', 'cluster', 'persistentvolumes'],
  APIService: ['apiregistration.k8s.io', 'v1', 'apiservices', 'cluster', 'apiservices'],
  ValidatingWebhookConfiguration: [
    'admissionregistration.k8s.io',
    'v1',
    'validatingwebhookconfigurations',
    'cluster',
    'validatingwebhookconfigurations',
  ],
  MutatingWebhookConfiguration: [
    'admissionregistration.k8s.io',
    'v1',
    'mutatingwebhookconfigurations',
    'cluster',
    'mutatingwebhookconfigurations',
  ],
  CustomResourceDefinition: [
    'apiextensions.k8s.io',
    'v1',
    'customresourcedefinitions',
    'cluster',
    'customresourcedefinitions',
  ],
  APIRequestCount: [
    'apiserver.openshift.io',
    'v1',
    'apirequestcounts',
    'cluster',
    'apirequestcounts.apiserver.openshift.io',
  ],
};

/** Gives the model of a kind that probes may name. */
export const modelOf = (kind: ModelName): Model => {
  const [group, version, plural, scope, command] = ROWS[kind];
  return { group, version, kind, plural, namespaced: scope === 'namespaced', command };
};

/** Whether a kind is one that probes may name. */
export const isModelName = (kind: string): kind is ModelName => Object.hasOwn(ROWS, kind);

/** The kind that `oc` knows by this singular name, which is in lower case. */
export const modelNamed = (singular: string): ModelName | undefined =>
  Object.keys(ROWS)
    .filter(isModelName)
    .find((kind) => kind.toLowerCase() === singular);
