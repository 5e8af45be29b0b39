/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { caseOf } from '../../src/diagnosis/case';
import type { Advised } from '../../src/diagnosis/investigation';
import { findRunbook } from '../../src/runbooks/catalogue';
import type { Runbook } from '../../src/runbooks/runbook';
import { unmetKeys, type CaseExpectation } from './case-expectation';
import { investigateLab } from './investigate-lab';
import { Lab } from './lab';
import { REFERENCE_TIME } from './scenario';
import { problemsOfRemedies } from './pasted-remedies';
import { toldBy } from './told';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const FOLDER = join(__dirname, 'scenarios', 'cases');
const NAMES = readdirSync(FOLDER).sort();

const lab = new Lab();
beforeEach(() => {
  lab.reset();
});
afterAll(() => {
  lab.close();
});

const expectationOf = (name: string): CaseExpectation =>
  parse(readFileSync(join(FOLDER, name, 'expect.yaml'), 'utf8')) as CaseExpectation;

const runbookOf = (name: string): Runbook => {
  const runbook = findRunbook(name.split('-')[0] ?? '');
  if (runbook === undefined) throw new Error(`${name} has no runbook`);
  return runbook;
};

const diagnose = (name: string): Advised => {
  const runbook = runbookOf(name);
  lab.switch(name, true);
  return investigateLab(lab, caseOf(runbook, { alertname: runbook.alert }));
};

/** What the step says that reads what the alert measures. */
const measured = (name: string): string | undefined =>
  diagnose(name).results.find(({ stepId }) => stepId === runbookOf(name).measuredBy)?.verdict.status;

const firing = (): string[] => {
  const { json } = lab.prometheus.answer('/api/v1/rules', new URLSearchParams());
  const { groups } = (json as { data: { groups: { rules: { name: string; state?: string }[] }[] } }).data;
  return groups.flatMap(({ rules }) => rules.filter(({ state }) => state === 'firing').map((rule) => rule.name));
};

describe.each(NAMES)('%s', (name) => {
  test('makes its alert fire', () => {
    expect(lab.switch(name, true)).toBe(true);
    expect(firing()).toContain(name.split('-')[0]);
  });

  test('measures what the alert is about: that is well where the cluster is well now, and nowhere else', () => {
    const { healthyNow = false } = expectationOf(name);
    expect(measured(name) === 'healthy').toBe(healthyNow);
  });

  test('is told right', () => {
    const found = diagnose(name);
    expect(unmetKeys(expectationOf(name), toldBy(runbookOf(name), found))).toEqual([]);
    expect(problemsOfRemedies(found.remedies)).toEqual([]);
  });
});
