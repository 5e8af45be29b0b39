/** @jest-environment node */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { dynamicModulePackageSpecs } from '@openshift-console/dynamic-plugin-sdk-webpack/lib/webpack/ConsoleRemotePlugin';

import packageJson from '../../../package.json';
import lockfile from '../../../package-lock.json';
import { OLDEST_CONSOLE } from './oldest-console';
import { describeWith } from './at-hand';
import { loadPlugin } from './load-plugin';
import { isOlder, modulesOfConsole } from './shared-modules';

const DIST = join(__dirname, '../../../dist');
const KB = 1000;

/**
 * What may be fetched on drawing each, and how many bytes as gzip packs them. Before that nothing at all may be: the
 * console resolves most of these on its start page or on every virtual machine's, whoever looks at them.
 */
const BUDGETS: Readonly<Record<keyof typeof packageJson.consolePlugin.exposedModules, [files: number, kb: number]>> = {
  AlertsPage: [8, 50],
  AlertPage: [14, 288],
  RunbooksPage: [8, 48],
  RunbookPage: [12, 172],
  VirtualMachineAlerts: [6, 29],
  OverviewAlerts: [4, 22.5],
  virtualMachineExists: [0, 0],
  useOpenRunbook: [0, 0],
};
/** Fetched by every visitor of the console. */
const ENTRY_KB = 16;

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

  test('is entered with few bytes', () => {
    expect(gzipSync(readFileSync(join(DIST, 'plugin-entry.js'))).length).toBeLessThan(ENTRY_KB * KB);
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
        expect(resolved).toEqual({ files: 0, bytes: 0 });
        expect(drawn.files).toBeLessThanOrEqual(files);
        expect(drawn.bytes).toBeLessThanOrEqual(kb * KB);
      },
    );
  });
});
