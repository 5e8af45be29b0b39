import { isFields, readCondition, readFields, readList, readNumber, readText } from '../kubernetes/read-field';
import { isReady } from '../replicas';
import { parseSeries, writeSeries } from '../prometheus/series';
import { REFERENCE_TIME } from '../scenario';
import type { KubernetesObject, MetricDescription } from '../scenario';

const PHASES = ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'];
const CONDITIONS = ['Ready', 'MemoryPressure', 'DiskPressure', 'PIDPressure'];

/** The scrape job of each component, and the label of its pods. */
const JOBS: { job: string; label: string; values: string[] }[] = [
  {
    job: 'kubevirt-prometheus-metrics',
    label: 'kubevirt.io',
    values: ['virt-api', 'virt-controller', 'virt-handler', 'virt-operator'],
  },
  { job: 'kubemacpool-service', label: 'control-plane', values: ['mac-controller-manager'] },
  { job: 'ssp-operator-metrics', label: 'control-plane', values: ['ssp-operator'] },
  { job: 'cdi-prometheus-metrics', label: 'name', values: ['cdi-operator'] },
  {
    job: 'cluster-network-addons-operator-prometheus-metrics',
    label: 'name',
    values: ['cluster-network-addons-operator'],
  },
  { job: 'cdi-prometheus-metrics', label: 'cdi.kubevirt.io', values: ['cdi-deployment'] },
  { job: 'hpp-prometheus-metrics', label: 'name', values: ['hostpath-provisioner-operator'] },
  { job: 'template-validator-metrics', label: 'kubevirt.io', values: ['virt-template-validator'] },
];
const ROLE = 'node-role.kubernetes.io/';
const LEADERS = ['virt-controller', 'virt-operator'];

const gauge = (name: string, labels: Record<string, string>, value: number): MetricDescription => ({
  series: writeSeries({ __name__: name, ...labels }),
  value,
});

const ofPod = ({ metadata }: KubernetesObject) => ({ namespace: metadata.namespace ?? '', pod: metadata.name });

/** What kube-state-metrics says of a pod. */
const stateOfPod = (pod: KubernetesObject): MetricDescription[] => [
  gauge('kube_pod_info', { ...ofPod(pod), node: readText(pod, 'spec.nodeName') }, 1),
  ...PHASES.map((phase) =>
    gauge('kube_pod_status_phase', { ...ofPod(pod), phase }, Number(readText(pod, 'status.phase') === phase)),
  ),
  ...['true', 'false', 'unknown'].map((condition) =>
    gauge(
      'kube_pod_status_ready',
      { ...ofPod(pod), condition },
      Number((readCondition(pod, 'Ready') || 'Unknown').toLowerCase() === condition),
    ),
  ),
  ...readList(pod, 'status.containerStatuses').map((status) =>
    gauge(
      'kube_pod_container_status_restarts_total',
      { ...ofPod(pod), container: readText(status, 'name') },
      readNumber(status, 'restartCount'),
    ),
  ),
];

/** How many devices for KVM a node offers: `1k` is a thousand. */
const kvmOf = (node: KubernetesObject): number => {
  const offered = readFields(node, 'status.allocatable')['devices.kubevirt.io/kvm'];
  return typeof offered === 'string' ? Number(offered.replace(/k$/, '000')) : 0;
};

