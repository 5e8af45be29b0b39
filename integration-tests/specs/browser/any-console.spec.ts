import { expect, type Locator, type Page } from '@playwright/test';

import { RUNBOOKS } from '../../../src/runbooks/catalogue';
import { keptTest as test } from './lab-test';
import { checksOf, diagnosisOf, openChecks } from './parts-of-page';

/*
 * What holds on any cluster, healthy or not. These run on a lab and, with `CONSOLE_URL`, on a real console: they take
 * whatever fires as it is, and change nothing.
 */

const ALERTS = '/virtualization/monitoring/alerts';
const RUNBOOK_LIST = '/virtualization/monitoring/runbooks';
const RUNBOOK = `${RUNBOOK_LIST}/VirtControllerDown`;

const hasKubeVirt = async (page: Page): Promise<boolean> =>
  (await page.request.get('/api/kubernetes/apis/kubevirt.io/v1')).ok();

const runChecks = async (page: Page): Promise<void> => {
  await page.goto(RUNBOOK);
  await page.getByRole('button', { name: 'Run checks' }).click();
  await expect(diagnosisOf(page)).toContainText(/\S/);
  await expect(page.getByRole('main').getByText('Reading…')).toHaveCount(0);
};

test('the navigation leads to the alerts', async ({ page }) => {
  test.skip(!(await hasKubeVirt(page)), 'a cluster without OpenShift Virtualization has no entry');
  await page.goto('/');
  const navigation = page.getByRole('navigation').first();
  const entry = navigation.getByRole('link', { name: 'Virtualization Alerts' });
  // In the administrator's perspective it stands in a section; which one depends on the plugins that are there, and each
  // section comes when its plugin was loaded: those that are folded are opened until the entry is seen.
  await expect(async () => {
    for (const name of ['Virtualization', 'Observe']) {
      const folded = navigation.getByRole('button', { name, exact: true, expanded: false });
      if (!(await entry.isVisible()) && (await folded.isVisible())) await folded.click();
    }
    await expect(entry).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await entry.click();
  await expect(page).toHaveURL(new RegExp(`${ALERTS}$`));
  await expect(page.getByRole('heading', { name: 'Virtualization Alerts', level: 1 })).toBeVisible();
});

test('the list comes to rest: alerts that fire, or that none does, or why it is not known', async ({ page }) => {
  await page.goto(ALERTS);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Virtualization Alerts', level: 1 })).toBeVisible();
  const outcome = main
    .getByRole('grid')
    .or(main.getByRole('treegrid'))
    .or(main.getByRole('table'))
    .or(
      main.getByText(
        /No virtualization alert is (firing|known)|Whether a virtualization alert fires|could not be read|is not installed/,
      ),
    );
  await expect(outcome.first()).toBeVisible();
  await expect(main.getByRole('status', { name: 'Reading the alerts' })).toHaveCount(0);
});

test('the catalogue lists every runbook, and a search finds one', async ({ page }) => {
  await page.goto(RUNBOOK_LIST);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
  for (const { alert } of RUNBOOKS) await expect(main.getByRole('link', { name: alert, exact: true })).toBeAttached();
  await main.getByRole('searchbox').or(main.getByRole('textbox')).first().fill('NoLeading');
  await expect(main.getByRole('link', { name: 'VirtControllerDown', exact: true })).toHaveCount(0);
  await main.getByRole('link', { name: 'NoLeadingVirtOperator' }).click();
  await expect(page.getByRole('heading', { name: 'NoLeadingVirtOperator', level: 1 })).toBeVisible();
});

test('a runbook runs its checks on demand, and each step has its command', async ({ page }) => {
  await runChecks(page);
  const checks = await openChecks(page);
  await expect(checks.getByRole('img', { name: /^(Healthy|Problem|Unknown)$/ }).first()).toBeVisible();
  await checks
    .getByRole('button', { name: /^Copy command: List the pods/ })
    .first()
    .click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^oc get pods -n \S+ /);
});

test('the keyboard alone runs the checks and copies a command', async ({ page }) => {
  await page.goto(RUNBOOK);
  const run = page.getByRole('button', { name: 'Run checks' });
  await run.focus();
  await page.keyboard.press('Enter');
  const tabTo = async (button: Locator): Promise<void> => {
    const isReached = async (): Promise<boolean> => button.evaluate((element) => element === document.activeElement);
    for (let presses = 0; presses < 120 && !(await isReached()); presses += 1) await page.keyboard.press('Tab');
    await expect(button).toBeFocused();
  };
  const checks = checksOf(page);
  await tabTo(checks.getByRole('button', { name: 'Pods of virt-controller' }));
  await page.keyboard.press('Enter');
  await tabTo(checks.getByRole('button', { name: /^Copy command: List the pods/ }));
  await page.keyboard.press('Enter');
  await expect(page.getByText('Copied').first()).toBeAttached();
});

test('an address of an alert that does not fire still gives the runbook', async ({ page }) => {
  await page.goto(`${ALERTS}/12345?alertname=SSPDown&name=no-such-machine`);
  await expect(page.getByRole('main')).toContainText(/not firing|stopped firing|no longer|could not be read/i);
  await expect(page.getByRole('heading', { name: 'Checks' })).toBeVisible();
});

test('a name that no runbook has is said to be unknown, and leads back', async ({ page }) => {
  await page.goto(`${RUNBOOK_LIST}/${encodeURIComponent('<b>NoSuchAlert</b>')}`);
  await expect(page.getByRole('heading', { level: 1 }).last()).toContainText('<b>NoSuchAlert</b>');
  await page.getByRole('link', { name: 'Go to the runbooks' }).click();
  await expect(page).toHaveURL(new RegExp(`${RUNBOOK_LIST}$`));
});

test('hostile text in the address is text', async ({ page }) => {
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  const evil = encodeURIComponent('<img src=x onerror=alert(1)>"; rm -rf ~ #');
  await page.goto(`${ALERTS}/1?alertname=${evil}&namespace=${evil}`);
  await expect(page.getByRole('main')).toContainText('<img src=x');
  expect(dialogs).toBe(0);
});
