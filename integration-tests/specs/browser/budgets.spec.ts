import { expect, type Page, type Request } from '@playwright/test';

import { resetLab, setFault } from './lab-switches';
import { test } from './lab-test';
import { checksOf, diagnosisOf } from './parts-of-page';

const START = '/k8s/all-namespaces/kubevirt.io~v1~VirtualMachine';

/** What a page asks the cluster and its monitoring for: method, address and what is sent; watches by their address. */
const noteRequests = (page: Page): string[] => {
  const asked: string[] = [];
  const isOfCluster = (url: string): boolean => /\/api\/(kubernetes|prometheus|alertmanager)/.test(url);
  page.on('request', (request: Request) => {
    if (isOfCluster(request.url())) asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`);
  });
  page.on('websocket', (socket) => {
    if (isOfCluster(socket.url())) asked.push(`WATCH ${socket.url().replace(/&resourceVersion=\d+/, '')}`);
  });
  return asked;
};

const twice = (asked: readonly string[]): readonly string[] =>
  asked.filter((one, index) => asked.indexOf(one) !== index);

/** What is listed whole, by its address and what it selects, and not watched yet. */
const unwatched = (asked: readonly string[]): readonly string[] => {
  const selected = (one: string): string => {
    const { pathname, searchParams } = new URL(one.split(' ')[1] ?? '');
    return [pathname, searchParams.get('labelSelector') ?? '', searchParams.get('fieldSelector') ?? ''].join(' ');
  };
  const watched = new Set(asked.filter((one) => one.startsWith('WATCH')).map(selected));
  return asked.filter((one) => one.includes('limit=500') && !watched.has(selected(one)));
};

test.beforeEach(async ({ request }) => {
  await resetLab(request);
  await setFault(request, 'VirtControllerDown', true);
});

test('from the console to the list, and from there to the first finding, nothing is asked twice', async ({ page }) => {
  await page.goto(START);
  const asked = noteRequests(page);
  await page.getByRole('link', { name: 'Virtualization Alerts' }).click();
  const row = page.getByRole('link', { name: 'VirtControllerDown' }).first();
  await expect(page.getByText('Begin with')).toContainText(/alerts come from it/);
  // Each list of the page is being watched.
  await expect.poll(() => unwatched(asked)).toEqual([]);
  expect(twice(asked)).toEqual([]);
  asked.length = 0;
  await row.click();
  const found = diagnosisOf(page);
  await expect(found.getByRole('listitem').first()).toBeVisible();
  // What a log or a metric says comes later, and is asked once as well.
  await expect(checksOf(page).getByText('Reading…')).toHaveCount(0);
  expect(twice(asked)).toEqual([]);
});
