import { printAll, printFix } from '../commands/oc-command';
import { printScript } from '../commands/script';
import { inEnglish } from '../message';
import type { Answers } from '../probes/answers';
import { mergeObservations } from '../probes/merge-observations';
import type { Pods, Text } from '../probes/probe';
import type { Command, NamespaceFinding, StepResult } from '../probes/step-result';
import type { Variables } from '../probes/variables';
import { judgeParts } from './verdicts/judge-step';
import { stepVerdict } from './verdicts/step-verdict';
import type { FilledRemedy } from '../runbooks/remedy';
import type { FilledStep } from '../runbooks/runbook';
import { componentOf, nameOf, ownSteps } from '../runbooks/subject';
import { judgeCauses, type JudgedCause } from './causes';
import { flatten } from './chain';
import type { Firing } from './contradiction';
import { find, type Diagnosis } from './find';
import { observe } from './observations';
import { observeParts, type Plan, type PlannedStep } from './plan';
import { remediesOf, withRemedies } from './remedies';
import { stepSince } from './step-since';
import { topologyOf } from './topology';

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
  /** The known causes as the evidence judges them, the supported ones first, with what helps against these. */
  readonly causes: readonly JudgedCause[];
  /** What helps, against the first finding first. */
  readonly remedies: readonly FilledRemedy[];
  /** The change that is advised: the command, and the pods, absent until their namespace is known. */
  readonly fix?: { readonly command: Command; readonly target?: Pods<Text> };
  /** Every step's command, as one script for bash. */
  readonly script: string;
}

const fixOf = ({ fix, namespace }: Plan): Pick<Investigation, 'fix'> =>
  fix === undefined ? {} : { fix: { command: printFix(fix), ...(namespace.settled ? { target: fix } : {}) } };

/** A step's verdict is its worst fact, and as old as that. */
const withFacts = (
  step: FilledStep | undefined,
  answered: StepResult,
  around: Parameters<typeof stepSince>[2],
): StepResult => {
  if (step === undefined) return answered;
  const result = { ...answered, verdict: stepVerdict(step, answered.verdict, around.facts) };
  const since = stepSince(step, result, around);
  return since === undefined ? result : { ...result, since };
};

/**
 * Judges what a plan's questions were answered with: each step, what all of them say together, the known causes.
 * @param now milliseconds since the epoch
 * @param firing absent where no alert is there
 */
export const investigate = (
  plan: Plan,
  answers: Answers,
  { now, firing }: { readonly now: number; readonly firing?: Firing | undefined },
): Investigation => {
  const { of, namespace, variables, sentences } = plan;
  const subject = nameOf(of.subject, variables);
  const { measuredBy } = of;
  const own = ownSteps(of.subject);
  const about = {
    workload: of.subject.kind === 'operator' ? componentOf(of.subject) : subject,
    own,
    now,
    ...(measuredBy === undefined ? {} : { measuredBy }),
    ...(firing === undefined ? {} : { firing }),
  };
  const resultOf = (planned: PlannedStep): StepResult => {
    const { step } = planned;
    const observed = observeParts(planned, answers);
    const verdict = judgeParts(step, observed, about);
    return {
      stepId: step.id,
      observation: mergeObservations(observed),
      verdict,
      command: printAll([step, ...(step.also ?? [])], variables),
    };
  };
  const told = plan.steps.map((planned) => ({
    title: inEnglish(planned.step.title),
    byHand: planned.step.probe.kind === 'by-hand',
    isIdle: planned.step.probe.kind === 'unfilled' && planned.step.probe.notApplicable !== undefined,
    result: resultOf(planned),
  }));
  const results = told.map(({ result }) => result);
  const all = [...results, ...plan.checks.map(resultOf)];
  const steps = plan.steps.map(({ step }) => step);
  const diagnosis = find(steps, results, about);
  const facts = flatten(diagnosis.findings).flatMap((finding) => finding.facts);
  const read = { steps: [...steps, ...plan.checks.map(({ step }) => step)], results: all };
  const topology = topologyOf(steps, results);
  const around = { observed: observe(read.steps, all, about), topology, namespace: namespace.namespace, found: facts };
  const workload = componentOf(of.subject);
  const { findings, leading } = diagnosis;
  const causes = withRemedies(judgeCauses(plan.causes, read, about, leading), findings, workload, around);
  return {
    now,
    subject,
    namespace,
    variables: sentences,
    steps,
    results: results.map((result, index) => withFacts(steps[index], result, { facts, now })),
    diagnosis,
    causes,
    remedies: remediesOf(findings, causes, workload, around),
    ...fixOf(plan),
    script: printScript(
      of.title,
      told.map(({ title, byHand, isIdle, result: { command } }) => ({ title, command, byHand, isIdle })),
    ),
  };
};
