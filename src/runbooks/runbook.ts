import type { Message } from '../message';
import type { CauseId } from './cause-id';
import type { Expectation } from '../probes/expectation';
import type { FilledProbe, Pods, Probe, UnfilledProbe } from '../probes/probe';
import type { Variable } from './bind-variables';
import type { Facts, FilledFacts } from './fact-pattern';
import type { FilledRemedy, Remedy } from './remedy';
import type { Subject } from './subject';

/** One step of troubleshooting: a probe, what a healthy answer looks like, and what to make of another. */
export interface Step {
  /** Unique within the runbook, kebab-case: it is the step's anchor in the page. */
  readonly id: string;
  /** What to do, as an imperative: "Check the pods". */
  readonly title: Message;
  /** Why, and what to look for. Backticks mark code. */
  readonly text: Message;
  /** What a number that is not as it should be means, in a clause; `{{value}}` stands for it. */
  readonly headline?: Message;
  readonly probe: Probe;
  readonly expectation: Expectation;
  /** True for what is read beside the steps of every runbook (`content/surroundings.ts`). */
  readonly beside?: true;
}

/** A step whose probe and sentences were filled; the probe says so where that could not be. */
export interface FilledStep extends Omit<Step, 'probe'> {
  readonly probe: FilledProbe | UnfilledProbe;
  /** The same for the other objects, where a variable of it stands for several. */
  readonly also?: readonly Pick<FilledStep, 'probe' | 'expectation'>[];
  /** How many more objects there are than are read. */
  readonly leftOut?: number;
}

/** A change that the runbook advises; printed as a command that is marked as changing the cluster. */
export interface Fix extends Pods {
  readonly kind: 'delete-pods';
  /** What it does and what it costs. */
  readonly warning: Message;
}

interface Reason {
  readonly title: Message;
  readonly text: Message;
  /** The id of the step that shows whether this is the cause, where one does. */
  readonly step?: string;
  /** True for a cause that the source does not name. */
  readonly beyondSource?: true;
}

/** A cause that alerts share; its rule and its remedy are those of its id. */
export interface SharedCause extends Reason {
  readonly id: CauseId;
  /** What else is read to judge it, beside the steps of the runbook; their ids are unique within the runbook. */
  readonly checks?: readonly Step[];
}

/** A cause of this alert alone, with what shows it and what helps. */
export interface OwnCause<F = Facts, R = Remedy> extends Reason {
  /** Unique within the runbook, and none of the shared ones; kebab-case. */
  readonly id: string;
  readonly supportedBy: F;
  /** Beside that nothing supports it. */
  readonly ruledOutBy?: F;
  /** Why it is not the cause, where all was read and nothing supports it. */
  readonly otherwise: Message;
  /** Normal, and passes by itself. */
  readonly expected?: true;
  /** What helps, the first first. */
  readonly remedies: readonly R[];
}

/** A known reason for the alert. */
export type Cause = SharedCause | OwnCause;

/** A cause whose sentences, facts and commands were filled. */
export type FilledCause = SharedCause | OwnCause<FilledFacts, FilledRemedy>;

/** Whether a cause is of its alert alone. */
export const isOwnCause = <F, R>(cause: SharedCause | OwnCause<F, R>): cause is OwnCause<F, R> =>
  'supportedBy' in cause;

/**
 * What is counted for an alert's impact. `waiting`: machines that wait to start; `running`: those that go on; `migrations`: those
 * that wait; `on-node`: machines on the nodes that are concerned; `this-machine`: the one that the alert is about.
 */
export type Count = 'waiting' | 'running' | 'migrations' | 'on-node' | 'this-machine';

/** What users notice of an alert. */
export interface Impact {
  /** What does not work meanwhile, in one clause. */
  readonly says: Message;
  /** What is counted beside, in the order in which it is told; absent where no number says more. */
  readonly counts?: readonly Count[];
}

/** What is known about one alert. Plain data: a JSON round trip gives it back unchanged. */
export interface Runbook {
  /** The value of the `alertname` label. */
  readonly alert: string;
  readonly subject: Subject;
  /** The values that its probes and sentences name, beside `namespace`, `installNamespace` and the alert's labels. */
  readonly variables?: Readonly<Record<string, Variable>>;
  /** The id of the step that looks at what the alert itself measures: who leads, what share of calls fails. */
  readonly measuredBy: string;
  /** What the alert means; a paragraph each. */
  readonly description: readonly Message[];
  /** What it does to the cluster; a paragraph each. */
  readonly reason: readonly Message[];
  readonly impact: Impact;
  /** What must hold for the alert to stop; a clause that can follow "when". */
  readonly endsWhen: Message;
  readonly steps: readonly Step[];
  readonly resolution: {
    readonly actions: readonly Message[];
    readonly causes: readonly Cause[];
    readonly fix?: Fix;
  };
  /**
   * The document whose procedure this runbook carries out; absent for an alert that it does not have. Where the runbook
   * departs from it stands in `docs/corrections.md`.
   */
  readonly source?: { readonly title: string; readonly lines: string };
}
