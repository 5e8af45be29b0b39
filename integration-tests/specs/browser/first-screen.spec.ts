import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect } from '@playwright/test';
import { parse } from 'yaml';

import type { CaseExpectation } from '../../lab/case-expectation';
import { findRunbook } from '../../../src/runbooks/catalogue';
import { resetLab, setFault } from './lab-switches';
import { test } from './lab-test';

const FOLDER = join(__dirname, '../../lab/scenarios/faults');

const FAULTS = readdirSync(FOLDER).flatMap((name) => {
  const [alert = ''] = name.split('-');
  if (findRunbook(alert) === undefined) return [];
  const expected = parse(readFileSync(join(FOLDER, name, 'expect.yaml'), 'utf8')) as CaseExpectation;
  return [{ name, alert, expected }];
});

for (const { name, alert, expected } of FAULTS) {
  test(`${name}: what is broken, why, and what to do now stand on the first screen`, async ({ page, request }) => {
    const { root, remedy, healthyNow = false } = expected;
    await page.setViewportSize({ width: 1400, height: 900 });
    await resetLab(request);
    await setFault(request, name, true);
    await page.goto('/virtualization/monitoring/alerts');
    await page.getByRole('link', { name: alert, exact: true }).first().click();
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
