import { inEnglish, message } from '../message';
import { formatValue } from '../probes/format-value';
import type { Evidence, Observation } from '../probes/observation';
import type { Verdict } from '../probes/step-result';
import { judge } from '../probes/verdict';
import type { FilledStep, Step } from './runbook';

/** A log of a previous run that doesn't exist is not a failure: no container has crashed. */
const noPreviousRun = (step: Step | FilledStep, observation: Observation<Evidence>): Verdict | undefined =>
  step.probe.kind === 'logs' &&
  step.probe.previous === true &&
  observation.state === 'found' &&
  observation.data.kind === 'logs' &&
  observation.data.logs.length === 0
    ? { status: 'healthy', evidence: message('No container has crashed: there is no log of a previous run') }
    : undefined;

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
    name: probe.kind === 'metric' ? inEnglish(step.title) : workload,
    formatValue: formatValue(probe.kind === 'metric' ? probe.unit : 'number'),
  };
  return noPreviousRun(step, observation) ?? judge(step.expectation, observation, now, subject);
};
