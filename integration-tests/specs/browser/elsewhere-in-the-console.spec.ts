import { expect, type Page } from '@playwright/test';

import { exampleAnswer, exampleRule } from '../../../src/alerts/example-rules';
import { isRealConsole } from '../real-console/console-address';
import { alertAction } from './alert-actions';
import { test } from './lab-test';
import { checksOf } from './parts-of-page';

/*
 * The plugin in the pages of others, on any console: a lab's stand-ins and, with `CONSOLE_URL`, the real ones. Nothing is
 * changed; an alert that fires is added to what Prometheus answers, on its way to the page.
 */

const ALERT = 'NoReadyVirtOperator';

/** Skips the test on a real console that does not have another's plugin, whose page it is about; a lab has stand-ins. */
const needPlugin = async (page: Page, name: 'monitoring-plugin' | 'kubevirt-plugin'): Promise<void> => {
  const isThere = !isRealConsole || (await page.request.get(`/api/plugins/${name}/plugin-manifest.json`)).ok();
  test.skip(!isThere, `needs ${name}, which this console has not loaded`);
};

interface RulesAnswer {
  data: { groups: object[] };
}

const fire = async (page: Page): Promise<void> => {
  const alerts = [
    {
      labels: {
        alertname: ALERT,
        severity: 'critical',
        namespace: 'openshift-cnv',
        kubernetes_operator_part_of: 'kubevirt',
        kubernetes_operator_component: 'kubevirt',
      },
      annotations: { summary: 'No ready virt-operator was detected.' },
      state: 'firing',
      activeAt: '2026-01-15T09:46:00Z',
      value: '0e+00',
    },
  ];
  const { data } = exampleAnswer(exampleRule({ name: ALERT, alerts })) as RulesAnswer;
  await page.route(/\/api\/prometheus\/api\/v1\/rules/, async (route) => {
    const answer = await route.fetch();
    const answered = (await answer.json()) as RulesAnswer;
    answered.data.groups.push(...data.groups);
    await route.fulfill({ response: answer, json: answered });
  });
};

const openAlert = async (page: Page): Promise<void> => {
  await fire(page);
  await page.goto(`/virtualization/monitoring/alerts?view=alerts&name=${ALERT}`);
  await page.getByRole('link', { name: ALERT, exact: true }).first().click();
  await expect(page.getByRole('heading', { name: ALERT, level: 1 })).toBeVisible();
};

test('an alert leads to its page in Observe, and from there to its runbook', async ({ page }) => {
  await needPlugin(page, 'monitoring-plugin');
  await openAlert(page);
  await (await alertAction(page, 'Open in Observe')).click();
  await expect(page).toHaveURL(new RegExp(`/(virt-)?monitoring/alerts/\\d+\\?.*alertname=${ALERT}`));
  await page.getByRole('button', { name: 'Open runbook' }).click();
  await expect(page).toHaveURL(new RegExp(`/virtualization/monitoring/alerts/\\d+\\?.*alertname=${ALERT}`));
  await expect(checksOf(page)).toBeVisible();
});

test('a silence is prepared in the form of the console, or it is said who may', async ({ page }) => {
  await needPlugin(page, 'monitoring-plugin');
  await openAlert(page);
  const silence = page.getByRole('button', { name: 'Silence', exact: true });
  const refusal = page.getByRole('button', { name: 'Why can I not silence it?' });
  await expect(silence.or(refusal)).toBeVisible();
  test.skip(await refusal.isVisible(), 'this user may not silence');
  await silence.click();
  await page.getByRole('menuitem', { name: /^Every instance/ }).click();
  await expect(page).toHaveURL(new RegExp(`/(virt-)?monitoring/silences/~new\\?.*alertname=${ALERT}`));
});

test("a virtual machine's page has the tab of its alerts", async ({ page }) => {
  await needPlugin(page, 'kubevirt-plugin');
  const answer = await page.request.get('/api/kubernetes/apis/kubevirt.io/v1/virtualmachines?limit=1');
  const { items } = answer.ok()
    ? ((await answer.json()) as { items: { metadata: { namespace: string; name: string } }[] })
    : { items: [] };
  const [machine] = items;
  test.skip(machine === undefined, 'no virtual machine can be read on this cluster');
  const { namespace = '', name = '' } = machine?.metadata ?? {};
  await page.goto(`/k8s/ns/${namespace}/kubevirt.io~v1~VirtualMachine/${name}/alerts`);
  const main = page.getByRole('main');
  const outcome = main
    .getByRole('grid', { name: 'Alerts of the virtual machine' })
    .or(main.getByText(/No virtualization alert is (known to be )?about this virtual machine|could not be read/));
  await expect(outcome.first()).toBeVisible();
});

test('the overview of the cluster has a line with what fires', async ({ page }) => {
  const isInstalled = (await page.request.get('/api/kubernetes/apis/kubevirt.io/v1')).ok();
  test.skip(!isInstalled, 'a cluster without OpenShift Virtualization has no line');
  await fire(page);
  await page.goto('/dashboards');
  const main = page.getByRole('main');
  await expect(main.getByText('Virtualization Alerts')).toBeVisible();
  await expect(main.getByRole('link', { name: /Critical: \d|could not be read|project's alerts only/i })).toBeVisible();
});
