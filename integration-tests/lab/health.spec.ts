/** @jest-environment node */
import { parseRules } from '../../src/alerts/parse-rules';
import { investigate } from '../../src/diagnosis/investigate';
import { planOf } from '../../src/diagnosis/plan';
import { isOfHealth, type KnownAlerts } from '../../src/health/alerts-of';
import { CAPABILITIES, type CapabilityId } from '../../src/health/capabilities';
import { healthOf, type Health } from '../../src/health/health';
import type { State } from '../../src/health/state';
import type { HealthStepId } from '../../src/health/health-step';
import { HEALTH_CASE } from '../../src/health/steps';
import { inEnglish, message } from '../../src/message';
import { NO_ANSWERS, type Answers } from '../../src/probes/answers';
import { listKey } from '../../src/probes/list-request';
import type { Observation } from '../../src/probes/observation';
import { listsOf } from '../../src/probes/probe-reads';
import { askLab, type Asked } from './investigate-lab';
import { Lab } from './lab';
import { REFERENCE_TIME } from './scenario';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const lab = new Lab();
afterAll(() => {
  lab.close();
});
afterEach(() => {
  lab.reset();
});

const NONE: readonly CapabilityId[] = [];
const NEED_API = ['start', 'migrate', 'create', 'console'] as const;
const NEED_CONTROLLER = ['start', 'migrate'] as const;
const NEED_HANDLER = ['start', 'migrate', 'console'] as const;

interface Expected {
  readonly not?: readonly CapabilityId[];
  readonly impaired?: readonly CapabilityId[];
  readonly unknown?: readonly CapabilityId[];
}

/** What does not work, or works in part, with each fault of the lab; all else works. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  CDIDataImportCronOutdated: {},
  HCOOperatorConditionsUnhealthy: { impaired: ['self-repair'] },
  KubeVirtCRModified: { impaired: ['self-repair'] },
  KubeVirtVMIExcessiveMigrations: {},
  // The alert of the network add-ons fires too: their operator does not get KubeMacPool ready.
  KubemacpoolDown: { not: ['create'], impaired: ['start', 'self-repair'] },
  'KubemacpoolDown-quota': { not: ['create'], impaired: ['start', 'self-repair'] },
  LowReadyVirtAPICount: { impaired: NEED_API },
  LowReadyVirtOperatorsCount: { impaired: ['self-repair'] },
  LowVirtAPICount: { impaired: NEED_API },
  LowVirtControllersCount: { impaired: NEED_CONTROLLER },
  LowVirtOperatorCount: { impaired: ['self-repair'] },
  NoLeadingVirtController: { not: NEED_CONTROLLER },
  NoReadyVirtHandler: { not: NEED_HANDLER },
  // Both pods of virt-controller ran on the node that is down.
  VirtHandlerDaemonSetRolloutFailing: { not: NEED_CONTROLLER, impaired: ['console'], unknown: ['running'] },
  LowReadyVirtControllersCount: { impaired: NEED_CONTROLLER },
  LowReadyVirtHandlerCount: { impaired: NEED_HANDLER },
  NoLeadingVirtOperator: { not: ['self-repair'] },
  'NoLeadingVirtOperator-lease-lost': { not: ['self-repair'] },
  NoReadyVirtAPI: { not: NEED_API },
  NoReadyVirtController: { not: NEED_CONTROLLER },
  // The node of a machine does not answer.
  'NoReadyVirtController-crash-loop': { not: NEED_CONTROLLER, unknown: ['running'] },
  NoReadyVirtOperator: { not: ['self-repair'] },
  'NoReadyVirtOperator-crash-loop': { not: ['self-repair'] },
  NodeNetworkInterfaceDown: {},
  PersistentVolumeFillingUp: {},
  'PersistentVolumeFillingUp-machine-disk': {},
  SSPDown: { not: ['templates'], impaired: ['self-repair'] },
  'SSPDown-node-notready': { not: ['templates'], impaired: ['self-repair', ...NEED_HANDLER] },
  SSPFailingToReconcile: { impaired: ['templates', 'self-repair'] },
  SSPTemplateValidatorDown: { not: ['create'], impaired: ['start', 'templates'] },
  'SSPTemplateValidatorDown-image-pull': { not: ['create'], impaired: ['start', 'templates'] },
  VMCannotBeEvicted: {},
  VirtAPIDown: { not: NEED_API },
  'VirtAPIDown-unschedulable-memory': { not: NEED_API },
  VirtApiRESTErrorsBurst: { not: NEED_API },
  VirtControllerDown: { not: NEED_CONTROLLER, unknown: ['running'] },
  'VirtControllerDown-drain-stuck': { not: NEED_CONTROLLER },
  // It is well again, and its alert still fires: that is told, and nothing is called broken.
  'VirtControllerDown-healthy': { impaired: NEED_CONTROLLER },
  'VirtControllerDown-image-pull': { not: NEED_CONTROLLER },
  'VirtControllerDown-update': { not: NEED_CONTROLLER },
  VirtControllerRESTErrorsBurst: { not: NEED_CONTROLLER },
  'VirtControllerRESTErrorsBurst-api-overload': { not: NEED_CONTROLLER },
  VirtHandlerDown: { not: NEED_HANDLER },
  VirtHandlerRESTErrorsBurst: { not: NEED_HANDLER },
  'VirtHandlerRESTErrorsBurst-dns': { not: NEED_HANDLER },
  VirtOperatorDown: { not: ['self-repair'] },
  VirtOperatorRESTErrorsBurst: { not: ['self-repair'] },
  'VirtOperatorRESTErrorsBurst-api-overload': { not: ['self-repair'] },
  VirtualMachineStuckOnNode: {},
};

const knownAlerts = (): KnownAlerts => {
  const { json } = lab.prometheus.answer('/api/v1/rules', new URLSearchParams());
  return { alerts: parseRules(json), isKnown: 'yes', failing: [] };
};

const judge = ({ plan, answers }: Asked, known: KnownAlerts = knownAlerts()): Health =>
  healthOf(investigate(plan, answers, { now: Date.now() }), known);

const inState = ({ capabilities }: Health, state: State): readonly CapabilityId[] =>
  capabilities.filter((one) => one.state === state).map(({ capability }) => capability.id);

const sorted = (ids: readonly CapabilityId[]): readonly CapabilityId[] => [...ids].sort();

/** What is said of what stands below, by its id. */
const foundation = ({ foundations }: Health, id: string): string => {
  const found = foundations.find((one) => one.id === id);
  return `${found?.state ?? ''}: ${(found?.reasons ?? []).map(({ sentence }) => inEnglish(sentence)).join('; ')}`;
};

