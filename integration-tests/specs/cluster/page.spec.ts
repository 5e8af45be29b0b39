import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { kubeconfig, kubeconfigWriter } from './kubeconfigs';
import { runProgram, type Run } from './run-program';
import { diagnosisOf, noProblems } from '../browser/parts-of-page';

const folder = mkdtempSync(join(tmpdir(), 'virtualization-alerts-page-'));
let lab: Run;
let run: Run;

test.beforeAll(async () => {
  lab = await runProgram('serve.ts', { LAB_FAULTS: 'NoReadyVirtController-crash-loop' });
  const address = lab.address ?? '';
  run = await runProgram('start-cluster.ts', {
    HOME: folder,
    KUBECONFIG: kubeconfigWriter(folder)(kubeconfig(`${address}/api/kubernetes`, {}, {})),
    PROMETHEUS_URL: `${address}/api/prometheus`,
  });
});
test.afterAll(async () => {
  await Promise.all([run.stop(), lab.stop()]);
  rmSync(folder, { recursive: true });
});

test('the page works on the cluster of a kubeconfig, without faults to switch', async ({ page }) => {
  expect(run.said, lab.said).toContain('(PROMETHEUS_URL)');
  await page.goto(run.address ?? '');
  await expect(page.getByRole('main')).toContainText('set ALERTMANAGER_URL to its address');
  await page.getByRole('link', { name: 'NoReadyVirtController' }).first().click();
  const findings = diagnosisOf(page);
  await expect(findings).toContainText('virt-controller has 0 of 2 replicas ready');
  await expect(findings).toContainText('CrashLoopBackOff');
  await expect(page.getByRole('button', { name: 'Light or dark' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Faults' })).toHaveCount(0);

  // The watches pass through: what is mended is seen without a reload.
  await fetch(`${lab.address ?? ''}/lab/faults/NoReadyVirtController-crash-loop`, {
    method: 'PUT',
    body: JSON.stringify({ on: false }),
  });
  await expect(noProblems(page)).toBeVisible({ timeout: 60_000 });
});
