import * as sdk from '@openshift-console/dynamic-plugin-sdk';
import { act, renderHook } from '@testing-library/react';

import { observeList } from '../cluster/observe';
import { watchList, type Watched } from '../cluster/watch-requests';
import { useWatchedList } from './useWatchedList';
import { useWatches } from './useWatches';

const fetchJson = jest.mocked(sdk.consoleFetchJSON);
const watch = sdk.useK8sWatchResources as unknown as jest.Mock<unknown, [requests: Record<string, { limit: number }>]>;
const watchOne = sdk.useK8sWatchResource as unknown as jest.Mock<unknown, [request: { limit: number }]>;

const NODES = watchList({ model: 'MachineConfigPool' });
const REQUESTS = { [NODES.key]: NODES.request };
const nodes = (count: number): object[] =>
  Array.from({ length: count }, (_nothing, index) => ({ metadata: { name: `worker-${index}` } }));
const wait = async (milliseconds: number): Promise<void> =>
  act(async () => jest.advanceTimersByTimeAsync(milliseconds));

let list: Watched;
const show = (data: object[], loaded = true): void => {
  list = { data, loaded };
};

beforeEach(() => {
  jest.useFakeTimers();
  // As the SDK: the same object as long as nothing changed.
  let last: { list?: Watched; answer?: object } = {};
  watch.mockImplementation((requests) => {
    if (Object.keys(requests).length === 0) return {};
    if (last.list !== list) last = { list, answer: { [NODES.key]: list } };
    return last.answer;
  });
  watchOne.mockImplementation(() => [list.data, list.loaded, undefined]);
});
afterEach(() => {
  jest.useRealTimers();
  fetchJson.mockReset();
  watch.mockReset().mockReturnValue({});
  watchOne.mockReset().mockReturnValue([[], false, undefined]);
});

const useState = (): ReturnType<typeof observeList> => observeList(NODES, useWatches(REQUESTS)[NODES.key]);
const useNodes = (): ReturnType<typeof observeList> => useWatchedList(NODES);

describe.each([
  ['of several lists', useState],
  ['of one list', useNodes],
])('a watch %s', (_name, useList) => {
  test('that has no answer is not read after half a minute, and is when the answer comes', async () => {
    show([], false);
    const { result, rerender } = renderHook(useList);
    await wait(29_000);
    expect(result.current).toEqual({ state: 'loading' });
    await wait(1_000);
    expect(result.current).toMatchObject({ state: 'failed', reason: 'No complete answer within 30 s' });
    show(nodes(2));
    rerender();
    expect(result.current).toMatchObject({ state: 'found', data: { length: 2 } });
    // Waiting anew begins anew.
    show([], false);
    rerender();
    expect(result.current).toEqual({ state: 'loading' });
  });

  test('that shows whole pages is not judged until it is known to be all', async () => {
    fetchJson.mockResolvedValue({ items: nodes(501), metadata: { continue: 'more' } });
    show(nodes(500));
    const { result, rerender } = renderHook(useList);
    expect(result.current).toEqual({ state: 'loading', soFar: 500 });
    await wait(7_000);
    expect(result.current).toEqual({ state: 'loading', soFar: 500 });
    fetchJson.mockResolvedValue({ items: nodes(1000), metadata: {} });
    show(nodes(1000));
    rerender();
    expect(result.current).toEqual({ state: 'loading', soFar: 1000 });
    await wait(3_000);
    expect(fetchJson.mock.lastCall?.[0]).toContain('limit=1001');
    // The console's fetch spreads headers: a Headers instance has nothing to spread, and fails in the SDK's own.
    const [, , options] = fetchJson.mock.lastCall ?? [];
    expect(Object.getPrototypeOf(options?.headers)).toBe(Object.prototype);
    expect(result.current).toMatchObject({ state: 'found', data: { length: 1000 } });
    // After a broken connection the SDK begins again with the first page.
    show(nodes(500));
    rerender();
    expect(result.current).toEqual({ state: 'loading', soFar: 500 });
    show(nodes(1000));
    rerender();
    expect(result.current).toEqual({ state: 'loading', soFar: 1000 });
  });

  test('that ends within a page is whole, and nothing is asked', async () => {
    show(nodes(750));
    const { result } = renderHook(useList);
    await wait(10_000);
    expect(result.current).toMatchObject({ state: 'found', data: { length: 750 } });
    expect(fetchJson).not.toHaveBeenCalled();
  });

  test('through which very many changes came at once is read anew', async () => {
    const many = nodes(1600);
    show(many);
    const { result, rerender } = renderHook(useList);
    show(many.slice(1000));
    rerender();
    expect(result.current).toEqual({ state: 'loading', soFar: 600 });
    await wait(2_000);
    const limits = [
      ...watch.mock.calls.flatMap(([requests]) => Object.values(requests)),
      ...watchOne.mock.calls.map(([request]) => request),
    ].map(({ limit }) => limit);
    expect([limits[0], limits.at(-1)]).toEqual([500, 499]);
    show([], false);
    rerender();
    show(many.slice(1590));
    rerender();
    expect(result.current).toMatchObject({ state: 'found', data: { length: 10 } });
  });
});
