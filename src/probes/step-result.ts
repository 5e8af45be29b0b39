import type { Message } from '../message';
import type { Evidence, Observation } from './observation';

/** What a step says: healthy, a problem, or not known (still reading, or could not read). */
export type VerdictStatus = 'healthy' | 'problem' | 'unknown';

/** The judgement of one step, with one sentence of evidence, the worst thing first. */
export interface Verdict {
  readonly status: VerdictStatus;
  readonly evidence: Message;
  /** True while the answer has not come yet: a skeleton, not an "unknown". */
  readonly pending?: boolean;
  /** True where there is nothing to read, as of a container that never ran: a consequence, and no reading that failed. */
  readonly hasNothing?: boolean;
}

/** A probe printed as a command for a shell. */
export interface Command {
  /** One line or several; every value from the cluster is quoted. */
  readonly text: string;
  /** Why the command can't run as it is: a sentence for each value that is not known. Empty when it runs. */
  readonly missing: readonly Message[];
}

/** Everything known about one step now. */
export interface StepResult {
  readonly stepId: string;
  readonly observation: Observation<Evidence>;
  readonly verdict: Verdict;
  readonly command: Command;
  /** Since when it is so by the objects' own times, in milliseconds since the epoch; absent where none says. */
  readonly since?: number;
}

/** Where a component's namespace was found. */
export interface NamespaceFinding {
  readonly namespace: string;
  /** A sentence for the page: which object it was read from, or that the default is assumed. */
  readonly source: Message;
  /** False while better sources are still being read. */
  readonly settled: boolean;
}
