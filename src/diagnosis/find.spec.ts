import { inEnglish, message } from '../message';
import type { ClusterObject, Evidence, Observation } from '../probes/observation';
import { findRunbook } from '../runbooks/catalogue';
import type { JudgedCause } from './causes';
import { flatten } from './chain';
import type { Diagnosis } from './find';
import { judge } from './judge';
import type { Answered } from './observations';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const { steps, resolution } = findRunbook('VirtControllerDown')!;
const workload = 'virt-controller';

type Answers = Readonly<Record<string, Observation<Evidence>>>;

const objects = (...found: ClusterObject[]): Observation<Evidence> => ({
  state: 'found',
  data: { kind: 'objects', objects: found },
});
const FORBIDDEN: Observation<Evidence> = {
  state: 'forbidden',
  verb: 'list',
  resource: 'pods',
  group: '',
  namespace: 'openshift-cnv',
  reason: 'no',
};

const pod = (name: string, node: string, ready: boolean, more: Record<string, unknown> = {}): ClusterObject => ({
  metadata: { name: `virt-controller-${name}`, namespace: 'openshift-cnv', uid: name },
  spec: { nodeName: node, containers: [{ name: 'virt-controller' }] },
  status: {
    phase: 'Running',
    conditions: [{ type: 'Ready', status: ready ? 'True' : 'False', lastTransitionTime: '2026-01-15T09:30:00Z' }],
    containerStatuses: [{ name: 'virt-controller', ready, restartCount: 0, state: { running: {} } }],
    ...more,
  },
});
const node = (name: string, ready: boolean): ClusterObject => ({
  metadata: { name, uid: name },
  status: {
    conditions: [
      {
        type: 'Ready',
        status: ready ? 'True' : 'Unknown',
        lastTransitionTime: '2026-01-15T09:49:00Z',
        message: ready ? '' : 'Kubelet stopped posting node status.',
      },
    ],
  },
});
const deployment = (ready: number): ClusterObject => ({
  kind: 'Deployment',
  metadata: { name: 'virt-controller', namespace: 'openshift-cnv', uid: 'd' },
  spec: { replicas: 2 },
  status: {
    readyReplicas: ready,
    conditions: [
      { type: 'Available', status: ready > 0 ? 'True' : 'False' },
      { type: 'Progressing', status: 'True' },
    ],
  },
});
const log = (...lines: string[]): Observation<Evidence> => ({
  state: 'found',
  data: {
    kind: 'logs',
    logs: [
      {
        namespace: 'openshift-cnv',
        pod: 'virt-controller-a',
        container: 'virt-controller',
        previous: false,
        log: { state: 'found', data: { lines, truncated: false } },
      },
    ],
  },
});
const all = (...found: ClusterObject[]): Answers => ({ pods: objects(...found), 'describe-pods': objects(...found) });
const WELL: Answers = {
  namespace: objects({ metadata: { name: 'kubevirt', namespace: 'openshift-cnv' } }),
  replicas: objects(deployment(2)),
  yaml: objects(deployment(2)),
  'describe-workload': objects(deployment(2)),
  ...all(pod('a', 'worker-0', true), pod('b', 'worker-1', true)),
  nodes: objects(node('worker-0', true), node('worker-1', true), node('worker-2', true)),
  logs: log('{"level":"info","msg":"started"}'),
  'manager-logs': log('{"level":"info","msg":"started"}'),
  'previous-logs': { state: 'found', data: { kind: 'logs', logs: [] } },
};
const DOWN: Answers = { replicas: objects(deployment(0)), yaml: objects(deployment(0)) };

const resultsOf = (answers: Answers): Answered[] =>
  steps.map(({ id }) => ({ stepId: id, observation: { ...WELL, ...answers }[id] ?? { state: 'empty' } }));
const findWith = (answers: Answers): Diagnosis =>
  judge({ steps }, resultsOf(answers), { workload, now: NOW }).diagnosis;
const causesWith = (answers: Answers): readonly JudgedCause[] =>
  judge({ steps, causes: resolution.causes }, resultsOf(answers), { workload, now: NOW }).causes;
/** All that is said, what follows from something after it. */
const said = (answers: Answers): string[] =>
  flatten(findWith(answers).findings).map(({ sentence }) => inEnglish(sentence));

test('nothing is wrong: healthy since the newest pod became ready', () => {
  expect(findWith({})).toMatchObject({
    findings: [],
    isHealthy: true,
    readySince: Date.parse('2026-01-15T09:30:00Z'),
  });
});

test('while a step is read nothing is called healthy', () => {
  expect(findWith({ nodes: { state: 'loading' } })).toMatchObject({ isHealthy: false, isPending: true, findings: [] });
});

test('what could not be read is unknown, said once, last, with every step', () => {
  const { findings, isHealthy } = findWith({ ...DOWN, pods: FORBIDDEN, 'describe-pods': FORBIDDEN });
  expect(isHealthy).toBe(false);
  expect(findings.map(({ status }) => status)).toEqual(['problem', 'unknown']);
  expect(findings[1]).toMatchObject({ stepIds: ['pods', 'describe-pods'] });
});