/** What kube-state-metrics says of a node; OpenShift has it tell the labels too. */
const stateOfNode = (node: KubernetesObject): MetricDescription[] => {
  const ofNode = { node: node.metadata.name };
  const labels = node.metadata.labels ?? {};
  const schedulable = labels['kubevirt.io/schedulable'];
  return [
    ...CONDITIONS.flatMap((condition) =>
      ['True', 'False', 'Unknown'].map((status) =>
        gauge(
          'kube_node_status_condition',
          { ...ofNode, condition, status: status.toLowerCase() },
          Number(readCondition(node, condition) === status),
        ),
      ),
    ),
    ...Object.keys(labels)
      .filter((label) => label.startsWith(ROLE))
      .map((label) => gauge('kube_node_role', { ...ofNode, role: label.slice(ROLE.length) }, 1)),
    gauge('kube_node_labels', { ...ofNode, ...(schedulable ? { label_kubevirt_io_schedulable: schedulable } : {}) }, 1),
    gauge('kube_node_spec_unschedulable', ofNode, Number(readText(node, 'spec.unschedulable') === 'true')),
    gauge(
      'kube_node_status_allocatable',
      { ...ofNode, resource: 'devices_kubevirt_io_kvm', unit: 'integer' },
      kvmOf(node),
    ),
  ];
};

/** What kube-state-metrics says a Deployment wants. */
const stateOfDeployment = (deployment: KubernetesObject): MetricDescription => {
  const { name, namespace = '' } = deployment.metadata;
  return gauge(
    'kube_deployment_spec_replicas',
    { namespace, deployment: name },
    readNumber(deployment, 'spec.replicas'),
  );
};

/** What kube-state-metrics says of a DaemonSet's pods. */
const stateOfDaemonSet = (daemonSet: KubernetesObject): MetricDescription[] => {
  const { name, namespace = '' } = daemonSet.metadata;
  const ofSet = { namespace, daemonset: name };
  return [
    gauge('kube_daemonset_status_number_ready', ofSet, readNumber(daemonSet, 'status.numberReady')),
    gauge(
      'kube_daemonset_status_desired_number_scheduled',
      ofSet,
      readNumber(daemonSet, 'status.desiredNumberScheduled'),
    ),
  ];
};

const jobOf = ({ metadata }: KubernetesObject): string | undefined =>
  JOBS.find(({ label, values }) => values.includes(metadata.labels?.[label] ?? ''))?.job;

/** Whether Prometheus gets an answer of a pod: its containers run, on a node that can be reached. */
const isUp = (pod: KubernetesObject, unreachable: ReadonlySet<string>): boolean => {
  const statuses = readList(pod, 'status.containerStatuses');
  const areRunning = statuses.every(({ state }) => isFields(state) && isFields(state.running));
  return statuses.length > 0 && areRunning && !unreachable.has(readText(pod, 'spec.nodeName'));
};

const isTarget = (pod: KubernetesObject): boolean =>
  jobOf(pod) !== undefined &&
  readText(pod, 'status.podIP') !== '' &&
  !['Failed', 'Succeeded'].includes(readText(pod, 'status.phase'));

/** Whether a pod holds the lease of its component, and renews it. */
const leads = (
  pod: KubernetesObject,
  component: string,
  { leases, now }: { leases: readonly KubernetesObject[]; now: number },
): boolean => {
  const lease = leases.find(({ metadata }) => metadata.name === component);
  const age = (now - Date.parse(readText(lease, 'spec.renewTime'))) / 1000;
  const [holder] = readText(lease, 'spec.holderIdentity').split('_');
  return holder === pod.metadata.name && age <= readNumber(lease, 'spec.leaseDurationSeconds');
};

/** What a component of KubeVirt says of itself to who scrapes it. */
const wordsOf = (
  pod: KubernetesObject,
  elected: { leases: readonly KubernetesObject[]; now: number },
): MetricDescription[] => {
  const component = pod.metadata.labels?.['kubevirt.io'] ?? '';
  if (jobOf(pod) !== JOBS[0]?.job) return [];
  const name = `kubevirt_${component.replace('-', '_')}`;
  return [
    gauge(`${name}_ready_status`, ofPod(pod), Number(isReady(pod))),
    ...(LEADERS.includes(component)
      ? [gauge(`${name}_leading_status`, ofPod(pod), Number(leads(pod, component, elected)))]
      : []),
  ];
};

