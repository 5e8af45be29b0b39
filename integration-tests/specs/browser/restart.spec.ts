import { expect, type Locator, type Page } from '@playwright/test';

import { resetLab, setFault, setFailures } from './lab-switches';
import { test } from './lab-test';
import { openRestart } from './open-restart';
import { openResolution } from './parts-of-page';

const FAULT = 'VirtControllerRESTErrorsBurst';

/** Opens the alert's page; gives its resolution. */
const openAlert = async (page: Page): Promise<Locator> => {
  await page.goto('/virtualization/monitoring/alerts?view=alerts');
  await page.getByRole('link', { name: FAULT }).first().click();
  return openResolution(page);
};

test.beforeEach(async ({ page, request }) => {
  await resetLab(request);
  await setFault(request, FAULT, true);
  // The page grows while its steps are read; the keyboard does not mind.
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('one pod is deleted by keyboard, and its replacement is followed until it is ready', async ({ page, request }) => {
  const resolution = await openAlert(page);
  const { dialog } = await openRestart(page);
  const boxes = dialog.getByRole('checkbox', { name: /^Select pod virt-controller-/ });
  await expect(boxes).toHaveCount(2);
  await expect(dialog.getByRole('button', { name: 'Delete 0 pods' })).toBeDisabled();
  await boxes.first().press('Space');
  await expect(dialog).not.toContainText('ready replica');
  await boxes.last().press('Space');
  await expect(dialog).toContainText('takes down all 2 ready replicas');
  await boxes.last().press('Space');
  await expect(dialog).not.toContainText('ready replica');
  const name = ((await boxes.first().getAttribute('aria-label')) ?? '').replace('Select pod ', '');
  await dialog.getByRole('button', { name: 'Delete 1 pod' }).press('Enter');

  await expect(dialog).toBeHidden();
  const became = resolution.getByRole('list', { name: 'What became of the deleted pods' });
  await expect(became).toContainText(new RegExp(`Pod ${name} was replaced by virt-controller-\\S+, which is ready`));
  await expect(resolution.getByRole('status').filter({ hasText: '1 of 1 replacements are ready' })).toBeVisible();

  const left = await request.get('/api/kubernetes/api/v1/namespaces/openshift-cnv/pods');
  const { items } = (await left.json()) as { items: { metadata: { name: string } }[] };
  const names = items.map(({ metadata }) => metadata.name).filter((pod) => pod.startsWith('virt-controller-'));
  expect(names).toHaveLength(2);
  expect(names).not.toContain(name);
});

test('where the user may not delete pods the button explains itself, and nothing is asked', async ({
  page,
  request,
}) => {
  await setFailures(request, [{ match: { resource: 'pods', verb: 'delete' }, effect: 'forbid' }]);
  const resolution = await openAlert(page);
  const button = resolution.getByRole('button', { name: 'Restart pods' });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await expect(button).toHaveAccessibleDescription(/may not delete pods in openshift-cnv/);
  await button.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(resolution).toContainText('oc delete pods -n openshift-cnv');
});

test('a deletion that is refused after all is told, and the pod stays', async ({ page, request }) => {
  const resolution = await openAlert(page);
  const { dialog } = await openRestart(page);
  await dialog
    .getByRole('checkbox', { name: /^Select pod/ })
    .first()
    .press('Space');
  await setFailures(request, [{ match: { resource: 'pods', verb: 'delete' }, effect: 'forbid' }]);
  await dialog.getByRole('button', { name: 'Delete 1 pod' }).press('Enter');
  await expect(resolution).toContainText(/was not deleted: you may not delete pods in openshift-cnv/);
  await expect(resolution.getByRole('status').filter({ hasText: 'No pod was deleted' })).toBeVisible();
});
