import { fillProbe } from '../probes/fill-probe';
import type { ClusterObject } from '../probes/observation';
import { logRequests, podsLeftOut } from './log-targets';
import { observeProbe } from './observe';
import { watchesOf } from './watch-requests';

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

test('an observation of logs says how many pods were left out', () => {
  const probe = fillProbe(
    { kind: 'logs', namespace: 'openshift-cnv', selector: { 'kubevirt.io': 'virt-handler' } },
    {},
  );
  const watches = watchesOf(probe);
  const watched = { [watches.objects?.key ?? '']: { data: many, loaded: true } } as never;
  expect(observeProbe(probe, watches, { watched, logs: [], samples: { state: 'loading' } })).toEqual({
    state: 'found',
    data: { kind: 'logs', logs: [], podsLeftOut: 4 },
  });
});

test('a log knows whether its pod is ready, and since when', () => {
  const since = '2026-01-15T09:00:00Z';
  const ready = {
    ...pod('a'),
    status: { conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: since }] },
  };
  const probe = fillProbe(
    { kind: 'logs', namespace: 'openshift-cnv', selector: { 'kubevirt.io': 'virt-handler' } },
    {},
  );
  const watches = watchesOf(probe);
  const watched = {
    [watches.objects?.key ?? '']: { data: [ready, pod('b', { ready: false })], loaded: true },
  } as never;
  const log = {
    namespace: 'openshift-cnv',
    container: 'virt-handler',
    previous: false,
    log: { state: 'loading' },
  } as const;
  const logs = ['a', 'b', 'gone'].map((name) => ({ ...log, pod: name }));
  expect(observeProbe(probe, watches, { watched, logs, samples: { state: 'loading' } })).toMatchObject({
    data: {
      logs: [
        { pod: 'a', podReady: { isReady: true, since: Date.parse(since) } },
        { pod: 'b', podReady: { isReady: false } },
        logs[2],
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
