import { join } from 'node:path';

import { expect } from '@playwright/test';

import { startLabConsole, type LabConsole } from '../../benchmark/lab-console';
import { labPort } from './lab-address';
import { needLab } from './lab-switches';
import { test } from './lab-test';
import { openChecks } from './parts-of-page';

const DIST = join(__dirname, '../../../dist');

test.describe('a workload with very many pods', () => {
  let large: LabConsole | undefined;
  test.afterEach(() => {
    large?.close();
  });

  test('is judged by what its DaemonSet counts: a part of the pods is read, and no more', async ({ page }, {
    parallelIndex,
  }) => {
    needLab();
    test.setTimeout(300_000);
    large = await startLabConsole(DIST, { moreNodes: 400, port: labPort(parallelIndex) + 20, faults: '' });
    const pages: string[] = [];
    page.on('request', (sent) => {
      const { pathname, searchParams } = new URL(sent.url());
      const isList = pathname.endsWith('/pods') && !searchParams.has('watch');
      if (isList && searchParams.get('labelSelector')?.includes('virt-handler') === true)
        pages.push(searchParams.get('limit') ?? 'all');
    });
    await page.goto(`${large.address}/virtualization/monitoring/runbooks/VirtHandlerDown`);
    await page.getByRole('button', { name: 'Run checks' }).click();
    const steps = await openChecks(page);
    await expect(steps.getByText(/403 of 403 pods are ready/).first()).toBeVisible({ timeout: 120_000 });
    await expect(steps.getByText(/\b(?:50|200) of (?:50|200) pods/)).toHaveCount(0);
    expect(pages).not.toEqual([]);
    expect(pages.filter((limit) => Number.isNaN(Number(limit)) || Number(limit) > 200)).toEqual([]);
  });
});
