import { printFix, printProbe } from '../commands/oc-command';
import { printScript } from '../commands/script';
import { inEnglish } from '../message';
import type { Answers } from '../probes/answers';
import type { Pods, Text } from '../probes/probe';
import type { Command, NamespaceFinding, StepResult, Verdict, VerdictStatus } from '../probes/step-result';
import type { Variables } from '../probes/variables';
import { judgeStep } from '../runbooks/judge-step';
import type { FilledStep } from '../runbooks/runbook';
import { nameOf, ownSteps } from '../runbooks/subject';
import { judgeCauses, type JudgedCause } from './causes';
import { find, type Diagnosis } from './find';
import { observeStep, type Plan, type PlannedStep } from './plan';

/** What each step's verdict last was, and since when, in milliseconds since the epoch. */
type Changes = Readonly<Record<string, { readonly status: VerdictStatus; readonly at: number }>>;

/** Everything that is known at one moment about a case. */
export interface Investigation {
  /** When the answers were judged, in milliseconds since the epoch: every verdict and sentence is of this moment. */
  readonly now: number;
  /** What sentences call what the case is about. */
  readonly subject: string;
  readonly namespace: NamespaceFinding;
  /** What fills the sentences of the case. */
  readonly variables: Variables;
  readonly steps: readonly FilledStep[];
  /** One for each step, in their order. */
  readonly results: readonly StepResult[];
  readonly diagnosis: Diagnosis;
  /** The known causes as the evidence judges them, the supported ones first. */
  readonly causes: readonly JudgedCause[];
  /** The change that is advised: the command, and the pods, absent until their namespace is known. */
  readonly fix?: { readonly command: Command; readonly target?: Pods<Text> };
  /** Every step's command, as one script for bash. */
  readonly script: string;
  readonly changes: Changes;
}

/** A verdict that is awaited changes nothing yet. */
const changed = (before: Changes[string] | undefined, verdict: Verdict, now: number): Changes[string] | undefined =>
  verdict.pending === true || before?.status === verdict.status ? before : { status: verdict.status, at: now };

const fixOf = ({ fix, namespace }: Plan): Pick<Investigation, 'fix'> =>
  fix === undefined ? {} : { fix: { command: printFix(fix), ...(namespace.settled ? { target: fix } : {}) } };

/**
 * Judges what a plan's questions were answered with: each step, what all of them say together, the known causes.
 * @param before what was known a moment ago: a verdict that has not changed since keeps its time
 */
export const investigate = (
  plan: Plan,
  answers: Answers,
  { now, before }: { readonly now: number; readonly before?: Investigation | undefined },
): Investigation => {
  const { of, namespace, variables } = plan;
  const subject = nameOf(of.subject, variables);
  const about = { workload: subject, own: ownSteps(of.subject), now };
  const resultOf = (planned: PlannedStep): StepResult => {
    const { step } = planned;
    const observation = observeStep(planned, answers);
    const verdict = judgeStep(step, observation, about);
    const since = changed(before?.changes[step.id], verdict, now)?.at;
    return {
      stepId: step.id,
      observation,
      verdict,
      command: printProbe(step.probe, variables),
      ...(since === undefined ? {} : { changedAt: since }),
    };
  };
  const told = plan.steps.map((planned) => ({ title: inEnglish(planned.step.title), result: resultOf(planned) }));
  const results = told.map(({ result }) => result);
  const all = [...results, ...plan.checks.map(resultOf)];
  const steps = plan.steps.map(({ step }) => step);
  const read = { steps: [...steps, ...plan.checks.map(({ step }) => step)], results: all };
  return {
    now,
    subject,
    namespace,
    variables,
    steps,
    results,
    diagnosis: find(steps, results, about),
    causes: judgeCauses(plan.causes, read, about),
    ...fixOf(plan),
    script: printScript(
      of.title,
      told.map(({ title, result: { command } }) => ({ title, command })),
    ),
    changes: Object.fromEntries(
      all.flatMap(({ stepId, verdict }) => {
        const change = changed(before?.changes[stepId], verdict, now);
        return change === undefined ? [] : [[stepId, change]];
      }),
    ),
  };
};
