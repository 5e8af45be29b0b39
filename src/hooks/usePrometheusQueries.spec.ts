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

test('equal queries are asked once, and again 30 s later; drawing the page anew asks nothing', async () => {
  fetchJson.mockResolvedValue(vector('1'));
  const { rerender } = renderHook(() => usePrometheusQueries(['up', 'up']));
  await wait(0);
  rerender();
  await wait(29_000);
  expect(fetchJson).toHaveBeenCalledTimes(1);
  await wait(1_000);
  expect(fetchJson).toHaveBeenCalledTimes(2);
});

/** Answers each question, also of those that are asked together, with its place as the value. */
const answerEach = (url: string): object => {
  const asked = [...(new URLSearchParams(url.split('?')[1]).get('query') ?? '').matchAll(/"(\d+)", "", ""/g)];
  const result = asked.map(([, index = '']) => ({
    metric: { virtualization_alerts_asked: index, pod: 'a' },
    value: [0, index],
  }));
  return asked.length === 0 ? vector('7') : { status: 'success', data: { resultType: 'vector', result } };
};

const queriesAsked = (): string[] =>
  fetchJson.mock.calls.map(([url]) => new URLSearchParams(url.split('?')[1]).get('query') ?? '');

test('what was answered one by one is renewed together, and each has its own answer', async () => {
  fetchJson.mockImplementation(async (url) => Promise.resolve(answerEach(url)));
  const { result } = renderHook(() => usePrometheusQueries(['up', 'down']));
  await wait(0);
  expect(queriesAsked()).toEqual(['up', 'down']);
  await wait(30_000);
  expect(queriesAsked().slice(2)).toEqual([expect.stringMatching(/^label_replace\(\(up.*or label_replace\(\(down/s)]);
  expect(result.current).toEqual({
    up: { state: 'found', data: [{ labels: { pod: 'a' }, value: 0 }] },
    down: { state: 'found', data: [{ labels: { pod: 'a' }, value: 1 }] },
  });
  await wait(30_000);
  expect(fetchJson).toHaveBeenCalledTimes(4);
});

test('queries that can not be asked together are asked one by one again, and their answers stay', async () => {
  fetchJson.mockImplementation(async (url) =>
    url.includes('label_replace')
      ? Promise.reject(Object.assign(new Error('expected type instant vector'), { code: 400 }))
      : Promise.resolve(vector('1')),
  );
  const { result } = renderHook(() => usePrometheusQueries(['up', 'time()']));
  await wait(0);
  const before = result.current;
  await wait(30_000);
  expect(queriesAsked().slice(3)).toEqual(['up', 'time()']);
  expect(result.current).toBe(before);
  await wait(30_000);
  expect(queriesAsked().slice(5)).toEqual(['up', 'time()']);
});

test('where Prometheus fails, all fail, and each is asked for itself until it is there again', async () => {
  fetchJson.mockResolvedValueOnce(vector('1')).mockResolvedValueOnce(vector('1'));
  const { result } = renderHook(() => usePrometheusQueries(['up', 'down']));
  await wait(0);
  fetchJson.mockRejectedValue(Object.assign(new Error('Service Unavailable'), { code: 503 }));
  await wait(30_000);
  expect(result.current).toMatchObject({ up: { state: 'failed' }, down: { state: 'failed' } });
  expect(queriesAsked().slice(3)).toEqual(['up', 'down']);
  fetchJson.mockResolvedValue(vector('1'));
  await wait(30_000);
  expect(queriesAsked().slice(5)).toEqual(['up', 'down']);
  expect(result.current).toMatchObject({ up: { state: 'found' }, down: { state: 'found' } });
});

const both = {
  status: 'success',
  data: {
    resultType: 'vector',
    result: ['0', '1'].map((asked) => ({
      metric: { pod: 'virt-api-1', virtualization_alerts_asked: asked },
      value: [0, '1'],
    })),
  },
};

test('a query that is asked beside the others neither ends nor repeats them; equal answers are the same object', async () => {
  fetchJson.mockImplementation(async (url) => later(1_000, url.includes('label_replace') ? both : vector('1')));
  const { result, rerender } = renderHook(({ queries }) => usePrometheusQueries(queries), {
    initialProps: { queries: ['up'] },
  });
  await wait(500);
  rerender({ queries: ['up', 'down'] });
  await wait(1_500);
  expect(fetchJson).toHaveBeenCalledTimes(2);
  const before = result.current;
  await wait(32_000);
  expect(fetchJson).toHaveBeenCalledTimes(3);
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
  await wait(30_000);
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
