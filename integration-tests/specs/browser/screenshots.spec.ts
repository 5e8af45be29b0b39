import { join } from 'node:path';

import { expect, type Page } from '@playwright/test';

import { resetLab, setFault } from './lab-switches';
import { test } from './lab-test';
import { diagnosisOf } from './parts-of-page';

/** Where the README's pictures are; written only when asked (`npm run screenshots`), so that a test changes no file. */
const PICTURES = join(__dirname, '../../../docs/screenshots');

const PAGES: readonly { name: string; open: (page: Page) => Promise<void> }[] = [
  {
    name: 'alerts',
    open: async (page) => {
      await page.goto('/virtualization/monitoring/alerts');
      await expect(page.getByText('Begin with')).toContainText(/alerts come from it/);
    },
  },
  {
    name: 'alert',
    open: async (page) => {
      await page.goto('/virtualization/monitoring/alerts');
      await page.getByRole('link', { name: 'NoReadyVirtController' }).first().click();
      await expect(diagnosisOf(page)).toContainText('CrashLoopBackOff');
    },
  },
  {
    name: 'runbooks',
    open: async (page) => {
      await page.goto('/virtualization/monitoring/runbooks');
      await expect(page.getByRole('link', { name: 'Firing', exact: true }).first()).toBeVisible();
    },
  },
  {
    name: 'runbook',
    open: async (page) => {
      await page.goto('/virtualization/monitoring/runbooks/VirtOperatorDown');
      await page.getByRole('button', { name: 'Run checks' }).click();
      await expect(diagnosisOf(page)).toContainText('KubeVirt kubevirt-kubevirt-hyperconverged is Degraded');
    },
  },
];

for (const { name, open } of PAGES) {
  test(`the page "${name}" comes to rest: nothing is still being read`, async ({ page, request }, testInfo) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    await resetLab(request);
    await setFault(request, 'NoReadyVirtController-crash-loop', true);
    await open(page);
    await expect(page.getByRole('main').getByText('Reading…')).toHaveCount(0);
    const folder = process.env.SCREENSHOTS === 'update' ? PICTURES : testInfo.outputPath();
    await page.screenshot({ path: join(folder, `${name}.png`) });
  });
}
