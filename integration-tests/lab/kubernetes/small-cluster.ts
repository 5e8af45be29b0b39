import type { KubernetesObject, Scenario } from '../scenario';

const NAMESPACE = 'openshift-cnv';

const owner = (kind: string, name: string) => [{ apiVersion: 'apps/v1', kind, name, uid: '', controller: true }];

/** A pod of one container called `app`, for specs. */
export const podObject = (
  name: string,
  options: { owner: [string, string]; isReady?: boolean; node?: string },
): KubernetesObject => {
  const { isReady = true, node = 'worker-0' } = options;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: NAMESPACE,
      labels: { 'kubevirt.io': options.owner[1].split('-').slice(0, 2).join('-') },
      creationTimestamp: '2026-01-15T09:00:00Z',
      ownerReferences: owner(...options.owner),
    },
    spec: { nodeName: node, containers: [{ name: 'app', image: 'quay.io/kubevirt/app:v1' }] },
    status: {
      phase: 'Running',
      podIP: '10.1.2.3',
      startTime: '2026-01-15T09:00:00Z',
      conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }],
      containerStatuses: [
        {
          name: 'app',
          image: 'quay.io/kubevirt/app:v1',
          imageID: '',
          ready: isReady,
          restartCount: isReady ? 0 : 7,
          state: isReady
            ? { running: { startedAt: '2026-01-15T09:00:05Z' } }
            : { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 5m0s restarting failed container' } },
          lastState: isReady
            ? {}
            : { terminated: { exitCode: 2, reason: 'Error', finishedAt: '2026-01-15T09:55:00Z' } },
        },
      ],
    },
  };
};

const labels = { 'kubevirt.io': 'virt-api' };
const template = { metadata: { labels }, spec: { containers: [{ name: 'app', image: 'quay.io/kubevirt/app:v1' }] } };
const replicas = { replicas: 2, selector: { matchLabels: labels }, template };

const workloads: KubernetesObject[] = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'virt-api', namespace: NAMESPACE },
    spec: replicas,
    status: { replicas: 2, readyReplicas: 2, availableReplicas: 2, updatedReplicas: 2 },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: { name: 'virt-api-7d9', namespace: NAMESPACE, ownerReferences: owner('Deployment', 'virt-api') },
    spec: replicas,
    status: { replicas: 2, readyReplicas: 2, availableReplicas: 2 },
  },
  {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'virt-handler', namespace: NAMESPACE },
    spec: { template },
    status: { desiredNumberScheduled: 1, currentNumberScheduled: 1, numberReady: 1, numberAvailable: 1 },
  },
];

/** The lease that `virt-api-7d9-aaaaa` holds. */
export const leaseObject = (holderIdentity: string): KubernetesObject => ({
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: { name: 'virt-api', namespace: NAMESPACE },
  spec: { holderIdentity, renewTime: '2026-01-15T09:59:58.000000Z', leaseDurationSeconds: 15 },
});

/** A small healthy cluster for specs: a Deployment of two pods, a DaemonSet of one, a lease, a node, an event. */
export const smallCluster = (): Scenario => ({
  name: 'base',
  deleted: [],
  metrics: [],
  objects: [
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'hidden', namespace: NAMESPACE }, data: { key: 'eA==' } },
    {
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: 'worker-0', labels: { 'node-role.kubernetes.io/worker': '' } },
      status: {
        conditions: [{ type: 'Ready', status: 'True' }],
        nodeInfo: { kubeletVersion: 'v1.34.2' },
        addresses: [{ type: 'InternalIP', address: '192.168.1.10' }],
      },
    },
    ...workloads,
    podObject('virt-api-7d9-aaaaa', { owner: ['ReplicaSet', 'virt-api-7d9'] }),
    podObject('virt-api-7d9-bbbbb', { owner: ['ReplicaSet', 'virt-api-7d9'] }),
    podObject('virt-handler-ccccc', { owner: ['DaemonSet', 'virt-handler'] }),
    leaseObject('virt-api-7d9-aaaaa_1234'),
    {
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'virt-api-7d9-aaaaa.1', namespace: NAMESPACE },
      involvedObject: { apiVersion: 'v1', kind: 'Pod', namespace: NAMESPACE, name: 'virt-api-7d9-aaaaa' },
      type: 'Normal',
      reason: 'Pulled',
      message: 'Container image already present on machine',
      source: { component: 'kubelet' },
      firstTimestamp: '2026-01-15T09:50:00Z',
      lastTimestamp: '2026-01-15T09:50:00Z',
      count: 1,
    },
  ],
  logs: new Map([
    [
      `${NAMESPACE}/virt-api-7d9-aaaaa/app`,
      'I0115 09:58:00.000000 1 main.go:1] starting\nI0115 09:59:00.000000 1 main.go:2] listening\n  on port 8443\n',
    ],
    [`${NAMESPACE}/virt-api-7d9-bbbbb/app.previous`, 'panic: no leader\n'],
  ]),
});

/** A fault of the small cluster: one of the pods keeps crashing, and nobody renews the lease. */
export const crashFault = (): Scenario => ({
  name: 'Crash',
  deleted: [{ apiVersion: 'v1', kind: 'Event', namespace: NAMESPACE, name: 'virt-api-7d9-aaaaa.1' }],
  metrics: [],
  objects: [
    podObject('virt-api-7d9-bbbbb', { owner: ['ReplicaSet', 'virt-api-7d9'], isReady: false }),
    leaseObject('virt-api-7d9-bbbbb_99'),
  ],
  logs: new Map([[`${NAMESPACE}/virt-api-7d9-bbbbb/app`, 'fatal: crashed\n']]),
});

/** The moment at which the small cluster is looked at. */
export const SMALL_CLUSTER_NOW = new Date('2026-01-15T10:00:00Z');
