import { EDGES, explains } from './edges';
import type { Fact, FactBase } from './fact';
import { orderOf } from './fact-order';

const base: FactBase = {
  group: 'g',
  objects: [],
  names: [],
  workload: 'virt-controller',
  stepIds: ['a-step'],
  severity: 'problem',
  sentence: { text: '' },
  rank: 50,
};
const NODE = { model: 'Node', name: 'worker-1' } as const;
const POD = { model: 'Pod', name: 'virt-controller-a', namespace: 'openshift-cnv' } as const;
const DEPLOYMENT = { model: 'Deployment', name: 'virt-controller' } as const;
const LEASE = { model: 'Lease', name: 'virt-controller', namespace: 'openshift-cnv' } as const;
const WEBHOOK = { model: 'Webhook', name: 'validator.kubevirt.io' } as const;
const VIRT_API = { model: 'Deployment', name: 'virt-api' } as const;
const POOL = { model: 'MachineConfigPool', name: 'worker' } as const;
const KUBEVIRT = { model: 'KubeVirt', name: 'kubevirt', namespace: 'openshift-cnv' } as const;
const HYPERCONVERGED = { model: 'HyperConverged', name: 'kubevirt-hyperconverged' } as const;
const ADDRESS = { model: 'Address', name: '172.30.0.1:443' } as const;
const ISSUER = { model: 'Certificate', name: 'token issuer' } as const;
const SECRET = { model: 'Secret', name: 'virt-controller-certs', namespace: 'openshift-cnv' } as const;
const CLASS = { model: 'StorageClass', name: 'fast' } as const;
const JOB = { model: 'Job', name: 'install-strategy-job' } as const;

type Row = readonly [string, Fact, Fact, { cause?: Fact; effect?: Fact }];
type Kind = Fact['kind'];
type Of<K extends Kind> = Extract<Fact, { kind: K }>;

const node = (more: Partial<Of<'node'>> = {}): Fact => ({
  ...base,
  kind: 'node',
  state: 'network-lost',
  isOwn: true,
  objects: [NODE],
  ...more,
});
const line = (more: Partial<Of<'line'>> = {}): Fact => ({
  ...base,
  kind: 'line',
  known: 'refused',
  pod: POD.name,
  container: 'virt-controller',
  text: 'dial tcp 172.30.0.1:443: connect: connection refused',
  whose: 'own',
  objects: [POD],
  ...more,
});
const pod = (more: Partial<Of<'pod'>> = {}): Fact => ({
  ...base,
  kind: 'pod',
  state: 'notReady',
  node: NODE.name,
  detail: '',
  unmet: [],
  objects: [POD],
  names: [NODE],
  ...more,
});
const workload = (more: Partial<Of<'workload'>> = {}): Fact => ({
  ...base,
  kind: 'workload',
  state: 'not-ready',
  ready: 0,
  objects: [DEPLOYMENT],
  names: [POD],
  ...more,
});
const metric = (more: Partial<Of<'metric'>> = {}): Fact => ({
  ...base,
  kind: 'metric',
  measures: 'api-rejected',
  value: 1,
  labels: {},
  ...more,
});
const calls = (more: Partial<Of<'calls'>> = {}): Fact => ({
  ...base,
  kind: 'calls',
  share: 0.9,
  code: '503',
  verb: 'UPDATE',
  resource: 'virtualmachineinstances',
  byCode: { 503: 0.9 },
  ...more,
});
const webhook = (more: Partial<Of<'webhook'>> = {}): Fact => ({
  ...base,
  kind: 'webhook',
  name: WEBHOOK.name,
  service: 'virt-api',
  objects: [WEBHOOK],
  names: [VIRT_API],
  ...more,
});
const condition = (more: Partial<Of<'condition'>> = {}): Fact => ({
  ...base,
  kind: 'condition',
  type: 'Available',
  status: 'False',
  reason: '',
  detail: '',
  objects: [KUBEVIRT],
  ...more,
});
const lease = (more: Partial<Of<'lease'>> = {}): Fact => ({
  ...base,
  kind: 'lease',
  state: 'expired',
  holder: POD.name,
  objects: [LEASE],
  names: [POD, DEPLOYMENT],
  ...more,
});
const certificate: Fact = { ...base, kind: 'certificate', state: 'expired', objects: [VIRT_API] };
const refusal: Fact = { ...base, kind: 'refusal', by: 'quota', name: 'compute', objects: [DEPLOYMENT] };
const operator = (more: Partial<Of<'operator'>> = {}): Fact => ({
  ...base,
  kind: 'operator',
  state: 'waiting',
  detail: '',
  workload: 'virt-operator',
  names: [JOB, DEPLOYMENT],
  ...more,
});
const expected = (more: Partial<Of<'expected'>> = {}): Fact => ({
  ...base,
  kind: 'expected',
  what: 'drain',
  isStuck: false,
  detail: '',
  objects: [NODE],
  names: [NODE],
  ...more,
});

