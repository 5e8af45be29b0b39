import type { Alert, EvaluatedRule } from '../alerts/alert';
import type { Message } from '../message';
import type { NamespaceFinding, StepResult } from '../probes/step-result';
import type { FilledRemedy } from '../runbooks/remedy';
import type { FilledStep } from '../runbooks/runbook';
import { componentOf, type Subject } from '../runbooks/subject';
import { workloadOf, type Workload } from '../runbooks/workloads';

/** A sentence about what was found, and what follows from it. */
export interface SaidFinding {
  readonly sentence: Message;
  readonly consequences: readonly SaidFinding[];
}

/** What a page holds about an alert or a runbook whose checks ran: everything the evidence file is made from. */
export interface EvidenceSource {
  /** The alert's name, also where it doesn't fire. */
  readonly title: string;
  /** Absent where a runbook's checks were run without an alert. */
  readonly alert?: Alert | undefined;
  /** How Prometheus evaluates the alert's rule; absent where it is not known. */
  readonly evaluation?: EvaluatedRule | undefined;
  readonly workload: Workload;
  readonly labels: Readonly<Record<string, string>>;
  readonly namespace: NamespaceFinding;
  readonly steps: readonly FilledStep[];
  readonly results: readonly StepResult[];
  /** What was found, a sentence each, the worst first. */
  readonly findings: readonly SaidFinding[];
  /** What helps, the first first. */
  readonly remedies: readonly FilledRemedy[];
  /** The alert is there, and what it is about is well: that, and why as far as it was seen. */
  readonly contradiction?: { readonly sentence: Message; readonly because: readonly Message[] };
  /** Every step's command, as one script for bash; empty where there are no steps. */
  readonly script: string;
}

/** What an investigation gives to the evidence. */
interface Investigated extends Pick<EvidenceSource, 'namespace' | 'steps' | 'results' | 'script'> {
  /** Absent where they have not come yet. */
  readonly remedies?: EvidenceSource['remedies'];
  readonly diagnosis: Pick<EvidenceSource, 'findings' | 'contradiction'>;
}

/** What a page holds, from what it investigated and for which alert. */
export const evidenceSource = (
  { namespace, steps, results, script, remedies = [], diagnosis }: Investigated,
  {
    subject,
    ...more
  }: Pick<EvidenceSource, 'title' | 'alert' | 'evaluation' | 'labels'> & { readonly subject: Subject },
): EvidenceSource => ({
  ...more,
  namespace,
  steps,
  results,
  script,
  workload: workloadOf(componentOf(subject)),
  findings: diagnosis.findings,
  remedies,
  ...(diagnosis.contradiction === undefined ? {} : { contradiction: diagnosis.contradiction }),
});
