import type { Expectation } from '../../probes/expectation';
import type { ClusterObject, ContainerLog, Evidence, Observation } from '../../probes/observation';
import type { Probe } from '../../probes/probe';
import type { Verdict } from '../../probes/step-result';
import { makeStep, verdictOf } from '../make-verdict';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const ABOUT = { workload: 'virt-controller', now: NOW };

/** What a step asks for that expects this. */
const probeFor = ({ kind }: Expectation): Probe => {
  if (kind === 'log-with' || kind === 'log-without') return { kind: 'logs', namespace: 'x', selector: { app: 'x' } };
  if (kind === 'no-warnings') return { kind: 'events', namespace: 'x', type: 'Warning' };
  if (kind === 'below' || kind === 'above') return { kind: 'metric', query: 'x', unit: 'ratio' };
  if (kind === 'lease-held')
    return { kind: 'get', model: 'Lease', namespace: 'x', name: 'virt-operator', show: 'status' };
  if (kind === 'replicas-ready')
    return { kind: 'get', model: 'Deployment', namespace: 'x', name: 'virt-controller', show: 'status' };
  return { kind: 'list', model: kind === 'nodes-healthy' ? 'Node' : 'Pod', show: 'table' };
};

/** The verdict of a step that stands alone. */
const judgeAlone = (expectation: Expectation, observation: Observation<Evidence>): Verdict =>
  verdictOf(makeStep(expectation, probeFor(expectation)), [observation], ABOUT);

const say = ({ evidence: { text, values } }: Verdict): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_place, name: string) => String(values?.[name]));

const objects = (...found: ClusterObject[]): Observation<Evidence> => ({
  state: 'found',
  data: { kind: 'objects', objects: found },
});

const pod = (name: string, status: Record<string, unknown>, ready: boolean): ClusterObject => ({
  metadata: { name, namespace: 'openshift-cnv' },
  spec: { nodeName: 'worker-1', containers: [{ name: 'virt-controller' }] },
  status: { conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }], ...status },
});

const container = (state: Record<string, unknown>, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  phase: 'Running',
  containerStatuses: [{ name: 'virt-controller', ready: false, restartCount: 0, state, ...more }],
});

const healthyPod = pod(
  'virt-controller-7888c64d66-dzc9p',
  {
    phase: 'Running',
    containerStatuses: [{ name: 'virt-controller', ready: true, restartCount: 1, state: { running: {} } }],
  },
  true,
);

const log = (lines: string[]): ContainerLog => ({
  namespace: 'openshift-cnv',
  pod: 'virt-operator-1',
  container: 'virt-operator',
  previous: false,
  log: { state: 'found', data: { lines, truncated: false } },
});
const logs = (...found: ContainerLog[]): Observation<Evidence> => ({
  state: 'found',
  data: { kind: 'logs', logs: found },
});
const samples = (...values: number[]): Observation<Evidence> => ({
  state: 'found',
  data: { kind: 'samples', samples: values.map((value) => ({ labels: { code: '503' }, value })) },
});
const lease = (spec: Record<string, unknown>): Observation<Evidence> =>
  objects({ metadata: { name: 'virt-operator' }, spec });

const PODS: Expectation = { kind: 'pods-ready', atLeast: 2 };
const ERRORS: Expectation = { kind: 'log-without', pattern: 'connection refused', what: 'Errors' };
const BELOW: Expectation = { kind: 'below', threshold: 0.8, emptyIsHealthy: false };

