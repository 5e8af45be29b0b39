import { message } from '../message';
import { each, WELL } from '../runbooks/content/object-family';
import { apiServerSteps } from '../runbooks/content/rest-errors';
import { NAMESPACE } from '../runbooks/content/workload-family';
import { metric, NOT_READY, type HealthStep, type HealthStepId } from './health-step';

const UNDER_PRESSURE =
  'kube_node_status_condition{condition=~"MemoryPressure|DiskPressure|PIDPressure|NetworkUnavailable",status="true"} == 1';
const clusterOperator = (name: string, id: HealthStepId): HealthStep => ({
  id,
  title: message('Read the cluster operator {{name}}', { name }),
  text: message('Whether what it takes care of is available, and whether it is degraded, by its own conditions.'),
  probe: { kind: 'get', model: 'ClusterOperator', name, show: 'status' },
  expectation: each('unknown', ...WELL),
});

const API_AVAILABLE = each('unknown', { condition: 'Available', status: 'True' });

/** What is read of what the components stand on. */
export const FOUNDATION_STEPS: readonly HealthStep[] = [
  metric(
    'nodes-count',
    {
      title: message('Count the nodes'),
      text: message('How many nodes there are, and how many of them are ready.'),
      query:
        'label_replace(count(kube_node_status_condition{condition="Ready",status="true"}), "nodes", "all", "", "") or label_replace(sum(kube_node_status_condition{condition="Ready",status="true"}), "nodes", "ready", "", "")',
      unit: 'number',
      by: ['nodes'],
    },
    { kind: 'above', threshold: -1, emptyIsHealthy: false },
  ),
  metric(
    'nodes-trouble',
    {
      title: message('Look for nodes in trouble'),
      text: message(
        'Nodes that are not ready, short of memory, disk or process ids, or without a network; twenty at most.',
      ),
      query: `topk(20, max by (node, condition) (${NOT_READY} or ${UNDER_PRESSURE}))`,
      unit: 'number',
      by: ['node', 'condition'],
    },
    { kind: 'below', threshold: 1, emptyIsHealthy: true },
  ),
  clusterOperator('kube-apiserver', 'operator-kube-apiserver'),
  ...(apiServerSteps().filter(({ id }) => id !== 'api-seats') as readonly HealthStep[]),
  clusterOperator('network', 'operator-network'),
  clusterOperator('dns', 'operator-dns'),
  {
    id: 'quotas',
    title: message('Read the resource quotas'),
    text: message('A quota that is used up keeps pods of the product from being created anew.'),
    probe: { kind: 'list', model: 'ResourceQuota', namespace: NAMESPACE, show: 'table' },
    expectation: { kind: 'exists', atLeast: 0 },
  },
  {
    id: 'api-services',
    title: message('Read the APIs that virt-api serves'),
    text: message(
      'Start, stop, console and VNC are calls of this API; the API server passes them on while it is available.',
    ),
    // Labels that virt-operator gives all that it creates (kubevirt/kubevirt pkg/virt-operator/resource/apply).
    probe: {
      kind: 'list',
      model: 'APIService',
      selector: { 'app.kubernetes.io/managed-by': 'virt-operator' },
      show: 'table',
    },
    expectation: API_AVAILABLE,
  },
  {
    id: 'api-service-uploads',
    title: message('Read the API that cdi-apiserver serves'),
    text: message('It gives the tokens with which disks are uploaded.'),
    probe: { kind: 'get', model: 'APIService', name: 'v1beta1.upload.cdi.kubevirt.io', show: 'status' },
    expectation: API_AVAILABLE,
  },
  {
    id: 'webhooks-virt-operator',
    title: message('Read the authority of the webhooks of virt-operator'),
    text: message(
      'With the certificates in `caBundle` the API server verifies who answers; they say until when they are valid. Those of virt-api and CDI stand in their APIs.',
    ),
    probe: { kind: 'get', model: 'ValidatingWebhookConfiguration', name: 'virt-operator-validator', show: 'yaml' },
    expectation: { kind: 'exists', atLeast: 1 },
  },
  {
    id: 'operator',
    title: message('Read what HyperConverged says of itself'),
    text: message('It sums up what the operators of all parts say.'),
    probe: { kind: 'list', model: 'HyperConverged', show: 'table' },
    expectation: each('unknown', ...WELL),
  },
  {
    id: 'upgradeable',
    title: message('See whether HyperConverged may be upgraded'),
    text: message('The condition `Upgradeable` keeps the Operator Lifecycle Manager from upgrading while it is false.'),
    probe: { kind: 'list', model: 'HyperConverged', show: 'table' },
    expectation: each('unknown', { condition: 'Upgradeable', status: 'True' }),
  },
];
