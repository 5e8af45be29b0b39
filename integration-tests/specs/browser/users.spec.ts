import { expect } from '@playwright/test';

import { setFault, setFailures, signIn } from './lab-switches';
import { test } from './lab-test';
import { checksOf, diagnosisOf } from './parts-of-page';

const LIST = '/virtualization/monitoring/alerts';

test.beforeEach(async ({ request }) => {
  await setFault(request, 'VMCannotBeEvicted', true);
  await setFault(request, 'VirtAPIDown', true);
});

test("a cluster's administrator sees every alert, may silence it, and the steps have run", async ({ page }) => {
  await page.goto(LIST);
  await expect(page.getByRole('link', { name: 'VMCannotBeEvicted' }).first()).toBeVisible();
  await expect(page.getByText(/Only the alerts of project/)).toHaveCount(0);
  await page.getByRole('link', { name: 'VirtAPIDown' }).first().click();
  await expect(page.getByRole('button', { name: 'Silence' })).toBeVisible();
  await expect(diagnosisOf(page)).toContainText('0 of 2 replicas ready');
});

test('a viewer of the monitoring sees every alert, and is told what else they may not read', async ({
  page,
  request,
}) => {
  await signIn(request, 'monitoring-viewer');
  await page.goto(LIST);
  await expect(page.getByRole('link', { name: 'VirtAPIDown' }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'VMCannotBeEvicted' }).first()).toBeVisible();
  await expect(page.getByText('You may not get alertmanagers/api.monitoring.coreos.com')).toBeVisible();
  await expect(page.getByText(/role monitoring-alertmanager-view in openshift-monitoring/)).toBeVisible();

  await page.getByRole('link', { name: 'VirtAPIDown' }).first().click();
  await expect(page.getByText(/some of these alerts may be silenced\) could not be read/)).toBeVisible();
  await page.getByRole('button', { name: 'Why can I not silence it?' }).click();
  await expect(page.getByText(/role monitoring-rules-edit in project openshift-cnv/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Silence', exact: true })).toHaveCount(0);
  const steps = checksOf(page);
  await expect(steps.getByText(/You may not list pods in namespace openshift-cnv/).first()).toBeVisible();
  // Metrics and KubeVirts may be read; what may not be read is no problem.
  await expect(steps.getByRole('button', { name: 'Problems 2' })).toBeVisible();
});

test('who may list but not watch KubeVirts has them by list, and no watch is asked for', async ({ page, request }) => {
  await signIn(request, 'monitoring-viewer');
  const watches: string[] = [];
  page.on('websocket', (socket) => watches.push(socket.url()));
  await page.goto(`${LIST}/1?alertname=VirtAPIDown`);
  await expect(page.getByText('From KubeVirt kubevirt-kubevirt-hyperconverged').first()).toBeVisible();
  expect(watches.filter((url) => url.includes('/kubevirts'))).toEqual([]);
});

test('who may list but not watch pods is told that they are read once a minute', async ({ page, request }) => {
  await setFailures(request, [{ match: { resource: 'pods' }, effect: 'refuse-watches' }]);
  await page.goto(`${LIST}/1?alertname=VirtAPIDown`);
  const steps = checksOf(page);
  await expect(
    steps.getByText('Read every 60 s, more seldom while that fails: pods. You may not watch them.'),
  ).toBeVisible();
  await expect(steps.getByRole('img', { name: 'Problem' }).first()).toBeVisible();
  await setFailures(request, []);
  await page.reload();
  await expect(steps.getByRole('img', { name: 'Problem' }).first()).toBeVisible();
  await expect(steps.getByText(/You may not watch them/)).toHaveCount(0);
});

test("a project's user sees their project's alerts, and is told which role shows more", async ({ page, request }) => {
  await signIn(request, 'project-user');
  await page.goto(LIST);
  await expect(page.getByText('Choose a project to see its alerts')).toBeVisible();
  await expect(page.getByText(/cluster role cluster-monitoring-view/)).toBeVisible();

  await page.getByRole('textbox', { name: 'Project' }).fill('vms');
  await page.getByRole('button', { name: 'Choose' }).click();
  await expect(page.getByText('Only the alerts of project vms are read')).toBeVisible();
  await expect(page.getByRole('link', { name: 'VMCannotBeEvicted' }).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'VirtAPIDown' })).toHaveCount(0);

  await page.getByRole('link', { name: 'VMCannotBeEvicted' }).first().click();
  await page.getByRole('button', { name: 'Silence' }).click();
  await page.getByRole('menuitem', { name: /^Every instance/ }).click();
  await expect(page).toHaveURL(/\/silences\/~new\?alertname=VMCannotBeEvicted&namespace=vms$/);
});

test("a project's user follows a link to an alert of their project, and one to an operator's alert", async ({
  page,
  request,
}) => {
  await signIn(request, 'project-user');
  await page.goto(`${LIST}/1?alertname=VMCannotBeEvicted&namespace=vms`);
  await expect(page.getByText(/Firing since/)).toBeVisible();
  await page.goto(`${LIST}/1?alertname=VirtAPIDown&namespace=openshift-cnv`);
  await expect(page.getByText(/You may not get prometheusrules.* in namespace openshift-cnv/)).toBeVisible();
  await expect(page.getByText('This alert is not firing')).toHaveCount(0);
  // An address without a project may be of any.
  await page.goto(`${LIST}/1?alertname=VirtAPIDown`);
  await page.getByRole('textbox', { name: 'Project' }).fill('vms');
  await page.getByRole('button', { name: 'Choose' }).click();
  await expect(page.getByText(/Whether this alert fires is not known/)).toBeVisible();
  await expect(page.getByText('This alert is not firing')).toHaveCount(0);
});

test('a project without alerts says so of the project alone', async ({ page, request }) => {
  await setFault(request, 'VMCannotBeEvicted', false);
  await signIn(request, 'project-user');
  await page.goto(LIST);
  await page.getByRole('textbox', { name: 'Project' }).fill('vms');
  await page.getByRole('button', { name: 'Choose' }).click();
  await expect(page.getByText('No virtualization alert is known in project vms')).toBeVisible();
  await page.goto('/virtualization/monitoring/runbooks');
  await expect(page.getByRole('row', { name: /^VirtAPIDown / })).toContainText('Unknown');
});

test("the tab of a virtual machine shows its owner the machine's alerts, whatever project is active", async ({
  page,
  request,
}) => {
  await signIn(request, 'project-user');
  await page.goto('/k8s/ns/vms/kubevirt.io~v1~VirtualMachine/web-frontend/alerts');
  await expect(page.getByRole('link', { name: 'VMCannotBeEvicted' })).toBeVisible();
});
