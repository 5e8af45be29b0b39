import { expect, type Page } from '@playwright/test';

import { resetLab, setFault, setFailures } from './lab-switches';
import { test } from './lab-test';
import { checksOf, diagnosisOf, noProblems } from './parts-of-page';

const LIST = '/virtualization/monitoring/alerts';

test.beforeEach(async ({ page, request }) => {
  await resetLab(request);
  await setFault(request, 'VirtControllerDown', true);
  // Waiting is done by the page's clock, which the tests put forward.
  await page.clock.install();
});

const openAlert = async (page: Page): Promise<void> => {
  await page.goto(`${LIST}/1?alertname=VirtControllerDown`);
  await expect(diagnosisOf(page)).toContainText('0 of 2 replicas ready');
};

test('rules that do not answer for a minute: the list says that it waits, then why it gave up, and recovers', async ({
  page,
  request,
}) => {
  await setFailures(request, [{ target: 'rules', effect: 'hang' }]);
  await page.goto(LIST);
  await expect(page.getByRole('status', { name: 'Reading the alerts' })).toBeVisible();
  await page.clock.fastForward(20_000);
  await expect(page.getByRole('main')).toContainText(/No answer for \d+ s/);
  // On a busy machine the rules may be asked, or asked anew, when the clock was put forward already.
  await expect(async () => {
    await page.clock.fastForward(41_000);
    await expect(page.getByRole('main')).toContainText(/The alerts could not be read/, { timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByRole('main')).toContainText(/No complete answer within 60 s/);
  await setFailures(request, []);
  await page.clock.fastForward(31_000);
  await expect(page.getByRole('link', { name: 'VirtControllerDown' }).first()).toBeVisible();
});

test('rules that stop answering: an open alert keeps its runbook and its live checks', async ({ page, request }) => {
  await setFailures(request, [{ target: 'rules', effect: 'hang' }]);
  await openAlert(page);
  await page.clock.fastForward(20_000);
  await expect(page.getByRole('main')).toContainText(/No answer for \d+ s/);
  await setFault(request, 'VirtControllerDown', false);
  await expect(diagnosisOf(page)).not.toContainText('0 of 2 replicas ready');
});

// The SDK lists again 15 s after a watch ended abnormally.
for (const { effect, what } of [
  { effect: 'drop-watches', what: 'dropped watches' },
  { effect: 'gone', what: 'watches that answer 410 Gone' },
]) {
  test(`${what}: the page still follows a change`, async ({ page, request }) => {
    await openAlert(page);
    await setFailures(request, [{ match: {}, effect }]);
    await setFault(request, 'VirtControllerDown', false);
    await expect(async () => {
      await page.clock.runFor(16_000);
      await expect(noProblems(page)).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
  });
}

test('no KubeVirt kinds: the pages say that OpenShift Virtualization is not installed, and call nothing healthy', async ({
  page,
  request,
}) => {
  await setFault(request, 'VirtControllerDown', false);
  await setFailures(request, [{ match: {}, effect: 'without-kubevirt' }]);
  await page.goto(LIST);
  const main = page.getByRole('main');
  await expect(main).toContainText('OpenShift Virtualization is not installed');
  await expect(main).not.toContainText('No virtualization alert is firing');
  await page.goto('/virtualization/monitoring/runbooks/VirtControllerDown');
  await page.getByRole('button', { name: 'Run checks' }).click();
  await expect(main).toContainText('OpenShift Virtualization is not installed');
  await expect(main).toContainText('This cluster does not have kubevirts.kubevirt.io');
  await expect(diagnosisOf(page)).not.toContainText('looks healthy');
  await expect(page.getByRole('heading', { name: 'Runbook' })).toBeVisible();
});

test('an aggregated API whose server is down: every other kind is known and read', async ({ page, request }) => {
  await setFailures(request, [{ match: {}, effect: 'apis-down' }]);
  const answer = page.waitForResponse('**/api/kubernetes/apis/subresources.kubevirt.io/v1');
  await openAlert(page);
  expect((await answer).status()).toBe(503);
  await expect(page.getByRole('link', { name: 'Virtualization Alerts', exact: true })).toBeVisible();
  await expect(page.getByText(/This cluster does not have/)).toHaveCount(0);
});

test('an alert that stops firing while its page is open: the page says so and keeps its checks', async ({
  page,
  request,
}) => {
  await page.goto(LIST);
  await page.getByRole('link', { name: 'VirtControllerDown' }).first().click();
  const main = page.getByRole('main');
  await expect(page.getByRole('button', { name: 'Silence', exact: true })).toBeVisible();
  await setFault(request, 'VirtControllerDown', false);
  await page.clock.fastForward(16_000);
  await expect(main).toContainText('This alert is not firing');
  await expect(page.getByRole('heading', { name: 'VirtControllerDown', level: 1 })).toBeVisible();
  await expect(noProblems(page)).toBeVisible();
});

test('kinds that become known after the page was drawn are read all the same', async ({ page, request }) => {
  await setFault(request, 'VirtControllerDown', true);
  let discover = (): void => undefined;
  const drawn = new Promise<void>((resolve) => {
    discover = resolve;
  });
  await page.route('**/api/kubernetes/apis', async (route) => {
    await drawn;
    await route.continue();
  });
  await page.goto('/virtualization/monitoring/alerts/1?alertname=VirtControllerDown&namespace=openshift-cnv');
  await expect(page.getByRole('heading', { name: 'VirtControllerDown', level: 1 })).toBeVisible();
  await expect(checksOf(page)).toBeVisible();
  await expect(page.getByText('is not installed on this cluster')).toHaveCount(0);
  // What is there stays in sight: the navigation changes with what becomes known, the page does not begin anew.
  const hidden = await page.evaluateHandle(() => {
    const times = { count: 0 };
    const look = (): void => {
      if (document.getElementById('checks')?.checkVisibility() !== true) times.count += 1;
    };
    new MutationObserver(look).observe(document.body, { attributes: true, childList: true, subtree: true });
    return times;
  });
  discover();
  await expect(diagnosisOf(page)).toContainText('0 of 2 replicas ready');
  await expect(page.getByText('is not installed on this cluster')).toHaveCount(0);
  await expect(page.getByText(/This cluster does not have/)).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Virtualization Alerts', exact: true })).toBeVisible();
  expect(await hidden.jsonValue()).toEqual({ count: 0 });
});
