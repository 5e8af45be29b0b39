import { fillProbe } from './fill-probe';
import type { ClusterObject } from './observation';
import { logRequests, podsLeftOut } from './log-targets';
import { listKey } from './list-request';
import { observeProbe } from './observe-probe';
import { readsOf } from './probe-reads';

const pod = (name: string, more: { ready?: boolean; crashed?: boolean } = {}): ClusterObject => ({
  metadata: { name, namespace: 'openshift-cnv', uid: name },
  spec: { containers: [{ name: 'virt-handler' }], initContainers: [{ name: 'virt-launcher' }] },
  status: {
    conditions: [{ type: 'Ready', status: more.ready === false ? 'False' : 'True' }],
    containerStatuses: [
      {
        name: 'virt-handler',
        restartCount: more.crashed === true ? 3 : 0,
        state: { running: {} },
        lastState: more.crashed === true ? { terminated: { exitCode: 2 } } : {},
      },
    ],
  },
});
const many = Array.from({ length: 14 }, (_nothing, index) => pod(`virt-handler-${index}`));

test('every container that `oc logs --all-containers` would read is read, the main ones first', () => {
  expect(logRequests([pod('a')], {}).map(({ container }) => container)).toEqual(['virt-handler', 'virt-launcher']);
});

test('of many pods ten are read, those that are not ready first, and the others are counted', () => {
  const pods = [...many, pod('broken', { ready: false })];
  const read = logRequests(pods, { container: 'virt-handler' });
  expect(read).toHaveLength(10);
  expect(read[0]).toMatchObject({ pod: 'broken' });
  expect(podsLeftOut(pods, { container: 'virt-handler' })).toBe(5);
});

test('the one pod that crashed is found among many that did not', () => {
  const pods = [...many, pod('crashed', { crashed: true })];
  expect(logRequests(pods, { previous: true }).map((request) => request.pod)).toEqual(['crashed']);
  expect(podsLeftOut(pods, { previous: true })).toBe(0);
});

const LOGS = fillProbe(
  { kind: 'logs', namespace: 'openshift-cnv', selector: { 'kubevirt.io': 'virt-handler' }, container: 'virt-handler' },
  {},
);
const observeLogs = (pods: readonly ClusterObject[]): ReturnType<typeof observeProbe> => {
  const reads = readsOf(LOGS, {});
  const lists = { [listKey(reads.objects!)]: { state: 'found', data: pods } as const };
  return observeProbe(LOGS, reads, { lists, logs: {}, samples: {} });
};

test('an observation of logs says how many pods were left out', () => {
  expect(observeLogs(many)).toMatchObject({ state: 'found', data: { kind: 'logs', podsLeftOut: 4 } });
});

test('a log knows whether its pod is ready, and since when', () => {
  const since = '2026-01-15T09:00:00Z';
  const ready = {
    ...pod('a'),
    status: { conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: since }] },
  };
  expect(observeLogs([ready, pod('b', { ready: false })])).toMatchObject({
    data: {
      logs: [
        { pod: 'b', podReady: { isReady: false }, log: { state: 'loading' } },
        { pod: 'a', podReady: { isReady: true, since: Date.parse(since) }, log: { state: 'loading' } },
      ],
    },
  });
});

test('a restarted container has a new key, so that its log is read again', () => {
  const before = logRequests([pod('a')], { container: 'virt-handler' })[0];
  const after = logRequests([pod('a', { crashed: true })], { container: 'virt-handler' })[0];
  expect(after?.key).not.toBe(before?.key);
});

const ended = (containerID: string, startedAt: string): object => ({ terminated: { containerID, startedAt } });
const container = (state: object, lastState: object, containerID = 'cri-o://3'): ClusterObject => ({
  metadata: { name: 'a', namespace: 'n', uid: 'a' },
  spec: { containers: [{ name: 'main' }] },
  status: { containerStatuses: [{ name: 'main', containerID, state, lastState }] },
});
const BEFORE = ended('cri-o://2', '2026-01-15T09:00:00Z');

test.each<[string, ClusterObject, { current: object; previous: object }]>([
  [
    'while it runs',
    container({ running: { startedAt: '2026-01-15T09:30:00Z' } }, BEFORE),
    {
      current: { run: 'cri-o://3', startedAt: Date.parse('2026-01-15T09:30:00Z') },
      previous: { run: 'cri-o://2', startedAt: Date.parse('2026-01-15T09:00:00Z') },
    },
  ],
  [
    'in CrashLoopBackOff: one run',
    container({ waiting: { reason: 'CrashLoopBackOff' } }, BEFORE, 'cri-o://2'),
    {
      current: { run: 'cri-o://2', startedAt: Date.parse('2026-01-15T09:00:00Z'), isOfEndedRun: true },
      previous: { run: 'cri-o://2', startedAt: Date.parse('2026-01-15T09:00:00Z'), isOfEndedRun: true },
    },
  ],
  [
    'when it has just ended: previous is the run before',
    container(ended('cri-o://3', '2026-01-15T09:30:00Z'), BEFORE),
    { current: { run: 'cri-o://3' }, previous: { run: 'cri-o://2' } },
  ],
])('a log knows which run of the container it is of: %s', (_name, pod, runs) => {
  expect(logRequests([pod], {})[0]).toMatchObject(runs.current);
  expect(logRequests([pod], { previous: true })[0]).toMatchObject(runs.previous);
});
