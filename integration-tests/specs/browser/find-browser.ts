import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import { chromium } from '@playwright/test';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const onPath = (): string | undefined => {
  for (const name of NAMES) {
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return undefined;
};

const installed = (): string | undefined => {
  const candidates = [process.env.CHROME_PATH, chromium.executablePath()];
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path)) ?? onPath();
};

const tryRun = (command: string, args: string[]): void => {
  // A failure is not the end: the next way is tried, and the last one says what to do.
  spawnSync(command, args, { stdio: 'ignore', timeout: 300_000 });
};

/**
 * The path of a Chromium or Chrome: `CHROME_PATH`, Playwright's own, or one on the PATH; where there is none it is
 * installed (Playwright's download, else the distribution's package when root).
 * @throws Error that says in one line what to do when none can be had.
 */
export const findBrowser = (): string => {
  const already = installed();
  if (already !== undefined) return already;
  tryRun('npx', ['playwright', 'install', 'chromium']);
  const downloaded = installed();
  if (downloaded !== undefined) return downloaded;
  if (process.getuid?.() === 0 && spawnSync('sh', ['-c', 'command -v apt-get']).status === 0) {
    tryRun('apt-get', ['update']);
    tryRun('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  }
  const packaged = installed();
  if (packaged !== undefined) return packaged;
  throw new Error('No Chromium or Chrome found: install one and set CHROME_PATH to it, then run the tests again.');
};

/** True when running as root, where Chromium needs `--no-sandbox`. */
export const isRoot = (): boolean =>
  process.getuid?.() === 0 || execFileSync('id', ['-u'], { encoding: 'utf8' }).trim() === '0';
