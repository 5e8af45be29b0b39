import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from '@playwright/test';

import { isRealConsole, LOGIN_STATE } from '../real-console/console-address';
import { ACCOUNT, ConsoleWithLogin } from './console-with-login';
import { setFault } from './lab-switches';
import { test } from './lab-test';
import { logIn } from '../real-console/login-page';

const root = join(__dirname, '../../..');

interface Suite {
  suites?: Suite[];
  specs?: { title: string; tests: { status: string; annotations: { type: string; description?: string }[] }[] }[];
}
interface Report {
  suites: Suite[];
  stats: { expected: number; skipped: number; unexpected: number; flaky: number };
}

const testsOf = ({ suites = [], specs = [] }: Suite): NonNullable<Suite['specs']>[number]['tests'] => [
  ...specs.flatMap(({ tests }) => tests),
  ...suites.flatMap(testsOf),
];

/** Runs specs as somebody does against a console of theirs. */
const runSpecs = async (
  files: readonly string[],
  env: Record<string, string>,
): Promise<{ said: string; code: number }> =>
  new Promise((resolve, reject) => {
    const config = join(root, 'integration-tests/specs/browser/playwright.config.ts');
    const args = ['test', '-c', config, '--workers=1', '--output', join(env.FOLDER ?? '', 'output'), ...files];
    const child = spawn(process.execPath, [join(root, 'node_modules/@playwright/test/cli.js'), ...args], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, CHROME_PATH: process.env.CHROME_PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ said, code: code ?? 1 });
    });
  });

test.describe('specs against a console of somebody', () => {
  test.skip(isRealConsole, 'starts such a run itself');

  let standIn: ConsoleWithLogin;
  let folder = '';
  test.beforeEach(async ({ baseURL }) => {
    standIn = await ConsoleWithLogin.start(baseURL ?? '');
    folder = mkdtempSync(join(tmpdir(), 'real-console-'));
  });
  test.afterEach(async () => {
    await standIn.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('log in once, run what needs no lab, skip the rest with the reason, and change nothing', async ({ request }) => {
    test.setTimeout(300_000);
    // Whatever fires there must not matter to them.
    await setFault(request, 'VirtControllerDown', true);
    const { said, code } = await runSpecs(['any-console', 'content-security-policy', 'restart'], {
      FOLDER: folder,
      CONSOLE_URL: `${standIn.address}/`,
      CONSOLE_USER: ACCOUNT.user,
      CONSOLE_PASSWORD: ACCOUNT.password,
      CONSOLE_IDP: ACCOUNT.provider,
      PLAYWRIGHT_JSON_OUTPUT_NAME: join(folder, 'report.json'),
    });
    expect(code, said).toBe(0);
    expect(said).toContain(`Logged in as ${ACCOUNT.user}`);
    expect(said).toContain("3 skipped: needs the lab's switches, which a real cluster does not have");
    const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report;
    expect(report.stats).toMatchObject({ unexpected: 0, flaky: 0, skipped: 3 });
    expect(report.stats.expected).toBeGreaterThanOrEqual(12);
    const skipped = report.suites.flatMap(testsOf).filter(({ status }) => status === 'skipped');
    expect(skipped.every(({ annotations }) => annotations.some(({ description }) => description !== undefined))).toBe(
      true,
    );
    expect(standIn.logins).toBe(1);
    expect(standIn.offences).toEqual([]);
    expect(existsSync(LOGIN_STATE)).toBe(false);
    expect(said).not.toContain(ACCOUNT.password);
  });

  for (const { what, login, says } of [
    { what: 'a wrong password', login: { password: 'wrong' }, says: /refused developer: access_denied/ },
    {
      what: 'a provider that is not offered',
      login: { provider: 'ldap' },
      says: /CONSOLE_IDP to one of kube:admin, htpasswd/,
    },
    { what: 'no password', login: { password: '' }, says: /set CONSOLE_USER and CONSOLE_PASSWORD/ },
  ]) {
    test(`the login says what to do about ${what}`, async ({ browser }) => {
      const page = await browser.newPage({ baseURL: standIn.address });
      await expect(logIn(page, { ...ACCOUNT, ...login })).rejects.toThrow(says);
      await page.close();
    });
  }

  test('a console without login is used as it is', async ({ page }) => {
    expect(await logIn(page, { ...ACCOUNT, password: '' })).toBe(false);
  });
});
