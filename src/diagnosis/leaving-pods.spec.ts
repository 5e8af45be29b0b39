import { inEnglish } from '../message';
import type { ClusterObject, Observation, Evidence } from '../probes/observation';
import { findRunbook } from '../runbooks/catalogue';
import type { FilledCause } from '../runbooks/runbook';
import { componentOf } from '../runbooks/subject';
import { judge } from './judge';
import type { Answered } from './observations';

const NOW = Date.parse('2026-01-15T10:00:00Z');

interface PodOptions {
  readonly ready?: boolean;
  readonly deletionTimestamp?: string;
  readonly status?: object;
  readonly container?: object;
}

const pod = (
  workload: string,
  name: string,
  { ready = true, deletionTimestamp, status, container }: PodOptions = {},
): ClusterObject => ({
  metadata: {
    name: `${workload}-${name}`,
    namespace: 'openshift-cnv',
    uid: name,
    ...(deletionTimestamp && { deletionTimestamp }),
  },
  spec: { nodeName: 'worker-0', containers: [{ name: workload, resources: { limits: { memory: '256Mi' } } }] },
  status: {
    phase: 'Running',
    conditions: [{ type: 'Ready', status: ready ? 'True' : 'False', lastTransitionTime: '2026-01-15T09:00:00Z' }],
    containerStatuses: [{ name: workload, ready, restartCount: 0, state: { running: {} }, ...container }],
    ...status,
  },
});

const objects = (...found: ClusterObject[]): Observation<Evidence> => ({
  state: found.length === 0 ? 'empty' : 'found',
  ...({ data: { kind: 'objects', objects: found } } as { data: Evidence }),
});

/** What the page says where its runbook's steps of pods find these pods; by workload. */
const say = (alert: string, byWorkload: Readonly<Record<string, readonly ClusterObject[]>>) => {
  const runbook = findRunbook(alert)!;
  const { steps, subject, resolution } = runbook;
  const workload = componentOf(subject);
  const answered = steps.map(({ id, probe }): Answered => {
    const selector = 'selector' in probe ? JSON.stringify(probe.selector) : '';
    const name = Object.keys(byWorkload).find((key) => selector.includes(key));
    const isAboutPods = probe.kind === 'list' && probe.model === 'Pod' && name !== undefined;
    const observation = isAboutPods ? objects(...(byWorkload[name] ?? [])) : ({ state: 'loading' } as const);
    return { stepId: id, observation };
  });
  const causes = resolution.causes as readonly FilledCause[];
  const judged = judge({ steps, causes }, answered, { workload, now: NOW });
  const cause = (id: string) => judged.causes.find((one) => one.cause.id === id)?.verdict;
  const settled = [...judged.verdicts.values()].filter(({ pending }) => pending !== true);
  return {
    sentences: judged.diagnosis.findings.map(({ sentence }) => inEnglish(sentence)),
    verdicts: settled.map(({ status }) => status),
    evidence: settled.map(({ evidence }) => inEnglish(evidence)),
    cause,
  };
};

const LEAVING = { ready: false, deletionTimestamp: '2026-01-15T10:00:20Z' };
const two = [pod('virt-controller', 'a'), pod('virt-controller', 'b')];

test.each([
  ['that still runs', LEAVING],
  ['whose container ended with an error', { ...LEAVING, container: { state: { terminated: { exitCode: 2 } } } }],
])('a pod %s within its grace period is no problem beside enough others', (_case, leaving) => {
  const { sentences, verdicts, evidence } = say('VirtControllerDown', {
    'virt-controller': [...two, pod('virt-controller', 'old', leaving)],
  });
  expect(sentences).toEqual([]);
  expect(new Set(verdicts)).toEqual(new Set(['healthy']));
  expect(evidence).toContain('virt-controller: 2 pods are ready; 1 that end or have ended are not counted');
});

test('a pod that should have been gone is told of', () => {
  const late = pod('virt-controller', 'old', { ready: false, deletionTimestamp: '2026-01-15T09:50:00Z' });
  expect(say('VirtControllerDown', { 'virt-controller': [...two, late] }).sentences).toEqual([
    expect.stringContaining('virt-controller-old'),
  ]);
});

test('a pod that leaves is no replacement: too few others are a problem', () => {
  const { verdicts } = say('VirtControllerDown', { 'virt-controller': [pod('virt-controller', 'old', LEAVING)] });
  expect(verdicts).toContain('problem');
});

test('pods that were evicted are history beside enough that are ready', () => {
  const gone = pod('virt-controller', 'gone', { ready: false, status: { phase: 'Failed', reason: 'Evicted' } });
  const { verdicts } = say('VirtControllerDown', { 'virt-controller': [...two, gone] });
  expect(new Set(verdicts)).toEqual(new Set(['healthy']));
});

test('where the pods of another component are missing, that one is named', () => {
  const { sentences } = say('SSPFailingToReconcile', {
    'ssp-operator': [pod('ssp-operator', 'a')],
    'virt-template-validator': [],
  });
  expect(sentences).toEqual([expect.stringMatching(/^virt-template-validator: no pod exists/)]);
});

describe('of the known causes', () => {
  const killed = {
    restartCount: 4,
    lastState: { terminated: { reason: 'OOMKilled', exitCode: 137, finishedAt: '2026-01-15T09:57:00Z' } },
  };
  const SAYS = 'Container virt-controller of pod virt-controller-a was killed at its memory limit 3m ago';

  test.each([true, false])('the memory limit is supported by a kill three minutes ago, the pod ready: %s', (ready) => {
    const { cause } = say('VirtControllerDown', {
      'virt-controller': [pod('virt-controller', 'a', { ready, container: killed })],
    });
    expect(cause('memory-limit')?.status).toBe('supported');
    expect(inEnglish(cause('memory-limit')!.evidence)).toBe(SAYS);
  });

  test.each([
    ['memory', 'cluster-memory', 'node-resources'],
    ['ephemeral-storage', 'node-resources', 'cluster-memory'],
  ])('an eviction for %s supports %s', (resource, id, other) => {
    const message = `The node was low on resource: ${resource}.`;
    const gone = pod('virt-controller', 'a', { ready: false, status: { phase: 'Failed', reason: 'Evicted', message } });
    const { cause } = say('VirtControllerDown', { 'virt-controller': [gone] });
    expect(cause(id)?.status).toBe('supported');
    expect(cause(other)?.status).not.toBe('supported');
  });
});
