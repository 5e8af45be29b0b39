import { checkAccess, consoleFetchJSON, useAccessReview } from '@openshift-console/dynamic-plugin-sdk';
import { act, renderHook } from '@testing-library/react';

import { watchList } from '../cluster/watch-requests';
import { LIST_POLLS } from './list-polls';
import { useListedOnly } from './useListedOnly';

const KUBEVIRT = watchList({ model: 'KubeVirt' }).request;
const PODS = watchList({ model: 'Pod', namespace: 'vms', selector: { app: 'web' } }).request;
const NODE = watchList({ model: 'Node', fields: { 'metadata.name': 'worker-1' } }).request;
const KUBEVIRTS = { kubevirt: KUBEVIRT, node: NODE };
const REQUESTS = { pods: PODS, node: NODE };

const review = jest.mocked(useAccessReview);
const check = jest.mocked(checkAccess) as unknown as jest.Mock<
  Promise<unknown>,
  [attributes: { resource: string; name?: string }]
>;
const fetchJson = jest.mocked(consoleFetchJSON) as unknown as jest.Mock<Promise<unknown>, [url: string]>;

const wait = async (milliseconds: number): Promise<void> =>
  act(async () => jest.advanceTimersByTimeAsync(milliseconds));
/** What is known first, is drawn, and is asked for then. */
const settle = async (): Promise<void> => {
  for (let round = 0; round < 4; round += 1) await wait(1);
};
const refuse = (refused: (attributes: { resource: string; name?: string }) => boolean): void => {
  check.mockImplementation(async (attributes) => Promise.resolve({ status: { allowed: !refused(attributes) } }));
};
const refusal = Object.assign(new Error('forbidden'), { code: 403 });
const items = [{ metadata: { name: 'one' } }];

let hours = 0;
beforeEach(() => {
  jest.useFakeTimers();
  // What was kept of the test before is due again.
  hours += 1;
  jest.setSystemTime(Date.parse('2026-01-15T10:00:00Z') + hours * 3_600_000);
  fetchJson.mockReset().mockResolvedValue({ items });
});
afterEach(() => {
  jest.useRealTimers();
  review.mockReset().mockReturnValue([true, false]);
  refuse(() => false);
});

describe('KubeVirts', () => {
  test('are watched by who may; nothing is listed', async () => {
    const { result } = renderHook(() => useListedOnly(KUBEVIRTS));
    await wait(120_000);
    expect(result.current).toEqual({ watch: KUBEVIRTS, listed: {} });
    expect(fetchJson).not.toHaveBeenCalled();
  });

  test('are neither watched nor listed before that is known', async () => {
    review.mockReturnValue([false, true]);
    const { result } = renderHook(() => useListedOnly(KUBEVIRTS));
    await wait(1_000);
    expect(result.current).toEqual({ watch: { node: NODE }, listed: { kubevirt: { data: [], loaded: false } } });
    expect(fetchJson).not.toHaveBeenCalled();
  });

  test('are listed once a minute for who may only do that, and everything else is watched', async () => {
    review.mockReturnValue([false, false]);
    const { result } = renderHook(() => useListedOnly(KUBEVIRTS));
    await settle();
    expect(result.current).toEqual({
      watch: { node: NODE },
      listed: { kubevirt: { data: items, loaded: true, each: 60_000 } },
    });
    const asked = '/api/kubernetes/apis/kubevirt.io/v1/kubevirts?limit=250';
    expect(fetchJson.mock.calls.map(([url]) => url)).toEqual([asked]);
    await wait(59_000);
    expect(fetchJson).toHaveBeenCalledTimes(1);
    await wait(1_000);
    expect(fetchJson).toHaveBeenCalledTimes(2);
  });
});

test('any other list is watched until it is known that it may not be, and read', async () => {
  refuse(({ resource }) => resource === 'pods');
  let answer: (value: unknown) => void = () => undefined;
  fetchJson.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  const { result } = renderHook(() => useListedOnly(REQUESTS));
  await settle();
  expect(result.current).toEqual({ watch: REQUESTS, listed: {} });
  expect(fetchJson.mock.calls.map(([url]) => decodeURIComponent(url))).toEqual([
    '/api/kubernetes/api/v1/namespaces/vms/pods?limit=250&labelSelector=app=web',
  ]);
  answer({ items });
  await settle();
  expect(result.current).toEqual({
    watch: { node: NODE },
    listed: { pods: { data: items, loaded: true, each: 60_000 } },
  });
  expect(LIST_POLLS.resources()).toEqual(['pods']);
});

test('who may watch one named object watches it by its name', async () => {
  refuse(({ name }) => name === undefined);
  const { result } = renderHook(() => useListedOnly(REQUESTS));
  await settle();
  expect(result.current.watch).toEqual({ node: NODE });
});

test('a list that is refused too is told, never taken for an empty one, and asked for more and more seldom', async () => {
  refuse(({ resource }) => resource === 'pods');
  fetchJson.mockRejectedValue(refusal);
  const { result, unmount } = renderHook(() => useListedOnly(REQUESTS));
  await settle();
  expect(result.current.listed.pods).toEqual({ data: [], loaded: false, loadError: refusal, each: 60_000 });
  const asked: number[] = [];
  for (let minute = 1; minute <= 24; minute += 1) {
    const before = fetchJson.mock.calls.length;
    await wait(60_000);
    if (fetchJson.mock.calls.length > before) asked.push(minute);
  }
  expect(asked).toEqual([1, 3, 7, 15, 23]);
  unmount();
  expect(LIST_POLLS.resources()).toEqual([]);
});

test('who follows the same list shares its readings, and the last who leaves ends them', async () => {
  refuse(({ resource }) => resource === 'pods');
  const first = renderHook(() => useListedOnly(REQUESTS));
  await settle();
  const second = renderHook(() => useListedOnly({ other: { ...PODS, limit: 499 } }));
  await settle();
  expect(second.result.current.listed.other).toBe(first.result.current.listed.pods);
  expect(fetchJson).toHaveBeenCalledTimes(1);
  first.unmount();
  await wait(60_000);
  expect(fetchJson).toHaveBeenCalledTimes(2);
  second.unmount();
  await wait(600_000);
  expect(fetchJson).toHaveBeenCalledTimes(2);
});

test('a hidden tab asks nothing', async () => {
  refuse(({ resource }) => resource === 'pods');
  const hidden = jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  renderHook(() => useListedOnly(REQUESTS));
  await wait(600_000);
  expect(fetchJson).not.toHaveBeenCalled();
  hidden.mockReturnValue(false);
  act(() => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await settle();
  expect(fetchJson).toHaveBeenCalledTimes(1);
  hidden.mockRestore();
});
