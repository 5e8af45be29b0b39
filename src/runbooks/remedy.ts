import type { Message } from '../message';

/** What helps against a cause. `{{name}}` in its sentences stands for the component in which the cause lies. */
export interface Remedy {
  /** What to do, as an imperative. */
  readonly title: Message;
  /** Why it helps, and what to read first. */
  readonly why: Message;
  /** What it does to the cluster. */
  readonly effect: 'reads-only' | 'changes-settings' | 'restarts';
  /** How one sees that it worked. */
  readonly doneWhen: Message;
}
