import { printAll, printFix } from '../commands/oc-command';
import { printScript } from '../commands/script';
import { inEnglish } from '../message';
import type { Answers } from '../probes/answers';
import { mergeObservations } from '../probes/merge-observations';
import type { StepResult } from '../probes/step-result';
import { judge } from './judge';
import { namesManagedBy } from './operator-resources';
import { componentOf, nameOf, ownSteps } from '../runbooks/subject';
import type { Firing } from './contradiction';
import type { Examination, Investigation } from './investigation';
import type { Answered } from './observations';
import { observeParts, type Plan } from './plan';
import { stepSince } from './step-since';

const fixOf = ({ fix, namespace }: Plan): Pick<Investigation, 'fix'> =>
  fix === undefined ? {} : { fix: { command: printFix(fix), ...(namespace.settled ? { target: fix } : {}) } };

/**
 * Judges what a plan's questions were answered with: each step, what all of them say together, the known causes.
 * @param now milliseconds since the epoch
 * @param firing absent where no alert is there
 */
export const examine = (
  plan: Plan,
  answers: Answers,
  { now, firing }: { readonly now: number; readonly firing?: Firing | undefined },
): Examination => {
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
  const investigation: Investigation = {
    now,
    subject,
    namespace,
    variables: sentences,
    steps,
    results,
    facts,
    diagnosis,
    causes: judged.causes,
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
  return { investigation, observed, workload: componentOf(of.subject) };
};
