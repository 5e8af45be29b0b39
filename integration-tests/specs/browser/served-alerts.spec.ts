import { expect, type APIRequestContext, type Route } from '@playwright/test';

import { alertAction } from './alert-actions';
import { setFault, setFailures, signIn } from './lab-switches';
import { keptTest as test } from './lab-test';
import { diagnosisOf, openDetails } from './parts-of-page';

const LIST = '/virtualization/monitoring/alerts';
const MACHINE = '/k8s/ns/vms/kubevirt.io~v1~VirtualMachine/web-frontend/alerts';
const WARNING = 'rpc error: code = Unavailable desc = no such host prometheus-k8s-0';
const LOST = [{ target: 'rules', effect: 'lost' }];
const WARNED = [...LOST, { target: 'rules', effect: 'warnings', warnings: [WARNING] }];
/** The critical that holds back the warning of the machine. */
const INHIBITOR = {
  target: 'rules',
  effect: 'extra-rules',
  groups: [
    {
      name: 'extra',
      file: '/etc/prometheus/rules/extra.yaml',
      rules: [
        {
          type: 'alerting',
          name: 'VMCannotBeEvicted',
          query: 'vector(1)',
          duration: 60,
          health: 'ok',
          state: 'firing',
          labels: { severity: 'critical' },
          annotations: {},
          alerts: [
            {
              state: 'firing',
              activeAt: '2026-01-15T09:45:00Z',
              labels: { alertname: 'VMCannotBeEvicted', severity: 'critical', namespace: 'vms' },
              annotations: {},
            },
          ],
        },
      ],
    },
  ],
};

const silence = async (request: APIRequestContext, path: string, ...names: [string, string][]): Promise<void> => {
  const answer = await request.post(path, {
    data: {
      matchers: names.map(([name, value]) => ({ name, value, isRegex: false, isEqual: true })),
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      createdBy: 'kim',
      comment: 'node maintenance',
    },
  });
  expect(answer.status()).toBe(200);
};

test.describe('a Prometheus that is lost', () => {
  for (const [name, failures, says] of [
    ['is no all-clear while Thanos remembers it', WARNED, 'Alerts may be missing: Prometheus answered in part'],
    ['nor when it has forgotten it', LOST, 'No alerting rule of OpenShift Virtualization is evaluated'],
  ] as const) {
    test(name, async ({ page, request }) => {
      await setFailures(request, [...failures]);
      const main = page.getByRole('main');
      await page.goto(LIST);
      await expect(main.getByText(says)).toBeVisible();
      await expect(main.getByText('Whether a virtualization alert fires is not known')).toBeVisible();
      await page.goto(`${LIST}/1?alertname=VirtControllerDown&namespace=openshift-cnv`);
      await expect(main.getByText(/Whether this alert (should fire|fires) is not known/)).toBeVisible();
      await expect(main.getByText('This alert is not firing')).toHaveCount(0);
      await page.goto(MACHINE);
      await expect(main.getByText(/is known to be about this virtual machine/)).toBeVisible();
      await page.goto('/virtualization/monitoring/runbooks');
      await expect(main.getByText(says)).toBeVisible();
      await expect(main.getByRole('gridcell', { name: 'Unknown', exact: true }).first()).toBeVisible();
      await expect(main.getByText('Not firing')).toHaveCount(0);
      await page.goto('/dashboards');
      await expect(main.getByRole('link', { name: /^None is known to fire\. / })).toBeVisible();
    });
  }

  test('leaves the alerts that Alertmanager still has on the list', async ({ page, request }) => {
    await setFault(request, 'VirtControllerDown', true);
    await setFailures(request, WARNED);
    await page.goto(LIST);
    await expect(page.getByText(WARNING)).toBeVisible();
    await page.getByRole('link', { name: 'VirtControllerDown' }).first().click();
    await expect(page.getByText(/Firing since/)).toBeVisible();
    await expect(page.getByText(/known from Alertmanager: its rule could not be read/)).toBeVisible();
    await expect(diagnosisOf(page)).toContainText('0 of 2 replicas ready');
  });
});

test('a rule that fails says why on the list, on its page and in the catalogue', async ({ page, request }) => {
  const lastError = 'exceeded limit of 5 with 8 alerts';
  await setFailures(request, [{ target: 'rules', effect: 'failing', alert: 'VirtControllerDown', lastError }]);
  const main = page.getByRole('main');
  await page.goto(LIST);
  await expect(main.getByText(`VirtControllerDown: ${lastError}`)).toBeVisible();
  await expect(main.getByText('No virtualization alert is firing')).toHaveCount(0);
  await page.goto(`${LIST}/1?alertname=VirtControllerDown`);
  await expect(main.getByText(`VirtControllerDown: ${lastError}`)).toBeVisible();
  await expect(main.getByText('Whether this alert should fire is not known: its rule fails')).toBeVisible();
  await page.goto('/virtualization/monitoring/runbooks');
  await expect(page.getByRole('row', { name: /^VirtControllerDown / })).toContainText('Unknown: its rule fails');
});

