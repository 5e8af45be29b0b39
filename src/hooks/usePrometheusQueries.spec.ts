import * as sdk from '@openshift-console/dynamic-plugin-sdk';
import { act, renderHook } from '@testing-library/react';

import { GRAPHS, LOGS, QUERIES } from '../cluster/lane';
import { usePrometheusQueries, usePrometheusRange } from './usePrometheusQueries';

const fetchJson = jest.mocked(sdk.consoleFetchJSON);

beforeEach(() => jest.useFakeTimers());
afterEach(() => {
  jest.useRealTimers();
  fetchJson.mockReset();
});
const wait = async (milliseconds: number): Promise<void> =>
  act(async () => jest.advanceTimersByTimeAsync(milliseconds));
const later = async (milliseconds: number, value: unknown): Promise<unknown> =>
  new Promise((resolve) => {
    setTimeout(() => {
      resolve(value);
    }, milliseconds);
  });
const vector = (value: string): object => ({
  status: 'success',
  data: { resultType: 'vector', result: [{ metric: { pod: 'virt-api-1' }, value: [0, value] }] },
});

test('a query that takes longer than the period is answered all the same', async () => {
  fetchJson.mockImplementation(async () => later(40_000, vector('0.5')));
  const { result } = renderHook(() => usePrometheusQueries(['up']));
  await wait(39_000);
  expect(result.current).toEqual({});
  await wait(2_000);
  expect(result.current).toEqual({
    up: { state: 'found', data: [{ labels: { pod: 'virt-api-1' }, value: 0.5 }] },
  });
});

test('equal queries are asked once, and again 15 s later; drawing the page anew asks nothing', async () => {
  fetchJson.mockResolvedValue(vector('1'));
  const { rerender } = renderHook(() => usePrometheusQueries(['up', 'up']));
  await wait(0);
  rerender();
  await wait(14_000);
  expect(fetchJson).toHaveBeenCalledTimes(1);
  await wait(1_000);
  expect(fetchJson).toHaveBeenCalledTimes(2);
});

test('a query that is asked beside the others neither ends nor repeats them; equal answers are the same object', async () => {
  fetchJson.mockImplementation(async () => later(1_000, vector('1')));
  const { result, rerender } = renderHook(({ queries }) => usePrometheusQueries(queries), {
    initialProps: { queries: ['up'] },
  });
  await wait(500);
  rerender({ queries: ['up', 'down'] });
  await wait(1_500);
  expect(fetchJson).toHaveBeenCalledTimes(2);
  const before = result.current;
  await wait(17_000);
  expect(fetchJson).toHaveBeenCalledTimes(4);
  expect(result.current).toBe(before);
});

test('a refusal names the permission', async () => {
  fetchJson.mockRejectedValue(Object.assign(new Error('Forbidden'), { code: 403 }));
  const { result } = renderHook(() => usePrometheusQueries(['up']));
  await wait(0);
  expect(result.current).toMatchObject({ up: { state: 'forbidden', resource: 'prometheuses/api' } });
});

test('leaving the page ends the asking', async () => {
  fetchJson.mockImplementation(async () => later(1_000, vector('1')));
  const { unmount } = renderHook(() => usePrometheusQueries(['up']));
  await wait(0);
  const [, , options] = fetchJson.mock.calls[0] ?? [];
  unmount();
  expect(options).toMatchObject({ signal: { aborted: true } });
  await wait(60_000);
  expect(fetchJson).toHaveBeenCalledTimes(1);
});

test('queries that hang take two connections, are ended, and leave the next round to the others', async () => {
  fetchJson.mockImplementation(async () => new Promise(() => undefined));
  const { result } = renderHook(() => usePrometheusQueries(['a', 'b', 'c', 'd']));
  await wait(60_000);
  const askedFor = (): (string | undefined)[] => fetchJson.mock.calls.map(([url]) => url.split('query=')[1]);
  expect(askedFor()).toEqual(['a', 'b']);
  expect(fetchJson.mock.calls.map(([, , options]) => options)).toMatchObject(
    Array(2).fill({ signal: { aborted: true } }),
  );
  expect(result.current).toMatchObject({
    a: { state: 'failed', reason: 'No complete answer within 60 s' },
    d: { state: 'failed', reason: 'Not asked: earlier requests of this kind have had no answer for 60 s' },
  });
  await wait(15_000);
  expect(askedFor().slice(2)).toEqual(['c', 'd']);
});

test('hanging queries leave the graph, the logs and the alerts their connections', () => {
  expect([QUERIES.size + GRAPHS.size + LOGS.size, 'of six']).toEqual([5, 'of six']);
});

test("a graph is never another query's", async () => {
  const matrix = { status: 'success', data: { resultType: 'matrix', result: [{ metric: {}, values: [[10, '1']] }] } };
  fetchJson.mockResolvedValue(matrix);
  const { result, rerender } = renderHook(({ query }) => usePrometheusRange(query, 30), {
    initialProps: { query: 'up' },
  });
  await wait(0);
  expect(result.current).toEqual({ state: 'found', data: [{ labels: {}, points: [{ at: 10_000, value: 1 }] }] });
  rerender({ query: 'down' });
  expect(result.current).toEqual({ state: 'loading' });
  await wait(0);
  expect(result.current).toMatchObject({ state: 'found' });
});

test.each([
  ['what Thanos could not reach', 'rpc error: no such host', 'failed'],
  ['a remark on the expression', 'PromQL info: metric might not be a counter (1:6)', 'found'],
])('an answer that warns of %s is judged accordingly', async (_name, warning, state) => {
  fetchJson.mockResolvedValue({ ...vector('1'), warnings: [warning] });
  const { result } = renderHook(() => usePrometheusQueries(['up']));
  await wait(0);
  expect(result.current.up?.state).toBe(state);
});
