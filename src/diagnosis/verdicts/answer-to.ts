import { inEnglish, message } from '../../message';
import { formatValue } from '../../probes/format-value';
import { noSample } from '../../probes/metric-releases';
import type { Evidence, Observation } from '../../probes/observation';
import { unreadEvents } from '../coverage';
import { partsOf, type Asked, type StepReading } from '../observations';
import { answerOf, type Answer } from './answer';

/** A log of a previous run that doesn't exist is not a failure: no container has crashed. */
const noPreviousRun = (step: Asked, observation: Observation<Evidence>): Answer | undefined =>
  step.probe.kind === 'logs' &&
  step.probe.previous === true &&
  observation.state === 'found' &&
  observation.data.kind === 'logs' &&
  observation.data.logs.length === 0
    ? { status: 'healthy', evidence: message('No container has crashed: there is no log of a previous run') }
    : undefined;

/** What a step by hand gives only its reader knows; and what does not apply here is no reading that failed. */
const nothingToRead = ({ probe }: Asked, observation: Observation<Evidence>): Answer | undefined =>
  (probe.kind === 'by-hand' || probe.kind === 'unfilled') && observation.state === 'empty'
    ? { status: 'unknown', evidence: observation.why ?? message('There is nothing to look at'), hasNothing: true }
    : undefined;

const answerOfPart = (
  step: Asked,
  observation: Observation<Evidence>,
  { workload, now }: { readonly workload: string; readonly now: number },
): Answer => {
  const { probe, title } = step;
  const subject = {
    name: probe.kind === 'metric' ? inEnglish(title) : workload,
    formatValue: formatValue(probe.kind === 'metric' ? probe.unit : 'number'),
    noSample: noSample(probe.kind === 'metric' ? probe.query : ''),
  };
  const answer =
    nothingToRead(step, observation) ??
    noPreviousRun(step, observation) ??
    answerOf(step.expectation, observation, now, subject);
  const unread = unreadEvents(observation);
  if (answer.status !== 'healthy' || unread === undefined) return answer;
  return { status: 'unknown', evidence: unread.why, ...(unread.pending ? { pending: true } : {}) };
};

/**
 * What the answer to a step says by itself; of one about several objects, the one that says least. With more objects than
 * are read it is open.
 * @param about the name of the workload that the step is about, for the sentence, and now in milliseconds since the epoch
 */
export const answerTo = (reading: StepReading, about: { readonly workload: string; readonly now: number }): Answer => {
  const answers = partsOf(reading).map(({ asked, observation }) => answerOfPart(asked, observation, about));
  const worst = answers.find(({ status }) => status === 'unknown') ?? answers[0];
  if (worst === undefined) return { status: 'unknown', evidence: message('There is nothing to look at') };
  const leftOut = 'leftOut' in reading.step ? (reading.step.leftOut ?? 0) : 0;
  if (worst.status !== 'healthy' || (leftOut === 0 && answers.length === 1)) return worst;
  const values = { count: answers.length, total: answers.length + leftOut };
  return leftOut === 0
    ? { status: 'healthy', evidence: message('All {{count}} are as they should be', values) }
    : {
        status: 'unknown',
        evidence: message('Only {{count}} of {{total}} were read; these are as they should be', values),
      };
};
