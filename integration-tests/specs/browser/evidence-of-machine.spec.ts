import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from '@playwright/test';

import { resetLab, setFault } from './lab-switches';
import { test } from './lab-test';
import { saveEvidence } from './save-evidence';

let folder = '';
test.beforeEach(async ({ request }) => {
  await resetLab(request);
  await setFault(request, 'VMCannotBeEvicted', true);
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('the file of an alert about a virtual machine holds everything of that machine', async ({ page }) => {
  await page.goto('/virtualization/monitoring/alerts?view=alerts');
  await page.getByRole('link', { name: 'VMCannotBeEvicted' }).first().click();
  await expect(page.getByRole('heading', { name: 'VMCannotBeEvicted' })).toBeVisible();
  const { root } = await saveEvidence(page, folder);
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' });
  const pod = 'namespaces/vms/pods/virt-launcher-web-frontend-p4nd8';
  expect(all).toEqual(
    expect.arrayContaining([
      'namespaces/vms/vms.yaml',
      'namespaces/vms/kubevirt.io/virtualmachines/web-frontend.yaml',
      'namespaces/vms/kubevirt.io/virtualmachineinstances/web-frontend.yaml',
      'namespaces/vms/cdi.kubevirt.io/datavolumes/web-frontend-root.yaml',
      'namespaces/vms/core/persistentvolumeclaims.yaml',
      `${pod}/compute/compute/logs/current.log`,
      `${pod}/guest-console-log/guest-console-log/logs/current.log`,
      'cluster-scoped-resources/core/nodes/worker-0.yaml',
    ]),
  );
  expect(all.join('\n')).toMatch(/^cluster-scoped-resources\/core\/persistentvolumes\/pvc-[0-9a-f-]+\.yaml$/m);
  expect(all.filter((name) => /orders-db|win2k22/.test(name))).toEqual([]);
});
