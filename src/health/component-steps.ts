import { message } from '../message';
import { lease, NAMESPACE } from '../runbooks/content/workload-family';
import { metric, type HealthStep } from './health-step';

/**
 * The name of the workload in that of a pod: without the hash of its ReplicaSet and its own suffix, both of the letters
 * and digits that Kubernetes takes for such (apimachinery, `util/rand`).
 */
const OF_POD = '(.*?)(?:-[bcdfghjklmnpqrstvwxz2-9]{6,10})?-[bcdfghjklmnpqrstvwxz2-9]{5}';

const byWorkload = (query: string): string =>
  `sum by (workload) (label_replace(${query}, "workload", "$1", "pod", "${OF_POD}"))`;

const calls = (codes = ''): string =>
  byWorkload(`rate(kubevirt_rest_client_requests_total{namespace="${NAMESPACE}"${codes}}[5m])`);

/** What is read of the components. */
export const COMPONENT_STEPS: readonly HealthStep[] = [
  {
    id: 'deployments',
    title: message('Compare the replicas of the Deployments'),
    text: message('How many replicas each part of the product wants, and how many are ready.'),
    probe: { kind: 'list', model: 'Deployment', namespace: NAMESPACE, show: 'table' },
    expectation: { kind: 'replicas-ready' },
  },
  {
    id: 'daemon-sets',
    title: message('Compare the replicas of the DaemonSets'),
    text: message('On how many nodes virt-handler should run, and on how many it is ready.'),
    probe: { kind: 'list', model: 'DaemonSet', namespace: NAMESPACE, show: 'table' },
    expectation: { kind: 'replicas-ready' },
  },
  { ...lease('virt-controller'), id: 'lease-virt-controller' },
  { ...lease('virt-operator'), id: 'lease-virt-operator' },
  metric(
    'failing-calls',
    {
      title: message('Measure the share of failing calls'),
      text: message('The calls of each component to the API server that fail, out of all its calls in five minutes.'),
      query: `(${calls(',code=~"(4|5)[0-9][0-9]"')} or ${calls()} * 0) / ${calls()}`,
      unit: 'ratio',
      by: ['workload'],
    },
    // The alerts about failing calls fire from there on (kubevirt/monitoring, VirtControllerRESTErrorsBurst).
    { kind: 'below', threshold: 0.8, emptyIsHealthy: false },
  ),
  metric(
    'restarts',
    {
      title: message('Count the restarts'),
      text: message('How often the containers of the pods that are there were restarted, by their workload.'),
      query: byWorkload(`kube_pod_container_status_restarts_total{namespace="${NAMESPACE}"}`),
      unit: 'number',
      by: ['workload'],
    },
    { kind: 'above', threshold: -1, emptyIsHealthy: false },
  ),
];
