import type { ListAnswers } from './answers';
import { fillProbe } from './fill-probe';
import { listKey, type ListRequest } from './list-request';
import type { ClusterEvent, ClusterObject, Evidence, Observation } from './observation';
import { observeProbe } from './observe-probe';
import { listsOf, readsOf } from './probe-reads';

const found = (request: ListRequest, ...data: readonly ClusterObject[]): ListAnswers => ({
  [listKey(request)]: data.length === 0 ? { state: 'empty' } : { state: 'found', data },
});

test('a single object is a list of one, so that its deletion shows', () => {
  const probe = fillProbe(
    { kind: 'get', model: 'Lease', namespace: '{{namespace}}', name: 'virt-operator', show: 'status' },
    { namespace: 'cnv' },
  );
  expect(readsOf(probe, {}).objects).toEqual({
    model: 'Lease',
    namespace: 'cnv',
    fields: { 'metadata.name': 'virt-operator' },
  });
});

test('equal requests have one key', () => {
  const pods = { namespace: '{{namespace}}', selector: { a: 'b' } };
  const [list, logs] = [
    { kind: 'list', model: 'Pod', ...pods, show: 'describe' } as const,
    { kind: 'logs', ...pods } as const,
  ]
    .map((probe) => readsOf(fillProbe(probe, { namespace: 'cnv' }), {}))
    .map(({ objects }) => listKey(objects!));
  expect(list).toBe(logs);
});

test('nothing is asked where a value is not known', () => {
  const probe = fillProbe({ kind: 'get', model: 'Node', name: '{{label.node}}', show: 'describe' }, {});
  expect(readsOf(probe, {})).toEqual({});
});

test('of one object the events about it alone are asked for', () => {
  const describeNode = { kind: 'get', model: 'Node', name: '{{label.node}}', show: 'describe' } as const;
  const probe = fillProbe(describeNode, { 'label.node': 'worker-1' });
  expect(readsOf(probe, {}).events).toEqual([
    {
      model: 'Event',
      namespace: 'default',
      fields: { 'involvedObject.kind': 'Node', 'involvedObject.name': 'worker-1' },
    },
  ]);
});

describe('events of pods that may be anywhere', () => {
  const probe = fillProbe({ kind: 'list', model: 'Pod', selector: { a: 'b' }, show: 'describe' }, {});
  const { objects } = readsOf(probe, {});
  const pods = found(
    objects!,
    { metadata: { name: 'a', namespace: 'ssp', uid: 'u1' } },
    { metadata: { name: 'b', namespace: 'cnv', uid: 'u2' } },
    { metadata: { name: 'c', namespace: 'cnv', uid: 'u3' } },
  );
  const inCnv: ListRequest = { model: 'Event', namespace: 'cnv', fields: { 'involvedObject.kind': 'Pod' } };
  const inSsp: ListRequest = { ...inCnv, namespace: 'ssp' };

  test('are asked for only where there are some', () => {
    expect(listsOf(readsOf(probe, {}))).toEqual([objects]);
    expect(listsOf(readsOf(probe, pods))).toEqual([objects, inCnv, inSsp]);
  });

  test('are one list, and not read while one of the namespaces is not', () => {
    const event: ClusterEvent = { involvedObject: { uid: 'u1' }, lastTimestamp: '2026-01-15T09:00:00Z' };
    const observe = (lists: ListAnswers): Observation<Evidence> =>
      observeProbe(probe, readsOf(probe, pods), { lists: { ...pods, ...lists }, logs: {}, samples: {} });
    const forbidden = { verb: 'list', resource: 'events', group: '', namespace: 'cnv', reason: 'no' };
    expect(observe(found(inSsp, event))).toMatchObject({ data: { events: { state: 'loading' } } });
    expect(observe({ ...found(inSsp, event), [listKey(inCnv)]: { state: 'forbidden', ...forbidden } })).toMatchObject({
      data: { events: { state: 'forbidden', namespace: 'cnv' } },
    });
    expect(observe({ ...found(inSsp, event), ...found(inCnv) })).toMatchObject({
      data: { events: { state: 'found', data: [event] } },
    });
  });
});

test('a description holds the events of its objects alone, the latest first', () => {
  const probe = fillProbe({ kind: 'list', model: 'Pod', namespace: 'n', show: 'describe' }, {});
  const reads = readsOf(probe, {});
  const event = (uid: string, lastTimestamp: string): ClusterEvent => ({ involvedObject: { uid }, lastTimestamp });
  const events = [
    event('u1', '2026-01-15T09:00:00Z'),
    event('other', '2026-01-15T09:30:00Z'),
    event('u1', '2026-01-15T09:10:00Z'),
  ];
  const lists = {
    ...found(reads.objects!, { metadata: { name: 'virt-api-1', uid: 'u1' } }),
    ...found(reads.events![0]!, ...events),
  };
  expect(observeProbe(probe, reads, { lists, logs: {}, samples: {} })).toMatchObject({
    state: 'found',
    data: { events: { state: 'found', data: [events[2], events[0]] } },
  });
});
