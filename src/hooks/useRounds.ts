import { useEffect } from 'react';

import { useVisible } from './useVisible';

/**
 * Runs a round of reads at once, and again `period` milliseconds after it has ended, while the tab is in front: a slow
 * round is let finish, not begun anew. A new `round`, a hidden tab and leaving the page abort the one under way.
 * `round` must be stable, and must not reject.
 */
export const useRounds = (round: (signal: AbortSignal) => Promise<void>, period: number): void => {
  const visible = useVisible();
  useEffect(() => {
    if (!visible) return;
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const run = async (): Promise<void> => {
      await round(controller.signal);
      if (!controller.signal.aborted) timer = setTimeout(() => void run(), period);
    };
    void run();
    return () => {
      controller.abort();
      clearTimeout(timer);
    };
  }, [round, period, visible]);
};
