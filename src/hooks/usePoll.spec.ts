import { act, renderHook } from '@testing-library/react';

import { pollDelay, usePoll } from './usePoll';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const setHidden = (hidden: boolean): void => {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  document.dispatchEvent(new Event('visibilitychange'));
};
const wait = async (milliseconds: number): Promise<void> =>
  act(async () => jest.advanceTimersByTimeAsync(milliseconds));

test('asks at once and every 15 s; a failure keeps the last answer and is asked again later', async () => {
  const read = jest.fn<Promise<string>, []>().mockResolvedValueOnce('first').mockRejectedValue(new Error('down'));
  const { result } = renderHook(() => usePoll(read));
  await wait(0);
  expect(result.current).toMatchObject({ data: 'first' });
  await wait(15_000);
  expect(result.current).toMatchObject({ data: 'first', error: new Error('down') });
  await wait(29_000);
  expect(read).toHaveBeenCalledTimes(2);
  await wait(1_000);
  expect(read).toHaveBeenCalledTimes(3);
  act(() => {
    result.current.retry();
  });
  await wait(0);
  expect(read).toHaveBeenCalledTimes(4);
});

test('a hidden tab asks nothing; one that comes back asks at once', async () => {
  const read = jest.fn<Promise<string>, []>().mockResolvedValue('x');
  renderHook(() => usePoll(read));
  await wait(0);
  act(() => {
    setHidden(true);
  });
  await wait(120_000);
  expect(read).toHaveBeenCalledTimes(1);
  act(() => {
    setHidden(false);
  });
  await wait(0);
  expect(read).toHaveBeenCalledTimes(2);
});

test('leaving the page aborts what is under way', async () => {
  let signal: AbortSignal | undefined;
  const read = async (given: AbortSignal): Promise<string> => {
    signal = given;
    return new Promise<string>(() => undefined);
  };
  const { unmount } = renderHook(() => usePoll(read));
  await wait(0);
  unmount();
  expect(signal?.aborted).toBe(true);
});

test.each([
  [0, 15_000],
  [1, 30_000],
  [3, 120_000],
  [50, 120_000],
])('after %i failures it waits %i ms', (failures, delay) => {
  expect(pollDelay(failures)).toBe(delay);
});

test('what was given up is aborted, so that it does not hold back the next asking', async () => {
  const signals: AbortSignal[] = [];
  const read = async (given: AbortSignal): Promise<string> => {
    signals.push(given);
    return Promise.reject(new Error('timed out'));
  };
  renderHook(() => usePoll(read));
  await wait(0);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  await wait(30_000);
  expect(signals).toHaveLength(2);
});
