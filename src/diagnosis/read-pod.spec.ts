import type { ClusterEvent, ClusterObject } from '../probes/observation';
import { imageProblem, readPod } from './read-pod';
import { POD_SENTENCES } from './pod-sentences';

const NOW = Date.parse('2026-01-15T10:00:00Z');

const pod = (status: Record<string, unknown>, spec: Record<string, unknown> = {}): ClusterObject => ({
  metadata: {
    name: 'virt-api-6f7c9d8b5-x2k4p',
    namespace: 'openshift-cnv',
    uid: 'u1',
    creationTimestamp: '2026-01-15T09:40:00Z',
  },
  spec: { nodeName: 'worker-1', containers: [{ name: 'virt-api' }], ...spec },
  status: { phase: 'Running', ...status },
});
const main = (state: Record<string, unknown>, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'virt-api',
  ready: false,
  restartCount: 0,
  state,
  ...more,
});
const ready = [{ type: 'Ready', status: 'True' }];
const ended = (exitCode: number, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  terminated: { exitCode, finishedAt: '2026-01-15T09:57:00Z', ...more },
});
const event = (reason: string, message: string): ClusterEvent => ({
  type: 'Warning',
  reason,
  message,
  lastTimestamp: '2026-01-15T09:59:00Z',
});

const say = (
  subject: ClusterObject,
  { events = [], downNodes = [] }: { events?: ClusterEvent[]; downNodes?: string[] } = {},
): string | undefined => {
  const problem = readPod(subject, { events, downNodes: new Set(downNodes), now: NOW });
  if (problem === undefined) return undefined;
  const values: Record<string, unknown> = { ...problem.values, pod: 'virt-api-1' };
  return POD_SENTENCES[problem.kind].one.text.replace(/\{\{(\w+)\}\}/g, (_place, name: string) => String(values[name]));
};

const waiting = (reason: string, message = ''): ClusterObject =>
  pod({ phase: 'Pending', containerStatuses: [main({ waiting: { reason, message } })] });
const backOff = (last: Record<string, unknown>, spec = {}): ClusterObject =>
  pod(
    { containerStatuses: [main({ waiting: { reason: 'CrashLoopBackOff' } }, { restartCount: 14, lastState: last })] },
    spec,
  );
const limited = { containers: [{ name: 'virt-api', resources: { limits: { memory: '512Mi' } } }] };

