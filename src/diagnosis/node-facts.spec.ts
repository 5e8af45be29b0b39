import { inEnglish } from '../message';
import type { ClusterEvent, ClusterObject } from '../probes/observation';
import { makeObservations, seen } from './make-observations';
import { nodeFacts } from './node-facts';

const now = Date.parse('2026-01-15T10:00:00Z');
const at = (time: string): string => `2026-01-15T${time}Z`;

const node = (isReady: boolean, spec: object = {}): ClusterObject => ({
  metadata: { name: 'worker-1' },
  spec,
  status: {
    conditions: [
      { type: 'Ready', status: isReady ? 'True' : 'False', message: 'no network', lastTransitionTime: at('09:50:00') },
    ],
  },
});
const event = (count: number, first: string, last: string, component = 'kubelet'): ClusterEvent => ({
  metadata: { uid: `${component}${first}` },
  reason: 'NodeNotReady',
  count,
  firstTimestamp: at(first),
  lastTimestamp: at(last),
  involvedObject: { kind: 'Node', name: 'worker-1' },
  source: { component },
});
const said = (object: ClusterObject, ...events: ClusterEvent[]): string[] =>
  nodeFacts(
    makeObservations({
      now,
      nodes: [seen(object)],
      events: events.map((one) => ({ ...seen(one), stepIds: ['events'] })),
    }),
  ).map(({ sentence }) => inEnglish(sentence));

test('a node that comes and goes says how often, in which time, by its events', () => {
  expect(said(node(false), event(11, '09:05:00', '09:50:00'))).toEqual([
    'Node worker-1 has been NotReady for 10m: no network; it became so 11 times in 55m, by its events',
  ]);
  expect(said(node(true), event(4, '09:20:00', '09:45:00'))).toEqual([
    'Node worker-1 comes and goes: it became NotReady 4 times in 40m, last 15m ago',
  ]);
});

test('the kubelet and the node controller tell of the same: it is counted once', () => {
  const both = [event(3, '09:20:00', '09:45:00'), event(3, '09:20:10', '09:45:10', 'node-controller')];
  expect(said(node(true), ...both)).toEqual([
    'Node worker-1 comes and goes: it became NotReady 3 times in 40m, last 14m ago',
  ]);
});

test.each<[string, ClusterEvent]>([
  ['once', event(1, '09:50:00', '09:50:00')],
  ['long ago', event(9, '08:20:00', '09:10:00')],
])('what was %s is no coming and going', (_when, one) => {
  expect(said(node(true), one)).toEqual([]);
});

test('events of other nodes say nothing of this one', () => {
  const other = { ...event(9, '09:20:00', '09:58:00'), involvedObject: { kind: 'Node', name: 'worker-2' } };
  expect(said(node(true), other)).toEqual([expect.stringMatching(/^Node worker-2 /)]);
});

test('a node that somebody closed says since when, where its taint does', () => {
  const taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule', timeAdded: at('07:00:00') };
  expect(said(node(true, { unschedulable: true, taints: [taint] }))).toEqual([
    'Node worker-1 has been cordoned for 3h: no new pod is scheduled on it until it is uncordoned',
  ]);
  expect(said(node(true, { unschedulable: true }))).toEqual([
    'Node worker-1 is cordoned: no new pod is scheduled on it',
  ]);
});
