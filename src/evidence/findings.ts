import type { Message } from '../message';
import type { StepResult } from '../probes/step-result';

const ORDER = { problem: 0, unknown: 1, healthy: 2 } as const;

/** What the steps say that is not well, the worst first: the findings as long as nothing reads them together. */
export const unhealthyEvidence = (results: readonly StepResult[]): readonly Message[] =>
  results
    .filter(({ verdict }) => verdict.status !== 'healthy' && verdict.pending !== true)
    .sort((a, b) => ORDER[a.verdict.status] - ORDER[b.verdict.status])
    .map(({ verdict }) => verdict.evidence);
