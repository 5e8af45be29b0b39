import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, type APIRequestContext, type Page } from '@playwright/test';

import { alertAction } from './alert-actions';
import { resetLab, setFailures } from './lab-switches';
import { keptTest as test } from './lab-test';
import { openChecks, openDetails } from './parts-of-page';

const LIST = '/virtualization/monitoring/alerts?view=alerts';
const IMG = '<img src=x onerror="document.title=\'broken\'">';
const SHELL = '"; rm -rf ~ #';
const LONG = 'x'.repeat(2_000);
/** A home directory that a hostile command would empty. */
const DANGER = "'; touch ~/was-here; $(touch ~/was-here) `touch ~/was-here` #";

interface HostileRule {
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** Makes a rule fire beside those of the lab, with these labels and annotations on its one alert. */
const fire = async (
  request: APIRequestContext,
  { name, labels = {}, annotations = {} }: HostileRule,
  failures: unknown[] = [],
) => {
  const ours = { severity: 'critical', kubernetes_operator_part_of: 'kubevirt', ...labels };
  const alert = {
    labels: { ...(name === undefined ? {} : { alertname: name }), ...ours },
    annotations,
    state: 'firing',
    activeAt: '2026-01-15T09:45:00Z',
    value: '0e+00',
  };
  const rule = { name, type: 'alerting', query: 'vector(1)', duration: 0, state: 'firing', labels: ours, annotations };
  const groups = [{ name: 'hostile', file: 'hostile.yaml', rules: [{ ...rule, alerts: [alert] }] }];
  await setFailures(request, [{ target: 'rules', effect: 'extra-rules', groups }, ...failures]);
};

const expectNothingRan = async (page: Page): Promise<void> => {
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(await page.title()).not.toBe('broken');
  expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
};

const expectNoOverflow = async (page: Page): Promise<void> => {
  const overflow = async (): Promise<number> =>
    page.evaluate(
      () =>
        Math.max(document.documentElement.scrollWidth, document.querySelector('main')?.scrollWidth ?? 0) -
        globalThis.innerWidth,
    );
  await expect.poll(overflow).toBeLessThanOrEqual(0);
};

test.beforeEach(async ({ request }) => {
  await resetLab(request);
});

test('markup and shell text in labels and annotations is text, on the list and on the page', async ({
  page,
  request,
}) => {
  const labels = { vm: IMG, quoted: SHELL, kubernetes_operator_component: IMG };
  const annotations = { summary: `${IMG} ${SHELL}`, runbook_url: 'javascript:document.title="broken"' };
  await fire(request, { name: `Evil${IMG}`, labels, annotations });
  await page.goto(LIST);
  await expect(page.getByRole('link', { name: `Evil${IMG}` })).toBeVisible();
  await expectNothingRan(page);
  await page.getByRole('link', { name: `Evil${IMG}` }).click();
  const main = page.getByRole('main');
  await expect(await alertAction(page, 'Open in Observe')).toBeVisible();
  await expect(page.getByRole('heading', { name: `Evil${IMG}`, level: 1 })).toBeVisible();
  await openDetails(page);
  await expect(main).toContainText(`vm=${IMG}`);
  await expect(main).toContainText(`quoted=${SHELL}`);
  await expect(main).toContainText('javascript:document.title="broken"');
  await expectNothingRan(page);
});

test('a hostile label in a copied command stays one argument', async ({ page, request }) => {
  // With nothing better to go by, the namespace is that of the alert's label.
  const forbid = ['kubevirts', 'hyperconvergeds', 'deployments'].map((resource) => ({
    match: { resource },
    effect: 'forbid',
  }));
  await fire(request, { name: 'VirtControllerDown', labels: { namespace: DANGER } }, forbid);
  await page.goto(LIST);
  await page.getByRole('link', { name: 'VirtControllerDown' }).first().click();
  await expect(page.getByRole('main')).toContainText('From the label namespace of the alert.');
  const checks = await openChecks(page);
  await checks.getByRole('button', { name: /^Copy command: List the pods/ }).click();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Copy script' }).click();
  const script = await page.evaluate(() => navigator.clipboard.readText());

  const home = mkdtempSync(join(tmpdir(), 'hostile-'));
  writeFileSync(join(home, 'oc'), '#!/bin/sh\nfor argument in "$@"; do printf "<%s>\\n" "$argument"; done\n');
  chmodSync(join(home, 'oc'), 0o755);
  for (const text of [command, script]) {
    const { stdout } = spawnSync('bash', ['-c', text], {
      encoding: 'utf8',
      env: { PATH: `${home}:/usr/bin:/bin`, HOME: home },
    });
    expect(stdout).toContain(`<${DANGER}>`);
    expect(existsSync(join(home, 'was-here'))).toBe(false);
  }
});

test('2,000 characters wrap: nothing is wider than the window', async ({ page, request }) => {
  const labels = { vm: LONG, kubernetes_operator_component: LONG };
  await fire(request, {
    name: LONG,
    labels,
    annotations: { summary: LONG, description: LONG, runbook_url: `https://example.com/${LONG}` },
  });
  await page.goto(LIST);
  await expect(page.getByRole('link', { name: LONG })).toBeVisible();
  await expectNoOverflow(page);
  await page.getByRole('link', { name: LONG }).click();
  await expect(page.getByRole('heading', { name: LONG, level: 1 })).toBeVisible();
  await openDetails(page);
  await expect(await alertAction(page, 'Open in Observe')).toBeVisible();
  await expectNoOverflow(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoOverflow(page);
  await page.goto(LIST);
  await expect(page.getByRole('link', { name: LONG })).toBeVisible();
  await expectNoOverflow(page);
});

test('a rule without a name is counted, an alert without alertname is listed by its rule', async ({
  page,
  request,
}) => {
  await fire(request, { labels: { vm: 'nameless' } });
  await page.goto(LIST);
  await expect(page.getByRole('main')).toContainText('1 alerting rule without a name is not shown');
  const named = { name: 'OnlyTheRuleIsNamed', type: 'alerting', query: 'vector(1)', duration: 0, annotations: {} };
  const rule = {
    ...named,
    labels: { severity: 'warning', kubernetes_operator_part_of: 'kubevirt' },
    alerts: [{ labels: { severity: 'warning' }, annotations: {}, state: 'firing', activeAt: '' }],
  };
  const groups = [{ name: 'nameless', file: 'nameless.yaml', rules: [rule] }];
  await setFailures(request, [{ target: 'rules', effect: 'extra-rules', groups }]);
  await page.goto(LIST);
  await page.getByRole('link', { name: 'OnlyTheRuleIsNamed' }).click();
  await expect(page.getByRole('heading', { name: 'OnlyTheRuleIsNamed', level: 1 })).toBeVisible();
  await expect(await alertAction(page, 'Open in Observe')).toBeVisible();
});
