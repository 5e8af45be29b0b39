import { printDeletion, printFix } from '../../../src/commands/oc-command';
import { fillPods } from '../../../src/probes/fill-probe';
import { variablesOf } from '../../../src/probes/variables';
import { RUNBOOKS } from '../../../src/runbooks/catalogue';
import { Lab } from '../../lab/lab';
import { labelsOfFault } from '../../lab/labels-of-alert';
import { runsApiServer } from '../api-server/at-hand';
import { serveLab, type LabServer } from '../api-server/lab-server';
import { tokenOf } from '../api-server/servers';
import { startTwins, type Twins } from '../api-server/start-cluster';
import { printIn, type Printed } from './printed';
import { KUBECTL, openShell, type Ran, type Shell } from './shell';
import { differencesFromPage, failedSteps, sectionsOf, shownBy } from './shown';

const NAMESPACE = 'openshift-cnv';
const VARIABLES = variablesOf(NAMESPACE, {});

/** What came of all that is printed of a runbook. */
interface Outcome {
  readonly commands: readonly Ran[];
  readonly script: Ran;
}

const runAll = async ({ run }: Shell, { steps, investigation }: Printed): Promise<Outcome> => {
  const commands: Ran[] = [];
  for (const { command } of steps) commands.push(await run(command));
  return { commands, script: await run(investigation.script) };
};

const lab = new Lab();
const LABELS = new Map(RUNBOOKS.map(({ alert }) => [alert, labelsOfFault(lab, alert, alert)]));
let labServer: LabServer;
let labShell: Shell;
/** Absent where it was not built. */
let twins: Twins | undefined;
let realShell: Shell | undefined;

beforeAll(async () => {
  labServer = await serveLab(lab);
  labShell = openShell({ address: labServer.address });
  if (!runsApiServer) return;
  twins = await startTwins(lab);
  const { address, certificates } = twins;
  realShell = openShell({ address, token: tokenOf('cluster-admin'), ca: certificates.ca });
}, 300_000);
afterAll(async () => {
  labShell.close();
  realShell?.close();
  labServer.stop();
  await twins?.stop();
  lab.close();
});

/** Brings both clusters to a fault, or to health. */
const bring = async (fault: string | undefined): Promise<void> => {
  lab.reset();
  if (fault !== undefined) expect(lab.switch(fault, true)).toBe(true);
  if (twins !== undefined) expect(await twins.follow()).toEqual([]);
  labShell.forget();
  realShell?.forget();
};

const overBoth = runsApiServer ? test : test.skip;

const proveCommands = (alert: string): void => {
  const runbook = RUNBOOKS.find((one) => one.alert === alert)!;
  let printed: Printed;
  let ours: Outcome;
  let theirs: Outcome | undefined;
  beforeAll(async () => {
    printed = printIn(lab, runbook, LABELS.get(alert) ?? {});
    [ours, theirs] = await Promise.all([
      runAll(labShell, printed),
      realShell === undefined ? undefined : runAll(realShell, printed),
    ]);
  }, 300_000);

  test('each command shows what the page shows, and fails where there is no log alone', () => {
    expect(printed.steps.length).toBeGreaterThan(3);
    const differences = printed.steps.map((step, at) => [step.command, differencesFromPage(step, ours.commands[at]!)]);
    expect(differences.filter(([, found]) => found!.length > 0)).toEqual([]);
  });

  test('the script shows each of them under its number, and says which failed', () => {
    const alone = printed.steps.map(({ number }, at) => [number, ours.commands[at]!.stdout]);
    expect(sectionsOf(ours.script.stdout)).toEqual(alone);
    const failed = printed.steps.filter((_step, at) => ours.commands[at]!.exitCode !== 0).map(({ number }) => number);
    expect(failedSteps(ours.script)).toEqual(failed);
    expect(ours.script.exitCode).toBe(failed.length === 0 ? 0 : 1);
  });

  overBoth('a real API server shows the same', () => {
    for (const [at, { command }] of printed.steps.entries())
      expect({ command, ...shownBy(theirs!.commands[at]!, command) }).toEqual({
        command,
        ...shownBy(ours.commands[at]!, command),
      });
    const { exitCode, stdout } = theirs!.script;
    expect({ exitCode, failed: failedSteps(theirs!.script) }).toEqual({
      exitCode: ours.script.exitCode,
      failed: failedSteps(ours.script),
    });
    const alone = printed.steps.map(({ number }, at) => [number, theirs!.commands[at]!.stdout]);
    expect(sectionsOf(stdout)).toEqual(alone);
  });
};

(KUBECTL === '' ? describe.skip : describe)('what is copied', () => {
  // The healthy cluster once: what several runbooks read there is read once.
  describe('of a healthy cluster', () => {
    beforeAll(async () => {
      await bring(undefined);
    }, 120_000);
    describe.each(RUNBOOKS.map(({ alert }) => alert))('%s', proveCommands);
  });

  describe.each(RUNBOOKS.map(({ alert }) => alert))('of %s', (alert) => {
    beforeAll(async () => {
      await bring(alert);
    }, 120_000);
    proveCommands(alert);
  });

  /** Runs what deletes pods over both, and gives what each said. */
  const runDeletion = async (command: string): Promise<readonly (readonly string[])[]> => {
    await bring(undefined);
    const ran = [await labShell.run(command)];
    if (twins !== undefined && realShell !== undefined) {
      const { run } = realShell;
      ran.push(await twins.withKubelet(async () => run(command)));
    }
    expect(ran.map(({ exitCode }) => exitCode)).toEqual(ran.map(() => 0));
    return ran.map(({ stdout }) => stdout.trim().split('\n').sort());
  };

  const fixes = RUNBOOKS.flatMap(({ alert, resolution: { fix } }) =>
    fix === undefined ? [] : [[alert, fix] as const],
  );
  test.each(fixes)('the fix of %s deletes the pods of the workload, and no others', async (_alert, fix) => {
    const { namespace, selector } = fillPods(fix, VARIABLES)!;
    const wanted = Object.entries(selector);
    const names = lab.world
      .list('', 'Pod', namespace)
      .filter(({ metadata }) => wanted.every(([label, value]) => metadata.labels?.[label] === value))
      .map(({ metadata }) => expect.stringContaining(`pod "${metadata.name}" deleted`) as string);
    expect(names.length).toBeGreaterThan(0);
    for (const lines of await runDeletion(printFix(fillPods(fix, VARIABLES)!).text))
      expect(lines).toEqual(names.sort());
  });

  test('the deletion of chosen pods deletes these and no others', async () => {
    const [pod = ''] = lab.world.list('', 'Pod', NAMESPACE).map(({ metadata }) => metadata.name);
    for (const lines of await runDeletion(printDeletion(NAMESPACE, [pod]).text))
      expect(lines).toEqual([expect.stringContaining(`pod "${pod}" deleted`)]);
  });
});
