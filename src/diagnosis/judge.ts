import type { Verdict } from '../probes/step-result';
import type { FilledCause, FilledStep, Step } from '../runbooks/runbook';
import { judgeCauses, type JudgedCause } from './causes';
import type { Fact } from './fact';
import { factsIn } from './facts-in';
import { find, type Diagnosis } from './find';
import { observe, type About, type Answered, type Observations } from './observations';
import { unreadFacts } from './unread-facts';
import { answerTo } from './verdicts/answer-to';
import { stepVerdict } from './verdicts/step-verdict';

type AnyStep = Step | FilledStep;

/** What the answers to the steps say, all at one moment and from one reading. */
export interface Judgement {
  /** What the steps and checks read, each thing once. */
  readonly observed: Observations;
  /** All that was read. */
  readonly facts: readonly Fact[];
  /** By the id of the step, or of the check. */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  readonly diagnosis: Diagnosis;
  /** The supported ones first. */
  readonly causes: readonly JudgedCause[];
}

/** What is judged: the steps that are shown, what else is read for the causes, and these. */
export interface Judged {
  readonly steps: readonly AnyStep[];
  readonly checks?: readonly AnyStep[];
  readonly causes?: readonly FilledCause[];
}

/**
 * Judges the answers to steps: reads the facts once, and takes from them each step's verdict, the findings and the causes.
 * Steps without an answer are passed over.
 */
export const judge = (
  { steps, checks = [], causes = [] }: Judged,
  answers: readonly Answered[],
  about: About,
): Judgement => {
  const observed = observe([...steps, ...checks], answers, about);
  const answered = observed.readings.map((reading) => ({ reading, answer: answerTo(reading, about) }));
  const facts = [...factsIn(observed), ...answered.flatMap(({ reading, answer }) => unreadFacts(reading, answer))];
  const verdicts = new Map(
    answered.map(({ reading: { step }, answer }) => [step.id, stepVerdict(step, facts, answer.evidence)]),
  );
  const shown = new Set(steps.map(({ id }) => id));
  const diagnosis = find({ observed, facts, verdicts, shown }, about);
  const judgedCauses = judgeCauses(causes, { observed, facts, verdicts }, diagnosis.leading);
  return { observed, facts, verdicts, diagnosis, causes: judgedCauses };
};