test.each<[string, ClusterObject, Parameters<typeof say>[1], RegExp | undefined]>([
  ['ready', pod({ conditions: ready, containerStatuses: [main({ running: {} })] }), {}, undefined],
  ['completed', pod({ phase: 'Succeeded' }), {}, undefined],
  ['evicted', pod({ phase: 'Failed', reason: 'Evicted', message: 'low on memory' }), {}, /was evicted: low on memory/],
  ['failed otherwise', pod({ phase: 'Failed', reason: 'NodeAffinity' }), {}, /has failed \(NodeAffinity\)/],
  [
    'unschedulable',
    pod({
      phase: 'Pending',
      conditions: [
        { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '6 Insufficient memory' },
      ],
    }),
    {},
    /is not scheduled \(Unschedulable\): 6 Insufficient memory/,
  ],
  ['an exit code', backOff(ended(1)), {}, /is in CrashLoopBackOff: exit code 1, 14 restarts, last 3m ago/],
  ['an exit code that is a signal', backOff(ended(139)), {}, /exit code 139 \(SIGSEGV\), 14 restarts/],
  ['a signal', backOff(ended(0, { signal: 9 })), {}, /signal 9 \(SIGKILL\)/],
  [
    'out of memory at the limit',
    backOff(ended(137, { reason: 'OOMKilled' }), limited),
    {},
    /runs out of memory: virt-api was OOMKilled at its limit of 512Mi: exit code 137 \(SIGKILL\), 14 restarts/,
  ],
  ['out of memory without a limit', backOff(ended(137, { reason: 'OOMKilled' })), {}, /has no memory limit/],
  [
    'an init container that fails',
    pod({
      initContainerStatuses: [
        {
          ...main({ waiting: { reason: 'CrashLoopBackOff' } }, { restartCount: 3, lastState: ended(2) }),
          name: 'wait',
        },
      ],
      containerStatuses: [main({ waiting: { reason: 'PodInitializing' } })],
    }),
    {},
    /does not get past its init container wait \(CrashLoopBackOff\): exit code 2, 3 restarts/,
  ],
  [
    'an image, by its event',
    waiting('ImagePullBackOff', 'Back-off pulling image "quay.io/x/virt-api:v1"'),
    {
      events: [event('Failed', 'Failed to pull image "quay.io/x/virt-api:v1": rpc error: code = NotFound: not found')],
    },
    /can't pull its image: quay\.io\/x\/virt-api:v1: not found$/,
  ],
  [
    'a Secret that the container needs',
    waiting('CreateContainerConfigError', 'secret "virt-api-certs" not found'),
    {},
    /can't be made \(CreateContainerConfigError\): secret "virt-api-certs" not found/,
  ],
  [
    'a volume',
    waiting('ContainerCreating'),
    { events: [event('FailedMount', 'MountVolume.SetUp failed for volume "tls"')] },
    /can't mount a volume: MountVolume\.SetUp failed/,
  ],
  [
    'no network for the pod',
    waiting('ContainerCreating'),
    { events: [event('FailedCreatePodSandBox', 'plugin type="multus" failed')] },
    /gets no network: plugin type="multus" failed/,
  ],
  ['slow to start', waiting('ContainerCreating'), {}, /has been waiting for 20m: ContainerCreating/],
  [
    'a node that is down',
    pod({ conditions: [{ type: 'Ready', status: 'False' }], containerStatuses: [main({ running: {} })] }),
    { downNodes: ['worker-1'] },
    /not ready: its node worker-1 is NotReady/,
  ],
  [
    'a readiness gate',
    pod(
      {
        conditions: [
          { type: 'ContainersReady', status: 'True' },
          { type: 'Ready', status: 'False' },
        ],
        containerStatuses: [main({ running: {} }, { ready: true })],
      },
      { readinessGates: [{ conditionType: 'example.org/registered' }] },
    ),
    {},
    /waits for its readiness gate: example\.org\/registered/,
  ],
  [
    'a probe that fails',
    pod({ conditions: [{ type: 'Ready', status: 'False' }], containerStatuses: [main({ running: {} })] }),
    { events: [event('Unhealthy', 'Readiness probe failed: HTTP 500')] },
    /running but not ready: Readiness probe failed: HTTP 500/,
  ],
  [
    'ready, but just restarted',
    pod({ conditions: ready, containerStatuses: [main({ running: {} }, { restartCount: 1, lastState: ended(1) })] }),
    {},
    /is ready, but restarted 3m ago: exit code 1, 1 restarts/,
  ],
  [
    'ready, and restarted once long ago',
    pod({
      conditions: ready,
      containerStatuses: [
        main({ running: {} }, { restartCount: 1, lastState: ended(1, { finishedAt: '2026-01-15T09:30:00Z' }) }),
      ],
    }),
    {},
    undefined,
  ],
  [
    'stuck in deletion',
    { ...pod({}), metadata: { name: 'virt-api-1', deletionTimestamp: '2026-01-15T09:50:00Z' } },
    {},
    /is being deleted, and should have been gone 10m ago/,
  ],
])('%s', (_name, subject, around, sentence) => {
  const said = say(subject, around);
  if (sentence === undefined) expect(said).toBeUndefined();
  else expect(said).toMatch(sentence);
});

test.each([
  ['ErrImagePull', 'ErrImagePull'],
  [
    'Back-off pulling image "a/b@sha256:1f9728229ca3ad155d81": ErrImagePull: manifest unknown',
    'a/b@sha256:1f9728229ca3…: manifest unknown',
  ],
  ['Back-off pulling image "a/b:v1"', 'a/b:v1'],
  [
    'Failed to pull image "a/b:v1": reading manifest v1: unauthorized: please log in: now',
    'a/b:v1: unauthorized: please log in: now',
  ],
])('of an image that cannot be pulled, %s is said as %s', (said, short) => {
  expect(imageProblem(said)).toBe(short);
});
