import type { Alert } from '../alerts/alert';
import type { Investigation } from '../diagnosis/investigate';
import type { ObjectReference } from '../diagnosis/fact';
import type { Message } from '../message';
import type { ClusterObject, Sample } from '../probes/observation';
import type { StepResult } from '../probes/step-result';
import type { HealthStepId } from './health-step';

/**
 * How something is: it works; it works in part, or with less spare; it does not work; or that is not known, because
 * something that would tell could not be read. What was not read is never well.
 */
export type State = 'working' | 'impaired' | 'not-working' | 'unknown';

/** Why something is as it is. */
export interface Reason {
  readonly sentence: Message;
  /** The thing itself, to go to. */
  readonly object?: ObjectReference;
  /** The alerts that fire about it. */
  readonly alerts?: readonly Alert[];
}

/** A state with its reasons, those that decide first. */
export interface Judged {
  readonly state: State;
  readonly reasons: readonly Reason[];
  /** True while an answer is awaited that may change it: nothing is called unknown for that. */
  readonly isPending: boolean;
}

/** The worse of two stands first; what could not be read may be worse than what works in part. */
const ORDER: readonly State[] = ['not-working', 'unknown', 'impaired', 'working'];

/** The worst of several states; working where there is none. */
export const worstOf = (states: readonly State[]): State => ORDER.find((state) => states.includes(state)) ?? 'working';

/** Puts judgements together: the worst counts, with the reasons of those that are as bad. */
export const together = (all: readonly Judged[]): Judged => {
  const state = worstOf(all.map((one) => one.state));
  return {
    state,
    reasons: all.filter((one) => one.state === state).flatMap(({ reasons }) => reasons),
    isPending: state === 'unknown' && all.some(({ isPending }) => isPending),
  };
};

/** What a step of the page gave; absent where it was not planned. */
export const resultOf = ({ results }: Pick<Investigation, 'results'>, id: HealthStepId): StepResult | undefined =>
  results.find(({ stepId }) => stepId === id);

/** Whether a step was read, also where there was nothing. */
export const wasRead = (result: StepResult | undefined): boolean =>
  result?.observation.state === 'found' || result?.observation.state === 'empty';

/** The objects that a step found; none where it found none, or was not read. */
export const objectsIn = (result: StepResult | undefined): readonly ClusterObject[] =>
  result?.observation.state === 'found' && result.observation.data.kind === 'objects'
    ? result.observation.data.objects
    : [];

/** The samples that a step found, those that are numbers. */
export const samplesIn = (result: StepResult | undefined): readonly Sample[] =>
  result?.observation.state === 'found' && result.observation.data.kind === 'samples'
    ? result.observation.data.samples.filter(({ value }) => Number.isFinite(value))
    : [];

/** That a step was not read, in its own words. */
export const unread = (result: StepResult | undefined): Judged => ({
  state: 'unknown',
  reasons: result === undefined ? [] : [{ sentence: result.verdict.evidence }],
  isPending: result === undefined || result.verdict.pending === true,
});

/** Nothing speaks against it. */
export const WORKING: Judged = { state: 'working', reasons: [], isPending: false };

/** One reason decides. */
export const because = (state: State, sentence: Message, object?: ObjectReference): Judged => ({
  state,
  reasons: [{ sentence, ...(object === undefined ? {} : { object }) }],
  isPending: false,
});

/** The verdict of a step as a state. */
export const byVerdict = (result: StepResult | undefined, object?: ObjectReference): Judged => {
  if (result === undefined || result.verdict.status === 'unknown') return unread(result);
  return because(result.verdict.status === 'healthy' ? 'working' : 'not-working', result.verdict.evidence, object);
};
