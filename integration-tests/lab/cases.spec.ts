/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { caseOf } from '../../src/diagnosis/case';
import type { JudgedCause } from '../../src/diagnosis/causes';
import { flatten } from '../../src/diagnosis/chain';
import type { Diagnosis } from '../../src/diagnosis/find';
import type { Finding } from '../../src/diagnosis/finding';
import { remediesOf } from '../../src/diagnosis/remedies';
import { inEnglish } from '../../src/message';
import type { VerdictStatus } from '../../src/probes/step-result';
import { findRunbook } from '../../src/runbooks/catalogue';
import { componentOf } from '../../src/runbooks/subject';
import { unmetKeys, type CaseExpectation, type Said, type Told } from './case-expectation';
import { investigateLab } from './investigate-lab';
import { Lab } from './lab';
import { REFERENCE_TIME } from './scenario';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const FOLDER = join(__dirname, 'scenarios', 'cases');
const NAMES = readdirSync(FOLDER).sort();

/** What the product does not say right yet. What passes must leave this list. */
const OPEN: Readonly<Record<string, readonly (keyof CaseExpectation)[]>> = {
  'KubemacpoolDown-no-hyperconverged': ['healthyNow', 'contradiction'],
  'VirtAPIDown-no-kube-state-metrics': ['supported', 'remedy', 'contradiction'],
};

const lab = new Lab();
beforeEach(() => {
  lab.reset();
});
afterAll(() => {
  lab.close();
});

const expectationOf = (name: string): CaseExpectation =>
  parse(readFileSync(join(FOLDER, name, 'expect.yaml'), 'utf8')) as CaseExpectation;

const saidOf = ({ objects, sentence }: Finding): Said => ({
  objects: objects.map(({ model, name }) => (model === 'Address' ? name : `${model}/${name}`)),
  text: inEnglish(sentence),
});

interface Diagnosed {
  readonly found: Diagnosis;
  readonly causes: readonly JudgedCause[];
  /** What the list of alerts says of the alert now. */
  readonly now: VerdictStatus | undefined;
}

const diagnose = (name: string): Diagnosed => {
  const runbook = findRunbook(name.split('-')[0] ?? '');
  if (runbook === undefined) throw new Error(`${name} has no runbook`);
  lab.switch(name, true);
  const { diagnosis, causes, results } = investigateLab(lab, caseOf(runbook, { alertname: runbook.alert }));
  const now = results.find(({ stepId }) => stepId === runbook.measuredBy)?.verdict.status;
  return { found: diagnosis, causes, now };
};

const tell = (name: string): Told => {
  const { found, causes } = diagnose(name);
  const subject = findRunbook(name.split('-')[0] ?? '')?.subject;
  const [remedy] = remediesOf(found.findings, causes, subject === undefined ? '' : componentOf(subject));
  const idsOf = (status: string) => causes.filter(({ verdict }) => verdict?.status === status);
  return {
    findings: found.findings.map((finding) => ({
      ...saidOf(finding),
      consequences: flatten(finding.consequences).map(saidOf),
    })),
    supported: idsOf('supported').map(({ cause, verdict }) => ({
      id: cause.id,
      text: verdict === undefined ? '' : inEnglish(verdict.evidence),
    })),
    unknown: idsOf('unknown').map(({ cause }) => cause.id),
    impact: (findRunbook(name.split('-')[0] ?? '')?.reason ?? []).map(inEnglish).join(' '),
    remedy: remedy === undefined ? '' : inEnglish(remedy.title),
    isHealthy: found.isHealthy,
    contradiction: '',
  };
};

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

  test('has no green tick in the list of alerts, unless it is healthy now', () => {
    const { healthyNow = false } = expectationOf(name);
    expect(diagnose(name).now === 'healthy').toBe(healthyNow);
  });

  test('is told right, but for what is open', () => {
    const told = tell(name);
    expect(unmetKeys(expectationOf(name), told)).toEqual(OPEN[name] ?? []);
  });
});

test('only what there is is open', () => {
  expect(Object.keys(OPEN).filter((name) => !NAMES.includes(name))).toEqual([]);
});
