/** @jest-environment node */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { dynamicModulePackageSpecs } from '@openshift-console/dynamic-plugin-sdk-webpack/lib/webpack/ConsoleRemotePlugin';

import packageJson from '../../../package.json';
import lockfile from '../../../package-lock.json';
import { INDEX } from '../../../src/runbooks/catalogue';
import { OLDEST_CONSOLE } from './oldest-console';
import { describeWith } from './at-hand';
import { loadPlugin, packedSize } from './load-plugin';
import { isOlder, modulesOfConsole } from './shared-modules';

const DIST = join(__dirname, '../../../dist');
const KB = 1000;

/**
 * What may be fetched on drawing each, and how many bytes as gzip packs them. Before that nothing at all may be: the
 * console resolves most of these on its start page or on every virtual machine's, whoever looks at them.
 */
const BUDGETS: Readonly<Record<keyof typeof packageJson.consolePlugin.exposedModules, [files: number, kb: number]>> = {
  AlertsPage: [4, 40],
  AlertPage: [8, 130],
  HealthPage: [8, 136],
  RunbooksPage: [5, 37],
  RunbookPage: [8, 62],
  VirtualMachineAlerts: [4, 33],
  OverviewAlerts: [3, 21],
  virtualMachineExists: [0, 0],
  useOpenRunbook: [0, 0],
};
/** Of the page of health what is its own: the rest is what judges an alert's page too. */
const HEALTH_KB = 12;
/** Fetched by every visitor of the console; it names every file, so that it grows a little with each part of the runbooks. */
const ENTRY_KB = 15;
/**
 * An alert's page until its first finding, for who comes from the list. It should be 90: what shows the checks and the known
 * causes, and what judging needs, are in it; the remedies come after it.
 */
const FROM_LIST_KB = 106;
/** The runbooks of one part, or what they share: the pages of that part fetch it. */
const RUNBOOKS_KB = 15;

/** The console of a later release: another minor version of everything. */
const LATER_CONSOLE = Object.fromEntries(Object.keys(OLDEST_CONSOLE).map((name) => [name, '6.99.0']));

describe('the lockfile', () => {
  const installed = Object.entries(lockfile.packages).map(([path, { version }]: [string, { version: string }]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version,
  }));

  test('the packages that are looked at are those that consoles share with plugins', () => {
    expect(Object.keys(OLDEST_CONSOLE).sort()).toEqual(Object.keys(dynamicModulePackageSpecs).sort());
  });

  test('holds no shared package newer than the oldest console has it: other plugins would run on ours', () => {
    const shared = installed.filter(({ name }) => name in OLDEST_CONSOLE);
    expect(shared.map(({ name }) => name)).toContain('@patternfly/react-core');
    expect(shared.filter(({ name, version }) => isOlder(OLDEST_CONSOLE[name] ?? '', version))).toEqual([]);
  });

  test('names no address of a registry', () => {
    expect(Object.values(lockfile.packages).filter((entry) => 'resolved' in entry)).toEqual([]);
  });
});

describeWith({ 'dist, see `npm run build`': existsSync(join(DIST, 'plugin-manifest.json')) }, 'the build', () => {
  test('offers other plugins no module that is newer than the oldest console has it', async () => {
    const console = modulesOfConsole(OLDEST_CONSOLE);
    const { scope } = await loadPlugin(DIST, console);
    const offered = Object.entries(scope).flatMap(([name, versions]) =>
      Object.entries(versions)
        .filter(([, { from }]) => from === packageJson.name)
        .map(([version]) => ({ name, version })),
    );
    expect(offered.filter(({ name, version }) => isOlder(console[name] ?? '', version))).toEqual([]);
  });

  const runbooks = () =>
    readdirSync(DIST)
      .filter((file) => /^runbooks-.*\.js$/.test(file))
      .map((file) => ({ file, bytes: packedSize(join(DIST, file)) }));

  test('is entered with few bytes', () => {
    expect(packedSize(join(DIST, 'plugin-entry.js'))).toBeLessThan(ENTRY_KB * KB);
  });

  test('shows the first finding of an alert with little more than the list has', async () => {
    const plugin = await loadPlugin(DIST, modulesOfConsole(OLDEST_CONSOLE));
    await plugin.costOf('AlertsPage');
    const { drawn } = await plugin.costOf('AlertPage');
    const largest = Math.max(...runbooks().map(({ bytes }) => bytes));
    expect(drawn.bytes + largest).toBeLessThanOrEqual(FROM_LIST_KB * KB);
  });

  test('has a small file for the health of the product, which no other page fetches', async () => {
    const plugin = await loadPlugin(DIST, modulesOfConsole(OLDEST_CONSOLE));
    await plugin.costOf('AlertPage');
    const { drawn } = await plugin.costOf('HealthPage');
    expect(drawn.files.map((file) => file.replace(/-chunk.*$/, ''))).toEqual(['HealthPage']);
    expect(drawn.bytes).toBeLessThanOrEqual(HEALTH_KB * KB);
  });

  test('has the runbooks of each part in a file of its own', () => {
    const parts = new Set(Object.values(INDEX).map(({ part }) => part));
    expect(runbooks()).toHaveLength(parts.size);
    for (const { bytes } of runbooks()) expect(bytes).toBeLessThanOrEqual(RUNBOOKS_KB * KB);
  });

  test('has nothing in the list that grows with the runbooks', async () => {
    const { drawn } = await (await loadPlugin(DIST, modulesOfConsole(OLDEST_CONSOLE))).costOf('AlertsPage');
    const names = drawn.files.map((file) => file.replace(/-chunk.*$/, ''));
    expect(names.sort()).toEqual(['AlertsPage', 'every-part', 'tables']);
  });

  describe.each([
    ['the oldest console', OLDEST_CONSOLE],
    ['a later one', LATER_CONSOLE],
  ])('in %s', (_name, versions) => {
    test.each(Object.entries(BUDGETS))(
      '%s costs nothing before it is drawn, and then little',
      async (exposed, most) => {
        const [files, kb] = most;
        const { resolved, drawn } = await (await loadPlugin(DIST, modulesOfConsole(versions))).costOf(exposed);
        expect(resolved).toEqual({ files: [], bytes: 0 });
        expect(drawn.files.length).toBeLessThanOrEqual(files);
        expect(drawn.bytes).toBeLessThanOrEqual(kb * KB);
      },
    );
  });
});
