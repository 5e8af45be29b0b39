import { makeObservations, seen, seenResource } from '../diagnosis/make-observations';
import { inEnglish } from '../message';
import type { ClusterEvent, ClusterObject } from '../probes/observation';
import { alertMoments } from './alert-moments';
import { conditionMoments } from './condition-moments';
import { eventMoments } from './event-moments';
import type { Moment } from './moment';
import { podMoments } from './pod-moments';
import { rolloutMoments, undone } from './rollout-moments';
import { versionMoments } from './version-moments';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const told = (moments: readonly Moment[]): string[] =>
  moments.map(
    ({ at, kind, sentence }) => `${new Date(at).toISOString().slice(11, 19)} ${kind}: ${inEnglish(sentence)}`,
  );

const condition = (type: string, status: string, time: string, reason = '') => ({
  type,
  status,
  reason,
  lastTransitionTime: `2026-01-15T${time}Z`,
});

describe('conditions', () => {
  const node = (...conditions: object[]): ClusterObject => ({
    metadata: { name: 'worker-1', creationTimestamp: '2025-12-01T00:00:00Z' },
    status: { conditions },
  });
  const momentsOf = (object: ClusterObject) =>
    told(conditionMoments(makeObservations({ now: NOW, nodes: [seen(object)] })));

  test('tell when they became as they should not be, and what is well is no news', () => {
    expect(
      momentsOf(
        node(
          condition('Ready', 'False', '09:00:00', 'KubeletNotReady'),
          condition('DiskPressure', 'False', '09:00:00'),
        ),
      ),
    ).toEqual([
      '09:00:00 problem: Node worker-1: Ready → False (KubeletNotReady)',
      '09:00:00 recovery: Node worker-1: DiskPressure → False',
    ]);
  });

  test('of one object, one second and one reason are one', () => {
    const conditions = [
      condition('Available', 'False', '09:01:00', 'Failed'),
      condition('Degraded', 'True', '09:01:00', 'Failed'),
    ];
    const observed = makeObservations({ now: NOW, resources: [seenResource('SSP', { status: { conditions } })] });
    expect(told(conditionMoments(observed))).toEqual([
      '09:01:00 problem: SSP it: Available → False, Degraded → True (Failed)',
    ]);
  });

  test('that became well when the object was made, or more than a day ago, are left out', () => {
    const pod = {
      metadata: { name: 'a', creationTimestamp: '2026-01-15T08:59:00Z' },
      status: { conditions: [condition('Ready', 'True', '09:00:00')] },
    };
    expect(conditionMoments(makeObservations({ now: NOW, pods: [seen(pod)] }))).toEqual([]);
    const old = { type: 'Ready', status: 'True', lastTransitionTime: '2026-01-13T09:00:00Z' };
    expect(momentsOf(node(old))).toEqual([]);
  });

  test('leave out how far a rollout is, whose time stays that of the first', () => {
    const conditions = [condition('Progressing', 'False', '09:00:00', 'ProgressDeadlineExceeded')];
    const workload = { metadata: { name: 'virt-api' }, status: { conditions } };
    expect(conditionMoments(makeObservations({ now: NOW, workloads: [seen(workload)] }))).toEqual([]);
  });

  test('without a time are no moments', () => {
    expect(momentsOf(node({ type: 'Ready', status: 'False' }))).toEqual([]);
  });
});

describe('pods', () => {
  const POD: ClusterObject = {
    metadata: {
      name: 'virt-api-a',
      creationTimestamp: '2026-01-15T08:00:00Z',
      // The planned end of a deletion: when it was asked for nothing says.
      deletionTimestamp: '2026-01-15T10:00:30Z',
    },
    spec: { nodeName: 'worker-1' },
    status: {
      initContainerStatuses: [
        { name: 'prepare', state: { terminated: { exitCode: 0, finishedAt: '2026-01-15T08:00:10Z' } } },
      ],
      containerStatuses: [
        {
          name: 'virt-api',
          restartCount: 3,
          lastState: { terminated: { exitCode: 2, reason: 'Error', finishedAt: '2026-01-15T09:30:00Z' } },
        },
      ],
    },
  };

  test('tell when they were made and how their containers ended; of what ended well and of a deletion nothing', () => {
    expect(told(podMoments(makeObservations({ now: NOW, pods: [seen(POD)] })))).toEqual([
      '08:00:00 change: virt-api-a was created, and is on worker-1',
      '09:30:00 problem: virt-api-a: virt-api ended with 2 (Error), its restart number 3 followed',
    ]);
  });
});

