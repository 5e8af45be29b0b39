import { defineConfig } from '@playwright/test';

import { contextOptions, isRealConsole } from '../real-console/console-address';
import { findBrowser, isRoot } from './find-browser';
import { labAddress, labPort, WORKERS } from './lab-address';

export default defineConfig({
  testDir: '.',
  outputDir: '../../../test-results',
  // Each worker has a lab of its own, whose faults are switched: a file's tests run one after the other.
  workers: WORKERS,
  fullyParallel: false,
  // Generous: a test that waits for what comes is not slower for it, and a busy machine fails no test.
  timeout: 120_000,
  // What is read of metrics and logs follows within a minute.
  expect: { timeout: 60_000 },
  reporter: [['list'], ['./skip-reasons.ts'], ...(process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['json'] as const] : [])],
  ...(isRealConsole ? { globalSetup: '../real-console/log-in.ts' } : {}),
  use: {
    ...contextOptions(),
    permissions: ['clipboard-read', 'clipboard-write'],
    viewport: { width: 1400, height: 1000 },
    launchOptions: {
      executablePath: findBrowser(),
      args: isRoot() ? ['--no-sandbox', '--disable-quic', '--disable-background-networking'] : [],
    },
    // A trace holds a copy of the page after each action, which doubles the time: only when asked.
    trace: process.env.TRACE === 'on' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
  },
  // What is stale was built before (package.json, `test:e2e`): two labs that start must not build at once.
  webServer: Array.from({ length: isRealConsole ? 0 : WORKERS }, (_nothing, worker) => ({
    command: 'npm start',
    cwd: '../../..',
    env: { PORT: String(labPort(worker)), LAB_FAULTS: '' },
    url: `${labAddress(worker)}/lab/faults`,
    timeout: 180_000,
    reuseExistingServer: false,
    stdout: 'ignore',
  })),
});
