import { consoleFetchJSON, useAccessReview } from '@openshift-console/dynamic-plugin-sdk';
import { act, renderHook } from '@testing-library/react';

import { watchList } from '../cluster/watch-requests';
import { useListedKubeVirts } from './useListedKubeVirts';

const KUBEVIRT = watchList({ model: 'KubeVirt' }).request;
const PODS = watchList({ model: 'Pod' }).request;
const REQUESTS = { kubevirt: KUBEVIRT, pods: PODS };

const review = jest.mocked(useAccessReview);
const fetchJson = jest.mocked(consoleFetchJSON) as unknown as jest.Mock<Promise<unknown>, [url: string]>;

const wait = async (milliseconds: number): Promise<void> =>
  act(async () => jest.advanceTimersByTimeAsync(milliseconds));

beforeEach(() => {
  jest.useFakeTimers();
  fetchJson.mockReset().mockResolvedValue({ items: [{ metadata: { name: 'kubevirt' } }] });
});
afterEach(() => {
  jest.useRealTimers();
  review.mockReset().mockReturnValue([true, false]);
});

test('who may watch KubeVirts watches them; nothing is listed', async () => {
  review.mockReturnValue([true, false]);
  const { result } = renderHook(() => useListedKubeVirts(REQUESTS));
  await wait(120_000);
  expect(result.current).toEqual({ watch: REQUESTS, listed: {} });
  expect(fetchJson).not.toHaveBeenCalled();
});

test('before that is known they are neither watched nor listed', async () => {
  review.mockReturnValue([false, true]);
  const { result } = renderHook(() => useListedKubeVirts(REQUESTS));
  await wait(1_000);
  expect(result.current).toEqual({ watch: { pods: PODS }, listed: { kubevirt: { data: [], loaded: false } } });
  expect(fetchJson).not.toHaveBeenCalled();
});

test('who may list them alone has them by list, once a minute, and everything else by watch', async () => {
  review.mockReturnValue([false, false]);
  const { result } = renderHook(() => useListedKubeVirts(REQUESTS));
  await wait(0);
  expect(result.current).toEqual({
    watch: { pods: PODS },
    listed: { kubevirt: { data: [{ metadata: { name: 'kubevirt' } }], loaded: true } },
  });
  expect(fetchJson.mock.calls.map(([url]) => url)).toEqual(['/api/kubernetes/apis/kubevirt.io/v1/kubevirts?limit=250']);
  await wait(59_000);
  expect(fetchJson).toHaveBeenCalledTimes(1);
  await wait(1_000);
  expect(fetchJson).toHaveBeenCalledTimes(2);
});

test('a list that is refused too is told, never taken for an empty one', async () => {
  review.mockReturnValue([false, false]);
  const refusal = Object.assign(new Error('forbidden'), { code: 403 });
  fetchJson.mockRejectedValue(refusal);
  const { result } = renderHook(() => useListedKubeVirts(REQUESTS));
  await wait(0);
  expect(result.current.listed.kubevirt).toEqual({ data: [], loaded: false, loadError: refusal });
});
