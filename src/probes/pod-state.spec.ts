import { inEnglish } from '../message';
import type { ClusterObject } from './observation';
import { describePod } from './pod-state';

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
  metadata: { name: 'p', ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }) },
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
    /not ready|waits/,
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
    /CrashLoopBackOff: exit code 1, 4 restarts, last 60s ago/,
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
    /OOMKilled \(exit code 137\)/,
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
    /is being deleted$/,
  ],
  [
    'can not be deleted',
    { deletionTimestamp: '2026-01-15T09:50:00Z', mains: [running] },
    'Terminating',
    '1/1',
    0,
    /should have been gone 10m ago/,
  ],
  ['was evicted', { phase: 'Failed', reason: 'Evicted' }, 'Evicted', '0/0', 0, /is Evicted/],
])('a pod that %s', (_name, ...[parts, status, ready, restarts, trouble]) => {
  const state = describePod(pod(parts), NOW);
  expect(state).toMatchObject({ status, ready, restarts });
  expect(state.trouble === undefined ? '' : inEnglish(state.trouble)).toMatch(trouble ?? /^$/);
});

test('a node that is lost takes its pods with it, whatever their containers said last', () => {
  const lost = pod({ mains: [running] });
  expect(describePod(lost, NOW)).toMatchObject({ isReady: false });
  expect(inEnglish(describePod(lost, NOW).trouble ?? { text: '' })).toBe('Pod p is not ready: Running');
});

test.each([
  ['no status at all', {}],
  ['rubbish', { status: 7, spec: 'x' }],
])('%s is read without an exception', (_name, object) => {
  expect(describePod(object as ClusterObject, NOW)).toMatchObject({ status: 'Unknown', isReady: false });
});
