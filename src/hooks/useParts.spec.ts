import * as sdk from '@openshift-console/dynamic-plugin-sdk';
import { act, renderHook } from '@testing-library/react';

import { observeList } from '../cluster/observe';
import { watchList, type Watched } from '../cluster/watch-requests';
import { useWatchedList } from './useWatchedList';
import { useWatches } from './useWatches';

const fetchJson = jest.mocked(sdk.consoleFetchJSON) as unknown as jest.Mock<Promise<unknown>, [url: string]>;
const watchAll = sdk.useK8sWatchResources as unknown as jest.Mock<unknown, [requests: Record<string, object>]>;
const watchOne = sdk.useK8sWatchResource as unknown as jest.Mock<unknown, [request: object | null]>;

const PODS = watchList({ model: 'Pod', namespace: 'openshift-cnv', selector: { 'kubevirt.io': 'virt-handler' } });
const NODES = watchList({ model: 'Node' });
const REQUESTS = { [PODS.key]: PODS.request, [NODES.key]: NODES.request };
const pods = (count: number): object[] =>
  Array.from({ length: count }, (_nothing, index) => ({
    metadata: {
      name: `virt-handler-${index}`,
      uid: String(index),
      ownerReferences: [{ kind: 'DaemonSet', name: 'virt-handler', uid: 'ds', controller: true }],
    },
  }));
const settle = async (): Promise<void> => {
  for (let round = 0; round < 8; round += 1) await act(async () => jest.advanceTimersByTimeAsync(1));
};

let watched: { list: Watched; nodes: Watched };
/** What is watched now, by what the console's hooks were asked for last; the pods have a call of their own. */
let podsAreWatched: boolean;
let begunOthers: Set<object>;
let hours = 0;

beforeEach(() => {
  jest.useFakeTimers();
  jest.mocked(sdk.useK8sModels).mockReturnValue([{ Pod: {}, Node: {} } as never, false]);
  // What was kept of the test before is due again.
  hours += 1;
  jest.setSystemTime(Date.parse('2026-01-15T10:00:00Z') + hours * 3_600_000);
  watched = { list: { data: pods(200), loaded: true }, nodes: { data: [{ metadata: { name: 'a' } }], loaded: true } };
  begunOthers = new Set();
  const answers = new WeakMap<object, object>();
  watchAll.mockImplementation((requests) => {
    const known = answers.get(requests);
    if (PODS.key in requests) podsAreWatched = true;
    if (NODES.key in requests) begunOthers.add(requests);
    const answer = known ?? {
      ...(PODS.key in requests ? { [PODS.key]: watched.list } : {}),
      ...(NODES.key in requests ? { [NODES.key]: watched.nodes } : {}),
    };
    answers.set(requests, answer);
    return answer;
  });
  const one: unknown[] = [watched.list.data, true, undefined];
  watchOne.mockImplementation((request) => {
    podsAreWatched = request !== null;
    return request === null ? [undefined, true, undefined] : one;
  });
  fetchJson.mockReset().mockImplementation(async (url) => {
    if (url.includes('/daemonsets/')) {
      return Promise.resolve({ status: { desiredNumberScheduled: 2003, numberReady: 2003 } });
    }
    const isRest = url.includes('phase');
    return Promise.resolve({ items: isRest ? [] : pods(50), metadata: isRest ? {} : { continue: 'more' } });
  });
});
afterEach(() => {
  jest.useRealTimers();
  fetchJson.mockReset();
  jest.mocked(sdk.useK8sModels).mockReset().mockReturnValue([{}, false]);
  watchAll.mockReset().mockReturnValue({});
  watchOne.mockReset().mockReturnValue([[], false, undefined]);
});

const usePodsOfAll = (): ReturnType<typeof observeList> => observeList(PODS, useWatches(REQUESTS)[PODS.key]);
const usePods = (): ReturnType<typeof observeList> => useWatchedList(PODS);

describe.each([
  ['beside other lists', usePodsOfAll],
  ['alone', usePods],
])('the pods of a workload, %s', (_name, useList) => {
  test('that fill a page are left, and a part of them is read that says how many there are', async () => {
    const { result, rerender } = renderHook(useList);
    expect(result.current).toEqual({ state: 'loading', soFar: 200 });
    await settle();
    expect(result.current).toMatchObject({ state: 'found', data: { length: 50 }, of: { total: 2003, ready: 2003 } });
    podsAreWatched = false;
    rerender();
    expect(podsAreWatched).toBe(false);
  });

  test('that nothing counts stay watched, and are judged when they are whole', async () => {
    fetchJson.mockImplementation(async (url) =>
      url.includes('/daemonsets/')
        ? Promise.reject(Object.assign(new Error('no'), { code: 403 }))
        : Promise.resolve({ items: pods(50), metadata: { continue: 'more' } }),
    );
    const { result, rerender } = renderHook(useList);
    await settle();
    expect(result.current).toEqual({ state: 'loading', soFar: 200 });
    podsAreWatched = false;
    rerender();
    expect(podsAreWatched).toBe(true);
  });

  test('that are few stay watched, and nothing is asked besides', async () => {
    watched.list = { data: pods(199), loaded: true };
    watchOne.mockReturnValue([watched.list.data, true, undefined]);
    const { result } = renderHook(useList);
    await settle();
    expect(result.current).toMatchObject({ state: 'found', data: { length: 199 } });
    expect(result.current).not.toHaveProperty('of');
    expect(fetchJson).not.toHaveBeenCalled();
  });
});

test('the other lists are not begun anew when pods are left', async () => {
  renderHook(usePodsOfAll);
  await settle();
  expect(begunOthers.size).toBe(1);
});
