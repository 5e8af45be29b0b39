/** @jest-environment node */
import { caseOf } from '../../src/diagnosis/case';
import type { JudgedCause } from '../../src/diagnosis/causes';
import { investigate, type Investigation } from '../../src/diagnosis/investigate';
import { message } from '../../src/message';
import { NO_ANSWERS, type Answers } from '../../src/probes/answers';
import { listKey } from '../../src/probes/list-request';
import type { Observation } from '../../src/probes/observation';
import { listsOf, logsOf } from '../../src/probes/probe-reads';
import type { Case, Plan, PlannedStep } from '../../src/diagnosis/plan';
import type { StepResult } from '../../src/probes/step-result';
import { findRunbook, RUNBOOKS } from '../../src/runbooks/catalogue';
import { askLab } from './investigate-lab';
import { labelsOfAlert, labelsOfFault } from './labels-of-alert';
import { Lab } from './lab';
import { REFERENCE_TIME } from './scenario';

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const lab = new Lab();
afterAll(() => {
  lab.close();
});
afterEach(() => {
  lab.reset();
});

const FAILED: Observation<never> = { state: 'failed', reason: 'the server is stuck', remedy: message('Wait.') };
const FORBIDDEN: Observation<never> = {
  state: 'forbidden',
  verb: 'list',
  resource: 'all',
  group: '',
  reason: 'not you',
};

/** The labels that each alert has, by its fault. */
const LABELS = new Map(RUNBOOKS.map(({ alert }) => [alert, labelsOfFault(lab, alert, alert)]));

/** A healthy cluster with each runbook, and each fault with the runbook of its alert. */
const FAULTS = lab.list().filter(({ alert }) => findRunbook(alert) !== undefined);
const STATES = [
  ...RUNBOOKS.map((runbook) => ({ state: `no fault, ${runbook.alert}`, fault: '', runbook })),
  ...FAULTS.map(({ name, alert }) => ({ state: name, fault: name, runbook: findRunbook(alert)! })),
];

const keysOf = ({ lists, logs, queries }: Plan): readonly string[] => [
  ...lists.map(listKey),
  ...logs.map(({ key }) => key),
  ...queries,
];

/** What a step reads, as far as that is known. Of no objects there are no events that could say something. */
const readBy = ({ parts }: PlannedStep, { lists }: Answers): readonly string[] =>
  parts.flatMap(({ probe, reads }) => [
    ...listsOf(reads)
      .map(listKey)
      .filter((_, at) => at === 0 || reads.objects === undefined || lists[listKey(reads.objects)]?.state !== 'empty'),
    ...logsOf(probe, reads, lists).map(({ key }) => key),
    ...(probe.kind === 'metric' ? [probe.query] : []),
  ]);

const isWell = ({ verdict }: StepResult): boolean => verdict.status === 'healthy';
const isOut = ({ verdict }: JudgedCause): boolean => verdict?.status === 'ruled-out';

/** The answers without some of them. */
const losing =
  (isLost: (key: string) => boolean, lost: Observation<never>) =>
  (answers: Answers): Answers => {
    const without = <T>(all: Readonly<Record<string, T>>): Record<string, T> =>
      Object.fromEntries(Object.entries(all).map(([key, one]) => [key, isLost(key) ? (lost as T) : one]));
    return { lists: without(answers.lists), logs: without(answers.logs), samples: without(answers.samples) };
  };

/** The log of a container that has never run: its status says that there is none. */
const hasNeverRun = (key: string): boolean => key.endsWith('/0/undefined/waiting');

/** Whether what a step says can only be said by what was read there. */
const hangsOn = (planned: PlannedStep, answers: Answers, key: string): boolean => {
  // That one of several logs has a line is known from that one.
  const isEnough = planned.step.expectation.kind === 'log-with' && key in answers.logs;
  return !isEnough && !hasNeverRun(key) && readBy(planned, answers).includes(key);
};

/** What is called well, or excluded, that was not before; and what is well although it hangs on what was lost. */
const greener = (
  of: Case,
  { before, whole }: { readonly before: Answers; readonly whole: Investigation },
  key: string,
): readonly string[] => {
  const lose = losing((one) => one === key, FAILED);
  const { plan, answers } = askLab(lab, of, before, lose);
  const { results, causes, diagnosis } = investigate(plan, answers, { now: Date.now() });
  const wasWell = new Set(whole.results.filter(isWell).map(({ stepId }) => stepId));
  const wasOut = new Set(whole.causes.filter(isOut).map(({ cause }) => cause.id));
  const hanging = plan.steps.filter((planned) => hangsOn(planned, answers, key)).map(({ step }) => step);
  const well = results.filter(isWell).map(({ stepId }) => stepId);
  return [
    ...well.filter((id) => !wasWell.has(id) || hanging.some((step) => step.id === id)).map((id) => `step ${id}`),
    ...causes.filter((one) => isOut(one) && !wasOut.has(one.cause.id)).map(({ cause }) => `not ${cause.id}`),
    // What is read beside the steps tells what is expected, and how things are laid out: nothing is well because of it.
    ...(diagnosis.isHealthy && hanging.some(({ beside }) => beside !== true) ? ['the component'] : []),
  ].map((what) => `${what}, without ${key}`);
};

describe.each(STATES)('$state', ({ fault, runbook }) => {
  const begin = (): Case => {
    if (fault === '') return caseOf(runbook, LABELS.get(runbook.alert) ?? {});
    lab.switch(fault, true);
    return caseOf(runbook, labelsOfAlert(lab, runbook.alert));
  };

  test('whichever one reading fails, nothing is well that hangs on it, and nothing is that was not', () => {
    const of = begin();
    const { plan, answers } = askLab(lab, of);
    const whole = investigate(plan, answers, { now: Date.now() });
    expect(keysOf(plan).flatMap((key) => greener(of, { before: answers, whole }, key))).toEqual([]);
  });

  test.each([
    ['fail', FAILED],
    ['are forbidden', FORBIDDEN],
    ['do not come', { state: 'loading' } as const],
  ])('where all of them %s, nothing is well and no cause is ruled out', (_what, lost) => {
    const of = begin();
    const { plan, answers } = askLab(
      lab,
      of,
      NO_ANSWERS,
      losing(() => true, lost),
    );
    const { results, causes, diagnosis } = investigate(plan, answers, { now: Date.now() });
    expect(results.filter(isWell)).toEqual([]);
    expect(causes.filter(isOut)).toEqual([]);
    expect(diagnosis.isHealthy).toBe(false);
  });
});
