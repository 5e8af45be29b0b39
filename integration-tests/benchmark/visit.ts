import type { Browser, BrowserContextOptions, CDPSession, Page } from '@playwright/test';

import { busySeconds, clockOf, heapBytes, longestTask, noteLongTasks } from './main-thread';
import {
  addUp,
  addUpScripts,
  medianArrival,
  perMinute,
  type Arrival,
  type Asked,
  type Measures,
  type OpenMinute,
} from './measures';
import { Traffic, type Sent } from './traffic';

/** What to look for, within, in milliseconds. */
const WITHIN = 90_000;
/** A page that has nothing more to ask for by itself; milliseconds. */
const SETTLES_WITHIN = 5_000;

const LIST = 'a[href$="/virtualization/monitoring/alerts"]';
const START = '/k8s/all-namespaces/kubevirt.io~v1~VirtualMachine';

/** A browser page that is watched. */
interface Visit {
  readonly page: Page;
  readonly session: CDPSession;
  readonly traffic: Traffic;
}

const begin = async (browser: Browser, options: BrowserContextOptions): Promise<Visit> => {
  const context = await browser.newContext({ ...options, viewport: { width: 1400, height: 1000 } });
  // esbuild, which runs this, names the functions that are sent to the page.
  await context.addInitScript('globalThis.__name = (named) => named');
  await context.addInitScript(noteLongTasks);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const traffic = await Traffic.of(session);
  await page.goto(START);
  await page.locator(LIST).first().waitFor({ timeout: WITHIN });
  await page.waitForTimeout(SETTLES_WITHIN / 2);
  await traffic.take();
  return { page, session, traffic };
};

/** Clicks, and measures until something is there. Times are the page's own: what waits is the page, not this process. */
const arrive = async (
  { page, traffic }: Visit,
  link: string,
  arrived: string,
): Promise<Arrival & { readonly sent: readonly Sent[] }> => {
  const since = await clockOf(page);
  const milliseconds = await page.evaluate(
    async ([toClick, toCome, within]) =>
      new Promise<number>((resolve, reject) => {
        const began = performance.now();
        const look = (): void => {
          if (document.querySelector(toCome) === null) return;
          observer.disconnect();
          resolve(performance.now() - began);
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { childList: true, subtree: true, characterData: true });
        const element = document.querySelector<HTMLElement>(toClick);
        if (element === null) {
          reject(new Error(`There is no ${toClick}`));
          return;
        }
        setTimeout(() => {
          reject(new Error(`${toCome} did not come`));
        }, within);
        element.click();
      }),
    [link, arrived, WITHIN] as const,
  );
  const sent = await traffic.take();
  return { milliseconds, ...addUp(sent), ...addUpScripts(sent), longestTask: await longestTask(page, since), sent };
};

/** What a page asked for since the click, once it has read everything: what was on its way when the first finding came too. */
const readAll = async ({ page, traffic }: Visit, sent: readonly Sent[]): Promise<Asked> => {
  await page.waitForTimeout(2 * SETTLES_WITHIN);
  return addUp([...sent, ...(await traffic.take())]);
};

/** Lets a page settle, then measures it for a while. */
const stay = async ({ page, session, traffic }: Visit, seconds: number): Promise<OpenMinute> => {
  await page.waitForTimeout(SETTLES_WITHIN);
  await traffic.take();
  const [since, heap, busy] = [await clockOf(page), await heapBytes(session), await busySeconds(session)];
  await page.waitForTimeout(seconds * 1000);
  const worked = (await busySeconds(session)) - busy;
  const asked = perMinute(addUp(await traffic.take()), seconds);
  const longest = await longestTask(page, since);
  return {
    ...asked,
    busySeconds: (worked * 60) / seconds,
    longestTask: longest,
    heap: [heap, await heapBytes(session)],
  };
};

/** The first link of the diagnosis. */
const FIRST_FINDING = '#diagnosis-card li';

/** A list of alerts, by selectors: what leads to it, and its first row; and what leads from there to an alert's page. */
export interface Pages {
  readonly list: string;
  readonly row: string;
  readonly alert?: string;
}

/** The plugin's list, and of an alert, or of the first that fires, its page. */
export const pagesOfPlugin = (alert?: string): Pages => {
  const row = 'table a[href*="/virtualization/monitoring/alerts/"]';
  return { list: LIST, row, alert: alert === undefined ? row : `${row}[href*="${alert}"]` };
};

/** The list of monitoring-plugin, whose rows lead to other pages than ours. */
export const PAGES_OF_MONITORING: Pages = {
  list: 'nav a[href="/monitoring/alerts"]',
  row: 'table a[href^="/monitoring/alert"]',
};

/** Goes from the console to a list and from there to an alert, and stays on both pages. */
export const measure = async (
  browser: Browser,
  pages: Pages,
  { context, openSeconds, times }: { context: BrowserContextOptions; openSeconds: number; times: number },
): Promise<Omit<Measures, 'build' | 'size'>> => {
  const lists: Arrival[] = [];
  const alerts: Arrival[] = [];
  for (let time = 1; ; time += 1) {
    const visit = await begin(browser, context);
    lists.push(await arrive(visit, pages.list, pages.row));
    const isLast = time === times;
    const openList = isLast ? await stay(visit, openSeconds) : undefined;
    if (!isLast) await visit.page.waitForTimeout(SETTLES_WITHIN);
    await visit.traffic.take();
    const came = pages.alert === undefined ? undefined : await arrive(visit, pages.alert, FIRST_FINDING);
    if (came !== undefined) alerts.push(came);
    const diagnosis = isLast && came !== undefined ? await readAll(visit, came.sent) : undefined;
    const openAlert = isLast && pages.alert !== undefined ? await stay(visit, openSeconds) : undefined;
    await visit.page.context().close();
    if (openList === undefined) continue;
    const list = medianArrival(lists);
    if (openAlert === undefined || diagnosis === undefined) return { list, openList };
    return { list, openList, alert: medianArrival(alerts), diagnosis, openAlert };
  }
};
