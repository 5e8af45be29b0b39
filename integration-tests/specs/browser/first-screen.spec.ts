import { expect } from '@playwright/test';

import { resetLab, setFault } from './lab-switches';
import { test } from './lab-test';
import { familyOf, oneOfEach, rootKindOf } from './one-of-each';

// What is said, and that it is short, holds for every fault in `lab/first-screen.spec.ts`; here it is that there is room.
for (const { name, runbook, expected } of oneOfEach(familyOf, rootKindOf)) {
  test(`${name}: what is broken, why, and what to do now stand on the first screen`, async ({ page, request }) => {
    const { root, remedy, healthyNow = false } = expected;
    await page.setViewportSize({ width: 1400, height: 900 });
    await resetLab(request);
    await setFault(request, name, true);
    await page.goto('/virtualization/monitoring/alerts?view=alerts');
    await page.getByRole('link', { name: runbook.alert, exact: true }).first().click();
    const diagnosis = page.getByRole('region', { name: 'Diagnosis' });
    const heading = diagnosis.getByRole('heading', { level: 2 });
    await expect(heading).not.toHaveText('Reading…');
    if (healthyNow || root === undefined) return;
    const cause = diagnosis.getByRole('listitem').first();
    // The headline stands before it, and its objects behind.
    await expect(cause).toContainText(new RegExp(root.says.replace(/^\^|\$$/g, ''), 'is'));
    await expect(heading).toBeInViewport();
    await expect(cause.getByText(/./).first()).toBeInViewport();
    const first = page.getByRole('region', { name: 'Do this now' }).getByRole('listitem').first();
    if (remedy !== undefined) await expect(first).toContainText(new RegExp(remedy, 'is'));
    await expect(first.locator('strong').first()).toBeInViewport();
    const command = first.getByRole('button', { name: /^Copy command: / });
    if ((await command.count()) > 0) await expect(command.first()).toBeInViewport();
  });
}
