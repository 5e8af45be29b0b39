import { inEnglish } from '../message';
import type { ClusterObject, ContainerLog, Evidence, Observation } from '../probes/observation';
import type { StepResult } from '../probes/step-result';
import { findRunbook } from '../runbooks/catalogue';
import { judgeStep } from '../runbooks/judge-step';
import { judgeCauses } from './causes';
import { find } from './find';
import { RANK } from './finding';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const { steps, workload, resolution } = findRunbook('VirtControllerDown')!;

interface Case {
  /** The lines of the pod's log. */
  readonly lines?: readonly string[];
  readonly previous?: readonly string[];
  /** What the pod's condition says; `null` for pods that could not be read. */
  readonly ready?: 'True' | 'False' | null;
  /** Since when. */
  readonly since?: string;
  readonly status?: Record<string, unknown>;
}

const objects = (...found: ClusterObject[]): Observation<Evidence> => ({
  state: 'found',
  data: { kind: 'objects', objects: found },
});
const POD = 'virt-controller-a';
const logsOf = (lines: readonly string[], previous: boolean): Observation<Evidence> => {
  const log: ContainerLog['log'] = { state: 'found', data: { lines, truncated: false } };
  return {
    state: 'found',
    data: {
      kind: 'logs',
      logs: [{ namespace: 'openshift-cnv', pod: POD, container: 'virt-controller', previous, log }],
    },
  };
};
const podOf = ({ ready = 'True', since = '2026-01-15T01:00:00Z', status = {} }: Case): ClusterObject => ({
  metadata: { name: POD, namespace: 'openshift-cnv', uid: 'a' },
  spec: { nodeName: 'worker-0', containers: [{ name: 'virt-controller' }] },
  status: {
    phase: 'Running',
    conditions: [{ type: 'Ready', status: ready, lastTransitionTime: since }],
    containerStatuses: [{ name: 'virt-controller', ready: ready === 'True', restartCount: 0, state: { running: {} } }],
    ...status,
  },
});
const deploymentOf = (name: string, ready: boolean): ClusterObject => ({
  kind: 'Deployment',
  metadata: { name, namespace: 'openshift-cnv', uid: name },
  spec: { replicas: 1 },
  status: {
    readyReplicas: ready ? 1 : 0,
    conditions: [
      { type: 'Available', status: ready ? 'True' : 'False' },
      { type: 'Progressing', status: 'True' },
    ],
  },
});
const NODE: ClusterObject = {
  metadata: { name: 'worker-0', uid: 'w' },
  status: { conditions: [{ type: 'Ready', status: 'True' }] },
};

const read = (one: Case) => {
  const pods =
    one.ready === null ? ({ state: 'failed', reason: '', remedy: { text: '' } } as const) : objects(podOf(one));
  const deployment = objects(deploymentOf(workload, one.ready !== 'False'));
  const answers: Record<string, Observation<Evidence>> = {
    namespace: objects({ metadata: { name: 'kubevirt', namespace: 'openshift-cnv' } }),
    replicas: deployment,
    yaml: deployment,
    'describe-workload': deployment,
    pods,
    'describe-pods': pods,
    nodes: objects(NODE),
    logs: logsOf(one.lines ?? ['{"level":"info","msg":"started"}'], false),
    'manager-logs': logsOf(['{"level":"info","msg":"started"}'], false),
    'previous-logs':
      one.previous === undefined ? { state: 'found', data: { kind: 'logs', logs: [] } } : logsOf(one.previous, true),
  };
  const results = steps.map((step): StepResult => {
    const observation = answers[step.id] ?? { state: 'empty' };
    const verdict = judgeStep(step, observation, { workload, now: NOW });
    return { stepId: step.id, observation, verdict, command: { text: '', missing: [] } };
  });
  const found = find(steps, results, { workload, now: NOW });
  const supported = judgeCauses(resolution.causes, { steps, results }, { workload, now: NOW })
    .filter(({ verdict }) => verdict?.status === 'supported')
    .map(({ cause }) => cause.id);
  const lines = found.findings.filter(({ id }) => id.startsWith('log/'));
  return { ...found, supported, lines, said: found.findings.map(({ sentence }) => inEnglish(sentence)) };
};