describe('events', () => {
  const event = (uid: string, of: ClusterEvent): ReturnType<typeof seen<ClusterEvent>> =>
    seen({
      metadata: { uid, name: uid },
      type: 'Warning',
      reason: 'BackOff',
      message: 'Back-off',
      involvedObject: { kind: 'Pod', name: 'a' },
      ...of,
    });
  const momentsOf = (...events: ReturnType<typeof event>[]) => eventMoments(makeObservations({ now: NOW, events }));

  test('of one reason are one, from the first to the last, in whatever order they come', () => {
    const [moment, ...others] = momentsOf(
      event('2', { firstTimestamp: '2026-01-15T09:10:00Z', lastTimestamp: '2026-01-15T09:50:00Z', count: 4 }),
      event('1', {
        firstTimestamp: null,
        eventTime: '2026-01-15T09:00:00.123456Z',
        lastTimestamp: null,
        series: { count: 3, lastObservedTime: '2026-01-15T09:20:00Z' },
      }),
    );
    expect(others).toEqual([]);
    expect(moment).toMatchObject({
      at: Date.parse('2026-01-15T09:00:00.123Z'),
      until: Date.parse('2026-01-15T09:50:00Z'),
      times: 7,
    });
  });

  test('without a count were seen once, at whatever time they have', () => {
    const [moment] = momentsOf(
      event('1', { firstTimestamp: null, metadata: { uid: '1', creationTimestamp: '2026-01-15T09:00:00Z' } }),
    );
    expect(moment).toMatchObject({ at: Date.parse('2026-01-15T09:00:00Z') });
    expect(moment).not.toHaveProperty('times');
    expect(momentsOf(event('1', {}))).toEqual([]);
  });

  test('that are no warnings tell of nodes that go and of scaling alone', () => {
    const normal = (reason: string): string[] =>
      told(
        momentsOf(event('1', { type: 'Normal', reason, message: 'It is so', lastTimestamp: '2026-01-15T09:00:00Z' })),
      );
    expect(normal('NodeNotReady')).toEqual(['09:00:00 problem: Pod a: NodeNotReady: It is so']);
    expect(normal('ScalingReplicaSet')).toEqual(['09:00:00 change: Pod a: ScalingReplicaSet: It is so']);
    expect(normal('Pulled')).toEqual([]);
  });
});

describe('rollouts', () => {
  const set = (
    revision: string,
    created: string,
    image: string,
    annotations: Record<string, string> = {},
  ): ClusterObject => ({
    metadata: {
      name: `virt-api-${revision}`,
      creationTimestamp: created,
      annotations: { 'deployment.kubernetes.io/revision': revision, ...annotations },
      ownerReferences: [{ kind: 'Deployment', name: 'virt-api', uid: 'd', controller: true }],
    },
    spec: { template: { spec: { containers: [{ name: 'virt-api', image: `quay.io/kubevirt/${image}` }] } } },
  });

  test('come in the order of their revisions, with the image that differs', () => {
    expect(
      told(
        rolloutMoments([
          set('10', '2026-01-15T09:00:00Z', 'virt-api:2'),
          set('9', '2026-01-14T08:00:00Z', 'virt-api:1'),
        ]),
      ),
    ).toEqual([
      '08:00:00 change: virt-api: revision 9 of its pods was made',
      '09:00:00 change: virt-api: revision 10 was rolled out, image virt-api:1 → virt-api:2',
    ]);
    expect(
      told(rolloutMoments([set('1', '2026-01-14T08:00:00Z', 'a:1'), set('2', '2026-01-15T09:00:00Z', 'a:1')]))[1],
    ).toBe('09:00:00 change: virt-api: revision 2 was rolled out');
  });

  test('back to an earlier revision have no time: its ReplicaSet was made long before', () => {
    const sets = [
      set('3', '2026-01-14T08:00:00Z', 'virt-api:1', { 'deployment.kubernetes.io/revision-history': '1' }),
      set('2', '2026-01-15T09:00:00Z', 'virt-api:2'),
    ];
    expect(told(rolloutMoments(sets))).toEqual(['09:00:00 change: virt-api: revision 2 of its pods was made']);
    expect(undone(sets)).toEqual(['virt-api']);
  });
});

test('updates tell from which version, and the installation is none', () => {
  const history = [
    { version: '4.22.1', startedTime: '2026-01-15T09:00:00Z', completionTime: null },
    { version: '4.22.0', startedTime: '2025-12-01T08:00:00Z', completionTime: '2025-12-01T08:40:00Z' },
  ];
  const reading = {
    step: {
      id: 'look',
      title: { text: '' },
      text: { text: '' },
      expectation: { kind: 'settled', what: 'cluster-update' },
      probe: { kind: 'get', model: 'ClusterVersion', name: 'version', show: 'status' },
    },
    result: {
      stepId: 'look',
      observation: {
        state: 'found',
        data: { kind: 'objects', objects: [{ metadata: { name: 'version' }, status: { history } }] },
      },
      verdict: { status: 'healthy', evidence: { text: '' } },
      command: { text: '', missing: [] },
    },
  } as const;
  expect(told(versionMoments(makeObservations({ now: NOW, readings: [reading] })))).toEqual([
    '09:00:00 change: The update of OpenShift from 4.22.0 to 4.22.1 began',
    '08:00:00 change: The installation of OpenShift 4.22.0 began',
    '08:40:00 change: The installation of OpenShift 4.22.0 was done',
  ]);
});

test('an alert is pending and fires at two moments, the second at about its time where it is reckoned', () => {
  const alert = { name: 'VirtAPIDown', activeAt: '2026-01-15T09:00:00Z' };
  expect(told(alertMoments({ ...alert, firing: { at: '2026-01-15T09:10:00Z', by: 'estimate' } }))).toEqual([
    '09:00:00 alert: VirtAPIDown became pending: its condition holds',
    '09:10:00 alert: VirtAPIDown began to fire, at about this time',
  ]);
  expect(told(alertMoments({ ...alert, firing: { at: '2026-01-15T09:00:00Z', by: 'prometheus' } }))).toEqual([
    '09:00:00 alert: VirtAPIDown began to fire',
  ]);
  expect(alertMoments({ ...alert, activeAt: '0001-01-01T00:00:00Z' })).toEqual([]);
});
