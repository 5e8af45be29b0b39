/** @jest-environment node */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import { flatten } from '../../src/diagnosis/chain';
import { checksOf, judgeCauses } from '../../src/diagnosis/causes';
import { find, type Diagnosis } from '../../src/diagnosis/find';
import { inEnglish } from '../../src/message';
import { RUNBOOKS, findRunbook } from '../../src/runbooks/catalogue';
import type { Runbook } from '../../src/runbooks/runbook';
import { Lab } from './lab';
import { runSteps } from './run-steps';
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

const findIn = ({ steps, workload }: Runbook): Diagnosis =>
  find(steps, runSteps(lab, steps, workload), { workload, now: Date.now() });
const causesIn = ({ steps, workload, resolution: { causes } }: Runbook, status: string): string[] => {
  const all = [...steps, ...checksOf(causes)];
  const read = { steps: all, results: runSteps(lab, all, workload) };
  return judgeCauses(causes, read, { workload, now: Date.now() })
    .filter(({ verdict }) => verdict?.status === status)
    .map(({ cause }) => cause.id);
};
const sentencesOf = ({ findings }: Diagnosis): string[] => flatten(findings).map(({ sentence }) => inEnglish(sentence));

/** A fault's `expect.yaml`: regular expressions of sentences in English, and ids of known causes. */
interface Expected {
  readonly first: string;
  /** What follows from the first, in this order, and is no finding of its own. */
  readonly chain?: string[];
  readonly alsoFound?: string[];
  readonly notFound?: string[];
  readonly supported?: string[];
  readonly notSupported?: string[];
}

const expectationOf = (fault: string): Expected => {
  const file = join(__dirname, 'scenarios', 'faults', fault, 'expect.yaml');
  if (!existsSync(file)) throw new Error(`${fault} does not say what must be found: ${file} is missing`);
  return parse(readFileSync(file, 'utf8')) as Expected;
};

test.each(RUNBOOKS.map((runbook) => [runbook.alert, runbook] as const))(
  '%s finds nothing in a healthy cluster',
  (_alert, runbook) => {
    const found = findIn(runbook);
    expect(sentencesOf(found)).toEqual([]);
    expect(found.isHealthy).toBe(true);
    expect(found.healthySince).toBeLessThan(Date.now());
    expect(causesIn(runbook, 'supported')).toEqual([]);
  },
);

describe.each(FAULTS)('$name', ({ name, alert }) => {
  const { first, chain = [], alsoFound = [], notFound = [], supported = [], notSupported = [] } = expectationOf(name);

  test('the first finding names the fault', () => {
    lab.switch(name, true);
    const found = findIn(findRunbook(alert)!);
    // The good news stands above everything, as on the page.
    const good = found.isHealthy ? [`${findRunbook(alert)!.workload} looks healthy now`] : [];
    const sentences = [...good, ...sentencesOf(found)];
    expect(sentences[0]).toMatch(new RegExp(first));
    const following = flatten(found.findings[0]?.consequences ?? []).map(({ sentence }) => inEnglish(sentence));
    const roots = found.findings.map(({ sentence }) => inEnglish(sentence));
    const places = chain.map((pattern) => following.findIndex((sentence) => new RegExp(pattern).test(sentence)));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    for (const pattern of chain) expect(roots).not.toContainEqual(expect.stringMatching(pattern));
    for (const pattern of alsoFound) expect(sentences).toContainEqual(expect.stringMatching(pattern));
    for (const pattern of notFound) expect(sentences).not.toContainEqual(expect.stringMatching(pattern));
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
    jest.advanceTimersByTime(11 * 60_000);
    const found = findIn(findRunbook(alert)!);
    expect(found.isHealthy).toBe(true);
  });
});