test.each([
  '{"level":"info","msg":"retried after connection refused","timestamp":"2026-01-15T09:59:00Z"}',
  '{"level":"debug","msg":"no such host","timestamp":"2026-01-15T09:59:00Z"}',
  'I0115 09:59:00.000000 1 x.go:1] connection refused, trying again',
  '2026-01-15T09:59:00.000Z\tINFO\tsetup\tconnection refused, trying again',
])('information is no trouble: %s', (line) => {
  expect(read({ lines: [line] }).lines).toEqual([]);
});

test.each([
  ['seconds', '{"level":"error","ts":1622725651.13,"msg":"no such host"}'],
  ["zap's console", '2020-01-01T00:00:00.000Z\tERROR\tsetup\tno such host'],
  ['the log of Go', '2025/03/31 06:57:25 no such host'],
])('an old line is old, however its time is written: %s', (_what, line) => {
  const { lines, supported } = read({ lines: [line] });
  expect(lines).toEqual([]);
  expect(supported).toEqual([]);
});

test('a line without a time is as old as the one before it, and before any time as old as the first', () => {
  const old = '{"level":"info","msg":"started","timestamp":"2026-01-15T05:00:00Z"}';
  expect(read({ lines: [old, 'panic: no such host'] }).lines).toEqual([]);
  expect(read({ lines: ['panic: no such host', old] }).lines).toEqual([]);
  const fresh = old.replace('05:00', '09:59');
  expect(read({ lines: [fresh, 'panic: no such host'] }).supported).toEqual(['dns']);
});

test('a log without any time is a trace of a pod that is ready, and tells of now where it is not', () => {
  const lines = ['lookup a: no such host'];
  expect(read({ lines })).toMatchObject({ lines: [{ rank: RANK.trace }], supported: [], isHealthy: true });
  expect(read({ lines, ready: 'False' }).supported).toEqual(['dns']);
  expect(read({ previous: lines }).lines).toEqual([]);
});

test.each([
  ['a crash without a time', '{"level":"info","msg":"stopping","timestamp":"2026-01-15T09:59:01Z"}', 'panic: boom'],
  ['a line whose clock is behind', 'panic: early', 'E0115 09:58:59.000000 1 x.go:1] boom'],
])('a log ends with its last error: %s', (_what, before, last) => {
  const { said } = read({
    lines: ['E0115 09:59:00.000000 1 x.go:1] a setback', before, last],
    ready: 'False',
    status: {
      containerStatuses: [
        {
          name: 'virt-controller',
          ready: false,
          restartCount: 5,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated: { exitCode: 2, reason: 'Error', finishedAt: '2026-01-15T09:59:02Z' } },
        },
      ],
    },
  });
  expect(said).toContainEqual(expect.stringMatching(/its log ends: .*boom$/));
});

const UNRESOLVED = 'E0115 06:00:00.000000 1 x.go:1] lookup a: no such host';

test.each<[string, Case, string[]]>([
  ['a pod that fails and has been silent since', { ready: 'False', since: '2026-01-15T06:01:00Z' }, ['dns']],
  ['a pod that was ready for long after it', { ready: 'False', since: '2026-01-15T09:50:00Z' }, []],
  [
    'a pod that went on to write other lines',
    {
      ready: 'False',
      since: '2026-01-15T06:01:00Z',
      lines: [UNRESOLVED, '{"level":"info","msg":"resolved","timestamp":"2026-01-15T09:59:00Z"}'],
    },
    [],
  ],
  ['a pod that is ready', { ready: 'True', since: '2026-01-15T05:00:00Z' }, []],
  ['a pod of which nothing is known', { ready: null }, []],
])('what an old line says of %s', (_what, one, causes) => {
  expect(read({ lines: [UNRESOLVED], ...one }).supported).toEqual(causes);
});
