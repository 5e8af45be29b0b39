import { mergeObservations } from './merge-observations';
import type { ClusterObject, Evidence, Observation, PodCount } from './observation';

const pod = (name: string, isReady: boolean): ClusterObject => ({
  metadata: { name },
  status: { conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }] },
});
const pods = (objects: readonly ClusterObject[], of?: PodCount): Observation<Evidence> => ({
  state: 'found',
  data: { kind: 'objects', objects, ...(of === undefined ? {} : { of }) },
});

test('lists that are whole are whole together', () => {
  expect(mergeObservations([pods([pod('a', true)]), pods([pod('b', false)])])).toEqual(
    pods([pod('a', true), pod('b', false)]),
  );
});

test('a part makes all of it a part: what was read whole is counted as it is', () => {
  const merged = mergeObservations([
    pods([pod('a', false)], { total: 2000, ready: 1999 }),
    pods([pod('b', true), pod('c', false)]),
  ]);
  expect(merged).toMatchObject({ data: { of: { total: 2002, ready: 2000 } } });
});

test('two parts are a part of both', () => {
  const merged = mergeObservations([
    pods([pod('a', false)], { total: 2000, ready: 1999 }),
    pods([pod('b', true)], { total: 300, ready: 298 }),
  ]);
  expect(merged).toMatchObject({ data: { of: { total: 2300, ready: 2297 } } });
});

test.each(['forbidden', 'failed', 'loading'] as const)('one that is %s is not made up for by the others', (state) => {
  const unread = { state } as Observation<Evidence>;
  expect(mergeObservations([pods([pod('a', true)]), unread])).toBe(unread);
});
