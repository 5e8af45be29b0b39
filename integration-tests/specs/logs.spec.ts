import { expect, type Page } from '@playwright/test';

import { resetLab, setTroubles } from './lab-switches';
import { keptTest as test } from './lab-test';

const RUNBOOK = '/virtualization/monitoring/runbooks/VirtControllerDown';

test.beforeEach(async ({ request }) => {
  await resetLab(request);
});

const runChecks = async (page: Page): Promise<void> => {
  await page.goto(RUNBOOK);
  await page.getByRole('button', { name: 'Run checks' }).click();
};

/** What a healthy step read is folded away. */
const unfoldLogs = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'What was read (Read the logs of virt-controller)' }).click();
};

test('a pod without a log yet: the step says why, nothing is healthy because of it', async ({ page, request }) => {
  await setTroubles(request, [{ match: { resource: 'pods/log' }, effect: 'no-log' }]);
  await runChecks(page);
  const steps = page.getByRole('region', { name: 'Troubleshoot' });
  await expect(steps).toContainText(/is waiting to start: ContainerCreating/);
  await expect(steps).toContainText('the container has not started');
  const findings = page.getByRole('region', { name: 'What we found' });
  await expect(findings).toContainText(/could not be read/);
  await expect(findings).not.toContainText('looks healthy');
});

test('an empty log says nothing, for good or ill', async ({ page, request }) => {
  await setTroubles(request, [{ match: { resource: 'pods/log' }, effect: 'empty-log' }]);
  await runChecks(page);
  await expect(page.getByRole('region', { name: 'Troubleshoot' })).toContainText('The log is empty');
  await expect(page.getByRole('region', { name: 'What we found' })).toContainText('the logs are empty');
});

test('100 MB of log: the page asks for its end, says that it was cut, and stays responsive', async ({
  page,
  request,
}) => {
  await setTroubles(request, [{ match: { resource: 'pods/log' }, effect: 'huge-log' }]);
  const asked: URLSearchParams[] = [];
  page.on('request', (sent) => {
    const { pathname, searchParams } = new URL(sent.url());
    if (pathname.endsWith('/log')) asked.push(searchParams);
  });
  await runChecks(page);
  await unfoldLogs(page);
  const steps = page.getByRole('region', { name: 'Troubleshoot' });
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

test('binary in a log is text: nothing of it is run, and the lines around it are there', async ({ page, request }) => {
  await setTroubles(request, [{ match: { resource: 'pods/log' }, effect: 'binary-log' }]);
  await runChecks(page);
  await unfoldLogs(page);
  const steps = page.getByRole('region', { name: 'Troubleshoot' });
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
