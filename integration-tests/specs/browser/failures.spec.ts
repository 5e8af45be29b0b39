import { expect } from '@playwright/test';

import { resetLab, setFault, setFailures } from './lab-switches';
import { keptTest as test } from './lab-test';
import { checksOf, diagnosisOf, openFindings } from './parts-of-page';

const LIST = '/virtualization/monitoring/alerts';

test.beforeEach(async ({ request }) => {
  await resetLab(request);
  await setFault(request, 'VirtControllerDown', true);
});

for (const { effect, says } of [
  { effect: '403', says: /cluster-monitoring-view/ },
  { effect: '500', says: /500|Internal Server Error/i },
  { effect: 'html', says: /JSON|not the answer|HTML/i },
  { effect: 'half-json', says: /JSON|unexpected end|cut off/i },
]) {
  test(`the rules API answers ${effect}: the list says why, and recovers`, async ({ page, request }) => {
    await setFailures(request, [{ target: 'rules', effect }]);
    await page.goto(LIST);
    await expect(page.getByRole('main')).toContainText(says);
    await setFailures(request, []);
    await page.getByRole('button', { name: /retry|try again/i }).click();
    await expect(page.getByRole('link', { name: 'VirtControllerDown' }).first()).toBeVisible();
  });
}

test('a poll that fails keeps the last answer on screen', async ({ page, request }) => {
  await page.goto(LIST);
  await expect(page.getByRole('link', { name: 'VirtControllerDown' }).first()).toBeVisible();
  await setFailures(request, [{ target: 'rules', effect: '500' }]);
  await expect(page.getByRole('main')).toContainText(/500|Internal Server Error/i, { timeout: 30_000 });
  await expect(page.getByRole('link', { name: 'VirtControllerDown' }).first()).toBeVisible();
});

test('forbidden pods are unknown, with the missing permission; the other steps go on', async ({ page, request }) => {
  await setFailures(request, [{ match: { resource: 'pods' }, effect: 'forbid' }]);
  await page.goto(LIST);
  await page.getByRole('link', { name: 'VirtControllerDown' }).first().click();
  await expect(diagnosisOf(page)).toContainText('virt-controller has 0 of 2 replicas ready');
  await expect(checksOf(page)).toContainText(/list.*pods.*openshift-cnv/i);
});

test('everything forbidden: nothing is called healthy or broken', async ({ page, request }) => {
  await setFailures(request, [{ match: {}, effect: 'forbid' }]);
  await page.goto(LIST);
  await expect(page.getByText('Choose a project to see its alerts')).toBeVisible();
  await expect(page.getByText(/is firing/)).toHaveCount(0);
  await page.goto(`${LIST}/1?alertname=VirtControllerDown&namespace=openshift-cnv`);
  await expect(await openFindings(page)).toContainText(/list/);
  await expect(diagnosisOf(page)).not.toContainText('looks healthy');
});
