import { inEnglish, message } from '../../message';
import { formatValue } from '../../probes/format-value';
import type { Evidence, Observation } from '../../probes/observation';
import type { Verdict, VerdictStatus } from '../../probes/step-result';
import { unreadEvents } from '../coverage';
import { judge } from './verdict';
import type { FilledStep, Step } from '../../runbooks/runbook';

/** A log of a previous run that doesn't exist is not a failure: no container has crashed. */
const noPreviousRun = (step: Step | FilledStep, observation: Observation<Evidence>): Verdict | undefined =>
  step.probe.kind === 'logs' &&
  step.probe.previous === true &&
  observation.state === 'found' &&
  observation.data.kind === 'logs' &&
  observation.data.logs.length === 0
    ? { status: 'healthy', evidence: message('No container has crashed: there is no log of a previous run') }
    : undefined;

/** What a step by hand gives only its reader knows; and what does not apply here is no reading that failed. */
const nothingToRead = ({ probe }: Step | FilledStep, observation: Observation<Evidence>): Verdict | undefined =>
  (probe.kind === 'by-hand' || probe.kind === 'unfilled') && observation.state === 'empty'
    ? { status: 'unknown', evidence: observation.why ?? message('There is nothing to look at'), hasNothing: true }
    : undefined;

const subjectOf = ({ probe, title, expectation }: Step | FilledStep, workload: string): string => {
  if (probe.kind === 'metric') return inEnglish(title);
  if (expectation.kind !== 'each') return workload;
  if (probe.kind === 'get') return `${probe.model} ${probe.name}`;
  return probe.kind === 'list' ? probe.model : workload;
};

/**
 * Judges what a step's probe gave.
 * @param workload the name of the workload that the step is about, for the sentence
 * @param now milliseconds since the epoch
 */
export const judgeStep = (
  step: Step | FilledStep,
  observation: Observation<Evidence>,
  { workload, now }: { readonly workload: string; readonly now: number },
): Verdict => {
  const { probe } = step;
  const subject = {
    name: subjectOf(step, workload),
    formatValue: formatValue(probe.kind === 'metric' ? probe.unit : 'number'),
  };
  const verdict =
    nothingToRead(step, observation) ??
    noPreviousRun(step, observation) ??
    judge(step.expectation, observation, now, subject);
  const unread = unreadEvents(observation);
  if (verdict.status !== 'healthy' || unread === undefined) return verdict;
  return { status: 'unknown', evidence: unread.why, ...(unread.pending ? { pending: true } : {}) };
};

const WORST: Readonly<Record<VerdictStatus, number>> = { problem: 0, unknown: 1, healthy: 2 };

/**
 * Judges each of what a step's probes gave, and gives the worst; with more objects than are read it is not healthy.
 * @param observed one for each object that the step is about, in their order
 */
export const judgeParts = (
  step: FilledStep,
  observed: readonly Observation<Evidence>[],
  about: { readonly workload: string; readonly now: number },
): Verdict => {
  const parts = [step, ...(step.also ?? [])];
  const verdicts = observed.map((observation, at) => judgeStep({ ...step, ...parts[at] }, observation, about));
  const [worst] = [...verdicts].sort((a, b) => WORST[a.status] - WORST[b.status]);
  if (worst === undefined) return { status: 'unknown', evidence: message('There is nothing to look at') };
  const { leftOut = 0 } = step;
  if (worst.status !== 'healthy' || (leftOut === 0 && verdicts.length === 1)) return worst;
  const values = { count: verdicts.length, total: verdicts.length + leftOut };
  return leftOut === 0
    ? { status: 'healthy', evidence: message('All {{count}} are as they should be', values) }
    : {
        status: 'unknown',
        evidence: message('Only {{count}} of {{total}} were read; these are as they should be', values),
      };
};
