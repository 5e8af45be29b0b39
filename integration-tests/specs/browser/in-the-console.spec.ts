import { expect, type Page } from '@playwright/test';

import { alertAction } from './alert-actions';
import { setFault, setFailures } from './lab-switches';
import { test } from './lab-test';
import { checksOf, diagnosisOf } from './parts-of-page';

const ANOTHER_OPERATORS = {
  target: 'rules',
  effect: 'extra-rules',
  groups: [
    {
      name: 'kubernetes-apps',
      file: '/etc/prometheus/rules/kubernetes.yaml',
      rules: [
        {
          type: 'alerting',
          name: 'KubePodCrashLooping',
          query: 'x > 0',
          duration: 900,
          labels: { severity: 'warning' },
          annotations: {},
          alerts: [
            { state: 'firing', activeAt: '2026-01-15T09:45:00Z', labels: { namespace: 'shop' }, annotations: {} },
          ],
        },
      ],
    },
  ],
};

/** Marks the page, to see whether it was loaded anew since. */
const mark = async (page: Page): Promise<() => Promise<boolean>> => {
  await page.evaluate(() => {
    document.documentElement.setAttribute('data-mark', '');
  });
  return async () => page.evaluate(() => document.documentElement.hasAttribute('data-mark'));
};

test('from the list of Observe to the runbook, in the same console', async ({ page, request }) => {
  await setFault(request, 'VirtControllerDown', true);
  await setFailures(request, [ANOTHER_OPERATORS]);
  await page.goto('/monitoring/alerts');
  // The plugin has answered for one row: it has for all.
  await page.getByRole('button', { name: 'Actions of VirtControllerDown' }).click();
  await expect(page.getByRole('menuitem', { name: 'Open runbook' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Actions of KubePodCrashLooping' }).click();
  await expect(page.getByRole('menuitem', { name: 'Silence alert' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Open runbook' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  const isSame = await mark(page);
  await page.getByRole('button', { name: 'Actions of VirtControllerDown' }).click();
  await page.getByRole('menuitem', { name: 'Open runbook' }).click();
  await expect(page.getByRole('heading', { name: 'VirtControllerDown', level: 1 })).toBeVisible();
  await expect(diagnosisOf(page)).toContainText('0 of 2 replicas ready');
  expect(await isSame()).toBe(true);
});

test.describe('an alert of the console and its page here lead to each other', () => {
  for (const [perspective, prefix] of [
    ['admin', '/monitoring'],
    ['virtualization-perspective', '/virt-monitoring'],
  ] as const) {
    test(`in perspective ${perspective}`, async ({ page, request }) => {
      await setFault(request, 'VirtControllerDown', true);
      await page.goto('/virtualization/monitoring/alerts?view=alerts');
      if (perspective !== 'admin') await page.getByRole('button', { name: /^Perspective: / }).click();
      await page.getByRole('link', { name: 'VirtControllerDown' }).first().click();
      await (await alertAction(page, 'Open in Observe')).click();
      await expect(page).toHaveURL(new RegExp(`${prefix}/alerts/\\d+\\?.*alertname=VirtControllerDown`));
      await page.getByRole('button', { name: 'Open runbook' }).click();
      await expect(page).toHaveURL(/\/virtualization\/monitoring\/alerts\/\d+\?.*alertname=VirtControllerDown/);
      await expect(checksOf(page)).toBeVisible();
    });
  }
});

test("another plugin's action stands on the page of an alert, and its address is one that it knows", async ({
  page,
  request,
}) => {
  await setFault(request, 'VirtControllerDown', true);
  await page.goto('/virtualization/monitoring/alerts?view=alerts');
  await page.getByRole('link', { name: 'VirtControllerDown' }).first().click();
  await (await alertAction(page, 'Troubleshooting Panel')).click();
  await expect(page).toHaveTitle('The Troubleshooting Panel opens');
  await expect(page.getByRole('button', { name: 'Open runbook' })).toHaveCount(0);
  const { pathname, searchParams } = new URL(page.url());
  // What the Troubleshooting Panel and Lightspeed look for in the address.
  expect(pathname).toMatch(/monitoring\/(?:alerts|alertrules)\/[0-9]+$/);
  expect(searchParams.get('alertname')).toBe('VirtControllerDown');
});

test('a silence is prepared in the form of the console, and told of when it is there', async ({ page, request }) => {
  await setFault(request, 'VirtControllerDown', true);
  await page.goto('/virtualization/monitoring/alerts?view=alerts');
  await page.getByRole('link', { name: 'VirtControllerDown' }).first().click();
  await page.getByRole('button', { name: 'Silence' }).click();
  await page.getByRole('menuitem', { name: /^Every instance/ }).click();
  await expect(page).toHaveURL(/\/monitoring\/silences\/~new\?alertname=VirtControllerDown$/);
  // What the form of the console sends.
  const now = Date.now();
  const answer = await request.post('/api/alertmanager/api/v2/silences', {
    data: {
      matchers: [{ name: 'alertname', value: 'VirtControllerDown', isRegex: false, isEqual: true }],
      startsAt: new Date(now - 60_000).toISOString(),
      endsAt: new Date(now + 3_600_000).toISOString(),
      createdBy: 'kim',
      comment: 'node maintenance',
      id: '',
    },
  });
  const { silenceID } = (await answer.json()) as { silenceID: string };
  await page.goBack();
  await expect(page.getByText(/Silenced by kim until .*: node maintenance/)).toBeVisible();
  await page.getByRole('link', { name: 'Open the silence' }).click();
  await expect(page).toHaveURL(new RegExp(`/monitoring/silences/${silenceID}$`));
});

test('the tab of a virtual machine has the alerts of exactly this one', async ({ page, request }) => {
  await setFault(request, 'VMCannotBeEvicted', true);
  // Without virt-controller nobody would measure virtual machines, and this alert would not fire.
  await setFault(request, 'VirtAPIDown', true);
  await page.goto('/k8s/ns/vms/kubevirt.io~v1~VirtualMachine/web-frontend');
  await page.getByRole('tab', { name: 'Alerts' }).click();
  const table = page.getByRole('grid', { name: 'Alerts of the virtual machine' });
  await expect(table.getByRole('link', { name: 'VMCannotBeEvicted' })).toBeVisible();
  await expect(table.getByRole('link', { name: 'VirtAPIDown' })).toHaveCount(0);
  await table.getByRole('link', { name: 'VMCannotBeEvicted' }).click();
  await expect(page.getByRole('heading', { name: 'VMCannotBeEvicted', level: 1 })).toBeVisible();
  await page.goto('/k8s/ns/vms/kubevirt.io~v1~VirtualMachine/orders-db/alerts');
  await expect(page.getByText('No virtualization alert is about this virtual machine')).toBeVisible();
});

test('the tab of a virtual machine follows when the page turns to another machine, which keeps the tab as it is', async ({
  page,
  request,
}) => {
  await setFault(request, 'VMCannotBeEvicted', true);
  const machine = (name: string): string => `/k8s/ns/vms/kubevirt.io~v1~VirtualMachine/${name}/alerts`;
  await page.goto(machine('orders-db'));
  await expect(page.getByText('No virtualization alert is about this virtual machine')).toBeVisible();
  const turnTo = async (address: string): Promise<void> =>
    page.evaluate((to) => {
      window.history.pushState({}, '', to);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, address);
  await turnTo(machine('web-frontend'));
  await expect(page.getByRole('link', { name: 'VMCannotBeEvicted' }).first()).toBeVisible();
  await turnTo(machine('orders-db'));
  await expect(page.getByText('No virtualization alert is about this virtual machine')).toBeVisible();
  await expect(page.getByRole('link', { name: 'VMCannotBeEvicted' })).toHaveCount(0);
});

test("the cluster's overview says which alerts fire, and leads to them", async ({ page, request }) => {
  await setFault(request, 'VirtControllerDown', true);
  await page.goto('/dashboards');
  const details = page.getByLabel('Details');
  await expect(details).toContainText('OpenShift version');
  await details.getByRole('link', { name: /^Critical: \d/ }).click();
  await expect(page.getByRole('heading', { name: 'Virtualization alerts', level: 1 })).toBeVisible();
});

test('a cluster without OpenShift Virtualization has no entry, and the pages say what is missing', async ({
  page,
  request,
}) => {
  await setFailures(request, [{ match: {}, effect: 'without-kubevirt' }]);
  const navigation = page.getByRole('navigation', { name: 'Console' });
  for (const path of ['alerts', 'alerts/1?alertname=VirtControllerDown', 'runbooks', 'runbooks/VirtControllerDown']) {
    await page.goto(`/virtualization/monitoring/${path}`);
    await expect(page.getByText('OpenShift Virtualization is not installed on this cluster').first()).toBeVisible();
    await expect(page.locator('html[data-flags-known]')).toBeAttached();
    await expect(navigation.getByRole('link', { name: 'Virtualization Alerts' })).toHaveCount(0);
  }
  await page.goto('/dashboards');
  await expect(page.locator('html[data-flags-known]')).toBeAttached();
  await expect(page.getByText('OpenShift version')).toBeVisible();
  await expect(page.getByLabel('Details')).not.toContainText('Virtualization Alerts');
});
