import { execFile, spawnSync, type ExecFileException } from 'node:child_process';
import { mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, type Page } from '@playwright/test';

import { RUNBOOKS } from '../../../src/runbooks/catalogue';
import { resetLab, setFault } from './lab-switches';
import { keptTest as test } from './lab-test';

const kubectl = spawnSync('sh', ['-c', 'command -v kubectl'], { encoding: 'utf8' }).stdout.trim();

/** What a command said, and whether it succeeded. */
interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly failed: boolean;
}
type Shell = (script: string) => Promise<Run>;

/** An `oc` that is `kubectl`, pointed at the lab by a kubeconfig as a user has one. */
const makeShell = (baseURL: string): Shell => {
  const home = mkdtempSync(join(tmpdir(), 'oc-'));
  symlinkSync(kubectl, join(home, 'oc'));
  const environment = { PATH: `${home}:${process.env.PATH ?? ''}`, HOME: home, KUBECONFIG: join(home, 'config') };
  const config = ['config', 'set-cluster', 'lab', `--server=${baseURL}/api/kubernetes`];
  for (const args of [config, ['config', 'set-context', 'lab', '--cluster=lab'], ['config', 'use-context', 'lab']]) {
    spawnSync(kubectl, args, { env: environment });
  }
  const options = { env: environment, maxBuffer: 64 << 20 };
  return async (script) =>
    new Promise((resolve) => {
      const end = (error: ExecFileException | null, stdout: string, stderr: string): void => {
        resolve({ stdout, stderr, failed: error !== null });
      };
      execFile('bash', ['-euo', 'pipefail', '-c', script], options, end);
    });
};

/** A home for each lab: in it kubectl keeps what kinds there are, and need not ask for each command. */
const shells = new Map<string, Shell>();
const shellOf = (baseURL: string): Shell => {
  const known = shells.get(baseURL) ?? makeShell(baseURL);
  shells.set(baseURL, known);
  return known;
};

/**
 * What a person can copy of the runbook: every command of its steps and of the fix, and the script. What helps against a
 * cause is pasted into a shell in the lab's own specs, for every fault.
 */
const copyEverything = async (page: Page): Promise<{ commands: string[]; script: string }> => {
  const clipboard = async (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  const commands: string[] = [];
  const parts = page.getByRole('region', { name: /^(Troubleshoot|Restart the pods)$/ });
  const buttons = parts.getByRole('button', { name: /^Copy command: / });
  for (const button of await buttons.all()) {
    await button.click();
    commands.push(await clipboard());
  }
  await page.getByRole('button', { name: 'Copy all' }).click();
  return { commands, script: await clipboard() };
};

/** Commands that change the cluster: what helps against a cause, and the deletion of pods. */
const isChange = (command: string): boolean =>
  /^(virtctl|oc (delete|patch|edit|adm)) /m.test(command) || command.includes(' delete ');

/** Steps by hand: a shell on a node or in a container, which the lab has in Prometheus' pod alone, NMState's kinds, and Secrets. */
const isByHand = (command: string): boolean =>
  (/^oc (debug|exec) /m.test(command) && !command.includes('promtool')) ||
  command.includes('nodenetworkstates') ||
  /^oc get (secrets|configmaps) /m.test(command);

/** A step that lacks a value, since it does not apply to this alert: the shell refuses it, and the script leaves it out. */
const isIdle = (command: string): boolean => command.includes(':?');

const inOneSpace = (text: string): string => text.replace(/ +/g, ' ');

test.describe('copied commands', () => {
  test.skip(kubectl === '', 'kubectl is not installed');
  test.beforeEach(async ({ request }) => {
    await resetLab(request);
  });

  for (const { alert, subject } of RUNBOOKS) {
    // Without an alert nothing names the object: what then is said has a test of its own.
    for (const state of subject.kind === 'object' ? (['broken'] as const) : (['healthy', 'broken'] as const)) {
      test(`${alert}, ${state}: every command and the script show what the page shows, and fail where it could not read`, async ({
        page,
        request,
        baseURL,
      }) => {
        test.setTimeout(120_000);
        if (state === 'broken') await setFault(request, alert, true);
        if (subject.kind === 'object') {
          await page.goto(`/virtualization/monitoring/alerts?name=${alert}`);
          await page.getByRole('link', { name: alert, exact: true }).first().click();
        } else {
          await page.goto(`/virtualization/monitoring/runbooks/${alert}`);
          await page.getByRole('button', { name: 'Run checks' }).click();
        }
        const findings = page.getByRole('region', { name: 'What we found' });
        await expect(findings).toBeVisible();
        // Not before everything was read: until then the page does not show what the commands must show too.
        await expect(findings.getByText('Reading…')).toHaveCount(0, { timeout: 40_000 });
        await expect(findings.getByText('looks healthy')).toHaveCount(state === 'healthy' ? 1 : 0);
        const { commands, script } = await copyEverything(page);
        const shell = shellOf(baseURL ?? '');
        const reads = commands.filter((command) => !isChange(command) && !isByHand(command) && !isIdle(command));
        expect(reads.length).toBeGreaterThan(3);
        const runs = await Promise.all(reads.map(shell));
        const outputs = runs.map(({ stdout }) => stdout);
        const everything = outputs.join('\n');
        // A container that has not started has no log: the page says so, and the commands for its log and no others fail.
        const failed = runs.filter((each) => each.failed);
        for (const { stderr } of failed) {
          const [, container = stderr] = /container "([^"]+)" in pod .* is waiting to start/.exec(stderr) ?? [];
          const troubleshoot = page.getByRole('region', { name: 'Troubleshoot' });
          await expect(troubleshoot).toContainText(`Container ${container} has not run yet`);
        }
        const names = await page.getByRole('region', { name: 'Troubleshoot' }).getByRole('link').allInnerTexts();
        for (const name of names.map((text) => text.trim()).filter((text) => /^[a-z0-9][a-z0-9.-]+$/.test(text))) {
          expect(everything).toContain(name);
        }
        const { stdout: scripted, stderr: said } = await shell(script);
        const named = /^Steps that failed: (.*)$/m.exec(said)?.[1]?.split(' ') ?? [];
        expect(named).toHaveLength(failed.length);
        for (const output of outputs.filter((text) => text.includes('NAME'))) {
          // Columns are as wide as what stands in them, and that may have grown by a minute since.
          expect(inOneSpace(scripted)).toContain(inOneSpace(output.split('\n')[0] ?? ''));
        }
        for (const change of commands.filter((command) => command.includes(' delete '))) {
          expect((await shell(change)).stdout).toContain('deleted');
        }
      });
    }
  }

  test('the command for the chosen pods deletes these and no others', async ({ page, request, baseURL }) => {
    await setFault(request, 'VirtHandlerRESTErrorsBurst', true);
    await page.goto('/virtualization/monitoring/runbooks/VirtHandlerRESTErrorsBurst');
    await page.getByRole('button', { name: 'Run checks' }).click();
    await page.getByRole('button', { name: 'Restart pods' }).click();
    const dialog = page.getByRole('dialog', { name: /Restart pods/ });
    const box = dialog.getByRole('checkbox', { name: /^Select pod/ }).first();
    await box.check();
    const name = ((await box.getAttribute('aria-label')) ?? '').replace('Select pod ', '');
    await dialog.getByRole('button', { name: 'Copy command: Delete the chosen pods' }).click();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    const { stdout } = await shellOf(baseURL ?? '')(command);
    const deleted = stdout.trim().split('\n');
    expect(deleted).toEqual([expect.stringContaining(`pod "${name}" deleted`)]);
  });
});
