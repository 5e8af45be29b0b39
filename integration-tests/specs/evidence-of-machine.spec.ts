import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from '@playwright/test';

import { resetLab, setFault } from './lab-switches';
import { test } from './lab-test';

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
  await page.goto('/virtualization/monitoring/alerts');
  await page.getByRole('link', { name: 'VMCannotBeEvicted' }).first().click();
  await expect(page.getByRole('heading', { name: 'VMCannotBeEvicted' })).toBeVisible();
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('button', { name: /^Download evidence/ })
      .first()
      .click(),
  ]);
  const archive = join(folder, 'evidence.tar.gz');
  await saved.saveAs(archive);
  execFileSync('tar', ['-xzf', archive, '-C', folder, '--strip-components=1']);
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
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
