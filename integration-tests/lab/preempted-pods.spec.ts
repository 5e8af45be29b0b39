/** @jest-environment node */
import { caseOf } from '../../src/diagnosis/case';
import { flatten } from '../../src/diagnosis/chain';
import { inEnglish } from '../../src/message';
import { findRunbook } from '../../src/runbooks/catalogue';
import { investigateLab } from './investigate-lab';
import { Lab } from './lab';
import { REFERENCE_TIME, type KubernetesObject } from './scenario';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const ALERT = 'VirtAPIDown';
const lab = new Lab();
afterAll(() => {
  lab.close();
});
beforeEach(() => {
  lab.reset();
  lab.switch('VirtAPIDown-unschedulable-memory', true);
});

const changeEvents = (change: (event: KubernetesObject) => Partial<KubernetesObject>): void => {
  for (const event of lab.world.list('', 'Event', 'openshift-cnv')) {
    if (event.reason === 'Preempted') lab.world.apply({ ...event, ...change(event) });
  }
};

/** What stands from the first finding down, each as `Kind/name` of its first object and as it is said. */
const look = (): readonly (readonly [string, string])[] => {
  const { diagnosis } = investigateLab(lab, caseOf(findRunbook(ALERT)!, { alertname: ALERT }));
  return flatten(diagnosis.findings.slice(0, 1)).map(({ objects: [first], sentence }) => [
    `${first?.model ?? ''}/${first?.name ?? ''}`,
    inEnglish(sentence),
  ]);
};

const POD = [expect.stringMatching('^Pod/virt-api-'), expect.stringMatching('Insufficient memory')];

test('the pod that took the place is the root of the one that waits', () => {
  const [root, next] = look();
  expect(root).toEqual([
    expect.stringMatching('^Pod/forecast-'),
    expect.stringMatching(/^2 pods of virt-api lost their places to pods whose priority is higher, such as forecast-/),
  ]);
  expect(next).toEqual(POD);
});

test.each([
  ['the message', () => ({ message: 'Preempted' })],
  ['the pod that had to go', () => ({ involvedObject: { kind: 'Pod', name: 'other-7d9f-x2x4q' } })],
] as const)('without %s in the event nothing leads to it', (_what, change) => {
  changeEvents(change);
  expect(look()[0]).toEqual(POD);
});

test('an event that does not say whose uid it is names the uid alone', () => {
  changeEvents(() => ({ related: undefined }));
  const [root, next] = look();
  expect(root).toEqual(['/', expect.stringMatching(/such as [0-9a-f-]{36}$/)]);
  expect(next).toEqual(POD);
});

test('what was there before the pods are all ready again is no trouble', () => {
  lab.reset();
  lab.world.apply({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'virt-api-old.1', namespace: 'openshift-cnv', uid: '0a0a0a0a-0000-4000-8000-000000000001' },
    involvedObject: { kind: 'Pod', namespace: 'openshift-cnv', name: 'virt-api-gcbkv7gpvp-old' },
    type: 'Normal',
    reason: 'Preempted',
    message: 'Preempted by pod 0b0b0b0b-0000-4000-8000-000000000001 on node worker-0',
    lastTimestamp: '2026-01-15T09:50:00Z',
  });
  expect(look()).toEqual([]);
});
