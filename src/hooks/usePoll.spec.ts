import { act, renderHook } from '@testing-library/react';

import { pollDelay, usePoll, type Question } from './usePoll';

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

describe('an answer that was kept', () => {
  const place = (
    read: () => Promise<string>,
    renew: Question['renew'] = 'when due',
  ): ReturnType<typeof renderHook<ReturnType<typeof usePoll<string>>, void>> =>
    renderHook(() => usePoll(read, { name: 'the rules', renew }));

  test('is there at once in the next place, which asks when it is due', async () => {
    const first = place(async () => Promise.resolve('first'));
    await wait(0);
    const { readAt } = first.result.current;
    first.unmount();
    await wait(5_000);
    const read = jest.fn(async () => Promise.resolve('second'));
    const { result } = place(read);
    expect(result.current).toMatchObject({ data: 'first', readAt });
    await wait(9_000);
    expect(read).not.toHaveBeenCalled();
    await wait(1_000);
    expect(result.current).toMatchObject({ data: 'second' });
  });

  test('is there at once, and asked for again at once, where that is wished', async () => {
    place(async () => Promise.resolve('first'));
    await wait(0);
    const { result } = place(async () => Promise.resolve('second'), 'at once');
    expect(result.current).toMatchObject({ data: 'first' });
    await wait(0);
    expect(result.current).toMatchObject({ data: 'second' });
  });

  test('is not shown when it is older than a poll would let it become', async () => {
    const first = place(async () => Promise.resolve('first'));
    await wait(0);
    first.unmount();
    await wait(15_000);
    const { result } = place(async () => new Promise<string>(() => undefined));
    expect(result.current.data).toBeUndefined();
  });

  test.each(['when due', 'at once'] as const)(
    'stays while a renewal %s is waited for, and when it fails',
    async (renew) => {
      const first = place(async () => Promise.resolve('first'));
      await wait(0);
      first.unmount();
      let fail = (): void => undefined;
      const read = async (): Promise<string> =>
        new Promise<string>((_resolve, reject) => {
          fail = () => {
            reject(new Error('down'));
          };
        });
      const { result, rerender } = place(read, renew);
      await wait(20_000);
      rerender();
      expect(result.current).toMatchObject({ data: 'first' });
      expect(result.current.error).toBeUndefined();
      fail();
      await wait(0);
      expect(result.current).toMatchObject({ data: 'first', error: new Error('down') });
    },
  );

  test('stays when the tab is hidden before the next asking, and comes back late', async () => {
    const first = place(async () => Promise.resolve('first'));
    await wait(0);
    first.unmount();
    const { result } = place(async () => new Promise<string>(() => undefined));
    act(() => {
      setHidden(true);
    });
    await wait(60_000);
    act(() => {
      setHidden(false);
    });
    expect(result.current.data).toBe('first');
  });

  test('is asked for again at once by who tries again', async () => {
    place(async () => Promise.resolve('first'));
    await wait(0);
    const read = jest.fn(async () => Promise.resolve('second'));
    const { result } = place(read);
    act(() => {
      result.current.retry();
    });
    await wait(0);
    expect(result.current.data).toBe('second');
  });
});
