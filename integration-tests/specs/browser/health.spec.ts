import { expect, type Locator, type Page } from '@playwright/test';

import { setFault, signIn } from './lab-switches';
import { test } from './lab-test';

const HEALTH = '/virtualization/monitoring/health';

/** What it may cost to read the page in a small cluster. */
const MOST_BYTES = 150_000;

const card = (page: Page, title: string): Locator =>
  page.getByRole('region', { name: 'What works now' }).getByRole('listitem').filter({ hasText: title });

const isOfPage = (url: string): boolean =>
  /\/api\/(kubernetes|prometheus|alertmanager)\//.test(url) &&
  // Every page here reads the alerts; the console discovers the kinds, and every list asks whether it may be watched.
  !/\/rules\?|\/api\/alertmanager\//.test(url) &&
  !/\/apis?(\/[^/?]+){0,2}$|selfsubjectaccessreviews/.test(url.replace(/^.*\/api\/kubernetes/, ''));

test('a healthy cluster: all works, few bytes, and neither nodes nor pods are listed', async ({ page }) => {
  const sizes: Promise<number>[] = [];
  const asked: string[] = [];
  page.on('requestfinished', (request) => {
    if (!isOfPage(request.url())) return;
    asked.push(request.url());
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto(HEALTH);
  const works = page.getByRole('region', { name: 'What works now' }).getByRole('img', { name: 'Works', exact: true });
  await expect(works).toHaveCount(8);
  await expect(page.getByRole('main').getByRole('status').first()).toContainText('Works');
  await expect(page.getByRole('region', { name: 'What they stand on' })).toContainText('6 of 6 nodes are ready');
  await expect(page.getByRole('region', { name: 'Virtual machines' })).toContainText('Running3');
  expect(asked.filter((url) => /\/(pods|nodes|virtualmachine\w*)\?/.test(url))).toEqual([]);
  expect((await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_BYTES);
});

test('a fault shows in what it breaks, with its component and its alert, and nowhere else', async ({
  page,
  request,
}) => {
  await page.goto(HEALTH);
  await expect(card(page, 'Create and change machines').getByRole('img', { name: 'Works' })).toBeVisible();
  await setFault(request, 'KubemacpoolDown', true);
  const broken = card(page, 'Create and change machines');
  await expect(broken.getByRole('img', { name: 'Does not work' })).toBeVisible();
  await expect(broken).toContainText('0 of 1 replicas ready');
  await expect(card(page, 'Console, VNC and SSH').getByRole('img', { name: 'Works' })).toBeVisible();
  // Alerts are asked for again by the clock.
  await expect(broken.getByRole('link', { name: 'KubemacpoolDown' })).toBeVisible({ timeout: 45_000 });
  await broken.getByRole('link', { name: 'KubemacpoolDown' }).click();
  await expect(page).toHaveURL(/alertname=KubemacpoolDown/);
});

test('what was read can be read in a terminal: each reading has its command', async ({ page }) => {
  await page.goto(HEALTH);
  await page.getByRole('button', { name: 'How this was read' }).click();
  await expect(page.getByText(/^oc get deployments.* openshift-cnv/).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy all commands' })).toBeVisible();
});

test('who may not read it sees which rights are missing, and nothing that works', async ({ page, request }) => {
  await signIn(request, 'monitoring-viewer');
  await page.goto(HEALTH);
  const right = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: /^You may not list deployments\.apps in namespace openshift-cnv$/ });
  // The box is drawn anew while the page is still finding out what may be read.
  await expect(async () => {
    if (!(await right.isVisible())) await page.getByRole('button', { name: 'Which rights are missing' }).click();
    await expect(right).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(card(page, 'Create and change machines').getByRole('img', { name: 'Not known' })).toBeVisible();
  const works = page.getByRole('region', { name: 'What works now' }).getByRole('img', { name: 'Works', exact: true });
  // Machines are counted by Prometheus, which this user may ask.
  await expect(works).toHaveCount(1);
});
