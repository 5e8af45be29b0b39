import { expect, test as base, type APIRequestContext, type BrowserContext, type Request } from '@playwright/test';

import { changesCluster } from '../real-console/cluster-changes';
import { consoleAddress, contextOptions, isRealConsole } from '../real-console/console-address';
import { forgetLabUse, needLab, resetLab, usesLab } from './lab-switches';
import { collectViolations, describeViolations, type PolicyViolation } from './policy-violations';
import { skipTours } from '../real-console/login-page';

interface WatchedPages {
  /** What pages did against the Content Security Policy in this test; any that is left at the end fails it. */
  readonly violations: PolicyViolation[];
  readonly watched: undefined;
}

/** What is collected in a context, which may be kept from one test to the next. */
const collected = new WeakMap<BrowserContext, PolicyViolation[]>();

/** Makes a context watch its pages; on a real console what would change the cluster is not sent at all. */
const watch = async (context: BrowserContext): Promise<PolicyViolation[]> => {
  const known = collected.get(context);
  if (known !== undefined) return known;
  const violations = await collectViolations(context);
  collected.set(context, violations);
  if (isRealConsole) {
    await context.route(/\/api\//, async (route, request) =>
      changesCluster(request.method(), request.url()) ? route.abort('blockedbyclient') : route.fallback(),
    );
  }
  return violations;
};

const WRITES = new Set<unknown>(['post', 'put', 'patch', 'delete', 'fetch']);

/** Requests that a spec sends itself, past the page, may read anywhere; what they write goes to a lab. */
const writingToLabs = (request: APIRequestContext): APIRequestContext =>
  new Proxy(request, {
    get: (target, name): unknown => {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]): unknown => {
        if (WRITES.has(name)) needLab();
        return Reflect.apply(value, target, args);
      };
    },
  });

/**
 * Playwright's `test` against a console. Without `CONSOLE_URL` it is a lab of this worker's own, whose faults are
 * switched, so that no two may share one; each test begins with a healthy one. With `CONSOLE_URL` it is a real console:
 * a test that calls a switch of the lab (`lab-switches.ts`), or sends a request that writes, is skipped; every other one
 * runs.
 *
 * Three things hold for each test without its doing. No page may violate the Content Security Policy. A test that calls
 * no switch, and therefore runs on real clusters, may not change the cluster, nor a lab. And the dialog of a first
 * visit to a real console is skipped.
 */
export const test = base.extend<WatchedPages>({
  baseURL: async ({}, use, { parallelIndex }) => {
    await use(consoleAddress(parallelIndex));
  },
  request: async ({ request }, use) => {
    await use(writingToLabs(request));
  },
  page: async ({ page }, use) => {
    if (isRealConsole) await skipTours(page);
    await use(page);
    // What a test answers in the console's place may be under way when it ends.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  },
  violations: async ({ context }, use) => {
    const violations = await watch(context);
    violations.length = 0;
    await use(violations);
  },
  watched: [
    async ({ context, request, violations }, use) => {
      if (!isRealConsole) await resetLab(request);
      forgetLabUse();
      const changes: string[] = [];
      const note = (sent: Request): void => {
        if (changesCluster(sent.method(), sent.url())) changes.push(`${sent.method()} ${sent.url()}`);
      };
      context.on('request', note);
      await use(undefined);
      context.off('request', note);
      expect(describeViolations(violations), 'What violates the Content Security Policy').toBe('');
      if (!usesLab()) expect(changes, 'A test for real consoles may not change the cluster').toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * The same with a browser context that is kept from one test to the next, so that the console's code is fetched and
 * compiled once, not for each test. For specs that leave nothing behind in the browser: each has a page of its own, but
 * storage and an installed clock would stay.
 */
export const keptTest = test.extend<object, { readonly keptContext: BrowserContext }>({
  keptContext: [
    async ({ browser }, use, { project, parallelIndex }) => {
      const { viewport, permissions } = project.use;
      const context = await browser.newContext({
        baseURL: consoleAddress(parallelIndex),
        ...contextOptions(),
        ...(viewport === undefined ? {} : { viewport }),
        ...(permissions === undefined ? {} : { permissions }),
      });
      await use(context);
      await context.close();
    },
    { scope: 'worker' },
  ],
  context: async ({ keptContext }, use) => {
    await use(keptContext);
  },
  page: async ({ context }, use) => {
    const page = await context.newPage();
    if (isRealConsole) await skipTours(page);
    await use(page);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.close();
  },
});
