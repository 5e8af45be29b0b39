import { test as base } from '@playwright/test';

import { missingPrograms } from './programs';
import { startRealMonitoring, type RealMonitoring } from './servers';

/** Playwright's `test` with a real Prometheus and Alertmanager of this worker's own. */
export const test = base.extend<object, { readonly monitoring: RealMonitoring }>({
  monitoring: [
    async ({}, use) => {
      const monitoring = await startRealMonitoring();
      await use(monitoring);
      await monitoring.stop();
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: async ({ monitoring }, use) => {
    await use(monitoring.console);
  },
});

/** Why these specs are skipped, where they are. */
export const missing = missingPrograms();
