import type { ClusterObject } from '../probes/observation';
import { inEnglish } from '../message';
import { readColumns } from '../probes/pod-columns';
import { troubleOf } from './pod-trouble';

const NOW = Date.parse('2026-01-15T10:00:00Z');

interface Parts {
  readonly phase?: string;
  readonly ready?: boolean;
  readonly inits?: readonly object[];
  readonly mains?: readonly object[];
  readonly deletionTimestamp?: string;
  readonly reason?: string;
}

const pod = ({
  phase = 'Running',
  ready = false,
  inits = [],
  mains = [],
  deletionTimestamp,
  reason,
}: Parts): ClusterObject => ({
  metadata: {
    name: 'p',
    creationTimestamp: '2026-01-15T09:40:00Z',
    ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }),
  },
  spec: { nodeName: 'worker-1', containers: mains, initContainers: inits },
  status: {
    phase,
    ...(reason === undefined ? {} : { reason }),
    conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
    initContainerStatuses: inits,
    containerStatuses: mains,
  },
});

const running = { name: 'main', ready: true, restartCount: 0, state: { running: {} } };
const starting = { name: 'main', ready: false, restartCount: 0, state: { waiting: { reason: 'PodInitializing' } } };
const done = {
  name: 'init',
  ready: true,
  restartCount: 0,
  state: { terminated: { exitCode: 0, reason: 'Completed' } },
};
const busy = { name: 'init', ready: false, restartCount: 0, state: { running: {} } };
const looping = {
  name: 'init',
  ready: false,
  restartCount: 4,
  state: { waiting: { reason: 'CrashLoopBackOff' } },
  lastState: { terminated: { exitCode: 1, finishedAt: '2026-01-15T09:59:00Z' } },
};
const ended = (exit: object): object => ({ name: 'main', ready: false, restartCount: 1, state: { terminated: exit } });

test.each<[string, Parts, string, string, number, RegExp | undefined]>([
  ['runs', { ready: true, mains: [running] }, 'Running', '1/1', 0, undefined],
  [
    'its init container runs',
    { phase: 'Pending', inits: [busy], mains: [starting] },
    'Init:0/1',
    '0/1',
    0,
    /has been waiting for 20m/,
  ],
  [
    'the second init container runs',
    { phase: 'Pending', inits: [done, busy], mains: [starting] },
    'Init:1/2',
    '0/1',
    0,
    /./,
  ],
  [
    'the second init container waits',
    { phase: 'Pending', inits: [busy, starting], mains: [starting] },
    'Init:0/2',
    '0/1',
    0,
    /./,
  ],
  [
    'its init container crashes',
    { phase: 'Pending', inits: [looping], mains: [starting] },
    'Init:CrashLoopBackOff',
    '0/1',
    4,
    /init container init \(CrashLoopBackOff\): exit code 1, 4 restarts, last 60s ago/,
  ],
  [
    'a finished init container does not count',
    { ready: true, inits: [done], mains: [running] },
    'Running',
    '1/1',
    0,
    undefined,
  ],
  [
    'was killed for memory',
    { mains: [ended({ exitCode: 137, reason: 'OOMKilled' })] },
    'OOMKilled',
    '0/1',
    1,
    /OOMKilled: main has no memory limit.*exit code 137/,
  ],
  ['was killed by a signal', { mains: [ended({ exitCode: 137, signal: 9 })] }, 'Signal:9', '0/1', 1, /signal 9/],
  ['ended without a reason', { mains: [ended({ exitCode: 3 })] }, 'ExitCode:3', '0/1', 1, /exit code 3/],
  [
    'one container is done, the other runs',
    { ready: true, mains: [ended({ exitCode: 0, reason: 'Completed' }), running] },
    'Running',
    '1/2',
    1,
    undefined,
  ],
  [
    'one container is done, the pod is not ready',
    { mains: [ended({ exitCode: 0, reason: 'Completed' }), running] },
    'NotReady',
    '1/2',
    1,
    /not ready/,
  ],
  [
    'has completed',
    { phase: 'Succeeded', mains: [ended({ exitCode: 0, reason: 'Completed' })] },
    'Completed',
    '0/1',
    1,
    undefined,
  ],
  [
    'is being deleted',
    { deletionTimestamp: '2026-01-15T10:00:30Z', mains: [running] },
    'Terminating',
    '1/1',
    0,
    // What a pod says while it ends in its own time is no problem.
    undefined,
  ],
  [
    'can not be deleted',
    { deletionTimestamp: '2026-01-15T09:50:00Z', mains: [running] },
    'Terminating',
    '1/1',
    0,
    /should have been gone 10m ago/,
  ],
  ['was evicted', { phase: 'Failed', reason: 'Evicted' }, 'Evicted', '0/0', 0, /was evicted/],
])('a pod that %s', (_name, ...[parts, status, ready, restarts, trouble]) => {
  const read = pod(parts);
  expect(readColumns(read)).toMatchObject({ status, ready, restarts });
  const said = troubleOf(read, NOW);
  expect(said === undefined ? '' : inEnglish(said)).toMatch(trouble ?? /^$/);
});

test('a pod whose containers run is not ready, whatever they said last', () => {
  const said = troubleOf(pod({ mains: [running] }), NOW);
  expect(said === undefined ? '' : inEnglish(said)).toMatch(/^Pod p is running but not ready/);
});

test.each([
  ['no status at all', {}],
  ['rubbish', { status: 7, spec: 'x' }],
])('%s is read without an exception', (_name, object) => {
  expect(readColumns(object as ClusterObject)).toMatchObject({ status: 'Unknown' });
  expect(() => troubleOf(object as ClusterObject, NOW)).not.toThrow();
});
