import { defineConfig } from '@playwright/test';

import { findBrowser, isRoot } from '../browser/find-browser';
import { missingOpenShiftPrograms } from './openshift-programs';
import { missingPrograms } from './programs';

const missing = missingPrograms();
const said = missing ?? missingOpenShiftPrograms();
if (said !== undefined && process.env.TEST_WORKER_INDEX === undefined) console.log(said);

/** The console over a real Prometheus and Alertmanager; each file has servers of its own. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../../test-results/real-prometheus',
  workers: 2,
  fullyParallel: false,
  timeout: 180_000,
  expect: { timeout: 45_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1400, height: 1000 },
    ...(missing === undefined
      ? {
          launchOptions: {
            executablePath: findBrowser(),
            args: isRoot() ? ['--no-sandbox', '--disable-quic', '--disable-background-networking'] : [],
          },
        }
      : {}),
    screenshot: 'only-on-failure',
  },
});
