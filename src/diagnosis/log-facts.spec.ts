import { inEnglish } from '../message';
import type { ClusterObject, ContainerLog, Evidence, Observation } from '../probes/observation';
import { findRunbook } from '../runbooks/catalogue';
import { CAUSE_RULES } from './cause-rules';
import { judge } from './judge';
import type { FactOf } from './fact';
import { RANK } from './rank';
import { observe } from './observations';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const { steps, resolution } = findRunbook('VirtControllerDown')!;
const workload = 'virt-controller';

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
const SINCE = '2026-01-15T01:00:00Z';
const POD = 'virt-controller-a';
const logsOf = (
  lines: readonly string[],
  previous: boolean,
  podReady?: ContainerLog['podReady'],
): Observation<Evidence> => {
  const log: ContainerLog['log'] = { state: 'found', data: { lines, truncated: false } };
  return {
    state: 'found',
    data: {
      kind: 'logs',
      logs: [{ namespace: 'openshift-cnv', pod: POD, container: 'virt-controller', previous, podReady, log }],
    },
  };
};
const podOf = ({ ready = 'True', since = SINCE, status = {} }: Case): ClusterObject => ({
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
  const podReady =
    one.ready === null ? undefined : { isReady: one.ready !== 'False', since: Date.parse(one.since ?? SINCE) };
  const deployment = objects(deploymentOf(workload, one.ready !== 'False'));
  const answers: Record<string, Observation<Evidence>> = {
    namespace: objects({ metadata: { name: 'kubevirt', namespace: 'openshift-cnv' } }),
    replicas: deployment,
    yaml: deployment,
    'describe-workload': deployment,
    pods,
    'describe-pods': pods,
    nodes: objects(NODE),
    logs: logsOf(one.lines ?? ['{"level":"info","msg":"started"}'], false, podReady),
    'manager-logs': logsOf(['{"level":"info","msg":"started"}'], false),
    'previous-logs':
      one.previous === undefined
        ? { state: 'found', data: { kind: 'logs', logs: [] } }
        : logsOf(one.previous, true, podReady),
  };
  const results = steps.map(({ id }) => ({ stepId: id, observation: answers[id] ?? { state: 'empty' as const } }));
  const { causes } = resolution;
  const judged = judge({ steps, causes: causes }, results, { workload, now: NOW });
  const found = judged.diagnosis;
  const supported = judged.causes.filter(({ verdict }) => verdict?.status === 'supported').map(({ cause }) => cause.id);
  const lines = found.findings.filter(({ facts: [{ kind }] }) => kind === 'line');
  return { ...found, supported, lines, said: found.findings.map(({ sentence }) => inEnglish(sentence)) };
};

const MACHINE = '"component":"virt-controller","name":"vm1","namespace":"shop","timestamp":"2026-01-15T09:59:00Z"';
const QUOTA = 'pods \\"virt-launcher-vm1-x2f9k\\" is forbidden: exceeded quota: q1';

test.each([
  ['a quota of its namespace', `{"level":"error","msg":"failed to create the pod","reason":"${QUOTA}",${MACHINE}}`],
  [
    'a quota, by the pod',
    `E0115 09:59:00.000000 1 x.go:1] pods "virt-launcher-vm1-x2f9k" is forbidden: exceeded quota: q1`,
  ],
  [
    'admission',
    `{"level":"error","msg":"failed","reason":"pods \\"a\\" is forbidden: violates PodSecurity",${MACHINE}}`,
  ],
  ['a deadline', `{"level":"error","msg":"cannot sync","reason":"context deadline exceeded",${MACHINE}}`],
  ['reconciling', `{"level":"error","msg":"failed to reconcile",${MACHINE}}`],
  [
    'a webhook of others, at info',
    '{"component":"virt-controller","level":"info","msg":"reenqueuing VirtualMachineInstance shop/vm1","reason":"failed calling webhook \\"policy.example.com\\": context deadline exceeded","timestamp":"2026-01-15T09:59:00Z"}',
  ],
])("a virtual machine's own problem is a trace and no cause: %s", (_what, line) => {
  const { lines, supported, isHealthy } = read({ lines: [line] });
  expect(lines).toMatchObject([{ rank: RANK.foreignTrace }]);
  expect(supported).toEqual([]);
  expect(isHealthy).toBe(true);
});

test.each([
  ['dns', `{"level":"error","msg":"failed","reason":"lookup virt-api.svc: no such host",${MACHINE}}`],
  ['network', `{"level":"error","msg":"failed","reason":"dial tcp 172.30.0.1:443: i/o timeout",${MACHINE}}`],
  ['network', `{"level":"error","msg":"failed","reason":"dial tcp 172.30.0.1:443: connection refused",${MACHINE}}`],
  [
    'permissions',
    `{"level":"error","msg":"x","reason":"pods is forbidden: User x cannot create resource \\"pods\\"",${MACHINE}}`,
  ],
  ['quota', 'E0115 09:59:00.000000 1 x.go:1] pods "virt-api-1" is forbidden: exceeded quota: q1'],
])('what hits the component counts, whichever machine it works on: %s', (cause, line) => {
  const { supported, isHealthy } = read({ lines: [line] });
  expect(supported).toEqual([cause]);
  expect(isHealthy).toBe(false);
});

test("a machine's line does not hide the component's own of the same kind", () => {
  const own = 'E0115 09:58:00.000000 1 x.go:1] pods "virt-api-1" is forbidden: exceeded quota: q1';
  const theirs = 'E0115 09:59:00.000000 1 x.go:1] pods "virt-launcher-vm1-x2f9k" is forbidden: exceeded quota: q2';
  const { lines } = read({ lines: [own, theirs] });
  expect(lines.map(({ rank }) => rank)).toEqual([RANK.logCause, RANK.foreignTrace]);
  expect(new Set(lines.map(({ id }) => id)).size).toBe(2);
});

test.each([
  '{"level":"info","msg":"retried after connection refused","timestamp":"2026-01-15T09:59:00Z"}',
  '{"level":"debug","msg":"no such host","timestamp":"2026-01-15T09:59:00Z"}',
  'I0115 09:59:00.000000 1 x.go:1] connection refused, trying again',
  '2026-01-15T09:59:00.000Z\tINFO\tsetup\tconnection refused, trying again',
])('information is no problem: %s', (line) => {
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
  expect(said).toContainEqual(expect.stringMatching(/the log of virt-controller ends: .*boom$/));
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

test("a refusal of another component's pods is not the quota of this one", () => {
  const refusal = (name: string): FactOf<'refusal'> => ({
    kind: 'refusal',
    by: 'quota',
    name: 'cnv-compute',
    group: name,
    sentence: { text: '' },
    severity: 'problem',
    stepIds: [],
    objects: [],
    names: [],
    workload: name,
    rank: RANK.refused,
  });
  const observed = observe([], [], { workload, now: NOW });
  const own = refusal(workload);
  expect(
    CAUSE_RULES.quota.supportedBy({ observed, leads: () => false, facts: [refusal('virt-operator')] }),
  ).toBeUndefined();
  expect(CAUSE_RULES.quota.supportedBy({ observed, leads: () => false, facts: [refusal('virt-operator'), own] })).toBe(
    own,
  );
});
