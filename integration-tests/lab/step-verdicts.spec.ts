/** @jest-environment node */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { caseOf, generalCase } from '../../src/diagnosis/case';
import { flatten } from '../../src/diagnosis/chain';
import type { Fact } from '../../src/diagnosis/fact';
import { investigate, type Investigation } from '../../src/diagnosis/investigate';
import { planOf, type Case } from '../../src/diagnosis/plan';
import { inEnglish } from '../../src/message';
import { NO_ANSWERS } from '../../src/probes/answers';
import { listKey } from '../../src/probes/list-request';
import type { VerdictStatus } from '../../src/probes/step-result';
import { findRunbook, RUNBOOKS } from '../../src/runbooks/catalogue';
import { generalChecks } from '../../src/runbooks/general';
import type { FilledStep } from '../../src/runbooks/runbook';
import { investigateLab } from './investigate-lab';
import { Lab } from './lab';
import { isBoundByLabels, labelsOfFault } from './labels-of-alert';
import { REFERENCE_TIME } from './scenario';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const lab = new Lab();
beforeEach(() => {
  lab.reset();
});
afterAll(() => {
  lab.close();
});

/** The faults and the cases whose alert has a runbook, with that alert. */
const STATES = ['faults', 'cases']
  .flatMap((kind) => readdirSync(join(__dirname, 'scenarios', kind)))
  .map((name) => [name, name.split('-')[0] ?? ''] as const)
  .filter(([, alert]) => findRunbook(alert) !== undefined);
const LABELS = new Map(
  RUNBOOKS.map((runbook) => {
    const { alert } = runbook;
    return [alert, isBoundByLabels(runbook) ? labelsOfFault(lab, alert, alert) : { alertname: alert }];
  }),
);

/** What is looked at for an alert: its runbook, and the checks that an alert without one would have. */
const casesOf = (alert: string): readonly Case[] => {
  const labels = LABELS.get(alert) ?? {};
  const general = generalChecks({ name: alert, component: '', labels });
  return [caseOf(findRunbook(alert)!, labels), ...general.map((check) => generalCase(check, labels))];
};

/** The facts that a step read and asks for; one that looks for a line asks whether it is there. */
const ofStep = ({ id, expectation }: FilledStep, facts: readonly Fact[]): readonly Fact[] =>
  facts.filter(
    ({ kind, stepIds, askedBy = stepIds }) =>
      stepIds.includes(id) &&
      askedBy.includes(id) &&
      (expectation.kind !== 'log-with' || kind === 'existence' || kind === 'unread'),
  );

const worstOf = (facts: readonly Fact[]): VerdictStatus => {
  if (facts.some(({ severity }) => severity === 'problem')) return 'problem';
  return facts.some(({ severity }) => severity === 'unknown') ? 'unknown' : 'healthy';
};

const expectWorstFacts = ({ steps, results, facts, diagnosis }: Investigation): void => {
  const told = steps.map((step, at) => [step.id, results[at]?.verdict.status]);
  expect(told).toEqual(steps.map((step) => [step.id, worstOf(ofStep(step, facts))]));
  // No finding stands beside a green step that shows it; of a log, the step that asks for such lines is the one.
  const green = new Set(
    steps.flatMap(({ id, expectation: { kind } }, at) =>
      results[at]?.verdict.status === 'healthy' && kind !== 'log-without' && kind !== 'log-with' ? [id] : [],
    ),
  );
  const beside = flatten(diagnosis.findings)
    .filter(({ status, stepIds }) => status === 'problem' && stepIds.some((id) => green.has(id)))
    .map(({ sentence, stepIds }) => `${stepIds.join(', ')}: ${inEnglish(sentence)}`);
  expect(beside).toEqual([]);
};

test.each(RUNBOOKS.map(({ alert }) => alert))('every step of %s is its worst fact where all is well', (alert) => {
  for (const one of casesOf(alert)) expectWorstFacts(investigateLab(lab, one));
});

test.each(STATES)('every step in %s is its worst fact', (name, alert) => {
  expect(lab.switch(name, true)).toBe(true);
  for (const one of casesOf(alert)) expectWorstFacts(investigateLab(lab, one));
});

test.each(RUNBOOKS.map(({ alert }) => alert))('no step of %s is judged by what nobody may read', (alert) => {
  const now = Date.now();
  const [of] = casesOf(alert);
  if (of === undefined) throw new Error('There is no case');
  const forbidden = { state: 'forbidden', verb: 'list', resource: 'x', group: '', reason: 'no' } as const;
  const { lists, queries } = planOf(of, NO_ANSWERS);
  const answers = {
    ...NO_ANSWERS,
    lists: Object.fromEntries(lists.map((request) => [listKey(request), forbidden])),
    samples: Object.fromEntries(queries.map((query) => [query, forbidden])),
  };
  for (const given of [NO_ANSWERS, answers]) {
    const investigation = investigate(planOf(of, given), given, { now });
    expectWorstFacts(investigation);
    expect(new Set(investigation.results.map(({ verdict }) => verdict.status))).toEqual(new Set(['unknown']));
  }
});