test('in a healthy cluster all works, and all stands on what is well', () => {
  const health = judge(askLab(lab, HEALTH_CASE));
  expect(inState(health, 'working')).toHaveLength(CAPABILITIES.length);
  expect(health.components.map(({ state }) => state)).toEqual(health.components.map(() => 'working'));
  expect(health.foundations.map(({ state }) => state)).toEqual(health.foundations.map(() => 'working'));
  expect(health.machines.counts).toEqual({ running: 3, starting: 0, migrating: 0, stopped: 0, failed: 0 });
  expect(foundation(health, 'nodes')).toBe('working: 6 of 6 nodes are ready');
  expect(health.missing).toEqual([]);
});

const OTHERS = lab.list().filter(({ name }) => !Object.hasOwn(EXPECTED, name));

test('with any other fault nothing is called well whose alert says that it is not', () => {
  for (const { name } of OTHERS) {
    lab.switch(name, true);
    const health = judge(askLab(lab, HEALTH_CASE));
    const telling = health.components.filter(({ alerts }) => alerts.some(isOfHealth));
    expect([name, telling.filter(({ state }) => state === 'working')]).toEqual([name, []]);
    lab.reset();
  }
});

test.each(Object.entries(EXPECTED))('with %s only what hangs on it does not work', (name, expected) => {
  const { not = NONE, impaired = NONE, unknown = NONE } = expected;
  lab.switch(name, true);
  const health = judge(askLab(lab, HEALTH_CASE));
  expect(sorted(inState(health, 'not-working'))).toEqual(sorted(not));
  expect(sorted(inState(health, 'impaired'))).toEqual(sorted(impaired));
  expect(sorted(inState(health, 'unknown'))).toEqual(sorted(unknown));
  // Each says why, with something to go to.
  for (const { state, reasons } of health.capabilities.filter((one) => one.state !== 'working')) {
    expect([state, reasons[0]?.object]).toEqual([state, expect.anything()]);
  }
});

