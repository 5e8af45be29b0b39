import type { StepResult } from '../probes/step-result';
import { message } from '../message';
import { fillStepWith } from '../runbooks/fill-runbook';
import type { Runbook } from '../runbooks/runbook';
import { nameOf } from '../runbooks/subject';
import { checksOf } from './causes';
import { judge } from './judge';
import type { Investigation } from './investigate';

const VARIABLES = { namespace: 'openshift-cnv' };

/** An investigation for tests, from what the steps, and the checks of the causes, gave. */
export const makeInvestigation = (
  { subject, steps, resolution: { causes } }: Runbook,
  results: readonly StepResult[],
  { now, checks = [] }: { readonly now: number; readonly checks?: readonly StepResult[] },
): Investigation => {
  const about = { workload: nameOf(subject, VARIABLES), now };
  const filled = steps.map((step) => fillStepWith(step, VARIABLES));
  const judged = judge({ steps: filled, checks: checksOf(causes), causes }, [...results, ...checks], about);
  return {
    now,
    subject: about.workload,
    namespace: { namespace: 'openshift-cnv', source: message('From KubeVirt x.'), settled: true },
    variables: VARIABLES,
    steps: filled,
    // A test may say what a step is judged to be; what its answer says is judged all the same.
    results,
    facts: judged.facts,
    diagnosis: judged.diagnosis,
    causes: judged.causes,
    remedies: [],
    script: '#!/usr/bin/env bash\n',
  };
};
