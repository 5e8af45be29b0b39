import { expect, type APIRequestContext } from '@playwright/test';

import { alertAction } from './alert-actions';
import { resetLab, setFailures } from './lab-switches';
import { keptTest as test } from './lab-test';
import { checksOf, diagnosisOf } from './parts-of-page';

const LIST = '/virtualization/monitoring/alerts';
const OF_KUBEVIRT = {
  severity: 'warning',
  kubernetes_operator_part_of: 'kubevirt',
  kubernetes_operator_component: 'kubevirt',
};

interface StrangeRule {
  readonly name: string;
  readonly query?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Of each instance. */
  readonly instances: readonly Readonly<Record<string, string>>[];
}

/** Makes a rule fire beside those of the lab. */
const fire = async (
  request: APIRequestContext,
  { name, query = 'vector(1)', annotations = {}, instances }: StrangeRule,
): Promise<void> => {
  const [state, activeAt] = ['firing', '2026-01-15T09:45:00Z'];
  const alerts = instances.map((labels) => ({ labels: { alertname: name, ...labels }, annotations, state, activeAt }));
  const rule = {
    name,
    type: 'alerting',
    query,
    duration: 60,
    state: 'firing',
    labels: OF_KUBEVIRT,
    annotations,
    alerts,
  };
  const groups = [{ name: 'strange', file: 'strange.yaml', rules: [rule] }];
  await setFailures(request, [{ target: 'rules', effect: 'extra-rules', groups }]);
};

test.beforeEach(async ({ request }) => {
  await resetLab(request);
});

for (const [what, labels, says] of [
  [
    'lacks the label that names its machine',
    { namespace: 'vms' },
    'The alert has no label `name` that names its machine',
  ],
  ['names a machine that is gone', { namespace: 'vms', name: 'gone' }, 'gone does not exist'],
  [
    'names a machine that is in another namespace',
    { namespace: 'openshift-cnv', name: 'web-frontend' },
    'web-frontend does not exist',
  ],
] as const) {
  test(`an alert that ${what} says so, and the rest of its page works`, async ({ page, request }) => {
    await fire(request, { name: 'VMCannotBeEvicted', instances: [labels] });
    await page.goto(LIST);
    await page.getByRole('link', { name: 'VMCannotBeEvicted' }).first().click();
    await expect(diagnosisOf(page)).toContainText(says.replaceAll('`', ''));
    await expect(
      checksOf(page)
        .getByRole('button', { name: /virt-controller|virt-handler|KubeVirt/ })
        .first(),
    ).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Runbook', level: 2 }).first()).toBeVisible();
    await expect(await alertAction(page, 'Copy summary')).toBeVisible();
  });
}

test('a rule that was renamed has the runbook that it names, or whose expression it has', async ({ page, request }) => {
  const runbook_url = 'https://kubevirt.io/monitoring/runbooks/VMCannotBeEvicted';
  const instances = [{ namespace: 'vms', name: 'web-frontend' }];
  await fire(request, { name: 'NightShift', annotations: { runbook_url }, instances });
  await page.goto(LIST);
  await page.getByRole('link', { name: 'NightShift' }).first().click();
  const main = page.getByRole('main');
  await expect(main).toContainText('Its annotation runbook_url names VMCannotBeEvicted, whose runbook this is.');
  await expect(checksOf(page)).toContainText('web-frontend');
  await page.goto('/k8s/ns/vms/kubevirt.io~v1~VirtualMachine/web-frontend/alerts');
  await expect(main.getByRole('link', { name: 'NightShift' })).toBeVisible();
  const query = 'sum by (namespace, cron_name) (kubevirt_cdi_dataimportcron_outdated{pending="false"}) > 0';
  await fire(request, { name: 'DayShift', query, instances: [{ cron_name: 'fedora', namespace: 'openshift-cnv' }] });
  await page.goto(`${LIST}/-?alertname=DayShift`);
  await expect(main).toContainText('It has the expression of CDIDataImportCronOutdated, whose runbook this is.');
});

test('of five thousand instances each has its page', async ({ page, request }) => {
  const instances = Array.from({ length: 5_000 }, (_, index) => ({ namespace: 'vms', name: `vm-${index}` }));
  await fire(request, {
    name: 'VMCannotBeEvicted',
    instances: [...instances, { namespace: 'vms', name: 'web-frontend' }],
  });
  await page.goto(LIST);
  await expect(page.getByRole('link', { name: 'VMCannotBeEvicted' }).first()).toBeVisible();
  await page.goto(`${LIST}/-?alertname=VMCannotBeEvicted&namespace=vms&name=web-frontend`);
  await expect(checksOf(page)).toContainText('web-frontend');
  await page.goto(`${LIST}/-?alertname=VMCannotBeEvicted`);
  await expect(page.getByRole('link', { name: '20 of 5001 stand here: search the list for others' })).toBeVisible();
  await page.goto('/k8s/ns/vms/kubevirt.io~v1~VirtualMachine/web-frontend/alerts');
  await expect(page.getByRole('main').getByRole('link', { name: 'VMCannotBeEvicted' })).toHaveCount(1);
});
