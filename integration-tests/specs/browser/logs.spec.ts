import { expect, type Locator, type Page } from '@playwright/test';

import { resetLab, setFailures } from './lab-switches';
import { keptTest as test } from './lab-test';
import { checksOf, diagnosisOf, openChecks, openFindings } from './parts-of-page';

const RUNBOOK = '/virtualization/monitoring/runbooks/VirtControllerDown';

test.beforeEach(async ({ request }) => {
  await resetLab(request);
});

const runChecks = async (page: Page): Promise<void> => {
  await page.goto(RUNBOOK);
  await page.getByRole('button', { name: 'Run checks' }).click();
};

/** What was read is folded away. */
const unfoldLogs = async (page: Page): Promise<Locator> => {
  await page.getByRole('button', { name: 'Logs of virt-controller' }).click();
  return checksOf(page);
};

test('a pod without a log yet: the step says why, nothing is healthy because of it', async ({ page, request }) => {
  await setFailures(request, [{ match: { resource: 'pods/log' }, effect: 'no-log' }]);
  await runChecks(page);
  const steps = await openChecks(page);
  await expect(steps).toContainText(/is waiting to start: ContainerCreating/);
  await expect(steps).toContainText('the container has not started');
  await expect(await openFindings(page)).toContainText(/could not be read/);
  await expect(diagnosisOf(page)).not.toContainText('looks healthy');
});

test('an empty log says nothing, for good or ill', async ({ page, request }) => {
  await setFailures(request, [{ match: { resource: 'pods/log' }, effect: 'empty-log' }]);
  await runChecks(page);
  await expect(await openChecks(page)).toContainText('The log is empty');
  await expect(await openFindings(page)).toContainText('the logs are empty');
});

test('a log that the runtime has lost: status 200, and the step says what the kubelet said', async ({
  page,
  request,
}) => {
  await setFailures(request, [{ match: { resource: 'pods/log' }, effect: 'lost-log' }]);
  await runChecks(page);
  const steps = await openChecks(page);
  await expect(steps).toContainText(/could not be read: unable to retrieve container logs for cri-o:/);
  await expect(steps).toContainText('The kubelet of the node says this in place of the log');
  await expect(await openFindings(page)).toContainText(/could not be read/);
  await expect(diagnosisOf(page)).not.toContainText('looks healthy');
});

test('a log whose reading fails half way is not taken for the whole', async ({ page, request }) => {
  await setFailures(request, [{ match: { resource: 'pods/log' }, effect: 'torn-log' }]);
  await runChecks(page);
  await expect(await openChecks(page)).toContainText(
    /could not be read: failed to read log file "\/var\/log\/pods\/0.log"/,
  );
});

test('a log that was rotated: who led may have been in it, and it says from when on it was read', async ({
  page,
  request,
}) => {
  await setFailures(request, [{ match: { resource: 'pods/log' }, effect: 'rotated-log' }]);
  await page.goto('/virtualization/monitoring/runbooks/NoLeadingVirtOperator');
  await page.getByRole('button', { name: 'Run checks' }).click();
  const steps = await openChecks(page);
  await expect(steps).toContainText(
    /Signs of leadership: none in what was read; the log of virt-operator-\S+ was read from \S+Z on/,
  );
  await expect(steps).toContainText('Only the last 3 lines were read, from this time on:');
});

test('who reads a log stays where they are while it goes on; who is at its end goes with it', async ({ page }) => {
  await runChecks(page);
  const steps = await unfoldLogs(page);
  const followed = page.waitForResponse((answer) => answer.url().includes('follow=true'));
  await steps.getByRole('button', { name: 'Follow' }).first().click();
  await followed;
  const list = steps.locator('.pf-v6-c-log-viewer__scroll-container').first();
  const place = async (): Promise<{ top: number; rest: number; height: number }> =>
    list.evaluate(({ scrollTop, scrollHeight, clientHeight }) => ({
      top: scrollTop,
      rest: scrollHeight - scrollTop - clientHeight,
      height: scrollHeight,
    }));
  const grown = async (from: number): Promise<void> =>
    expect.poll(async () => (await place()).height, { timeout: 30_000 }).toBeGreaterThan(from);
  await expect.poll(async () => (await place()).top).toBeGreaterThan(0);
  await expect.poll(async () => (await place()).rest).toBeLessThan(40);
  await grown((await place()).height);
  await expect.poll(async () => (await place()).rest).toBeLessThan(40);
  await list.evaluate((element) => {
    element.scrollTop = 20;
  });
  await grown((await place()).height);
  expect((await place()).top).toBe(20);
  // The same after the list was made anew.
  await page.setViewportSize({ width: 1200, height: 1000 });
  await expect.poll(async () => (await place()).top).toBe(20);
});

test('one request follows: no line is lost or comes twice', async ({ page }) => {
  const asked: URLSearchParams[] = [];
  page.on('request', (sent) => {
    const { pathname, searchParams } = new URL(sent.url());
    if (pathname.endsWith('/log') && searchParams.has('follow')) asked.push(searchParams);
  });
  await runChecks(page);
  const steps = await unfoldLogs(page);
  await steps.getByRole('button', { name: 'Follow' }).first().click();
  const viewer = steps.locator('.pf-v6-c-log-viewer').first();
  await expect(viewer).toBeVisible();
  expect(asked).toHaveLength(1);
  expect(asked[0]?.get('tailLines')).toBe('500');
  // Time stamps are asked for, and not shown.
  await expect(viewer).not.toContainText(/\d{4}-\d\d-\d\dT[\d:.]+Z [{IWE]/);
});

test('100 MB of log: the page asks for its end, says that it was cut, and stays responsive', async ({
  page,
  request,
}) => {
  await setFailures(request, [{ match: { resource: 'pods/log' }, effect: 'huge-log' }]);
  const asked: URLSearchParams[] = [];
  page.on('request', (sent) => {
    const { pathname, searchParams } = new URL(sent.url());
    if (pathname.endsWith('/log')) asked.push(searchParams);
  });
  await runChecks(page);
  const steps = await openChecks(page);
  await expect(steps).toContainText(/so long that less was read than was asked for/);
  await expect(steps).toContainText(/Only the last \d+ lines were read/);
  expect(asked.length).toBeGreaterThan(0);
  for (const bounds of asked) {
    expect(Number(bounds.get('tailLines'))).toBeLessThanOrEqual(500);
    expect(Number(bounds.get('limitBytes'))).toBeLessThanOrEqual(1024 * 1024);
  }
  await page
    .getByRole('button', { name: /^Show the log/ })
    .first()
    .click();
  await expect(steps).toContainText('24999 {"level":"info"');
  await page.getByRole('button', { name: 'Hide the log' }).click();
  await expect(steps).not.toContainText('24999 {"level":"info"');
});

test('binary in a log is text: nothing of it is run, the lines around it are there, and nothing is healthy for it', async ({
  page,
  request,
}) => {
  await setFailures(request, [{ match: { resource: 'pods/log' }, effect: 'binary-log' }]);
  await runChecks(page);
  const steps = await openChecks(page);
  await expect(steps).toContainText(/is not text alone/);
  await expect(diagnosisOf(page)).not.toContainText('looks healthy');
  await page
    .getByRole('button', { name: /^Show the log/ })
    .first()
    .click();
  await expect(steps).toContainText('the last line');
  await expect(steps).toContainText('<img src=x onerror=');
  await expect(steps.getByRole('img', { name: 'x' })).toHaveCount(0);
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  expect(await page.title()).not.toBe('broken');
  const text = await steps.innerText();

  expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
});
