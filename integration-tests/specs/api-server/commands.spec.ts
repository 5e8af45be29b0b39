import { join } from 'node:path';

import { printDeletion, printFix } from '../../../src/commands/oc-command';
import { printScript } from '../../../src/commands/script';
import { caseOf } from '../../../src/diagnosis/case';
import { inEnglish } from '../../../src/message';
import { fillPods } from '../../../src/probes/fill-probe';
import { variablesOf } from '../../../src/probes/variables';
import { RUNBOOKS } from '../../../src/runbooks/catalogue';
import type { Runbook } from '../../../src/runbooks/runbook';
import { investigateLab } from '../../lab/investigate-lab';
import type { Lab } from '../../lab/lab';
import { labelsOfFault } from '../../lab/labels-of-alert';
import { describeApiServer } from './at-hand';
import { serveLab, type LabServer } from './lab-server';
import { tokenOf } from './servers';
import { openShell, type Ran, type Shell } from './shell';
import { startTwins, type Twins } from './start-cluster';

const NAMESPACE = 'openshift-cnv';
const VARIABLES = variablesOf(NAMESPACE, {});

/** The steps of a runbook itself with the commands that the page prints for an alert with these labels. */
const stepsOf = (lab: Lab, runbook: Runbook, labels: Readonly<Record<string, string>>) => {
  const { steps, results } = investigateLab(lab, caseOf(runbook, labels));
  const own = new Set(runbook.steps.map(({ id }) => id));
  return steps.flatMap(({ id, title, probe }, index) => {
    if (!own.has(id)) return [];
    const command = results[index]?.command;
    const byHand = probe.kind === 'by-hand';
    const isIdle = probe.kind === 'unfilled' && probe.notApplicable !== undefined;
    return command === undefined ? [] : [{ title: inEnglish(title), command, byHand, isIdle }];
  });
};

/**
 * The columns of a table, and the first two words of its rows: an age may have changed since. A description that follows
 * says when the object was made, which each server does itself.
 */
const tableIn = (text: string): readonly string[] => {
  const [table = ''] = text.split(/^Name:/m);
  const [head = '', ...rows] = table.split('\n').filter((line) => line !== '');
  const begins = rows.map((row) => {
    const [name = '', second = ''] = row.split(/\s+/);
    return `${name} ${/^(\d+[smhdy])+$/.test(second) ? 'AGE' : second}`;
  });
  return [head.split(/\s{2,}/).join(' '), ...begins.sort()];
};

/** What two servers must show alike. */
const shownBy = ({ exitCode, stdout, stderr }: Ran, command: string): object => {
  const failed = exitCode === 0 ? {} : { stderr };
  if (command.startsWith('oc get events')) return { exitCode, ...failed, events: stdout.split('\n').length };
  if (command.startsWith('oc get') && !command.includes('-o yaml'))
    return { exitCode, ...failed, table: tableIn(stdout) };
  if (command.startsWith('oc logs')) return { exitCode, ...failed, lines: stdout.split('\n').sort() };
  return { exitCode, ...failed, hasText: stdout !== '' };
};

/** How a script ended: a step fails where a log can't be read, as of a container that waits for its image. */
const endOf = ({ exitCode, stderr }: Ran): object => ({
  exitCode,
  failed: /Steps that failed:.*/.exec(stderr)?.[0] ?? '',
});

describeApiServer('what is copied, over a real API server', () => {
  let twins: Twins;
  let labServer: LabServer;
  let real: Shell;
  let lab: Shell;

  beforeAll(async () => {
    twins = await startTwins();
    labServer = await serveLab(twins.lab);
    expect(await twins.follow()).toEqual([]);
    const { address, certificates, folder } = twins;
    real = openShell(join(folder, 'real'), { address, token: tokenOf('cluster-admin'), ca: certificates.ca });
    lab = openShell(join(folder, 'lab'), { address: labServer.address });
  }, 300_000);
  afterAll(async () => {
    labServer.stop();
    await twins.stop();
  });

  const states = RUNBOOKS.flatMap((runbook) =>
    (['healthy', 'broken'] as const).map((state) => [runbook.alert, state, runbook] as const),
  );

  test.each(states)(
    '%s, %s: each command and the script show what they show over the lab',
    async (alert, state, runbook) => {
      twins.lab.reset();
      const labels = labelsOfFault(twins.lab, alert, alert);
      if (state === 'broken') expect(twins.lab.switch(alert, true)).toBe(true);
      expect(await twins.follow()).toEqual([]);
      const steps = stepsOf(twins.lab, runbook, labels);
      for (const { command, byHand, isIdle } of steps) {
        if (byHand || isIdle) continue;
        const [ours, theirs] = [await lab(command.text), await real(command.text)];
        expect({ command: command.text, ...shownBy(theirs, command.text) }).toEqual({
          command: command.text,
          ...shownBy(ours, command.text),
        });
        expect(theirs).toMatchObject({ exitCode: 0 });
      }
      const text = printScript(alert, steps);
      const [expected, script] = [await lab(text), await real(text)];
      expect(endOf(script)).toEqual(endOf(expected));
      for (const { title, byHand, isIdle } of steps)
        if (!byHand && !isIdle) expect(script.stdout).toContain(`. ${title}`);
    },
  );

  test('the fix deletes the pods of the workload, and no others', async () => {
    twins.lab.reset();
    expect(await twins.follow()).toEqual([]);
    for (const { alert, resolution } of RUNBOOKS) {
      if (resolution.fix === undefined) continue;
      const { text } = printFix(fillPods(resolution.fix, VARIABLES)!);
      const [ours, theirs] = [await lab(text), await twins.withKubelet(() => real(text))];
      expect({ alert, exitCode: theirs.exitCode, lines: theirs.stdout.split('\n').sort() }).toEqual({
        alert,
        exitCode: 0,
        lines: ours.stdout.split('\n').sort(),
      });
      twins.lab.reset();
      await twins.follow();
    }
  });

  test('the deletion of chosen pods deletes these and no others', async () => {
    twins.lab.reset();
    expect(await twins.follow()).toEqual([]);
    const [pod = ''] = twins.lab.world.list('', 'Pod', NAMESPACE).map(({ metadata }) => metadata.name);
    const { text } = printDeletion(NAMESPACE, [pod]);
    const { stdout } = await twins.withKubelet(() => real(text));
    expect(stdout).toContain(`pod "${pod}" deleted`);
    expect(stdout.trim().split('\n')).toHaveLength(1);
  });
});
