/** @jest-environment node */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { caseOf } from '../../src/diagnosis/case';
import { flatten } from '../../src/diagnosis/chain';
import type { Diagnosis } from '../../src/diagnosis/find';
import type { Finding } from '../../src/diagnosis/finding';
import type { Investigation } from '../../src/diagnosis/investigate';
import { inEnglish } from '../../src/message';
import { RUNBOOKS, findRunbook } from '../../src/runbooks/catalogue';
import type { Runbook } from '../../src/runbooks/runbook';
import { areSaidInOrder, isSaid, type CaseExpectation, type Said } from './case-expectation';
import { investigateLab } from './investigate-lab';
import { Lab } from './lab';
import { labelsOfFault } from './labels-of-alert';
import { REFERENCE_TIME } from './scenario';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const lab = new Lab();
// A fault of a virtual machine has no runbook, and nothing to find in its component.
const FAULTS = lab.list().filter(({ alert }) => findRunbook(alert) !== undefined);
beforeEach(() => {
  lab.reset();
});
afterAll(() => {
  lab.close();
});

/** An alert about an object names it by its labels: those of the fault that has its name. */
const LABELS = new Map(
  RUNBOOKS.filter(({ subject }) => subject.kind === 'object').map(
    ({ alert }) => [alert, labelsOfFault(lab, alert, alert)] as const,
  ),
);
const labelsOf = ({ alert }: Runbook): Readonly<Record<string, string>> => LABELS.get(alert) ?? { alertname: alert };

const investigateIn = (runbook: Runbook): Investigation => investigateLab(lab, caseOf(runbook, labelsOf(runbook)));
const findIn = (runbook: Runbook): Diagnosis => investigateIn(runbook).diagnosis;
const causesIn = (runbook: Runbook, status: string): string[] =>
  investigateIn(runbook)
    .causes.filter(({ verdict }) => verdict?.status === status)
    .map(({ cause }) => cause.id);
const sentencesOf = ({ findings }: Diagnosis): string[] => flatten(findings).map(({ sentence }) => inEnglish(sentence));

/** What is counted over a day is left for a day, in milliseconds. */
const PASSES_AFTER: Readonly<Record<string, number>> = { KubeVirtVMIExcessiveMigrations: 25 * 60 * 60_000 };

/** What the product does not say right yet. What passes must leave this list. */
const OPEN: Readonly<Record<string, readonly ('root' | 'chain')[]>> = {
  VirtHandlerRESTErrorsBurst: ['root', 'chain'],
  VirtOperatorRESTErrorsBurst: ['root', 'chain'],
};

const saidOf = ({ objects, sentence }: Finding): Said => ({
  objects:
    objects.length === 0 ? [''] : objects.map(({ model, name }) => (model === 'Address' ? name : `${model}/${name}`)),
  text: inEnglish(sentence),
});

const expectationOf = (fault: string): CaseExpectation => {
  const file = join(__dirname, 'scenarios', 'faults', fault, 'expect.yaml');
  if (!existsSync(file)) throw new Error(`${fault} does not say what must be found: ${file} is missing`);
  return parse(readFileSync(file, 'utf8')) as CaseExpectation;
};

test.each(RUNBOOKS.map((runbook) => [runbook.alert, runbook] as const))(
  '%s finds nothing in a healthy cluster',
  (_alert, runbook) => {
    const found = findIn(runbook);
    expect(sentencesOf(found)).toEqual([]);
    expect(found.isHealthy).toBe(true);
    if (runbook.subject.kind === 'workload') expect(found.readySince).toBeLessThan(Date.now());
    expect(causesIn(runbook, 'supported')).toEqual([]);
  },
);

describe.each(FAULTS)('$name', ({ name, alert }) => {
  const { root, chain = [], otherRoots = [], notSaid = [], healthyNow = false, ...causes } = expectationOf(name);
  const { supported = [], notSupported = [] } = causes;
  const open = OPEN[name] ?? [];

  test('the first finding names the fault, and what follows from it stands under it', () => {
    lab.switch(name, true);
    const found = findIn(findRunbook(alert)!);
    const sentences = sentencesOf(found);
    expect([found.isHealthy, sentences.length === 0]).toEqual([healthyNow, healthyNow]);
    const [first, ...others] = found.findings.map(saidOf);
    const following = flatten(found.findings[0]?.consequences ?? []).map(saidOf);
    const isRootFirst = root === undefined || (first !== undefined && isSaid(root, first));
    const isUnder =
      areSaidInOrder(chain, following) && !chain.some((one) => others.some((other) => isSaid(one, other)));
    expect({ isRootFirst, isUnder, said: sentences }).toEqual({
      isRootFirst: !open.includes('root'),
      isUnder: !open.includes('chain'),
      said: sentences,
    });
    expect(areSaidInOrder(otherRoots, others)).toBe(true);
    for (const one of [...(root ? [root] : []), ...chain])
      expect(
        flatten(found.findings)
          .map(saidOf)
          .some((said) => isSaid(one, said)),
      ).toBe(true);
    for (const says of notSaid) expect(sentences).not.toContainEqual(expect.stringMatching(new RegExp(says, 'is')));
    expect(new Set(sentences).size).toBe(sentences.length);
    for (const { stepIds } of flatten(found.findings)) expect(stepIds).not.toEqual([]);
  });

  test('the known causes are told apart', () => {
    lab.switch(name, true);
    const runbook = findRunbook(alert)!;
    const really = causesIn(runbook, 'supported');
    expect(really).toEqual(expect.arrayContaining(supported));
    expect(really.filter((id) => notSupported.includes(id))).toEqual([]);
    const ids: string[] = runbook.resolution.causes.map(({ id }) => id);
    expect([...supported, ...notSupported].filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('nothing is left of it when it is mended', () => {
    lab.switch(name, true);
    lab.switch(name, false);
    jest.advanceTimersByTime(PASSES_AFTER[name] ?? 11 * 60_000);
    const found = findIn(findRunbook(alert)!);
    expect(found.isHealthy).toBe(true);
  });
});
