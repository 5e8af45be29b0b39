import { useEffect, useRef } from 'react';

import { useVisible } from './useVisible';

/** A read that is under way, or waits for its next time. */
interface Running {
  readonly controller: AbortController;
  timer?: ReturnType<typeof setTimeout>;
}

const endOf = ({ controller, timer }: Running): void => {
  controller.abort();
  clearTimeout(timer);
};

/**
 * Reads several things, each at once when it is first wanted and again some milliseconds after its reading ended, while the tab is in front. What else is wanted neither ends nor repeats a reading: only what is no longer wanted, a
 * hidden tab and leaving the page end it.
 * @param keys equal keys are one thing
 * @param read must be stable, and must not reject
 * @param pauseOf must be stable: how long until the next reading, asked when one ended; `Infinity` is never
 */
export const useReads = (
  keys: readonly string[],
  read: (key: string, signal: AbortSignal) => Promise<void>,
  pauseOf: (key: string) => number,
): void => {
  const visible = useVisible();
  const running = useRef(new Map<string, Running>());
  const identity = JSON.stringify([...new Set(keys)]);
  useEffect(() => {
    const all = running.current;
    const wanted = new Set(visible ? (JSON.parse(identity) as string[]) : []);
    for (const [key, one] of all) {
      if (wanted.has(key)) continue;
      endOf(one);
      all.delete(key);
    }
    for (const key of wanted) {
      if (all.has(key)) continue;
      const one: Running = { controller: new AbortController() };
      const { signal } = one.controller;
      const run = async (): Promise<void> => {
        await read(key, signal);
        const pause = pauseOf(key);
        if (!signal.aborted && Number.isFinite(pause)) one.timer = setTimeout(() => void run(), pause);
      };
      all.set(key, one);
      void run();
    }
  }, [identity, read, pauseOf, visible]);
  useEffect(() => {
    const all = running.current;
    return () => {
      all.forEach(endOf);
      all.clear();
    };
  }, [read, pauseOf]);
};
