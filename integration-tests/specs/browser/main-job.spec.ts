import { expect } from '@playwright/test';

import { resetLab, setFault } from './lab-switches';
import { test } from './lab-test';
import { diagnosisOf, noProblems, openChecks } from './parts-of-page';

test.beforeEach(async ({ request }) => {
  await resetLab(request);
});

test('from a firing alert to the reason, a command in the clipboard, and the mended cluster', async ({
  page,
  request,
}) => {
  await setFault(request, 'NoReadyVirtController-crash-loop', true);
  await page.goto('/');

  await page.getByRole('link', { name: 'Virtualization Alerts' }).click();
  await page.getByRole('link', { name: 'NoReadyVirtController' }).first().click();
  await expect(page.getByRole('heading', { name: 'NoReadyVirtController', level: 1 })).toBeVisible();

  const diagnosis = diagnosisOf(page);
  await expect(diagnosis).toContainText('virt-controller has 0 of 2 replicas ready');
  await expect(diagnosis).toContainText('CrashLoopBackOff');

  const checks = await openChecks(page);
  const copy = checks.getByRole('button', { name: 'Copy command: List the pods of virt-controller' });
  await copy.click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^oc get pods -n openshift-cnv /);
  expect(copied).toContain('kubevirt.io=virt-controller');

  await setFault(request, 'NoReadyVirtController-crash-loop', false);
  await expect(noProblems(page)).toBeVisible({ timeout: 70_000 });
});

test('the runbook of an alert that is not firing, its checks run on demand', async ({ page }) => {
  await page.goto('/virtualization/monitoring/runbooks');
  await page
    .getByRole('searchbox')
    .or(page.getByRole('textbox', { name: /search/i }))
    .first()
    .fill('NoLeading');
  await page.getByRole('link', { name: 'NoLeadingVirtOperator' }).click();
  await expect(page.getByRole('heading', { name: 'NoLeadingVirtOperator', level: 1 })).toBeVisible();
  await page.getByRole('button', { name: 'Run checks' }).click();
  await expect(diagnosisOf(page)).toContainText('looks healthy', { timeout: 70_000 });
});

test('nothing firing is good news and leads to the runbooks', async ({ page }) => {
  await page.goto('/virtualization/monitoring/alerts');
  await expect(page.getByText(/no .*alert.* firing/i).first()).toBeVisible();
  await page
    .getByRole('link', { name: /runbooks/i })
    .last()
    .click();
  await expect(page).toHaveURL(/\/virtualization\/monitoring\/runbooks/);
});

test('the keyboard alone leads from the list to a check and its command', async ({ page, request }) => {
  await setFault(request, 'VirtControllerDown', true);
  await page.goto('/virtualization/monitoring/alerts');
  const alert = page.getByRole('link', { name: 'VirtControllerDown' }).first();
  await expect(alert).toBeVisible();
  /** Goes on with Tab until an element has the focus, as somebody without a mouse does. */
  const tabTo = async (reached: () => Promise<boolean>): Promise<void> => {
    for (let presses = 0; presses < 80; presses += 1) {
      if (await reached()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error('Tab does not lead there');
  };
  const isFocused = (locator: typeof alert) => async (): Promise<boolean> =>
    locator.evaluate((element) => element === document.activeElement);
  await tabTo(isFocused(alert));
  await page.keyboard.press('Enter');
  const check = page.getByRole('button', { name: 'Pods of virt-controller' });
  await expect(check).toBeVisible();
  await tabTo(isFocused(check));
  await page.keyboard.press('Enter');
  const copy = page.getByRole('button', { name: 'Copy command: List the pods of virt-controller' });
  await tabTo(isFocused(copy));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Copied').first()).toBeAttached();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^oc get pods -n openshift-cnv /);
});
