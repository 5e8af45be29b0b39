/** A kind of object that the API serves. */
export interface Resource {
  /** '' for the core group. */
  group: string;
  version: string;
  plural: string;
  singular: string;
  kind: string;
  namespaced: boolean;
  shortNames: string[];
  categories: string[];
}

type Names = Pick<Resource, 'plural' | 'kind'> & Partial<Pick<Resource, 'singular' | 'shortNames' | 'categories'>>;

/** The resources of one version of a group. */
export const define = (group: string, version: string, namespaced: boolean, names: Names[]): Resource[] =>
  names.map((name) => ({
    group,
    version,
    namespaced,
    singular: name.kind.toLowerCase(),
    shortNames: [],
    categories: [],
    ...name,
  }));

const all = ['all'];

/** The kinds that the lab has objects of, in the order of discovery. */
export const RESOURCES: readonly Resource[] = [
  ...define('', 'v1', true, [
    { plural: 'pods', kind: 'Pod', shortNames: ['po'], categories: all },
    { plural: 'events', kind: 'Event', shortNames: ['ev'] },
    { plural: 'services', kind: 'Service', shortNames: ['svc'], categories: all },
    { plural: 'endpoints', kind: 'Endpoints', shortNames: ['ep'] },
    { plural: 'configmaps', kind: 'ConfigMap', shortNames: ['cm'] },
    { plural: 'secrets', kind: 'Secret' },
    { plural: 'persistentvolumeclaims', kind: 'PersistentVolumeClaim', shortNames: ['pvc'] },
    { plural: 'serviceaccounts', kind: 'ServiceAccount', shortNames: ['sa'] },
    { plural: 'resourcequotas', kind: 'ResourceQuota', shortNames: ['quota'] },
    { plural: 'limitranges', kind: 'LimitRange', shortNames: ['limits'] },
  ]),
  ...define('', 'v1', false, [
    { plural: 'nodes', kind: 'Node', shortNames: ['no'] },
    { plural: 'namespaces', kind: 'Namespace', shortNames: ['ns'] },
    { plural: 'persistentvolumes', kind: 'PersistentVolume', shortNames: ['pv'] },
  ]),
  ...define('apps', 'v1', true, [
    { plural: 'deployments', kind: 'Deployment', shortNames: ['deploy'], categories: all },
    { plural: 'replicasets', kind: 'ReplicaSet', shortNames: ['rs'], categories: all },
    { plural: 'daemonsets', kind: 'DaemonSet', shortNames: ['ds'], categories: all },
    { plural: 'statefulsets', kind: 'StatefulSet', shortNames: ['sts'], categories: all },
  ]),
  ...define('coordination.k8s.io', 'v1', true, [{ plural: 'leases', kind: 'Lease' }]),
  ...define('discovery.k8s.io', 'v1', true, [{ plural: 'endpointslices', kind: 'EndpointSlice' }]),
  ...define('events.k8s.io', 'v1', true, [{ plural: 'events', kind: 'Event', shortNames: ['ev'] }]),
  ...define('batch', 'v1', true, [
    { plural: 'jobs', kind: 'Job', categories: all },
    { plural: 'cronjobs', kind: 'CronJob', shortNames: ['cj'], categories: all },
  ]),
  ...define('policy', 'v1', true, [
    { plural: 'poddisruptionbudgets', kind: 'PodDisruptionBudget', shortNames: ['pdb'] },
  ]),
  ...define('autoscaling', 'v2', true, [
    { plural: 'horizontalpodautoscalers', kind: 'HorizontalPodAutoscaler', shortNames: ['hpa'], categories: all },
  ]),
  ...define('storage.k8s.io', 'v1', false, [
    { plural: 'storageclasses', kind: 'StorageClass', shortNames: ['sc'] },
    { plural: 'csidrivers', kind: 'CSIDriver' },
  ]),
  ...define('snapshot.storage.k8s.io', 'v1', false, [
    { plural: 'volumesnapshotclasses', kind: 'VolumeSnapshotClass', shortNames: ['vsclass', 'vsclasses'] },
  ]),
  ...define('operator.openshift.io', 'v1', true, [{ plural: 'kubedeschedulers', kind: 'KubeDescheduler' }]),
  ...define('template.openshift.io', 'v1', true, [{ plural: 'templates', kind: 'Template' }]),
  ...define('apiextensions.k8s.io', 'v1', false, [
    {
      plural: 'customresourcedefinitions',
      kind: 'CustomResourceDefinition',
      shortNames: ['crd', 'crds'],
      categories: ['api-extensions'],
    },
  ]),
  ...define('admissionregistration.k8s.io', 'v1', false, [
    {
      plural: 'validatingwebhookconfigurations',
      kind: 'ValidatingWebhookConfiguration',
      categories: ['api-extensions'],
    },
    {
      plural: 'mutatingwebhookconfigurations',
      kind: 'MutatingWebhookConfiguration',
      categories: ['api-extensions'],
    },
  ]),
  ...define('certificates.k8s.io', 'v1', false, [
    { plural: 'certificatesigningrequests', kind: 'CertificateSigningRequest', shortNames: ['csr'] },
  ]),
  ...define('security.openshift.io', 'v1', false, [
    { plural: 'securitycontextconstraints', kind: 'SecurityContextConstraints', shortNames: ['scc'] },
  ]),
  ...define('apiregistration.k8s.io', 'v1', false, [
    { plural: 'apiservices', kind: 'APIService', categories: ['api-extensions'] },
  ]),
  ...define('config.openshift.io', 'v1', false, [
    { plural: 'clusterversions', kind: 'ClusterVersion' },
    { plural: 'clusteroperators', kind: 'ClusterOperator', shortNames: ['co'] },
    { plural: 'infrastructures', kind: 'Infrastructure' },
  ]),
  ...define('machineconfiguration.openshift.io', 'v1', false, [
    { plural: 'machineconfigpools', kind: 'MachineConfigPool', shortNames: ['mcp'] },
  ]),
  ...define('apiserver.openshift.io', 'v1', false, [{ plural: 'apirequestcounts', kind: 'APIRequestCount' }]),
  ...define('project.openshift.io', 'v1', false, [{ plural: 'projects', kind: 'Project' }]),
  ...define('monitoring.coreos.com', 'v1', true, [
    { plural: 'prometheusrules', kind: 'PrometheusRule', shortNames: ['promrule'] },
  ]),
  ...define('kubevirt.io', 'v1', true, [
    { plural: 'kubevirts', kind: 'KubeVirt', shortNames: ['kv', 'kvs'], categories: all },
    { plural: 'virtualmachines', kind: 'VirtualMachine', shortNames: ['vm', 'vms'], categories: all },
    { plural: 'virtualmachineinstances', kind: 'VirtualMachineInstance', shortNames: ['vmi', 'vmis'], categories: all },
    {
      plural: 'virtualmachineinstancemigrations',
      kind: 'VirtualMachineInstanceMigration',
      shortNames: ['vmim', 'vmims'],
      categories: all,
    },
  ]),
  ...define('hco.kubevirt.io', 'v1beta1', true, [
    { plural: 'hyperconvergeds', kind: 'HyperConverged', shortNames: ['hco', 'hcos'], categories: all },
  ]),
  ...define('ssp.kubevirt.io', 'v1beta3', true, [{ plural: 'ssps', kind: 'SSP' }]),
  ...define('cdi.kubevirt.io', 'v1beta1', true, [
    { plural: 'datavolumes', kind: 'DataVolume', shortNames: ['dv', 'dvs'], categories: all },
    { plural: 'datasources', kind: 'DataSource', shortNames: ['das'], categories: all },
    { plural: 'dataimportcrons', kind: 'DataImportCron', shortNames: ['dic', 'dics'], categories: all },
  ]),
  ...define('cdi.kubevirt.io', 'v1beta1', false, [
    { plural: 'cdis', kind: 'CDI', shortNames: ['cdi'] },
    { plural: 'storageprofiles', kind: 'StorageProfile' },
  ]),
  ...define('networkaddonsoperator.network.kubevirt.io', 'v1', false, [
    { plural: 'networkaddonsconfigs', kind: 'NetworkAddonsConfig' },
  ]),
  ...define('hostpathprovisioner.kubevirt.io', 'v1beta1', false, [
    { plural: 'hostpathprovisioners', kind: 'HostPathProvisioner', shortNames: ['hpp'] },
  ]),
];

/** Whether a group exists only where OpenShift Virtualization is installed. */
export const isKubeVirtGroup = (group: string): boolean => group === 'kubevirt.io' || group.endsWith('.kubevirt.io');

/** Groups of OpenShift that its own API server serves; the others are custom resources. */
const TYPED = /^(apps|authorization|build|image|oauth|project|quota|route|security|template|user)\.openshift\.io$/;

/** Whether a resource is defined by a CustomResourceDefinition, which shows in how it is written. */
export const isCustom = ({ group }: Pick<Resource, 'group'>): boolean =>
  group.includes('.') && (!group.endsWith('.k8s.io') || group === 'snapshot.storage.k8s.io') && !TYPED.test(group);

/** `pods` in the core group, `deployments.apps` in others. */
export const qualifiedName = ({ plural, group }: Pick<Resource, 'plural' | 'group'>): string =>
  group ? `${plural}.${group}` : plural;
