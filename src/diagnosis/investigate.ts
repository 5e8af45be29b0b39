import { printAll, printFix } from '../commands/oc-command';
import { printScript } from '../commands/script';
import { inEnglish } from '../message';
import type { Answers } from '../probes/answers';
import { mergeObservations } from '../probes/merge-observations';
import type { Pods, Text } from '../probes/probe';
import type { Command, NamespaceFinding, StepResult } from '../probes/step-result';
import type { Variables } from '../probes/variables';
import type { FilledRemedy } from '../runbooks/remedy';
import type { Fact } from './fact';
import { judge } from './judge';
import type { FilledStep } from '../runbooks/runbook';
import { namesManagedBy } from './operator-resources';
import { componentOf, nameOf, ownSteps } from '../runbooks/subject';
import type { JudgedCause } from './causes';
import { flatten } from './chain';
import type { Firing } from './contradiction';
import type { Diagnosis } from './find';
import type { Answered } from './observations';
import { observeParts, type Plan } from './plan';
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
  /** All that was read: what verdicts, findings and causes are made of. */
  readonly facts: readonly Fact[];
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
    operands: of.subject.kind === 'operator' ? namesManagedBy(of.subject.model) : [],
    now,
    ...(measuredBy === undefined ? {} : { measuredBy }),
    ...(firing === undefined ? {} : { firing }),
  };
  const answered = [...plan.steps, ...plan.checks].map((planned): Answered => {
    const parts = observeParts(planned, answers);
    return { stepId: planned.step.id, observation: mergeObservations(parts), parts };
  });
  const steps = plan.steps.map(({ step }) => step);
  const checks = plan.checks.map(({ step }) => step);
  const judged = judge({ steps, checks, causes: plan.causes }, answered, about);
  const { observed, facts, verdicts, diagnosis } = judged;
  const results = steps.flatMap((step, at): readonly StepResult[] => {
    const [observation, verdict] = [answered[at]?.observation, verdicts.get(step.id)];
    if (observation === undefined || verdict === undefined) return [];
    const command = printAll([step, ...(step.also ?? [])], variables);
    const result = { stepId: step.id, observation, verdict, command };
    const since = stepSince(step, result, { facts, now });
    return [since === undefined ? result : { ...result, since }];
  });
  const { findings } = diagnosis;
  const found = flatten(findings).flatMap((finding) => finding.facts);
  const around = { observed, topology: topologyOf(steps, results), namespace: namespace.namespace, found };
  const workload = componentOf(of.subject);
  const causes = withRemedies(judged.causes, findings, workload, around);
  return {
    now,
    subject,
    namespace,
    variables: sentences,
    steps,
    results,
    facts,
    diagnosis,
    causes,
    remedies: remediesOf(findings, causes, workload, around),
    ...fixOf(plan),
    script: printScript(
      of.title,
      results.map(({ command }, at) => {
        const step = steps[at];
        return {
          title: inEnglish(step?.title ?? { text: '' }),
          command,
          byHand: step?.probe.kind === 'by-hand',
          isIdle: step?.probe.kind === 'unfilled' && step.probe.notApplicable !== undefined,
        };
      }),
    ),
  };
};
