import { useEffect, useRef } from 'react';

import { useVisible } from './useVisible';

/**
 * Runs a round of reads at once, and again `period` milliseconds after it has ended, while the tab is in front: a slow
 * round is let finish, not begun anew. A new `round`, a hidden tab and leaving the page abort the one under way.
 * `round` must be stable, and must not reject.
 * @param since when what the rounds renew was read, in milliseconds since the epoch: the first is due a period after that
 */
export const useRounds = (round: (signal: AbortSignal) => Promise<void>, period: number, since = 0): void => {
  const visible = useVisible();
  const last = useRef(since);
  last.current = Math.max(last.current, since);
  useEffect(() => {
    if (!visible) return;
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = async (): Promise<void> => {
      await round(controller.signal);
      if (controller.signal.aborted) return;
      if (last.current > 0) last.current = Date.now();
      timer = setTimeout(() => void run(), period);
    };
    const wait = last.current + period - Date.now();
    if (wait <= 0) void run();
    else timer = setTimeout(() => void run(), wait);
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [round, period, visible]);
};
