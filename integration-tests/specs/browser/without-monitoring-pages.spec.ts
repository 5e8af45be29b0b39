import { expect } from '@playwright/test';

import { alertAction } from './alert-actions';
import { setFault } from './lab-switches';
import { test } from './lab-test';
import { openDetails } from './parts-of-page';

/* A console with this plugin alone, as `start:console` runs it: nothing may lead to pages that are not there. */

test('a console without monitoring-plugin has no way into Observe on the page of an alert', async ({
  page,
  request,
}) => {
  await setFault(request, 'VirtControllerDown', true);
  await page.addInitScript(() => {
    localStorage.setItem('without-monitoring-plugin', 'true');
  });
  await page.goto('/virtualization/monitoring/alerts?view=alerts&name=VirtControllerDown');
  await page.getByRole('link', { name: 'VirtControllerDown', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: 'VirtControllerDown', level: 1 })).toBeVisible();
  const main = page.getByRole('main');
  await openDetails(page);
  await expect(main.getByRole('region', { name: 'Expression', exact: true })).toBeVisible();
  await expect(await alertAction(page, 'Copy summary')).toBeVisible();
  await expect(page.locator('a[role="menuitem"]')).toHaveCount(0);
  await expect(main.locator('a[href*="monitoring/"]:not([href^="/virtualization/"])')).toHaveCount(0);
  await expect(main.getByRole('button', { name: 'Silence', exact: true })).toHaveCount(0);
});

test('a console with monitoring-plugin has them', async ({ page, request }) => {
  await setFault(request, 'VirtControllerDown', true);
  await page.goto('/virtualization/monitoring/alerts?view=alerts&name=VirtControllerDown');
  await page.getByRole('link', { name: 'VirtControllerDown', exact: true }).first().click();
  const main = page.getByRole('main');
  await openDetails(page);
  const link = main.getByRole('link', { name: 'Open in the query browser', exact: true });
  await expect(link).toHaveAttribute('href', /^\/monitoring\//);
  await expect(main.getByRole('button', { name: 'Silence', exact: true })).toBeVisible();
  for (const name of ['Open in Observe', 'Alerting rule', 'Query browser']) {
    await expect(await alertAction(page, name)).toHaveAttribute('href', /^\/monitoring\//);
  }
});
