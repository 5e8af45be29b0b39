import type { Lane } from './lane';

/** No complete answer, headers and body, came in time. */
export class NoAnswerInTime extends Error {
  override readonly name = 'NoAnswerInTime';
  /** Whether the request was sent at all, or only waited for those before it. */
  readonly wasSent: boolean;

  /** @param within milliseconds */
  constructor(within: number, wasSent: boolean) {
    const seconds = Math.round(within / 1000);
    super(
      wasSent
        ? `No complete answer within ${String(seconds)} s`
        : `Not asked: earlier requests of this kind have had no answer for ${String(seconds)} s`,
    );
    this.wasSent = wasSent;
  }
}

declare const BOUND: unique symbol;

/**
 * A signal that ends a request when its time is up. Only what stands here makes one, and whatever asks the console takes
 * no other: a read without end does not compile.
 */
export type BoundSignal = AbortSignal & { readonly [BOUND]: true };

/** Who waits gives up this much before those who were asked together with him do: his turn would come too late. */
const HEAD_START = 1_000;

/** How long a request may take, and what ends it before. */
export interface Bounds {
  /** Milliseconds for everything: waiting for its turn, headers and body. */
  readonly within: number;
  /** Ends the request early: the page was left, the tab hidden, the user cancelled. */
  readonly signal?: AbortSignal;
  /** How many requests of the kind run together. Without one the request is sent at once. */
  readonly lane?: Lane;
}

/** Rejects with the signal's reason when it is aborted. */
const endOf = async (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- an abort's reason is what its owner gave
      reject(signal.reason);
    });
  });

/**
 * Runs one request to its end, the body included, or ends it: when its time is up, or when `signal` says so. `run` hands
 * the signal that it gets to `fetch`, with no time limit of the console's (-1; that one covers the headers only, and lets
 * the request run on), and reads the whole body. Whatever ends the request, nothing of it stays open: an answer that was
 * refused or can't be parsed is given up too, so that its connection is free again.
 * @throws NoAnswerInTime, the reason of `signal`, or what `run` throws
 */
export const bounded = async <T>(
  run: (signal: BoundSignal) => Promise<T>,
  { within, signal: outer, lane }: Bounds,
): Promise<T> => {
  outer?.throwIfAborted();
  const own = new AbortController();
  const endAfter = (milliseconds: number, wasSent: boolean): ReturnType<typeof setTimeout> =>
    setTimeout(() => {
      own.abort(new NoAnswerInTime(within, wasSent));
    }, milliseconds);
  const follow = (): void => {
    own.abort(outer?.reason);
  };
  outer?.addEventListener('abort', follow, { once: true });
  const timer = endAfter(within, true);
  const waiting = endAfter(Math.max(0, within - HEAD_START), false);
  const send = async (): Promise<T> => {
    clearTimeout(waiting);
    // A `run` that does not heed its signal must not hold anybody up.
    return Promise.race([run(own.signal as BoundSignal), endOf(own.signal)]);
  };
  try {
    return await (lane === undefined ? send() : lane.run(send, own.signal));
  } catch (error) {
    // Who was aborted may say so in words of his own; why is what its owner said.
    own.abort(error);
    throw own.signal.reason;
  } finally {
    clearTimeout(timer);
    clearTimeout(waiting);
    outer?.removeEventListener('abort', follow);
  }
};

/**
 * Begins one request whose answer goes on for as long as there is something to say, and has no limit but `signal`: its
 * beginning, the headers, has one.
 * @throws NoAnswerInTime, the reason of `signal`, or what `run` throws
 */
export const begun = async <T>(
  run: (signal: BoundSignal) => Promise<T>,
  { within, signal }: { readonly within: number; readonly signal: AbortSignal },
): Promise<T> => {
  const own = new AbortController();
  signal.addEventListener(
    'abort',
    () => {
      own.abort(signal.reason);
    },
    { once: true },
  );
  const timer = setTimeout(() => {
    own.abort(new NoAnswerInTime(within, true));
  }, within);
  try {
    return await run(own.signal as BoundSignal);
  } finally {
    clearTimeout(timer);
  }
};