test('a machine on a node that does not answer is not counted as running', () => {
  lab.switch('VirtualMachineStuckOnNode', true);
  lab.switch('VirtHandlerRESTErrorsBurst', true);
  expect(judge(askLab(lab, HEALTH_CASE)).machines.notKnown).toEqual([]);
  lab.switch('VirtControllerDown', true);
  const { machines } = judge(askLab(lab, HEALTH_CASE));
  expect(machines.notKnown).toEqual([{ node: 'worker-1', count: 1 }]);
  expect(machines.state).toBe('unknown');
});

test('while virt-controller does not work nobody counts the machines, and their pods are counted still', () => {
  lab.switch('VirtControllerDown-image-pull', true);
  const { machines } = judge(askLab(lab, HEALTH_CASE));
  expect(machines.counts).toBeUndefined();
  expect(machines.launchers).toBe(3);
});

test('a quota that refuses a pod is told, also where it has some room', () => {
  lab.switch('KubemacpoolDown-quota', true);
  expect(foundation(judge(askLab(lab, HEALTH_CASE)), 'quotas')).toMatch(/^not-working: .*exceeded quota: tenant-cpu/);
});

const FAILED: Observation<never> = { state: 'failed', reason: 'the server is stuck', remedy: message('Wait.') };
const FORBIDDEN: Observation<never> = { state: 'forbidden', verb: 'list', resource: 'x', group: '', reason: 'no' };

/** What a step asks, by the keys of the answers. */
const keysOf = (asked: Asked, id: HealthStepId): readonly string[] =>
  asked.plan.steps
    .filter(({ step }) => step.id === id)
    .flatMap(({ parts }) =>
      parts.flatMap(({ probe, reads }) => (probe.kind === 'metric' ? [probe.query] : listsOf(reads).map(listKey))),
    );

const losing = ({ answers }: Asked, isLost: (key: string) => boolean, lost: Observation<never>): Asked => {
  const without = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(all).map(([key, one]) => [key, isLost(key) ? (lost as T) : one]));
  const left: Answers = { lists: without(answers.lists), logs: answers.logs, samples: without(answers.samples) };
  return { plan: planOf(HEALTH_CASE, left), answers: left };
};

const ALL = CAPABILITIES.map(({ id }) => id);
const OF_KUBEVIRT = ['start', 'migrate', 'create', 'console', 'self-repair'] as const;
const BUT_RUNNING = ALL.filter((id) => id !== 'running');

/** What is unknown where the reading of a step fails: capabilities, and what stands below. */
interface Unread {
  readonly id: HealthStepId;
  readonly capabilities: readonly CapabilityId[];
  readonly below?: string;
}

const UNREAD: readonly Unread[] = [
  { id: 'deployments', capabilities: BUT_RUNNING },
  { id: 'daemon-sets', capabilities: NEED_HANDLER },
  { id: 'lease-virt-controller', capabilities: NEED_CONTROLLER },
  { id: 'lease-virt-operator', capabilities: ['self-repair'] },
  { id: 'failing-calls', capabilities: OF_KUBEVIRT },
  { id: 'api-services', capabilities: NEED_API, below: 'certificates' },
  { id: 'api-service-uploads', capabilities: ['disks'], below: 'certificates' },
  { id: 'operator', capabilities: ['self-repair'], below: 'operator' },
  { id: 'launchers', capabilities: ['running'] },
  { id: 'launchers-unreachable', capabilities: ['running'] },
  { id: 'nodes-count', capabilities: ['running'], below: 'nodes' },
  { id: 'nodes-trouble', capabilities: [], below: 'nodes' },
  { id: 'operator-kube-apiserver', capabilities: [], below: 'api-server' },
  { id: 'api-latency', capabilities: [], below: 'api-server' },
  { id: 'api-errors', capabilities: [], below: 'api-server' },
  { id: 'api-rejected', capabilities: [], below: 'api-server' },
  { id: 'operator-network', capabilities: [], below: 'network' },
  { id: 'operator-dns', capabilities: [], below: 'dns' },
  { id: 'quotas', capabilities: [], below: 'quotas' },
  { id: 'webhooks-virt-operator', capabilities: [], below: 'certificates' },
  { id: 'cluster-update', capabilities: [], below: 'upgrade' },
  { id: 'node-configuration', capabilities: [], below: 'upgrade' },
];

