import { defineConfig } from '@playwright/test';

import { findBrowser, isRoot } from './find-browser';

const port = process.env.PORT ?? '9001';
const baseURL = `http://localhost:${port}`;

export default defineConfig({
  testDir: './specs',
  outputDir: '../test-results',
  // One lab serves all specs, and its faults are switched: one after the other.
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL,
    permissions: ['clipboard-read', 'clipboard-write'],
    viewport: { width: 1400, height: 1000 },
    launchOptions: {
      executablePath: findBrowser(),
      args: isRoot() ? ['--no-sandbox', '--disable-quic', '--disable-background-networking'] : [],
    },
    trace: 'retain-on-failure',
  },
  webServer: {
    command: 'npm start',
    cwd: '..',
    env: { PORT: port, LAB_FAULTS: '' },
    url: `${baseURL}/lab/faults`,
    timeout: 180_000,
    reuseExistingServer: false,
    stdout: 'ignore',
  },
});