const need = (more: Partial<Of<'need'>> = {}): Fact => ({
  ...base,
  kind: 'need',
  state: 'missing',
  detail: '',
  objects: [SECRET],
  ...more,
});

const preemption: Fact = {
  ...base,
  kind: 'preemption',
  uid: 'u-1',
  node: NODE.name,
  objects: [{ model: 'Pod', name: 'forecast-a', namespace: 'analytics' }],
  names: [POD, NODE],
};

const REFUSED =
  'dataimportcrons.cdi.kubevirt.io "fedora" is forbidden: User "ssp-operator" cannot patch resource "dataimportcrons"';

const CLAIM = { model: 'PersistentVolumeClaim', name: 'web-root', namespace: 'vms' } as const;
const INSTANCE = { model: 'VirtualMachineInstance', name: 'web', namespace: 'vms' } as const;
const ofMachine = (name: string): Fact => ({
  ...base,
  kind: 'field',
  path: 'status.printableStatus',
  value: 'Starting',
  objects: [{ model: 'VirtualMachine', name, namespace: 'vms' }],
});
const ofInstance = (more: Partial<Of<'condition'>> = {}): Fact => ({
  ...base,
  kind: 'condition',
  type: 'LiveMigratable',
  status: 'False',
  reason: 'DisksNotLiveMigratable',
  detail: '',
  names: [CLAIM],
  ...more,
});

/** What is said of an import and of the cron that names it, in a condition or by a field. */
const IMPORT = { model: 'DataVolume', name: 'fedora-c41f', namespace: 'images' } as const;
const CRON = { model: 'DataImportCron', name: 'fedora', namespace: 'images' } as const;
const said = (kind: 'condition' | 'field', objects: Fact['objects'], more: Partial<FactBase> = {}): Fact =>
  kind === 'condition'
    ? condition({ objects, ...more })
    : { ...base, kind, path: 'status.phase', value: 'Pending', objects, ...more };
const writer = (objects: Fact['objects']): Fact => ({ ...base, kind: 'writer', manager: 'argocd-controller', objects });
const warning = (names: Fact['names']): Fact => ({
  ...base,
  kind: 'event',
  isTold: false,
  reason: 'Overwritten',
  detail: '',
  names,
});
const BY_NAME = (['condition', 'field'] as const).flatMap((of) =>
  (['condition', 'field'] as const).map((to): Row => [
    `the ${of} of an import, the ${to} of the cron that names it`,
    said(of, [IMPORT]),
    said(to, [CRON], { names: [IMPORT] }),
    { effect: said(to, [CRON]) },
  ]),
);

