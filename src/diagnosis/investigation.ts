import type { Pods, Text } from '../probes/probe';
import type { Command, NamespaceFinding, StepResult } from '../probes/step-result';
import type { Variables } from '../probes/variables';
import type { FilledStep } from '../runbooks/runbook';
import type { FilledRemedy } from '../runbooks/remedy';
import type { JudgedCause } from './causes';
import type { Fact } from './fact';
import type { Diagnosis } from './find';
import type { Observations } from './observations';

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
  /** What helps, against the first finding first; absent until what says so has come. */
  readonly remedies?: readonly FilledRemedy[];
  /** The change that is advised: the command, and the pods, absent until their namespace is known. */
  readonly fix?: { readonly command: Command; readonly target?: Pods<Text> };
  /** Every step's command, as one script for bash. */
  readonly script: string;
}

/** An investigation with what helps. */
export type Advised = Investigation & Required<Pick<Investigation, 'remedies'>>;

/** An investigation before what helps was looked for, and what that is chosen by. */
export interface Examination {
  readonly investigation: Investigation;
  readonly observed: Observations;
  /** What remedies call the workload that the case is about. */
  readonly workload: string;
}