test.each<[string, Answers, RegExp[]]>([
  [
    'a node that ran the pods comes before its pods',
    {
      ...DOWN,
      ...all(pod('a', 'worker-1', false), pod('b', 'worker-1', false)),
      nodes: objects(node('worker-0', true), node('worker-1', false)),
    },
    [
      /^Node worker-1 has been NotReady for 11m: Kubelet stopped posting node status\.$/,
      /^2 of 2 virt-controller pods are not ready: their node worker-1 is NotReady$/,
      /^virt-controller has 0 of 2 replicas ready$/,
    ],
  ],
  [
    'a node without any of the pods comes after them',
    {
      ...DOWN,
      ...all(pod('a', 'worker-0', false), pod('b', 'worker-0', false)),
      nodes: objects(node('worker-0', true), node('worker-1', false)),
    },
    [/^2 of 2 virt-controller pods are running but not ready/, /0 of 2 replicas/, /^Node worker-1 has been NotReady/],
  ],
  [
    'different troubles of pods are not one',
    {
      ...DOWN,
      ...all(
        pod('a', 'worker-0', false),
        pod('b', '', false, {
          phase: 'Pending',
          conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/6 nodes' }],
          containerStatuses: [],
        }),
      ),
    },
    [/^Pod virt-controller-b is not scheduled/, /0 of 2 replicas/, /^Pod virt-controller-a is running but not ready/],
  ],
  [
    'a line that is not known is shown as it is',
    { ...DOWN, ...all(pod('a', 'worker-0', false)), logs: log('E0115 09:59:00.000000 1 x.go:1] the moon is full') },
    [
      /running but not ready/,
      /0 of 2 replicas/,
      /^virt-controller-a writes errors, the last 60s ago: the moon is full$/,
    ],
  ],
  [
    'what a pod wrote before it became ready has passed',
    { logs: log('E0115 09:29:00.000000 1 x.go:1] connection refused') },
    [],
  ],
  [
    'a pod that is only just starting is not well',
    {
      ...all(pod('a', 'worker-0', true), {
        ...pod('b', 'worker-1', false, { phase: 'Pending', containerStatuses: [] }),
        metadata: { name: 'virt-controller-b', uid: 'b', creationTimestamp: '2026-01-15T09:59:30Z' },
      }),
    },
    [/^Pod virt-controller-b starts: Pending$/],
  ],
  ['the Deployment is gone', { replicas: { state: 'empty' } }, [/^Deployment virt-controller does not exist$/]],
])('%s', (_name, answers, sentences) => {
  const found = said(answers);
  expect(found).toHaveLength(sentences.length);
  found.forEach((sentence, index) => {
    expect(sentence).toMatch(sentences[index]!);
  });
});

test('a finding names its objects', () => {
  const [first] = findWith({ ...DOWN, ...all(pod('a', 'worker-0', false)) }).findings;
  expect(first?.objects).toEqual([{ model: 'Pod', name: 'virt-controller-a', namespace: 'openshift-cnv' }]);
});

test.each<[string, string, Answers, string, RegExp]>([
  ['the nodes are forbidden', 'nodes-down', { nodes: FORBIDDEN }, 'unknown', /You may not list/],
  ['every node is ready', 'nodes-down', {}, 'ruled-out', /Every node of its pods is ready/],
  [
    'another node is down',
    'nodes-down',
    { nodes: objects(node('worker-0', true), node('worker-2', false)) },
    'ruled-out',
    /Every node of its pods is ready/,
  ],
  [
    'the node of the pods is down',
    'nodes-down',
    { ...DOWN, ...all(pod('a', 'worker-1', false)), nodes: objects(node('worker-1', false)) },
    'supported',
    /Node worker-1 has been NotReady/,
  ],
  [
    'a node is down and no pod is left to say where it ran',
    'nodes-down',
    {
      ...DOWN,
      pods: { state: 'empty' },
      'describe-pods': { state: 'empty' },
      nodes: objects(node('worker-0', true), node('worker-2', false)),
    },
    'unknown',
    /^Node worker-2 is not ready, and no pod of virt-controller is left to say where it ran$/,
  ],
  [
    'no pod is there and every node is ready',
    'nodes-down',
    { ...DOWN, pods: { state: 'empty' }, 'describe-pods': { state: 'empty' } },
    'ruled-out',
    /Every node/,
  ],
  ['nothing measures the API server', 'api-server-overload', {}, 'unknown', /No step has read the metrics/],
  [
    'the log has a name that does not resolve',
    'dns',
    {
      ...DOWN,
      ...all(pod('a', 'worker-0', false)),
      logs: log('E0115 09:59:00.000000 1 x.go:1] lookup a: no such host'),
    },
    'supported',
    /no such host/,
  ],
  ['no pod is there to have a log', 'dns', { logs: { state: 'empty' } }, 'ruled-out', /^No container runs/],
])('of the known causes, when %s, %s', (_when, id, answers, status, evidence) => {
  const judged = causesWith(answers);
  const verdict = judged.find(({ cause }) => cause.id === id)?.verdict;
  expect(verdict?.status).toBe(status);
  expect(inEnglish(verdict?.evidence ?? message(''))).toMatch(evidence);
});

test('a cause is not judged while what would show it is read', () => {
  const judged = causesWith({ nodes: { state: 'loading' } });
  expect(judged.find(({ cause }) => cause.id === 'nodes-down')).not.toHaveProperty('verdict');
});
