import { inEnglish, message } from '../message';
import { NO_ANSWERS, type Answers, type ListAnswers } from '../probes/answers';
import { listKey, type ListRequest } from '../probes/list-request';
import type { ClusterObject } from '../probes/observation';
import type { Step } from '../runbooks/runbook';
import { investigate } from './investigate';
import { planOf, type Case } from './plan';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const about = { title: message('Look at {{vm}}'), text: message('On {{node}}.') } as const;
const EXISTS = { kind: 'exists', atLeast: 1 } as const;
const WHERE = { namespace: '{{namespace}}' } as const;

const STEPS: readonly Step[] = [
  {
    ...about,
    id: 'instance',
    probe: { kind: 'get', model: 'VirtualMachineInstance', ...WHERE, name: '{{vm}}', show: 'status' },
    expectation: EXISTS,
  },
  {
    ...about,
    id: 'launcher',
    probe: { kind: 'list', model: 'Pod', ...WHERE, selector: { 'kubevirt.io/created-by': '{{uid}}' }, show: 'table' },
    expectation: { kind: 'pods-ready', atLeast: 1 },
  },
  {
    ...about,
    id: 'node',
    probe: { kind: 'get', model: 'Node', name: '{{node}}', show: 'status' },
    expectation: { kind: 'nodes-healthy' },
  },
];

/** A case about a machine that the alert names, under one of the labels that such alerts use. */
const CASE: Case = {
  title: 'VirtualMachineStuckOnNode',
  subject: {
    kind: 'object',
    model: 'VirtualMachine',
    name: '{{vm}}',
    namespace: '{{namespace}}',
    component: 'virt-handler',
    own: ['instance', 'launcher'],
  },
  variables: {
    namespace: { firstOf: [{ label: 'namespace' }] },
    vm: { firstOf: [{ label: 'name' }, { label: 'vm' }, { label: 'vmi' }] },
    uid: { firstOf: [{ step: 'instance', path: 'metadata.uid' }] },
    node: { firstOf: [{ step: 'launcher', path: 'spec.nodeName' }, { label: 'node' }] },
  },
  steps: STEPS,
  causes: [],
  labels: { alertname: 'VirtualMachineStuckOnNode', namespace: 'vms', vmi: 'web' },
};

const INSTALLED: ListRequest = { model: 'KubeVirt' };
const INSTANCE: ListRequest = {
  model: 'VirtualMachineInstance',
  namespace: 'vms',
  fields: { 'metadata.name': 'web' },
};
const LAUNCHER: ListRequest = { model: 'Pod', namespace: 'vms', selector: { 'kubevirt.io/created-by': 'u1' } };
const NODE: ListRequest = { model: 'Node', fields: { 'metadata.name': 'worker-1' } };
const found = (request: ListRequest, ...data: readonly ClusterObject[]): ListAnswers => ({
  [listKey(request)]: data.length === 0 ? { state: 'empty' } : { state: 'found', data },
});
const answers = (...lists: readonly ListAnswers[]): Answers => ({
  ...NO_ANSWERS,
  lists: Object.assign({}, ...lists) as ListAnswers,
});
const kubevirt = found(INSTALLED, { metadata: { name: 'kubevirt', namespace: 'openshift-cnv' } });
const instance = found(INSTANCE, { metadata: { name: 'web', namespace: 'vms', uid: 'u1' } });
const crashing: ClusterObject = {
  metadata: { name: 'virt-launcher-web-x', namespace: 'vms', uid: 'p' },
  spec: { nodeName: 'worker-1', containers: [{ name: 'compute' }] },
  status: {
    phase: 'Running',
    conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: '2026-01-15T09:30:00Z' }],
    containerStatuses: [
      { name: 'compute', ready: false, restartCount: 5, state: { waiting: { reason: 'CrashLoopBackOff' } } },
    ],
  },
};

const at = (given: Answers) => investigate(planOf(CASE, given), given, { now: NOW });
const commandOf = (given: Answers, id: string): string =>
  at(given).results.find(({ stepId }) => stepId === id)?.command.text ?? '';