describe.each([
  ['fails', FAILED, false],
  ['is forbidden', FORBIDDEN, false],
  ['does not come', { state: 'loading' } as const, true],
])('a reading that %s', (_how, lost, isPending) => {
  test.each(UNREAD)('of $id makes what hangs on it unknown, and nothing else', ({ id, capabilities, below }) => {
    const whole = askLab(lab, HEALTH_CASE);
    const keys = new Set(keysOf(whole, id));
    const health = judge(losing(whole, (key) => keys.has(key), lost));
    // While HyperConverged is awaited it is not known where everything runs.
    const hanging = id === 'operator' && isPending ? ALL : capabilities;
    expect(sorted(inState(health, 'unknown'))).toEqual(sorted(hanging));
    expect(inState(health, 'working')).toHaveLength(CAPABILITIES.length - hanging.length);
    if (below !== undefined) expect(foundation(health, below)).toMatch(/^unknown/);
    const unknown = health.capabilities.filter(({ state }) => state === 'unknown');
    expect(unknown.map((one) => one.isPending)).toEqual(unknown.map(() => isPending));
  });

  test('of everything leaves nothing well', () => {
    const nothing = losing(askLab(lab, HEALTH_CASE), () => true, lost);
    const health = judge(nothing, { alerts: [], isKnown: 'no', failing: [] });
    expect([...health.capabilities, ...health.components, ...health.foundations].map(({ state }) => state)).toEqual(
      [...health.capabilities, ...health.components, ...health.foundations].map(() => 'unknown'),
    );
    expect(health.machines.counts).toBeUndefined();
    expect(health.machines.launchers).toBeUndefined();
  });
});

test('the machines are not counted where that was not read', () => {
  const whole = askLab(lab, HEALTH_CASE);
  const keys = new Set(keysOf(whole, 'machines'));
  expect(judge(losing(whole, (key) => keys.has(key), FAILED)).machines.counts).toBeUndefined();
});

test('a Prometheus that knows nothing leaves nothing well that only it could tell', () => {
  const whole = askLab(lab, HEALTH_CASE);
  const queries = new Set(whole.plan.queries);
  const health = judge(losing(whole, (key) => queries.has(key), { state: 'empty' }));
  expect(sorted(inState(health, 'unknown'))).toEqual(sorted([...OF_KUBEVIRT, 'running']));
  expect(foundation(health, 'nodes')).toMatch(/^unknown/);
  expect(foundation(health, 'api-server')).toMatch(/^unknown/);
});

test('where it is not known whether an alert fires, only running machines are well', () => {
  const whole = askLab(lab, HEALTH_CASE);
  expect(inState(judge(whole, { alerts: [], isKnown: 'no', failing: [] }), 'working')).toEqual(['running']);
});

test('where the rule of one alert fails, what it is about is unknown', () => {
  const known = { ...knownAlerts(), failing: ['SSPDown'] };
  const health = judge(askLab(lab, HEALTH_CASE), known);
  expect(sorted(inState(health, 'unknown'))).toEqual(['self-repair', 'templates']);
});

test('the rights that are missing are told, each once', () => {
  const health = judge(losing(askLab(lab, HEALTH_CASE), (key) => key.includes('ClusterOperator'), FORBIDDEN));
  expect(health.missing).toEqual([FORBIDDEN]);
});

test('what is asked does not grow with the nodes: neither nodes nor pods are listed', () => {
  const { lists } = planOf(HEALTH_CASE, NO_ANSWERS);
  expect(lists.map(({ model }) => model)).not.toContain('Pod');
  expect(askLab(lab, HEALTH_CASE).plan.lists.map(({ model }) => model)).toEqual(
    expect.not.arrayContaining(['Pod', 'Node', 'VirtualMachine', 'VirtualMachineInstance']),
  );
});
