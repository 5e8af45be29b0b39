import { useCallback, useEffect, useRef, useState } from 'react';

import { useVisible } from './useVisible';

/** What a poll knows. */
export interface Polled<T> {
  /** The last good answer; it stays when a later asking fails. */
  readonly data?: T;
  /** When that answer came, in milliseconds since the epoch. */
  readonly readAt?: number;
  /** Why the latest asking failed; absent when it went well. */
  readonly error?: unknown;
  /** Asks again at once. */
  readonly retry: () => void;
}

/** What is known, and of which question. */
interface Answered<T> extends Omit<Polled<T>, 'retry'> {
  readonly of: unknown;
}

/** Milliseconds until the next asking, after so many failures in a row: 15 s, then 30, 60, 120 at most. */
export const pollDelay = (failures: number): number => 15_000 * 2 ** Math.min(failures, 3);

/**
 * Asks again and again: every 15 s while the tab is in front, more seldom while it fails, at once when the tab comes
 * back. `read` must be stable: another one is another question, whose answer begins anew; none asks nothing. Leaving the
 * page ends the asking.
 */
export const usePoll = <T>(read: ((signal: AbortSignal) => Promise<T>) | undefined): Polled<T> => {
  const [{ of, ...state }, setState] = useState<Answered<T>>({ of: read });
  const [round, setRound] = useState(0);
  const failures = useRef(0);
  const visible = useVisible();

  useEffect(() => {
    if (!visible || read === undefined) return;
    const controller = new AbortController();
    let asking = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (): void => {
      timer = setTimeout(() => void ask(), pollDelay(failures.current));
    };
    const ask = async (): Promise<void> => {
      asking = new AbortController();
      try {
        const data = await read(asking.signal);
        if (controller.signal.aborted) return;
        failures.current = 0;
        setState({ of: read, data, readAt: Date.now() });
      } catch (error) {
        if (controller.signal.aborted) return;
        // A request that was given up would hold back the next one to its address, in the browser's cache.
        asking.abort();
        failures.current += 1;
        setState((known) => ({ ...(known.of === read ? known : { of: read }), error }));
      }
      again();
    };
    void ask();
    return () => {
      controller.abort();
      asking.abort();
      clearTimeout(timer);
    };
  }, [read, visible, round]);

  const retry = useCallback(() => {
    setRound((count) => count + 1);
  }, []);
  return { ...(of === read ? state : {}), retry };
};