test('each answer says what is asked next', () => {
  const asked = (given: Answers): readonly ListRequest[] => planOf(CASE, given).lists;
  expect(asked(NO_ANSWERS)).not.toContainEqual(INSTANCE);
  const first = answers(kubevirt);
  expect(asked(first)).toContainEqual(INSTANCE);
  expect(asked(first).map(({ model }) => model)).not.toContain('Pod');
  const second = answers(kubevirt, instance);
  expect(asked(second)).toContainEqual(LAUNCHER);
  expect(asked(second).map(({ model }) => model)).not.toContain('Node');
  expect(asked(answers(kubevirt, instance, found(LAUNCHER, crashing)))).toContainEqual(NODE);
});

test('what waits for another answer is neither healthy nor unknown yet; its command says what is missing', () => {
  const { results } = at(answers(kubevirt));
  expect(results.map(({ verdict }) => verdict.pending)).toEqual([true, true, true]);
  expect(commandOf(answers(kubevirt), 'instance')).toBe('oc get virtualmachineinstances.kubevirt.io web -n vms');
  expect(commandOf(answers(kubevirt), 'launcher')).toContain('-l kubevirt.io/created-by="${UID:?');
  expect(commandOf(answers(kubevirt, instance), 'launcher')).toBe(
    'oc get pods -n vms -l kubevirt.io/created-by=u1 -o wide',
  );
});

test('what no answer has is said of the step that lacks it', () => {
  const { results, steps } = at(answers(kubevirt, found(INSTANCE)));
  expect(results.map(({ verdict: { status } }) => status)).toEqual(['problem', 'unknown', 'unknown']);
  expect(inEnglish(results[1]!.verdict.evidence)).toMatch(/"instance" looks for.*does not exist/);
  expect(inEnglish(results[2]!.verdict.evidence)).toMatch(/"launcher".*could not be read/);
  expect(steps.map(({ text }) => inEnglish(text))).toEqual(['On <node>.', 'On <node>.', 'On <node>.']);
});

test('a step that may not be read leaves unknown what it would have named', () => {
  const forbidden = { state: 'forbidden', verb: 'list', resource: 'x', group: '', reason: 'no' } as const;
  const { results } = at(answers(kubevirt, { [listKey(INSTANCE)]: forbidden }));
  expect(results.map(({ verdict: { status } }) => status)).toEqual(['unknown', 'unknown', 'unknown']);
  expect(inEnglish(results[1]!.verdict.evidence)).toContain('The step "instance", which has it, could not be read.');
});

test('the object that the alert names is the subject, and what belongs to it stands under its root', () => {
  const ready = { type: 'Ready', status: 'False', lastTransitionTime: '2026-01-15T09:30:00Z', message: 'stopped' };
  const node = found(NODE, { metadata: { name: 'worker-1', uid: 'n' }, status: { conditions: [ready] } });
  const all = answers(kubevirt, instance, found(LAUNCHER, crashing), node);
  const { subject, diagnosis, steps, namespace } = at(all);
  expect(subject).toBe('web');
  expect(namespace.namespace).toBe('openshift-cnv');
  expect(steps.map(({ title }) => inEnglish(title))).toEqual(['Look at web', 'Look at web', 'Look at web']);
  expect(inEnglish(steps[2]!.text)).toBe('On worker-1.');
  const [root] = diagnosis.findings;
  expect(root?.stepIds).toEqual(['node']);
  expect(root?.consequences.flatMap(({ stepIds }) => stepIds)).toContain('launcher');
});

test('since when a step is so is what the objects say, whenever the page is opened', () => {
  const node = (ready: 'True' | 'False') =>
    found(NODE, {
      metadata: { name: 'worker-1', uid: 'n' },
      status: { conditions: [{ type: 'Ready', status: ready, lastTransitionTime: '2026-01-15T08:15:00Z' }] },
    });
  const sinceAt = (ready: 'True' | 'False', now: number): readonly (number | undefined)[] => {
    const given = answers(kubevirt, instance, found(LAUNCHER, crashing), node(ready));
    return investigate(planOf(CASE, given), given, { now }).results.map(({ since }) => since);
  };
  const of = (time: string): number => Date.parse(`2026-01-15T${time}Z`);
  // That an object exists has no beginning that it tells.
  const expected = [undefined, of('09:30:00'), of('08:15:00')];
  expect(sinceAt('False', NOW)).toEqual(expected);
  expect(sinceAt('True', NOW)).toEqual(expected);
  expect(sinceAt('True', NOW + 5 * 60_000)).toEqual(expected);
});
