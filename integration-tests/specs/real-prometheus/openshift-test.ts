import { test as base } from '@playwright/test';

import { missingOpenShiftPrograms } from './openshift-programs';
import { startOpenShiftMonitoring, type OpenShiftMonitoring } from './openshift-servers';
import { missingPrograms } from './programs';

/** Playwright's `test` with the monitoring of OpenShift, of this worker's own. */
export const test = base.extend<object, { readonly openShift: OpenShiftMonitoring }>({
  openShift: [
    async ({}, use) => {
      const openShift = await startOpenShiftMonitoring();
      await use(openShift);
      await openShift.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ openShift }, use) => {
    await use(openShift.console);
  },
});

/** Why these specs are skipped, where they are. */
export const missing = missingPrograms() ?? missingOpenShiftPrograms();
