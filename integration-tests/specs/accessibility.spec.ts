import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';

import { resetLab, setFault } from './lab-switches';
import { keptTest as test } from './lab-test';

const PAGES = [
  { name: 'alerts', path: '/virtualization/monitoring/alerts', ready: 'VirtControllerDown' },
  { name: 'runbooks', path: '/virtualization/monitoring/runbooks', ready: 'NoLeadingVirtOperator' },
  { name: 'runbook', path: '/virtualization/monitoring/runbooks/SSPDown', ready: 'Run checks' },
] as const;

test.beforeEach(async ({ request }) => {
  await resetLab(request);
  await setFault(request, 'VirtControllerDown', true);
});

for (const theme of ['light', 'dark'] as const) {
  for (const { name, path, ready } of PAGES) {
    test(`${name}, ${theme}: axe finds no violation and nothing overflows at 320 px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.goto(path);
      await page.evaluate(
        (dark) => document.documentElement.classList.toggle('pf-v6-theme-dark', dark),
        theme === 'dark',
      );
      await expect(page.getByText(ready).first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include('#content-scrollable, main').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
      await page.setViewportSize({ width: 320, height: 800 });
      const overflow = await page.evaluate(() => {
        const main = document.querySelector('main') ?? document.body;
        return main.scrollWidth - main.clientWidth;
      });
      expect(overflow).toBeLessThanOrEqual(0);
    });
  }

  test(`one alert, ${theme}: axe finds no violation and nothing overflows at 320 px`, async ({ page }) => {
    await page.goto('/virtualization/monitoring/alerts');
    await page.getByRole('link', { name: 'VirtControllerDown' }).first().click();
    await page.evaluate(
      (dark) => document.documentElement.classList.toggle('pf-v6-theme-dark', dark),
      theme === 'dark',
    );
    await expect(page.getByRole('region', { name: 'What we found' })).toContainText('replicas ready');
    const { violations } = await new AxeBuilder({ page }).include('#content-scrollable, main').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
    await page.setViewportSize({ width: 320, height: 800 });
    const overflow = await page.evaluate(() => {
      const main = document.querySelector('main') ?? document.body;
      return main.scrollWidth - main.clientWidth;
    });
    expect(overflow).toBeLessThanOrEqual(0);
  });
}
