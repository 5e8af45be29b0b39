import { test as base, type BrowserContext } from '@playwright/test';

import { labAddress } from '../lab-address';

/** Playwright's `test` against a lab of this worker's own: its faults are switched, so that no two may share one. */
export const test = base.extend({
  baseURL: async ({}, use, { parallelIndex }) => {
    await use(labAddress(parallelIndex));
  },
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
        baseURL: labAddress(parallelIndex),
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
    await use(page);
    await page.close();
  },
});
