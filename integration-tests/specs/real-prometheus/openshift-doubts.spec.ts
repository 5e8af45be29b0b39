import { expect } from '@playwright/test';

import { getJson } from './get-json';
import { beginHealthy, LIST, MACHINE, VIRTUALIZATION } from './openshift-alerts';
import { missing, test } from './openshift-test';

test.skip(missing !== undefined, missing);

/** Thanos drops an endpoint that does not answer after some seconds; a look at the page may take as long. */
const ENDPOINTS_DROPPED = { timeout: 100_000 };

test.beforeEach(async ({ request, openShift }) => {
  await beginHealthy(request, openShift);
});

test('while the Prometheus go away and when they are gone, no place says that nothing fires', async ({
  page,
  request,
  openShift,
}) => {
  const allClear = page.getByText(
    /No virtualization alert is (firing|about this virtual machine)|None is firing|^Inactive$|This alert is not firing/,
  );
  const rules = async (): Promise<{ data: { groups: unknown[] }; warnings?: string[] }> =>
    (await getJson(request, '/api/prometheus/api/v1/rules?type=alert')) as never;
  await page.goto(LIST);
  await expect(page.getByText('No virtualization alert is firing', { exact: true })).toBeVisible();

  await openShift.replicas[0].stop();
  await page.reload();
  await expect(allClear).toBeVisible();

  await openShift.replicas[1].stop();
  // Each look is at one of the two states, and each says that it is not known.
  const warned = page.getByText('Alerts may be missing: Prometheus answered in part');
  const nothing = page.getByText('No alerting rule of OpenShift Virtualization is evaluated');
  let hasWarned = false;
  await expect
    .poll(async () => {
      await page.reload();
      await expect(warned.or(nothing).first()).toBeVisible();
      await expect(allClear).toHaveCount(0);
      hasWarned ||= await warned.isVisible();
      return (await rules()).warnings;
    }, ENDPOINTS_DROPPED)
    .toBeUndefined();
  expect(hasWarned).toBe(true);

  expect((await rules()).data.groups).toEqual([]);
  await page.reload();
  await expect(nothing).toBeVisible();
  await expect(page.getByText('Whether a virtualization alert fires is not known')).toBeVisible();
  await page.goto(`${LIST}/1?alertname=VirtAPIDown&namespace=openshift-cnv`);
  await expect(page.getByText(/Whether this alert should fire is not known/)).toBeVisible();
  await expect(allClear).toHaveCount(0);
  await page.goto(MACHINE);
  await expect(page.getByText('No virtualization alert is known to be about this virtual machine')).toBeVisible();
  await expect(allClear).toHaveCount(0);
  await page.goto('/dashboards');
  await expect(page.getByText(/None is known to fire/)).toBeVisible();
  await expect(allClear).toHaveCount(0);
  await Promise.all(openShift.replicas.map(async (replica) => replica.start()));
  await expect.poll(async () => (await rules()).data.groups.length).toBeGreaterThan(0);
});

test('rules that fail are told on the list, on the page of the alert and in the catalogue', async ({
  page,
  openShift,
}) => {
  await openShift.setRules([
    {
      name: 'failing',
      rules: [
        {
          alert: 'SSPHighRateRejectedVms',
          expr: 'up{pod!=""} + on() up{pod!=""}',
          labels: { ...VIRTUALIZATION, severity: 'warning' },
        },
      ],
    },
    {
      name: 'limited',
      limit: 1,
      rules: [
        {
          alert: 'KubeVirtVMIExcessiveMigrations',
          expr: 'up{pod!=""}',
          labels: { ...VIRTUALIZATION, severity: 'warning' },
        },
      ],
    },
  ]);
  await page.goto(LIST);
  await expect(page.getByText(/exceeded limit of 1 with/)).toBeVisible();
  await expect(page.getByText('Alerting rules of OpenShift Virtualization fail')).toBeVisible();
  await expect(page.getByText(/many-to-many matching not allowed/)).toBeVisible();
  await expect(page.getByText('No virtualization alert is firing', { exact: true })).toHaveCount(0);
  for (const [name, said] of [
    ['SSPHighRateRejectedVms', /many-to-many matching not allowed/],
    ['KubeVirtVMIExcessiveMigrations', /exceeded limit of 1 with/],
  ] as const) {
    await page.goto(`${LIST}/1?alertname=${name}&severity=warning`);
    await expect(page.getByText('Whether this alert should fire is not known: its rule fails')).toBeVisible();
    await expect(page.getByText(said)).toBeVisible();
    await page.goto('/virtualization/monitoring/runbooks');
    await expect(page.getByRole('row', { name: new RegExp(`^${name} `) })).toContainText(/fail/);
  }
  await openShift.setRules([]);
});
