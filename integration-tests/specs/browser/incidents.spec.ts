import { expect, type Locator, type Page } from '@playwright/test';

import { brokenWords } from './broken-words';
import { setFault } from './lab-switches';
import { test } from './lab-test';

const LIST = '/virtualization/monitoring/alerts';
const FAULTS = ['VirtControllerDown', 'KubemacpoolDown-quota', 'VMCannotBeEvicted'];
const ROOT = 'Node worker-1 has no pod network';

const incidents = (page: Page): Locator => page.getByRole('grid', { name: 'Incidents' });
const grouped = async (page: Page): Promise<Locator> => {
  const row = incidents(page).getByRole('row', { name: new RegExp(ROOT) });
  await expect(row).toBeVisible();
  return row;
};

test.beforeEach(async ({ request }) => {
  for (const fault of FAULTS) await setFault(request, fault, true);
});

test('several faults are several incidents, and the page says where to begin', async ({ page }) => {
  await page.goto(LIST);
  const row = await grouped(page);
  await expect(row).toContainText('No VM starts, stops or migrates');
  await expect(row.getByRole('link', { name: 'worker-1', exact: true })).toBeVisible();
  await expect(page.getByText('Begin with')).toContainText(/worker-1: 4 of the \d alerts come from it/);
  await expect(incidents(page).getByRole('row', { name: /Quota tenant-cpu refuses/ })).toBeVisible();
  await row.getByRole('button', { name: 'Details' }).click();
  const alerts = page.getByRole('grid', { name: 'Alerts that come from it' });
  for (const name of ['VirtControllerDown', 'NoReadyVirtController', 'NoLeadingVirtController'])
    await expect(alerts.getByRole('link', { name })).toBeVisible();
});

test('rows stay by name while somebody points at them, and are grouped when asked', async ({ page }) => {
  await page.goto(LIST);
  const byName = incidents(page).getByRole('link', { name: 'NoReadyVirtController' });
  await byName.hover();
  const now = page.getByRole('button', { name: 'Group them now' });
  await expect(now).toBeVisible();
  await expect(byName).toBeVisible();
  await now.click();
  await grouped(page);
});

test('the plain list is one address away, and filters stay in both', async ({ page }) => {
  await page.goto(`${LIST}?name=Kubemac`);
  await expect(incidents(page).getByRole('row', { name: /Quota tenant-cpu refuses/ })).toBeVisible();
  await page.getByRole('group', { name: 'How the alerts are shown' }).getByRole('button', { name: 'Alerts' }).click();
  await expect(page).toHaveURL(/view=alerts/);
  await expect(page).toHaveURL(/name=Kubemac/);
  await expect(page.getByRole('grid', { name: 'Virtualization alerts' }).getByRole('link')).toHaveText([
    'KubemacpoolDown',
  ]);
});

test('a row leads to silences of each of its alerts and to the evidence', async ({ page }) => {
  await page.goto(LIST);
  const row = await grouped(page);
  await row.getByRole('button', { name: `Actions for ${ROOT}` }).click();
  await expect(page.getByRole('menuitem', { name: /^Evidence/ })).toBeVisible();
  await page.getByRole('menuitem', { name: 'Silence VirtControllerDown' }).click();
  await expect(page).toHaveURL(/silences\/~new\?alertname=VirtControllerDown$/);
});

for (const width of [1400, 768, 320])
  test(`nothing is cut off or broken at ${String(width)} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(LIST);
    const row = await grouped(page);
    await row.getByRole('button', { name: 'Details' }).click();
    const main = page.getByRole('main');
    await expect.poll(async () => brokenWords(main)).toEqual([]);
    expect(await main.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
    if (process.env.LOOK !== undefined)
      await page.screenshot({ path: `${process.env.LOOK}-${width}.png`, fullPage: true });
  });
