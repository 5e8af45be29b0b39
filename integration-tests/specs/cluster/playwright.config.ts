import { defineConfig } from '@playwright/test';

import { findBrowser, isRoot } from '../browser/find-browser';

/** `npm run start:cluster`, run for real. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../../test-results/cluster',
  workers: 2,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    viewport: { width: 1400, height: 1000 },
    launchOptions: {
      executablePath: findBrowser(),
      args: isRoot() ? ['--no-sandbox', '--disable-quic', '--disable-background-networking'] : [],
    },
    screenshot: 'only-on-failure',
  },
});
