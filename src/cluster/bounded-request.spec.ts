/** @jest-environment node */
import { bounded, NoAnswerInTime } from './bounded-request';
import { Lane } from './lane';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A request that goes on until its signal ends it. */
const hanging = (signals: AbortSignal[]) => async (signal: AbortSignal) => {
  signals.push(signal);
  return new Promise<string>((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(new DOMException('aborted', 'AbortError'));
    });
  });
};

/** What a promise came to, as far as it has. */
const watch = <T>(promise: Promise<T>): { value?: T; error?: unknown } => {
  const seen: { value?: T; error?: unknown } = {};
  promise.then(
    (value) => {
      seen.value = value;
    },
    (error: unknown) => {
      seen.error = error;
    },
  );
  return seen;
};

test('gives the answer, and leaves nothing behind that would end it later', async () => {
  const signals: AbortSignal[] = [];
  const answer = await bounded(
    async (signal) => {
      signals.push(signal);
      return Promise.resolve('pong');
    },
    { within: 1000 },
  );
  await jest.advanceTimersByTimeAsync(2000);
  expect(answer).toBe('pong');
  expect(signals[0]?.aborted).toBe(false);
  expect(jest.getTimerCount()).toBe(0);
});

test('ends a request without headers when its time is up', async () => {
  const signals: AbortSignal[] = [];
  const seen = watch(bounded(hanging(signals), { within: 30_000 }));
  await jest.advanceTimersByTimeAsync(29_999);
  expect(signals[0]?.aborted).toBe(false);
  await jest.advanceTimersByTimeAsync(1);
  expect(signals[0]?.aborted).toBe(true);
  expect(seen.error).toEqual(new NoAnswerInTime(30_000, true));
});

test('ends a body that stalls', async () => {
  const body = (signal: AbortSignal) =>
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"items":['));
        signal.addEventListener('abort', () => {
          controller.error(signal.reason);
        });
      },
    });
  const seen = watch(
    bounded(
      async (signal) => {
        const reader = body(signal).getReader();
        for (;;) {
          const { done } = await reader.read();
          if (done) return 'whole';
        }
      },
      { within: 5_000 },
    ),
  );
  await jest.advanceTimersByTimeAsync(5_000);
  expect(seen.error).toEqual(new NoAnswerInTime(5_000, true));
});

test('does not wait for a request that does not heed its signal', async () => {
  const seen = watch(bounded(async () => new Promise<never>(() => undefined), { within: 5_000 }));
  await jest.advanceTimersByTimeAsync(5_000);
  expect(seen.error).toBeInstanceOf(NoAnswerInTime);
});

test('ends with the signal of who asked, with its reason', async () => {
  const signals: AbortSignal[] = [];
  const page = new AbortController();
  const seen = watch(bounded(hanging(signals), { within: 5_000, signal: page.signal }));
  page.abort(new Error('left'));
  await jest.advanceTimersByTimeAsync(0);
  expect(signals[0]?.aborted).toBe(true);
  expect(seen.error).toEqual(new Error('left'));
  expect(jest.getTimerCount()).toBe(0);
});

test('gives up the body of a refusal', async () => {
  const signals: AbortSignal[] = [];
  const seen = watch(
    bounded(
      async (signal) => {
        signals.push(signal);
        return Promise.reject(new Error('Forbidden'));
      },
      { within: 5_000 },
    ),
  );
  await jest.advanceTimersByTimeAsync(0);
  expect(seen.error).toEqual(new Error('Forbidden'));
  expect(signals[0]?.aborted).toBe(true);
});

test('runs a few of a kind together, and the next when one has ended', async () => {
  const lane = new Lane(2);
  const ends: (() => void)[] = [];
  const one = async (): Promise<void> =>
    bounded(
      async () =>
        new Promise((resolve) => {
          ends.push(resolve);
        }),
      { within: 60_000, lane },
    );
  const all = Promise.all([one(), one(), one()]);
  await jest.advanceTimersByTimeAsync(0);
  expect(ends).toHaveLength(2);
  ends[1]?.();
  await jest.advanceTimersByTimeAsync(0);
  expect(ends).toHaveLength(3);
  for (const end of ends) end();
  await expect(all).resolves.toHaveLength(3);
});

test('says of a request that was never sent that others did not answer, and lets the next ones in', async () => {
  const lane = new Lane(1);
  const signals: AbortSignal[] = [];
  const first = watch(bounded(hanging(signals), { within: 30_000, lane }));
  const second = watch(bounded(hanging(signals), { within: 20_000, lane }));
  await jest.advanceTimersByTimeAsync(19_000);
  expect(second.error).toEqual(new NoAnswerInTime(20_000, false));
  expect(signals).toHaveLength(1);
  await jest.advanceTimersByTimeAsync(11_000);
  expect(first.error).toEqual(new NoAnswerInTime(30_000, true));
  await expect(bounded(async () => Promise.resolve('third'), { within: 1000, lane })).resolves.toBe('third');
});
