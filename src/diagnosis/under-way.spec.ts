import { inEnglish } from '../message';
import type { ClusterObject } from '../probes/observation';
import { drainOf, updateOfCluster, updateOfPool, upgradeOfProduct, type UnderWay } from './under-way';

const now = Date.parse('2026-01-15T10:00:00Z');
const at = (time: string): string => `2026-01-15T${time}Z`;
const condition = (type: string, status: string, message = '', reason = '') => ({
  type,
  status,
  message,
  reason,
  lastTransitionTime: at('09:40:00'),
});

const said = (underWay: UnderWay | undefined) =>
  underWay === undefined ? undefined : [underWay.isStuck, inEnglish(underWay.sentence)];

describe('an update of the cluster', () => {
  const version = (...conditions: object[]): ClusterObject => ({
    status: {
      desired: { version: '4.22.1' },
      history: [{ state: 'Partial', startedTime: at('09:00:00') }],
      conditions,
    },
  });
  test.each<[string, ClusterObject, unknown]>([
    ['that is done', version(condition('Progressing', 'False')), undefined],
    [
      'that gets on',
      version(condition('Progressing', 'True', 'waiting on etcd'), condition('Failing', 'False')),
      [
        false,
        'OpenShift has been updating to 4.22.1 for 60m; nodes and pods restart until it is done: waiting on etcd',
      ],
    ],
    [
      'that fails',
      version(condition('Progressing', 'True'), condition('Failing', 'True', 'etcd is degraded')),
      [true, 'The update of OpenShift to 4.22.1 has been stuck for 20m: etcd is degraded'],
    ],
    [
      'that waits longer than the operator takes for normal',
      version(condition('Progressing', 'True', 'waiting on etcd over 30 minutes which is longer than expected')),
      [
        true,
        'The update of OpenShift to 4.22.1, begun 60m ago, does not get on: waiting on etcd over 30 minutes which is longer than expected',
      ],
    ],
  ])('%s', (_what, object, expected) => {
    expect(said(updateOfCluster(object, now))).toEqual(expected);
  });
});

describe('a configuration of nodes', () => {
  const pool = (...conditions: object[]): ClusterObject => ({
    metadata: { name: 'worker' },
    status: { machineCount: 3, updatedMachineCount: 1, conditions },
  });
  test.each<[string, ClusterObject, unknown]>([
    ['that all have', pool(condition('Updating', 'False'), condition('Degraded', 'False')), undefined],
    [
      'that they get one after another',
      pool(condition('Updating', 'True')),
      [
        false,
        'The nodes of pool worker have been getting a new configuration for 20m, one after another; expected until all have it: 1 of 3 do',
      ],
    ],
    [
      'that one does not get',
      pool(condition('Updating', 'True'), condition('NodeDegraded', 'True', 'failed to drain node: a')),
      [
        true,
        'The new configuration of the nodes of pool worker has been stuck for 20m, 1 of 3 have it: failed to drain node: a',
      ],
    ],
  ])('%s', (_what, object, expected) => {
    expect(said(updateOfPool(object, now))).toEqual(expected);
  });
});

describe('a drain', () => {
  const node = (annotations: Record<string, string>, since = '09:40:00'): ClusterObject => ({
    metadata: {
      name: 'worker-1',
      annotations: Object.fromEntries(
        Object.entries(annotations).map(([name, value]) => [`machineconfiguration.openshift.io/${name}`, value]),
      ),
    },
    spec: { taints: [{ key: 'node.kubernetes.io/unschedulable', timeAdded: at(since) }] },
  });
  test.each<[string, ClusterObject, unknown]>([
    ['that nobody asked for', node({ desiredDrain: 'uncordon-a', lastAppliedDrain: 'uncordon-a' }), undefined],
    [
      'that goes on',
      node({ desiredDrain: 'drain-b', lastAppliedDrain: 'uncordon-a' }),
      [false, 'Node worker-1 has been draining for 20m; expected until its pods are elsewhere'],
    ],
    [
      'that is done',
      node({ desiredDrain: 'drain-b', lastAppliedDrain: 'drain-b' }),
      [
        false,
        'Node worker-1 has been drained for its new configuration since 20m ago; expected until it has restarted with it',
      ],
    ],
    [
      'that takes longer than the controller tries',
      node({ desiredDrain: 'drain-b', lastAppliedDrain: 'uncordon-a', reason: 'x' }, '08:30:00'),
      [
        true,
        'The drain of node worker-1 has been stuck for 90m: a pod on it cannot be evicted, as by a disruption budget that allows none (x)',
      ],
    ],
    [
      'after which the node does not get its configuration',
      node({ desiredDrain: 'drain-b', lastAppliedDrain: 'drain-b', state: 'Degraded', reason: 'no disk' }),
      [true, 'Node worker-1 does not get its new configuration: no disk'],
    ],
  ])('%s', (_what, object, expected) => {
    expect(said(drainOf(object, now))).toEqual(expected);
  });
});

test.each<[string, object[], unknown]>([
  ['at work for another reason', [condition('Progressing', 'True', '', 'Reconciling')], undefined],
  [
    'that is upgraded',
    [condition('Progressing', 'True', 'HCO is now upgrading to version 4.22.1', 'HCOUpgrading')],
    [false, 'it has been upgrading for 20m; expected until it is done: HCO is now upgrading to version 4.22.1'],
  ],
  [
    'whose upgrade fails',
    [condition('Progressing', 'True', '', 'UpdateInProgress'), condition('Degraded', 'True', 'no image')],
    [true, 'The upgrade of it has been stuck for 20m: no image'],
  ],
])('a resource %s', (_what, conditions, expected) => {
  expect(said(upgradeOfProduct({ metadata: { name: 'it' }, status: { conditions } }, now))).toEqual(expected);
});
