import type { Message } from '../message';
import type { Argv } from '../probes/probe';
import type { Command } from '../probes/step-result';

/** What helps against a cause. `{{name}}` in its sentences stands for the component in which the cause lies. */
export interface Remedy {
  /** What to do, as an imperative. */
  readonly title: Message;
  /** Why it helps, and what to read first. */
  readonly why: Message;
  /** What it does to the cluster. */
  readonly effect: 'reads-only' | 'changes-settings' | 'restarts' | 'interrupts-machines' | 'can-lose-data';
  /** What it costs; where a command changes something. */
  readonly costs?: Message;
  /** Printed, and never run by the page. */
  readonly command?: Argv;
  /** How one sees that it worked. */
  readonly doneWhen: Message;
}

/** A remedy whose sentences and command were filled. */
export interface FilledRemedy extends Remedy {
  readonly printed?: Command;
}