/** A way in which a fact explains another: the cause, the effect, and one of them without what names the other. */
const TABLE: readonly Row[] = [
  ...BY_NAME,
  [
    'who writes an object, how often it is changed',
    writer([KUBEVIRT]),
    metric({ measures: undefined, objects: [KUBEVIRT] }),
    { effect: metric({ measures: undefined, objects: [] }) },
  ],
  [
    'how often an object is changed, the warning that names it',
    metric({ measures: undefined, objects: [KUBEVIRT] }),
    warning([KUBEVIRT]),
    { effect: warning([]) },
  ],
  ['a drain, the node that it names', expected(), node(), { cause: { ...expected(), names: [] } }],
  [
    'the condition of an instance, the machine that has its name',
    ofInstance({ objects: [INSTANCE] }),
    ofMachine('web'),
    { effect: ofMachine('other') },
  ],
  [
    'the condition of an instance, a warning about it',
    ofInstance({ objects: [INSTANCE] }),
    { ...base, kind: 'event', reason: 'SyncFailed', detail: '', isTold: false, objects: [INSTANCE] },
    { effect: { ...base, kind: 'event', reason: 'SyncFailed', detail: '', isTold: false } },
  ],
  [
    'how a claim is, the condition of an instance that names it',
    { ...base, kind: 'field', path: 'status.accessModes', value: 'ReadWriteOnce', objects: [CLAIM] },
    ofInstance(),
    { effect: ofInstance({ names: [] }) },
  ],
  ['a node, the connections of a pod on it', node(), line({ names: [NODE] }), { effect: line({ names: [] }) }],
  ['a node, the pods on it', node(), pod(), { effect: pod({ names: [] }) }],
  [
    'a node under pressure, a pod that was evicted from it',
    node({ state: 'disk-pressure' }),
    pod({ state: 'evicted' }),
    { effect: pod({ state: 'evicted', names: [] }) },
  ],
  [
    'a node under pressure, a pod that its taint keeps away',
    node({ state: 'disk-pressure' }),
    pod({ state: 'unschedulable', names: [], unmet: ['cpu', 'disk-pressure'] }),
    { effect: pod({ state: 'unschedulable', names: [], unmet: ['cpu'] }) },
  ],
  [
    'a Secret that is missing, the pod whose message names it',
    need(),
    pod({ state: 'mount', names: [SECRET] }),
    { effect: pod({ state: 'mount', names: [] }) },
  ],
  [
    'a storage class that is missing, the claim that names it',
    need({ objects: [CLASS] }),
    need({ state: 'not-bound', objects: [CLAIM], names: [CLASS] }),
    { effect: need({ state: 'not-bound', objects: [CLAIM], names: [] }) },
  ],
  [
    'a claim without a volume, a warning about it',
    need({ state: 'not-bound', objects: [CLAIM] }),
    { ...base, kind: 'event', reason: 'ProvisioningFailed', detail: '', isTold: false, objects: [CLAIM] },
    { effect: { ...base, kind: 'event', reason: 'ProvisioningFailed', detail: '', isTold: false, objects: [] } },
  ],
  [
    'a claim without a volume, its phase',
    need({ state: 'not-bound', objects: [CLAIM] }),
    { ...base, kind: 'field', path: 'status.phase', value: 'Pending', objects: [CLAIM] },
    { effect: { ...base, kind: 'field', path: 'status.phase', value: 'Pending' } },
  ],
  [
    'a pod that took a place, the pod that waits for another',
    preemption,
    pod({ state: 'unschedulable', names: [], workload: 'virt-controller' }),
    { effect: pod({ state: 'unschedulable', names: [], workload: 'virt-api' }) },
  ],
  [
    'a pod that took a place, the pod that had to go',
    preemption,
    pod({ state: 'failed', names: [] }),
    { cause: { ...preemption, names: [] } },
  ],
  [
    'an API server that turns calls away, the line that says so',
    metric(),
    line({ known: 'overload' }),
    { effect: line({ known: 'refused' }) },
  ],
  ['an API server that turns calls away, their code', metric(), calls(), { effect: calls({ code: '403' }) }],
  [
    'an API server that turns calls away, that it is late',
    metric(),
    metric({ measures: 'api-latency' }),
    { effect: metric({ measures: 'memory-requests' }) },
  ],
  [
    'a workload, how many of its pods are counted',
    workload(),
    metric({ measures: 'pod-count' }),
    { effect: metric({ measures: 'pod-count', workload: 'virt-api' }) },
  ],
  [
    'a node without room, the full disk of a pod on it',
    node({ state: 'disk-pressure' }),
    line({ known: 'disk-full', names: [NODE] }),
    { effect: line({ known: 'disk-full', names: [] }) },
  ],
  [
    'a line about a lease, that it was lost',
    line({ known: 'forbidden', names: [LEASE] }),
    line({ known: 'lease-lost', names: [LEASE] }),
    { cause: line({ known: 'forbidden', names: [LEASE], objects: [] }) },
  ],
  [
    'the certificate of who issues tokens, that tokens are refused',
    line({ known: 'certificate-expired', names: [ISSUER] }),
    line({ known: 'unauthorized' }),
    { cause: line({ known: 'certificate-expired' }) },
  ],
  ['what a container writes, that it is not ready', line(), pod(), { cause: line({ objects: [] }) }],
  [
    'what a container writes, that this container is not ready',
    line(),
    pod({ container: 'virt-controller' }),
    { cause: line({ container: 'kube-rbac-proxy' }) },
  ],
  [
    'the last words of a container, its end',
    line(),
    pod({ state: 'crashSaying', lastWords: 'dial tcp 172.30.0.1:443: connect: connection refused' }),
    { effect: pod({ state: 'crashSaying', lastWords: 'panic: something else' }) },
  ],
  [
    'a line that names a webhook, the webhook',
    line({ known: 'control-plane-name-resolution', names: [WEBHOOK] }),
    webhook(),
    { cause: line({ known: 'control-plane-name-resolution', names: [] }) },
  ],
  [
    'a panic, the webhook that its program serves',
    line({ known: 'panic', workload: 'virt-api' }),
    webhook(),
    { effect: webhook({ names: [] }) },
  ],
  ['a certificate, the webhook of its service', certificate, webhook(), { effect: webhook({ names: [] }) }],
  [
    'a workload, the webhook of its service',
    workload({ objects: [VIRT_API] }),
    webhook(),
    { effect: webhook({ names: [] }) },
  ],
  ['a refusal, the workload that it names', refusal, workload(), { cause: { ...refusal, workload: '' } }],
  ['a pod, its workload', pod(), workload(), { effect: workload({ names: [] }) }],
  [
    'a workload without pods, its replicas',
    workload({ state: 'no-pods' }),
    workload(),
    { cause: workload({ state: 'no-pods', workload: 'virt-api' }) },
  ],
  [
    'a line and a condition about what could not be created',
    line({ known: 'security-context', names: [DEPLOYMENT] }),
    operator({ state: 'blocked' }),
    { cause: line({ known: 'security-context', names: [] }) },
  ],
  [
    "an operator's line, the condition that repeats it",
    line({ known: 'forbidden', text: `Reconciler error: ${REFUSED}`, workload: 'virt-operator' }),
    operator({ state: 'blocked', detail: `Error: ${REFUSED}`, names: [] }),
    { effect: operator({ state: 'blocked', detail: 'Error: not ready', names: [] }) },
  ],
  [
    'the pod of a job, who waits for the job',
    pod({ objects: [POD, JOB] }),
    operator(),
    { effect: operator({ names: [] }) },
  ],
  [
    'an operator that cannot create a workload, that it is missing',
    operator(),
    workload({ state: 'missing' }),
    { cause: operator({ names: [] }) },
  ],
  [
    'an update that waits for the configuration of nodes, the pool that gets it',
    expected({ what: 'upgrade', detail: 'Working towards 4.22.1: 790 of 950 done, waiting on machine-config' }),
    expected({ what: 'machine-config', objects: [POOL] }),
    { cause: expected({ what: 'upgrade', detail: 'Working towards 4.22.1: 12 of 950 done, waiting on etcd' }) },
  ],
  [
    'a pool whose nodes name its configuration, the drain of such a node',
    expected({ what: 'machine-config', objects: [POOL] }),
    expected(),
    { cause: expected({ what: 'machine-config', objects: [POOL], names: [] }) },
  ],
  [
    'a node that is closed, the pod that no node takes because one is',
    node({ state: 'cordoned' }),
    pod({ state: 'unschedulable', unmet: ['cordoned'] }),
    { effect: pod({ state: 'unschedulable', unmet: ['memory'] }) },
  ],
  [
    'an upgrade of a resource, what it says of itself meanwhile',
    expected({ what: 'product-upgrade', objects: [KUBEVIRT], names: [] }),
    condition(),
    { cause: expected({ what: 'product-upgrade', objects: [], names: [] }) },
  ],
  [
    'a workload, the condition of the resource from which it was made',
    workload(),
    condition({ names: [DEPLOYMENT] }),
    { effect: condition({ names: [] }) },
  ],
  [
    'an operator that is blocked, the conditions of its resource',
    operator({ objects: [KUBEVIRT] }),
    condition(),
    { cause: operator({ objects: [] }) },
  ],
  [
    'the condition of a resource, that of HyperConverged whose reason names the kind',
    condition(),
    condition({ objects: [HYPERCONVERGED], reason: 'KubeVirtNotAvailable' }),
    { effect: condition({ objects: [HYPERCONVERGED], reason: 'CDINotAvailable' }) },
  ],
  ['a pod, the lease that it held', pod(), lease({ names: [POD] }), { effect: lease({ names: [] }) }],
  [
    'a workload without a ready pod, its lease',
    workload(),
    lease({ names: [DEPLOYMENT] }),
    { effect: lease({ names: [] }) },
  ],
  [
    'a webhook, the lease that it keeps from being renewed',
    webhook({ names: [LEASE] }),
    lease(),
    { cause: webhook({ names: [] }) },
  ],
  [
    'a line about a lease, the lease',
    line({ known: 'forbidden', names: [LEASE] }),
    lease(),
    { cause: line({ known: 'forbidden', names: [] }) },
  ],
  [
    'a line, the calls that fail with its code',
    line({ known: 'forbidden' }),
    calls({ code: '403' }),
    { effect: calls({ code: '500' }) },
  ],
  [
    'the address of a connection that fails, the calls that go there',
    line({ objects: [ADDRESS, POD] }),
    calls({ names: [ADDRESS] }),
    { effect: calls() },
  ],
  [
    'the webhook in a log, the calls of who wrote it',
    webhook(),
    calls({ code: '500' }),
    { cause: webhook({ workload: 'virt-handler' }) },
  ],
];

test.each(TABLE)('explained by what names it: %s', (_what, cause, effect, without) => {
  expect(explains(cause, effect)).toBe(true);
  expect(explains(effect, cause)).toBe(false);
  expect(explains(without.cause ?? cause, without.effect ?? effect)).toBe(false);
});

test('each kind of edge is in the table, and leads from a lower to a higher order', () => {
  for (const { from, to, explains: fits } of EDGES) {
    const rows = TABLE.filter(([, cause, effect]) => fits(cause, effect));
    expect({ from, to, rows: rows.length > 0 }).toEqual({ from, to, rows: true });
    for (const [, cause, effect] of rows) expect(orderOf(cause)).toBeLessThan(orderOf(effect));
  }
});