const TABLE: readonly (readonly [string, Expectation, Observation<Evidence>, Verdict['status'], RegExp])[] = [
  ['zero pods are a finding', PODS, { state: 'empty' }, 'problem', /no pod exists/],
  ['ready pods', PODS, objects(healthyPod, healthyPod), 'healthy', /2 of 2 pods are ready/],
  ['too few pods', PODS, objects(healthyPod), 'problem', /1 of at least 2 pods/],
  [
    'a crash loop, with exit code, restarts and when',
    PODS,
    objects(
      pod(
        'virt-controller-a',
        container(
          { waiting: { reason: 'CrashLoopBackOff' } },
          {
            restartCount: 14,
            lastState: { terminated: { exitCode: 1, reason: 'Error', finishedAt: '2026-01-15T09:58:00Z' } },
          },
        ),
        false,
      ),
    ),
    'problem',
    /virt-controller-a is in CrashLoopBackOff: exit code 1, 14 restarts, last 2m ago/,
  ],
  [
    'out of memory',
    PODS,
    objects(
      pod(
        'ssp-operator-a',
        container(
          { waiting: { reason: 'CrashLoopBackOff' } },
          {
            restartCount: 3,
            lastState: { terminated: { exitCode: 137, reason: 'OOMKilled', finishedAt: '2026-01-15T09:59:50Z' } },
          },
        ),
        false,
      ),
    ),
    'problem',
    /OOMKilled: virt-controller has no memory limit.*exit code 137 \(SIGKILL\), 3 restarts, last 10s ago/,
  ],
  [
    'an image that is not there',
    PODS,
    objects(
      pod('virt-api-a', container({ waiting: { reason: 'ImagePullBackOff', message: 'manifest unknown' } }), false),
    ),
    'problem',
    /virt-api-a can't pull its image: manifest unknown/,
  ],
  [
    'no node has room',
    PODS,
    objects(
      pod(
        'virt-operator-a',
        {
          phase: 'Pending',
          conditions: [
            {
              type: 'PodScheduled',
              status: 'False',
              reason: 'Unschedulable',
              message: '0/6 nodes: Insufficient memory',
            },
          ],
        },
        false,
      ),
    ),
    'problem',
    /is not scheduled \(Unschedulable\): 0\/6 nodes: Insufficient memory/,
  ],
  [
    'evicted',
    PODS,
    objects(pod('k', { phase: 'Failed', reason: 'Evicted', message: 'DiskPressure' }, false)),
    'problem',
    /was evicted: DiskPressure/,
  ],
  [
    'running but its probe fails',
    PODS,
    objects(pod('virt-controller-b', container({ running: {} }), false)),
    'problem',
    /running but not ready: virt-controller/,
  ],
  [
    'a deployment with nothing ready, and why',
    { kind: 'replicas-ready' },
    objects({
      metadata: { name: 'virt-controller' },
      spec: { replicas: 2 },
      status: {
        conditions: [{ type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message: 'exceeded quota' }],
      },
    }),
    'problem',
    /virt-controller has 0 of 2 replicas ready \(FailedCreate: exceeded quota\)/,
  ],
  [
    'a deployment that is gone',
    { kind: 'replicas-ready' },
    { state: 'empty' },
    'problem',
    /virt-controller does not exist/,
  ],
  [
    'a deployment that was scaled down, which lacks no node',
    { kind: 'replicas-ready' },
    objects({ metadata: { name: 'virt-api' }, spec: { replicas: 0 }, status: { replicas: 0 } }),
    'problem',
    /^virt-api wants 0 replicas: it was scaled down$/,
  ],
  [
    'a daemon set that no node suits, of a list without kinds',
    { kind: 'replicas-ready' },
    objects({ metadata: { name: 'virt-handler' }, status: { desiredNumberScheduled: 0, numberReady: 0 } }),
    'problem',
    /^virt-handler wants 0 replicas: no node suits it$/,
  ],
  [
    'a daemon set',
    { kind: 'replicas-ready' },
    objects({
      kind: 'DaemonSet',
      metadata: { name: 'virt-handler' },
      status: { desiredNumberScheduled: 3, numberReady: 3 },
    }),
    'healthy',
    /3 of 3 replicas ready/,
  ],
  [
    'a node that is down comes before one that is cordoned',
    { kind: 'nodes-healthy' },
    objects(
      {
        metadata: { name: 'worker-0' },
        spec: { unschedulable: true },
        status: { conditions: [{ type: 'Ready', status: 'True' }] },
      },
      {
        metadata: { name: 'worker-1' },
        status: { conditions: [{ type: 'Ready', status: 'Unknown', message: 'Kubelet stopped posting node status.' }] },
      },
    ),
    'problem',
    /Node worker-1 is NotReady.*Kubelet stopped posting/,
  ],
  [
    'a lease that expired',
    { kind: 'lease-held' },
    lease({ holderIdentity: 'virt-operator-a', leaseDurationSeconds: 15, renewTime: '2026-01-15T09:48:45.000000Z' }),
    'problem',
    /Nobody holds the lease virt-operator: it expired 11m ago, its last holder was virt-operator-a/,
  ],
  [
    'a lease that expired by less than clocks may be apart',
    { kind: 'lease-held' },
    lease({ holderIdentity: 'virt-operator-a', leaseDurationSeconds: 15, renewTime: '2026-01-15T09:59:40.000000Z' }),
    'unknown',
    /expired 5s ago by the clock of this computer/,
  ],
  [
    'a lease that is held',
    { kind: 'lease-held' },
    lease({ holderIdentity: 'virt-operator-a', leaseDurationSeconds: 15, renewTime: '2026-01-15T09:59:56.000000Z' }),
    'healthy',
    /virt-operator-a holds the lease virt-operator, renewed 4s ago/,
  ],
  ['a lease that nobody took', { kind: 'lease-held' }, { state: 'empty' }, 'problem', /does not exist/],
  [
    'an error in a log',
    ERRORS,
    logs(log(['ok', 'dial tcp: connection refused'])),
    'problem',
    /^A connection of virt-operator-1 is refused: dial tcp: connection refused$/,
  ],
  ['a clean log', ERRORS, logs(log(['ok'])), 'healthy', /none in the 1 lines/],
  [
    'a clean log beside one that could not be read is not healthy',
    ERRORS,
    logs(log(['ok']), { ...log([]), log: { state: 'failed', reason: 'is waiting to start', remedy: { text: '' } } }),
    'unknown',
    /is waiting to start/,
  ],
  [
    'a sought line may stand before the end that was read',
    { kind: 'log-with', pattern: 'Started leading', what: 'Leadership' },
    logs({ ...log([]), log: { state: 'found', data: { lines: ['ok'], truncated: true } } }),
    'unknown',
    /Leadership: none in the end/,
  ],
  ['no log at all', ERRORS, { state: 'empty' }, 'unknown', /no pod whose log/],
  ['too many errors', BELOW, samples(0.2, 0.84), 'problem', /84 % \(code 503\), not below 80 %/],
  ['few errors', BELOW, samples(0.2), 'healthy', /20 %/],
  ['no sample is unknown', BELOW, { state: 'empty' }, 'unknown', /no sample/],
  [
    'no sample where none is good',
    { ...BELOW, emptyIsHealthy: true },
    { state: 'empty' },
    'healthy',
    /nothing of the kind/,
  ],
  ['NaN is no sample', BELOW, samples(NaN), 'unknown', /no sample/],
];

