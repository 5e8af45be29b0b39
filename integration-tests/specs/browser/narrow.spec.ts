import { expect, type Locator, type Page } from '@playwright/test';

import { brokenWords } from './broken-words';
import { setFault } from './lab-switches';
import { keptTest as test } from './lab-test';
import { openChecks } from './parts-of-page';

/* Where there is little room: a narrow window, and a narrow panel in a wide one. */

const LIST = '/virtualization/monitoring/alerts';
const MACHINE = '/k8s/ns/vms/kubevirt.io~v1~VirtualMachine/web-frontend/alerts';

const FAULTS = ['HCOOperatorConditionsUnhealthy', 'VMCannotBeEvicted', 'VirtAPIDown'];

const PAGES: Readonly<Record<string, { path: string; ready: (main: Locator) => Locator }>> = {
  'the list': {
    path: `${LIST}?view=alerts`,
    ready: (main) => main.getByRole('gridcell', { name: /0 of 2 replicas ready/ }),
  },
  'the page of an alert': {
    path: `${LIST}/1?alertname=VirtAPIDown`,
    ready: (main) => main.getByRole('grid', { name: 'Pods' }),
  },
  'the page of an alert about a machine': {
    path: `${LIST}/1?alertname=VMCannotBeEvicted&namespace=vms&name=web-frontend`,
    ready: (main) => main.getByRole('grid', { name: /^Conditions of/ }),
  },
  'the runbooks': {
    path: '/virtualization/monitoring/runbooks',
    ready: (main) => main.getByRole('link', { name: 'Firing', exact: true }),
  },
  "a machine's tab": {
    path: MACHINE,
    ready: (main) => main.getByRole('link', { name: 'VMCannotBeEvicted' }),
  },
};

const open = async (page: Page, name: string): Promise<Locator> => {
  const { path, ready } = PAGES[name] ?? { path: LIST, ready: (main: Locator) => main };
  await page.goto(path);
  const main = page.getByRole('main');
  if (name.startsWith('the page of an alert')) await openChecks(page);
  await expect(ready(main).first()).toBeVisible();
  await expect(main.getByText('Reading…')).toHaveCount(0);
  return main;
};

/** What reaches beyond an element's edge and is cut off there, or makes it scroll sideways. */
const clipped = async (panel: Locator): Promise<string[]> =>
  panel.evaluate((top) => {
    const edge = top.getBoundingClientRect().right;
    return [...top.querySelectorAll('td, th, td *, th *')]
      .filter((element) => element.closest('.pf-v6-screen-reader') === null && element.getClientRects().length > 0)
      .filter((element) => element.getBoundingClientRect().right > edge + 1)
      .map(({ textContent }) => textContent);
  });

test.beforeEach(async ({ request }) => {
  for (const fault of FAULTS) await setFault(request, fault, true);
});

for (const name of Object.keys(PAGES)) {
  test(`no word of a name is broken at 320 px: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 900 });
    const main = await open(page, name);
    await expect.poll(async () => brokenWords(main)).toEqual([]);
  });
}

test('in a panel of 500 px in a wide window each column of the tab can be read, and nothing is cut off', async ({
  page,
}) => {
  const main = await open(page, "a machine's tab");
  const table = main.getByRole('grid', { name: 'Alerts of the virtual machine' });
  await expect(table).not.toHaveClass(/pf-m-grid/);
  // As beside a tree: the window stays as it is.
  await main.evaluate((element) => {
    element.style.inlineSize = '500px';
  });
  await expect(table).toHaveClass(/pf-m-grid/);
  for (const column of ['Name', 'Severity', 'State', 'Since', 'Summary'])
    await expect(table.locator(`[data-label="${column}"]`).first()).toBeVisible();
  expect(await clipped(main)).toEqual([]);
  expect(await brokenWords(main)).toEqual([]);
  expect(await main.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
});

test("an alert's page in such a panel: no table and no list of facts is cut off", async ({ page }) => {
  const main = await open(page, 'the page of an alert');
  await main.evaluate((element) => {
    element.style.inlineSize = '500px';
  });
  await expect(main.getByRole('grid', { name: 'Pods' }).first()).toHaveClass(/pf-m-grid/);
  expect(await clipped(main)).toEqual([]);
  expect(await brokenWords(main)).toEqual([]);
});

test('the list leaves two columns out where it has little room, whatever the window', async ({ page }) => {
  const main = await open(page, 'the list');
  await page.setViewportSize({ width: 1900, height: 900 });
  const component = main.getByRole('columnheader', { name: 'Component' });
  await expect(component).toBeVisible();
  await main.evaluate((element) => {
    element.style.inlineSize = '1000px';
  });
  await expect(component).toBeHidden();
  await expect(main.getByRole('columnheader', { name: 'Now' })).toBeVisible();
});

for (const width of [1400, 320])
  test(`there is a gap between the heading of the runbooks and their search at ${String(width)} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    const main = await open(page, 'the runbooks');
    const heading = await main.getByRole('heading', { level: 1 }).boundingBox();
    const search = await main.getByRole('textbox', { name: 'Search the runbooks' }).boundingBox();
    expect((search?.y ?? 0) - (heading?.y ?? 0) - (heading?.height ?? 0)).toBeGreaterThanOrEqual(8);
  });