test('an alert says since when it is pending and since when it fires', async ({ page, request }) => {
  await setFault(request, 'VirtControllerDown', true);
  await page.goto(LIST);
  await page.getByRole('link', { name: 'VirtControllerDown' }).first().click();
  const since = page.getByText(/^Firing since /);
  await expect(since).toBeVisible();
  await since.locator('time').focus();
  await expect(page.getByRole('tooltip')).toContainText('Pending since');
});

test('an inhibited alert is shown as such, by Alertmanager’s word', async ({ page, request }) => {
  await setFault(request, 'VMCannotBeEvicted', true);
  await setFailures(request, [INHIBITOR]);
  await page.goto(`${LIST}?state=inhibited`);
  await page.getByRole('link', { name: 'VMCannotBeEvicted' }).first().click();
  await expect(page.getByText(/^Inhibited firing since/)).toBeVisible();
  await expect(page.getByText(/^Inhibited by VMCannotBeEvicted: /)).toBeVisible();
});

test.describe("a project's user", () => {
  test.beforeEach(async ({ request }) => {
    await setFault(request, 'VMCannotBeEvicted', true);
  });

  test('sees the alerts of rules that are not the project’s, and what of them can not be known', async ({
    page,
    request,
  }) => {
    await signIn(request, 'project-user');
    await page.goto(MACHINE);
    await page.getByRole('link', { name: 'VMCannotBeEvicted' }).click();
    await expect(page).toHaveURL(/\/virtualization\/monitoring\/alerts\/-\?.*alertname=VMCannotBeEvicted/);
    await expect(page.getByText(/known from Alertmanager: its rule could not be read/)).toBeVisible();
    await openDetails(page);
    await expect(page.getByRole('heading', { name: 'Expression', exact: true })).toBeVisible();
    await expect(await alertAction(page, 'Copy summary')).toBeVisible();
    await expect(page.getByRole('menuitem', { name: 'Open in Observe' })).toHaveCount(0);
  });

  test('sees that an administrator silenced an alert, without a silence of the project', async ({ page, request }) => {
    await silence(request, '/api/alertmanager/api/v2/silences', ['alertname', 'VMCannotBeEvicted']);
    await signIn(request, 'project-user');
    await page.goto(MACHINE);
    await expect(page.getByRole('gridcell', { name: /^Silenced/ })).toContainText(
      'Silenced by a silence that could not be read',
    );
  });

  test('is told when Alertmanager can not be read; the series still tell of the alert', async ({ page, request }) => {
    await setFailures(request, [{ target: 'alerts', effect: '500' }]);
    await signIn(request, 'project-user');
    await page.goto(MACHINE);
    await expect(page.getByRole('link', { name: 'VMCannotBeEvicted' })).toBeVisible();
    await expect(page.getByText(/The alerts of the project in Alertmanager .* could not be read/)).toBeVisible();
    await page.getByRole('link', { name: 'VMCannotBeEvicted' }).click();
    await expect(page.getByText(/known from the series ALERTS alone/)).toBeVisible();
  });
});

test('where Alertmanager’s alerts can not be read, the silences are compared and it is said so', async ({
  page,
  request,
}) => {
  await setFault(request, 'VirtControllerDown', true);
  await silence(request, '/api/alertmanager/api/v2/silences', ['alertname', 'VirtControllerDown']);
  await setFailures(request, [{ target: 'alerts', effect: 'half-json' }]);
  await page.goto(`${LIST}?view=alerts`);
  await expect(page.getByText(/this page compared the silences' matchers/)).toBeVisible();
  await expect(page.getByText(/see whether Alertmanager, or a proxy before it, is healthy/)).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'Silenced' })).toBeVisible();
});

const FAILURES = {
  'refused with 403': async (route: Route) =>
    route.fulfill({ status: 403, json: { kind: 'Status', status: 'Failure', message: 'may not', code: 403 } }),
  'refused with 502': async (route: Route) => route.fulfill({ status: 502, body: 'Bad Gateway' }),
  'half of itself': async (route: Route) =>
    route.fulfill({ status: 200, contentType: 'application/json', body: '[{"id":"7d4b' }),
  'cut off': async (route: Route) => route.abort('connectionreset'),
} as const;

for (const [asked, says] of [
  ['silences', 'Who silenced these alerts, and why, could not be read'],
  ['alerts', "Alertmanager's own judgment"],
] as const) {
  for (const [how, fail] of Object.entries(FAILURES)) {
    test(`an alert that is silenced stays so where /${asked} alone is ${how}`, async ({ page, request }) => {
      await setFault(request, 'VirtControllerDown', true);
      await silence(request, '/api/alertmanager/api/v2/silences', ['alertname', 'VirtControllerDown']);
      await page.route(new RegExp(`/api/alertmanager/api/v2/${asked}(\\?|$)`), fail);
      await page.goto(`${LIST}?view=alerts&name=VirtControllerDown`);
      await expect(page.getByText(says)).toBeVisible();
      await expect(page.getByRole('gridcell', { name: 'Silenced', exact: true })).toBeVisible();
      await expect(page.getByRole('gridcell', { name: 'Firing', exact: true })).toHaveCount(0);
    });
  }
}
