import { caseOf } from '../../../src/diagnosis/case';
import type { Advised } from '../../../src/diagnosis/investigation';
import type { Evidence, Observation } from '../../../src/probes/observation';
import type { Runbook } from '../../../src/runbooks/runbook';
import { investigateLab } from '../../lab/investigate-lab';
import type { Lab } from '../../lab/lab';

/** A command that the page prints, and what the page read by itself of the same. */
export interface PrintedStep {
  /** Its place in the script, from 1. */
  readonly number: number;
  readonly id: string;
  readonly command: string;
  readonly observation: Observation<Evidence>;
}

/** All that can be copied of a runbook in the lab's state, by hand steps and those without anything to look at left out. */
export interface Printed {
  readonly investigation: Advised;
  readonly steps: readonly PrintedStep[];
}

/** Prints the commands and the script of a runbook for an alert with these labels, as the page does it. */
export const printIn = (lab: Lab, runbook: Runbook, labels: Readonly<Record<string, string>>): Printed => {
  const investigation = investigateLab(lab, caseOf(runbook, labels));
  const steps = investigation.results.flatMap(({ stepId, command, observation }, at): PrintedStep[] => {
    const kind = investigation.steps[at]?.probe.kind;
    if (kind === 'by-hand' || kind === 'unfilled') return [];
    return [{ number: at + 1, id: stepId, command: command.text, observation }];
  });
  return { investigation, steps };
};