test.each(TABLE)('%s', (_name, ...[expectation, observation, status, sentence]) => {
  const verdict = judgeAlone(expectation, observation);
  expect(verdict.status).toBe(status);
  expect(say(verdict)).toMatch(sentence);
});

test.each<[string, Observation<Evidence>, RegExp]>([
  ['loading', { state: 'loading' }, /Reading/],
  [
    'forbidden',
    { state: 'forbidden', verb: 'list', resource: 'pods', group: '', namespace: 'openshift-cnv', reason: '' },
    /You may not list pods in namespace openshift-cnv/,
  ],
  [
    'missing',
    { state: 'missing-api', group: 'kubevirt.io', resource: 'kubevirts' },
    /does not have kubevirts.kubevirt.io/,
  ],
  ['failed', { state: 'failed', reason: 'gateway timeout', remedy: { text: '' } }, /gateway timeout/],
])('what could not be read (%s) is neither healthy nor a problem', (_name, observation, sentence) => {
  for (const expectation of [PODS, ERRORS, BELOW]) {
    const verdict = judgeAlone(expectation, observation);
    expect(verdict.status).toBe('unknown');
    expect(say(verdict)).toMatch(sentence);
  }
});

test('warnings grow old', () => {
  const expectation: Expectation = { kind: 'no-warnings' };
  const events = (lastTimestamp: string): Observation<Evidence> => ({
    state: 'found',
    data: {
      kind: 'events',
      events: [
        {
          type: 'Warning',
          reason: 'FailedMount',
          message: 'secret not found',
          lastTimestamp,
          involvedObject: { kind: 'Pod', name: 'p' },
        },
      ],
    },
  });
  expect(say(judgeAlone(expectation, events('2026-01-15T09:50:00Z')))).toMatch(
    /^Pod p: FailedMount, 10m ago: secret not found/,
  );
  expect(judgeAlone(expectation, events('2026-01-15T09:20:00Z')).status).toBe('healthy');
});

test('a pod that crashes is named before one that starts', () => {
  const creating = pod('virt-api-a', container({ waiting: { reason: 'ContainerCreating' } }), false);
  const looping = pod('virt-api-b', container({ waiting: { reason: 'CrashLoopBackOff' } }), false);
  expect(say(judgeAlone(PODS, objects(creating, looping)))).toMatch(/virt-api-b is in CrashLoopBackOff/);
});

test.each<[string, Expectation, object, RegExp]>([
  [
    'exists, and says that it is not well',
    { kind: 'exists', atLeast: 1 },
    { type: 'Degraded', status: 'True' },
    /Degraded/,
  ],
  [
    'has the condition that is asked for, and another that is bad',
    { kind: 'condition', type: 'Progressing', status: 'True' },
    { type: 'Available', status: 'False' },
    /Available/,
  ],
])('an object that %s is no green step', (_name, expectation, condition, sentence) => {
  const resource = {
    metadata: { name: 'kubevirt', namespace: 'openshift-cnv' },
    status: {
      phase: 'Deployed',
      conditions: [
        { type: 'Progressing', status: 'True' },
        { message: 'x', ...condition },
      ],
    },
  };
  const step = makeStep(expectation, { kind: 'list', model: 'KubeVirt', show: 'table' });
  const verdict = verdictOf(step, [objects(resource)], ABOUT);
  expect(verdict.status).toBe('problem');
  expect(say(verdict)).toMatch(sentence);
});
