/** @jest-environment node */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describeWith, findCommand } from './at-hand';
import type { ConsoleApi } from './console-api';
import { startConsoleApi } from './console-api';
import { CHART } from './helm';

// Other programs are started here, and a busy machine takes its time.
jest.setTimeout(60_000);

const NAME = 'virtualization-alerts-plugin';
const SCRIPT = join(CHART, 'files/enable-plugin.sh');
const KUBECTL = findCommand('kubectl');
const BASH = findCommand('bash');

let home: string;
let api: ConsoleApi;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'enable-plugin-'));
});

afterEach(async () => {
  await api.close();
  rmSync(home, { recursive: true, force: true });
});

/** Runs the script as the Job does; `oc` is kubectl with the address of the API, as a pod's account would give it. */
const run = async (action: string, attempts = 3): Promise<{ code: number | null; out: string; err: string }> => {
  writeFileSync(join(home, 'oc'), `#!/bin/sh\nexec ${KUBECTL ?? ''} --server ${api.origin} "$@"\n`, { mode: 0o755 });
  const child = spawn(BASH ?? 'bash', [SCRIPT, action, NAME], {
    env: { PATH: `${home}:/usr/bin:/bin`, HOME: home, TMPDIR: home, ATTEMPTS: String(attempts), PAUSE_SECONDS: '0' },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
};

describeWith({ bash: BASH !== undefined, kubectl: KUBECTL !== undefined }, 'the script that enables the plugin', () => {
  test.each<[string, string, string[] | undefined, unknown]>([
    ['makes the list where there is none', 'enable', undefined, [NAME]],
    ['fills an empty list', 'enable', [], [NAME]],
    [
      'adds to the plugins of others',
      'enable',
      ['kubevirt-plugin', 'monitoring-plugin'],
      ['kubevirt-plugin', 'monitoring-plugin', NAME],
    ],
    ['takes a longer name for another plugin', 'enable', [`${NAME}-next`], [`${NAME}-next`, NAME]],
    [
      'takes out itself alone',
      'disable',
      ['kubevirt-plugin', NAME, 'monitoring-plugin'],
      ['kubevirt-plugin', 'monitoring-plugin'],
    ],
    ['takes out what was entered twice', 'disable', [NAME, 'kubevirt-plugin', NAME], ['kubevirt-plugin']],
    ['leaves an empty list behind', 'disable', [NAME], []],
  ])('%s', async (_, action, before, after) => {
    api = await startConsoleApi({ plugins: before });
    expect(await run(action)).toEqual({ code: 0, out: `The console's plugins: ${action}d ${NAME}.\n`, err: '' });
    expect(api.plugins()).toEqual(after);
  });

  test.each<[string, string[] | undefined, string]>([
    ['enable', ['kubevirt-plugin', NAME], 'already hold'],
    ['disable', ['kubevirt-plugin'], 'do not hold'],
    ['disable', [], 'do not hold'],
    ['disable', undefined, 'do not hold'],
  ])('%s changes nothing in %j', async (action, plugins, why) => {
    api = await startConsoleApi({ plugins });
    const { code, out } = await run(action);
    expect([code, out]).toEqual([0, `The console's plugins ${why} ${NAME}.\n`]);
    expect(api.plugins()).toEqual(plugins);
    expect(api.patches()).toBe(0);
  });

  test.each<[string, string[], string[], string[]]>([
    ['enable', [], ['netobserv-plugin'], ['netobserv-plugin', NAME]],
    ['enable', ['kubevirt-plugin'], [], [NAME]],
    ['disable', ['kubevirt-plugin', NAME], [NAME, 'netobserv-plugin'], ['netobserv-plugin']],
  ])('%s keeps what another made of %j meanwhile', async (action, plugins, edited, after) => {
    api = await startConsoleApi({ plugins, editBeforePatch: (attempt) => (attempt === 1 ? edited : undefined) });
    const { code, err } = await run(action);
    expect(err).toContain('Attempt 1 of 3: could not change');
    expect(code).toBe(0);
    expect(api.plugins()).toEqual(after);
  });

  test('does not add itself a second time where another added it meanwhile', async () => {
    api = await startConsoleApi({ plugins: ['kubevirt-plugin'], editBeforePatch: () => ['kubevirt-plugin', NAME] });
    expect((await run('enable')).code).toBe(0);
    expect(api.plugins()).toEqual(['kubevirt-plugin', NAME]);
  });

  test('gives up where the list never stands still, and drops nothing', async () => {
    api = await startConsoleApi({ plugins: [], editBeforePatch: (attempt) => [`plugin-${attempt}`] });
    const { code, err } = await run('enable');
    expect(code).toBe(1);
    expect(err).toContain('Gave up after 3 attempts.');
    expect(api.plugins()).toEqual(['plugin-3']);
  });

  test('waits for an API server that is away for a moment', async () => {
    api = await startConsoleApi({ plugins: [], unavailable: 1 });
    const { code, err } = await run('enable');
    expect(err).toContain('Attempt 1 of 3: could not read');
    expect(code).toBe(0);
    expect(api.plugins()).toEqual([NAME]);
  });

  test.each([
    ['read', 'get'],
    ['change', 'patch'],
  ] as const)('says at once that it may not %s the configuration', async (what, forbidden) => {
    api = await startConsoleApi({ plugins: [], forbidden });
    const { code, err } = await run('enable');
    expect(code).toBe(1);
    expect(err).toContain(`Not permitted to ${what} consoles.operator.openshift.io/cluster.`);
    expect(err).toContain(`cannot ${forbidden} resource "consoles"`);
    expect(err).not.toContain('Attempt');
  });

  test('without a console there is nothing to disable, and nothing to enable it on', async () => {
    api = await startConsoleApi({ absent: true });
    expect(await run('disable')).toMatchObject({ code: 0 });
    const { code, err } = await run('enable');
    expect(code).toBe(1);
    expect(err).toContain('is this a cluster with the OpenShift console?');
  });

  test('refuses any other action', async () => {
    api = await startConsoleApi({ plugins: [] });
    expect(await run('remove')).toMatchObject({ code: 2, err: 'Neither enable nor disable: remove\n' });
  });
});
