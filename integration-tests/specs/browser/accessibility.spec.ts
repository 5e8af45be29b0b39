import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

import { setFault } from './lab-switches';
import { keptTest as test } from './lab-test';
import { checksOf, diagnosisOf, openChecks } from './parts-of-page';

type Theme = 'light' | 'dark';

const PAGES = [
  { name: 'alerts', path: '/virtualization/monitoring/alerts', ready: 'Virtualization Alerts' },
  { name: 'health', path: '/virtualization/monitoring/health', ready: '6 of 6 nodes are ready' },
  { name: 'runbooks', path: '/virtualization/monitoring/runbooks', ready: 'NoLeadingVirtOperator' },
  { name: 'runbook', path: '/virtualization/monitoring/runbooks/SSPDown', ready: 'Run checks' },
] as const;

/** As the console does it: the theme is a class of the document. */
const setTheme = async (page: Page, theme: Theme): Promise<void> => {
  await page.evaluate((dark) => document.documentElement.classList.toggle('pf-v6-theme-dark', dark), theme === 'dark');
};

const expectAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).include('#content-scrollable, main').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
};

const expectNoOverflowWhenNarrow = async (page: Page): Promise<void> => {
  await page.setViewportSize({ width: 320, height: 800 });
  const overflow = async (): Promise<number> =>
    page.evaluate(() => {
      const main = document.querySelector('main') ?? document.body;
      return main.scrollWidth - main.clientWidth;
    });
  // The filters fold when the script hears of the width, a moment after the styles follow it.
  await expect.poll(overflow).toBeLessThanOrEqual(0);
};

for (const theme of ['light', 'dark'] as const) {
  for (const { name, path, ready } of PAGES) {
    test(`${name}, ${theme}: axe finds no violation and nothing overflows at 320 px`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: theme });
      await page.goto(path);
      await setTheme(page, theme);
      await expect(page.getByRole('main').getByText(ready).first()).toBeVisible();
      await expect(page.getByRole('main').getByText('Reading the alerts')).toHaveCount(0);
      await expectAccessible(page);
      await expectNoOverflowWhenNarrow(page);
    });
  }

  test(`alerts that fire, ${theme}: axe finds no violation and nothing overflows at 320 px`, async ({
    page,
    request,
  }) => {
    await setFault(request, 'VirtControllerDown', true);
    await page.emulateMedia({ colorScheme: theme });
    await page.goto('/virtualization/monitoring/alerts');
    await setTheme(page, theme);
    await expect(page.getByText('Begin with')).toContainText(/alerts come from it/);
    await expectAccessible(page);
    const shown = page.getByRole('group', { name: 'How the alerts are shown' });
    await shown.getByRole('button', { name: 'Alerts' }).click();
    await expect(page.getByRole('row', { name: /VirtControllerDown.*ready/ })).toBeVisible();
    await expectAccessible(page);
    await expectNoOverflowWhenNarrow(page);
  });

  test(`one alert, ${theme}: axe finds no violation and nothing overflows at 320 px`, async ({ page, request }) => {
    await setFault(request, 'VirtControllerDown', true);
    await page.goto('/virtualization/monitoring/alerts');
    await page.getByRole('link', { name: 'VirtControllerDown' }).first().click();
    await setTheme(page, theme);
    await expect(diagnosisOf(page)).toContainText('replicas ready');
    // Colours that are just fading in have no contrast yet.
    await expect(checksOf(page).getByText('Reading…')).toHaveCount(0);
    await expectAccessible(page);
    await openChecks(page);
    await expect(checksOf(page).getByText('Reading…')).toHaveCount(0);
    await expectAccessible(page);
    await expectNoOverflowWhenNarrow(page);
  });
}