/** The operators that say whether their resource is ready, by the label `name` of their pods. */
const READY_GAUGES: Readonly<Record<string, { readonly kind: string; readonly gauge: string }>> = {
  'cdi-operator': { kind: 'CDI', gauge: 'kubevirt_cdi_cr_ready' },
  'hostpath-provisioner-operator': { kind: 'HostPathProvisioner', gauge: 'kubevirt_hpp_cr_ready' },
  'cluster-network-addons-operator': { kind: 'NetworkAddonsConfig', gauge: 'kubevirt_cnao_cr_ready' },
};

/** What an operator says of its resource. */
const wordsOfOperator = (pod: KubernetesObject, objects: readonly KubernetesObject[]): MetricDescription[] => {
  const own = READY_GAUGES[pod.metadata.labels?.name ?? ''];
  const resource = objects.find(({ kind }) => kind === own?.kind);
  if (own === undefined || resource === undefined) return [];
  return [gauge(own.gauge, ofPod(pod), Number(readCondition(resource, 'Available') === 'True'))];
};

const unreachableIn = (objects: readonly KubernetesObject[]): Set<string> =>
  new Set(
    objects
      .filter((object) => object.kind === 'Node' && readCondition(object, 'Ready') === 'Unknown')
      .map(({ metadata }) => metadata.name),
  );

/**
 * The metrics that follow from the objects of a cluster: phases, restarts, conditions of nodes, wanted replicas, scrapes, who is ready and who leads.
 * @param now in milliseconds since the epoch; absent for a scenario whose times were not moved
 */
export const derivedMetrics = (
  objects: readonly KubernetesObject[],
  now = Date.parse(REFERENCE_TIME),
): MetricDescription[] => {
  const ofKind = (kind: string): KubernetesObject[] => objects.filter((object) => object.kind === kind);
  const unreachable = unreachableIn(objects);
  return [
    ...ofKind('Node').flatMap(stateOfNode),
    ...ofKind('Deployment').map(stateOfDeployment),
    ...ofKind('DaemonSet').flatMap(stateOfDaemonSet),
    ...ofKind('Pod').flatMap((pod) => {
      const up = isTarget(pod)
        ? [gauge('up', { ...ofPod(pod), job: jobOf(pod) ?? '' }, Number(isUp(pod, unreachable)))]
        : [];
      const own =
        isTarget(pod) && isUp(pod, unreachable)
          ? [...wordsOf(pod, { leases: ofKind('Lease'), now }), ...wordsOfOperator(pod, objects)]
          : [];
      return [...stateOfPod(pod), ...up, ...own];
    }),
  ];
};

/**
 * The series of a scenario's own metrics that nobody says any more in another state of its cluster: what a pod says of
 * itself ends with the pod, and when it can't be scraped.
 */
const silencedMetrics = (
  own: readonly MetricDescription[],
  objects: readonly KubernetesObject[],
): MetricDescription[] => {
  const unreachable = unreachableIn(objects);
  const speaking = new Set(
    objects.filter((object) => object.kind === 'Pod' && isUp(object, unreachable)).map(({ metadata }) => metadata.name),
  );
  return own
    .filter(({ series }) => {
      const { __name__ = '', pod } = parseSeries(series);
      return pod !== undefined && !__name__.startsWith('kube_') && !speaking.has(pod);
    })
    .map(({ series }) => ({ series, absent: true }));
};

/** What the metrics of a base become in another state of its cluster. */
export const changedMetrics = (
  base: { objects: readonly KubernetesObject[]; metrics: readonly MetricDescription[] },
  objects: readonly KubernetesObject[],
): MetricDescription[] => {
  const before = new Map(derivedMetrics(base.objects).map((metric) => [metric.series, metric.value]));
  const now = derivedMetrics(objects);
  const told = new Set(now.map(({ series }) => series));
  return [
    ...now.filter(({ series, value }) => before.get(series) !== value),
    ...[...before.keys()]
      .filter((series) => !told.has(series))
      .map((series): MetricDescription => ({ series, absent: true })),
    ...silencedMetrics(base.metrics, objects),
  ];
};
