/** @jest-environment node */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { caseOf } from '../../src/diagnosis/case';
import { flatten } from '../../src/diagnosis/chain';
import type { Diagnosis } from '../../src/diagnosis/find';
import type { Advised } from '../../src/diagnosis/investigation';
import { inEnglish } from '../../src/message';
import { RUNBOOKS, findRunbook } from '../../src/runbooks/catalogue';
import type { Runbook } from '../../src/runbooks/runbook';
import { unmetKeys, type CaseExpectation } from './case-expectation';
import { investigateLab } from './investigate-lab';
import { Lab } from './lab';
import { isBoundByLabels, labelsOfFault } from './labels-of-alert';
import { REFERENCE_TIME } from './scenario';
import { problemsOfRemedies } from './pasted-remedies';
import { toldBy } from './told';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const lab = new Lab();
// A fault of a virtual machine has no runbook, and nothing to find in its component.
const FAULTS = lab.list().filter(({ alert }) => findRunbook(alert) !== undefined);
afterAll(() => {
  lab.close();
});

/** An alert about an object names it by its labels: those that it has by each fault. */
const LABELS = new Map(
  FAULTS.filter(({ alert }) => isBoundByLabels(findRunbook(alert)!)).map(
    ({ name, alert }) => [name, labelsOfFault(lab, name, alert)] as const,
  ),
);

/** As the alert is that a fault makes fire; the fault of the alert's name unless another is named. */
const investigateIn = (runbook: Runbook, fault = runbook.alert): Advised =>
  investigateLab(lab, caseOf(runbook, LABELS.get(fault) ?? { alertname: runbook.alert }));
const causesOf = ({ causes }: Advised, status: string): string[] =>
  causes.filter(({ verdict }) => verdict?.status === status).map(({ cause }) => cause.id);
const sentencesOf = ({ findings }: Diagnosis): string[] => flatten(findings).map(({ sentence }) => inEnglish(sentence));

/** What is counted over a day is left for a day, and a trend of six hours for six hours; in milliseconds. */
const PASSES_AFTER: Readonly<Record<string, number>> = {
  KubeVirtVMIExcessiveMigrations: 25 * 60 * 60_000,
  PersistentVolumeFillingUp: 7 * 60 * 60_000,
  // What was slowed down within an hour.
  HighNodeCPUFrequency: 65 * 60_000,
  GuestFilesystemAlmostOutOfSpace: 7 * 60 * 60_000,
  KubeVirtVMGuestMemoryAvailableLow: 7 * 60 * 60_000,
  SSPCommonTemplatesModificationReverted: 65 * 60_000,
  SSPHighRateRejectedVms: 65 * 60_000,
};

const expectationOf = (fault: string): CaseExpectation => {
  const file = join(__dirname, 'scenarios', 'faults', fault, 'expect.yaml');
  if (!existsSync(file)) throw new Error(`${fault} does not say what must be found: ${file} is missing`);
  return parse(readFileSync(file, 'utf8')) as CaseExpectation;
};

test.each(RUNBOOKS.map((runbook) => [runbook.alert, runbook] as const))(
  '%s finds nothing in a healthy cluster',
  (_alert, runbook) => {
    const investigation = investigateIn(runbook);
    const { diagnosis: found } = investigation;
    expect(sentencesOf(found)).toEqual([]);
    expect(found.isHealthy).toBe(true);
    if (runbook.subject.kind === 'workload') expect(found.readySince).toBeLessThan(Date.now());
    expect(causesOf(investigation, 'supported')).toEqual([]);
    expect(causesOf(investigation, 'unknown')).toEqual([]);
  },
);

describe.each(FAULTS)('$name', ({ name, alert }) => {
  const expected = expectationOf(name);
  const runbook = findRunbook(alert)!;
  let found: Advised;
  beforeAll(() => {
    lab.reset();
    lab.switch(name, true);
    // What is read once, several tests look at.
    found = investigateIn(runbook, name);
  });

  test('is told right: the root first, what follows under it, the causes told apart, what users notice, what helps', () => {
    expect(unmetKeys(expected, toldBy(runbook, found))).toEqual([]);
    expect(problemsOfRemedies(found.remedies)).toEqual([]);
  });

  test('tells each thing once, with the steps that show it, and no good news', () => {
    const { healthyNow = false } = expected;
    const { isHealthy, findings } = found.diagnosis;
    const sentences = sentencesOf(found.diagnosis);
    expect([isHealthy, sentences.length === 0]).toEqual([healthyNow, healthyNow]);
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const { stepIds } of flatten(findings)) expect(stepIds).not.toEqual([]);
  });

  test('speaks of causes that the runbook knows', () => {
    const { supported = [], notSupported = [], unknown = [] } = expected;
    const ids: string[] = runbook.resolution.causes.map(({ id }) => id);
    expect([...supported, ...notSupported, ...unknown].filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('nothing is left of it when it is mended', () => {
    lab.switch(name, false);
    jest.advanceTimersByTime(PASSES_AFTER[name] ?? 11 * 60_000);
    expect(investigateIn(runbook).diagnosis.isHealthy).toBe(true);
  });
});
