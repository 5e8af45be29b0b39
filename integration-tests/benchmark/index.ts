import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

import { chromium, type Browser, type BrowserContextOptions } from '@playwright/test';

import packageJson from '../../package.json';
import { buildWhatIsStale } from '../console/build/builds';
import { findBrowser, isRoot } from '../specs/browser/find-browser';
import { loginFrom } from '../specs/real-console/console-login';
import { logIn } from '../specs/real-console/login-page';
import { startLabConsole } from './lab-console';
import type { Measures } from './measures';
import { reportOf } from './report';
import { NODES_OF_BASE, settingsFrom, type Settings } from './settings';
import { tableOf } from './table';
import { measure, PAGES_OF_MONITORING, pagesOfPlugin, type Pages } from './visit';

const REPORT = join(__dirname, '../../docs/performance.md');
/** The alert whose page is measured: its runbook reads pods, logs, leases, events and metrics. */
const ALERT = 'VirtControllerDown';

const sizeOf = (moreNodes: number): string => `${(NODES_OF_BASE + moreNodes).toLocaleString('en')} nodes`;

/** Measures each build at each size, one after the other: two at a time would measure each other. */
const measureLab = async (browser: Browser, { moreNodes, builds, port, ...rest }: Settings): Promise<Measures[]> => {
  await buildWhatIsStale();
  const all: Measures[] = [];
  for (const more of moreNodes)
    for (const { name, folder } of builds) {
      console.error(`${sizeOf(more)}, ${name} …`);
      const lab = await startLabConsole(folder, { moreNodes: more, port, faults: ALERT });
      try {
        const measured = await measure(browser, pagesOfPlugin(ALERT), { context: { baseURL: lab.address }, ...rest });
        all.push({ build: name, size: sizeOf(more), ...measured });
      } finally {
        lab.close();
      }
    }
  return all;
};

/** Measures a real console, and monitoring-plugin's list beside ours. Whoever may see alerts may run it: it only reads. */
const measureConsole = async (browser: Browser, consoleUrl: string, settings: Settings): Promise<Measures[]> => {
  const context: BrowserContextOptions = {
    baseURL: consoleUrl,
    ignoreHTTPSErrors: process.env.CONSOLE_INSECURE === 'true',
  };
  const first = await browser.newContext(context);
  await logIn(await first.newPage(), loginFrom(process.env));
  context.storageState = await first.storageState();
  await first.close();
  const measureOne = async (build: string, pages: Pages): Promise<Measures> => {
    console.error(`${build} …`);
    return { build, size: 'this console', ...(await measure(browser, pages, { ...settings, context })) };
  };
  const ours = await measureOne('virtualization-alerts', pagesOfPlugin());
  const theirs = await measureOne('monitoring-plugin', PAGES_OF_MONITORING).catch((error: unknown) => {
    console.error(`monitoring-plugin's list was not measured: ${String(error)}`);
  });
  return theirs === undefined ? [ours] : [ours, theirs];
};

const run = async (): Promise<void> => {
  const settings = settingsFrom(process.env);
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: isRoot() ? ['--no-sandbox', '--disable-quic', '--disable-background-networking'] : [],
  });
  try {
    const { consoleUrl } = settings;
    const isReal = consoleUrl !== undefined;
    const table = tableOf(
      isReal ? await measureConsole(browser, consoleUrl, settings) : await measureLab(browser, settings),
    );
    console.log(table);
    // What is written down is what anybody can measure again.
    if (isReal) return;
    const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
    const report = reportOf(table, {
      settings,
      version: `${packageJson.version} (${commit})`,
      date: new Date().toISOString().slice(0, 10),
      machine: `${cpus().length} cores, ${cpus()[0]?.model.trim() ?? 'unknown'}`,
      browser: `Chromium ${browser.version()}`,
      alert: ALERT,
    });
    writeFileSync(REPORT, report);
  } finally {
    await browser.close();
  }
};

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
