import type { CDPSession, Page } from '@playwright/test';

declare global {
  interface Window {
    /** Tasks of the page's main thread that took more than 50 ms. */
    longTasks?: { readonly at: number; readonly took: number }[];
  }
}

/** Makes every page of a context note its long tasks; to be said before any page is opened. */
export const noteLongTasks = (): void => {
  const tasks: { at: number; took: number }[] = [];
  window.longTasks = tasks;
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) tasks.push({ at: startTime, took: duration });
  }).observe({ type: 'longtask', buffered: true });
};

/** The longest task of the page's main thread since a moment of its own clock, in milliseconds; 0 where none took 50 ms. */
export const longestTask = async (page: Page, since: number): Promise<number> =>
  page.evaluate(
    (from) => Math.max(0, ...(window.longTasks ?? []).filter(({ at }) => at >= from).map(({ took }) => took)),
    since,
  );

/** The page's own clock, in milliseconds since it was opened. */
export const clockOf = async (page: Page): Promise<number> => page.evaluate(() => performance.now());

const metric = async (session: CDPSession, wanted: string): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === wanted)?.value ?? 0;
};

/** Seconds that the main thread has worked so far. */
export const busySeconds = async (session: CDPSession): Promise<number> => metric(session, 'TaskDuration');

/** Bytes of the heap that are in use, after what nobody uses was collected. */
export const heapBytes = async (session: CDPSession): Promise<number> => {
  await session.send('HeapProfiler.collectGarbage');
  return metric(session, 'JSHeapUsedSize');
};
