import { expect, type Page } from '@playwright/test';

import { printDeletion } from '../../../src/commands/oc-command';
import { caseOf } from '../../../src/diagnosis/case';
import type { Advised } from '../../../src/diagnosis/investigation';
import { investigateLab } from '../../lab/investigate-lab';
import { Lab } from '../../lab/lab';
import { labelsOfFault } from '../../lab/labels-of-alert';
import { commandsOf } from '../../lab/pasted-remedies';
import { setFault } from './lab-switches';
import { keptTest as test } from './lab-test';
import { familyOf, oneOfEach, type Fault } from './one-of-each';
import { checksOf, openChecks, openResolution } from './parts-of-page';

/*
 * Every command and script of every runbook is run in `specs/commands`, as it is printed without a browser. Here it is
 * that what a person copies is exactly what is printed there.
 */

const readClipboard = async (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** What is investigated without a browser, over a lab of its own with the same fault. */
const investigateBeside = ({ name, runbook }: Fault): Advised => {
  const lab = new Lab();
  try {
    const labels = labelsOfFault(lab, name, runbook.alert);
    lab.switch(name, true);
    return investigateLab(lab, caseOf(runbook, labels));
  } finally {
    lab.close();
  }
};

/** What a page copies of an investigation: the commands of the runbook's steps that are there to run, and any others. */
const printedBy = ({ steps, results, remedies, causes, fix }: Advised, { runbook }: Fault) => {
  const own = new Set(runbook.steps.map(({ id }) => id));
  const ofSteps = results.flatMap(({ stepId, command }, at) =>
    own.has(stepId) && steps[at]?.probe.kind !== 'unfilled' ? [command.text] : [],
  );
  const all = [
    ...results.map(({ command }) => command.text),
    ...commandsOf([...remedies, ...causes.flatMap((cause) => cause.remedies ?? [])]),
    ...(fix === undefined ? [] : [fix.command.text]),
  ];
  return { ofSteps, all };
};

for (const fault of oneOfEach(familyOf)) {
  test(`${fault.name}: what is copied is what is printed`, async ({ page, request }) => {
    const { alert } = fault.runbook;
    await setFault(request, fault.name, true);
    await page.goto(`/virtualization/monitoring/alerts?view=alerts&name=${alert}`);
    await page.getByRole('link', { name: alert, exact: true }).first().click();
    const main = page.getByRole('main');
    await expect(checksOf(page)).toBeVisible();
    // Not before everything was read: a command may name what an answer named, and so may a row.
    await expect(main.getByText('Reading…')).toHaveCount(0);
    await openChecks(page);
    await expect(main.getByText('Reading…')).toHaveCount(0);
    const copied: string[] = [];
    for (const button of await main.getByRole('button', { name: /^Copy command: / }).all()) {
      await button.click();
      copied.push(await readClipboard(page));
    }
    const investigation = investigateBeside(fault);
    const printed = printedBy(investigation, fault);
    expect(printed.ofSteps.filter((command) => !copied.includes(command))).toEqual([]);
    expect(copied.filter((command) => !printed.all.includes(command))).toEqual([]);
    await main.getByRole('button', { name: 'Copy script' }).click();
    expect(await readClipboard(page)).toBe(investigation.script);
  });
}

test('the command for the chosen pods names these and no others', async ({ page, request }) => {
  await setFault(request, 'VirtHandlerRESTErrorsBurst', true);
  await page.goto('/virtualization/monitoring/runbooks/VirtHandlerRESTErrorsBurst');
  await page.getByRole('button', { name: 'Run checks' }).click();
  const resolution = await openResolution(page);
  await resolution.getByRole('button', { name: 'Restart pods' }).click();
  const dialog = page.getByRole('dialog', { name: /Restart pods/ });
  const box = dialog.getByRole('checkbox', { name: /^Select pod/ }).first();
  await box.check();
  const name = ((await box.getAttribute('aria-label')) ?? '').replace('Select pod ', '');
  await dialog.getByRole('button', { name: 'Copy command: Delete the chosen pods' }).click();
  expect(await readClipboard(page)).toBe(printDeletion('openshift-cnv', [name]).text);
});
