import { inEnglish } from '../message';
import { badEndOf, whyNeverRan } from './ended-run';
import type { ClusterObject } from './observation';

const FAILED = { terminated: { exitCode: 1, reason: 'Error', finishedAt: '2026-01-15T09:58:00Z' } };
const DONE = { terminated: { exitCode: 0, reason: 'Completed', finishedAt: '2026-01-15T09:58:00Z' } };
const LOOP = { waiting: { reason: 'CrashLoopBackOff' } };
const podOf = (status: object, pod: object = {}): ClusterObject => ({
  metadata: { name: 'a' },
  status: { containerStatuses: [{ name: 'main', restartCount: 0, ...status }], ...pod },
});

test.each([
  ['waits to be started anew', false, { state: LOOP, lastState: FAILED, restartCount: 3 }, 1],
  ['has ended with an error', false, { state: FAILED }, 1],
  ['should go on, and ended without one', false, { state: LOOP, lastState: DONE }, 0],
  ['is done', false, { state: DONE }, undefined],
  ['runs again', false, { state: { running: {} }, lastState: FAILED }, undefined],
  ['runs again: its previous run', true, { state: { running: {} }, lastState: FAILED }, 1],
  ['has never run', false, { state: { waiting: { reason: 'ContainerCreating' } } }, undefined],
])('a container that %s', (_name, previous, status, exitCode) => {
  expect(badEndOf(podOf(status), { container: 'main', previous })?.exitCode).toBe(exitCode);
});

test.each([
  ['has ended for good', podOf({ state: FAILED }, { phase: 'Failed' })],
  ['is being deleted', { ...podOf({ state: FAILED }), metadata: { deletionTimestamp: '2026-01-15T09:58:00Z' } }],
  ['has no such container', { status: {} }],
])('nothing is said of a pod that %s', (_name, pod) => {
  expect(badEndOf(pod, { container: 'main', previous: false })).toBeUndefined();
});

test.each([
  [
    'waits for its image',
    { state: { waiting: { reason: 'ImagePullBackOff' } } },
    /^Container main has not run yet: ImagePullBackOff$/,
  ],
  ['has run', { state: LOOP, lastState: FAILED, restartCount: 1 }, undefined],
  ['runs', { state: { running: {} } }, undefined],
])('a container without a log that %s', (_name, status, sentence) => {
  const why = whyNeverRan(podOf(status), 'main');
  expect(why === undefined ? undefined : inEnglish(why)).toEqual(
    sentence === undefined ? undefined : expect.stringMatching(sentence),
  );
});
