import { test as base, type BrowserContext } from '@playwright/test';

/**
 * Playwright's `test` with a browser context that is kept from one test to the next, so that the console's code is
 * fetched and compiled once, not for each test. For specs that leave nothing behind in the browser: each has a page of
 * its own, but storage and an installed clock would stay.
 */
export const test = base.extend<object, { readonly keptContext: BrowserContext }>({
  keptContext: [
    async ({ browser }, use, { project }) => {
      const { baseURL, viewport, permissions } = project.use;
      const context = await browser.newContext({
        ...(baseURL === undefined ? {} : { baseURL }),
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
