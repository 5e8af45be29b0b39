import type { Message } from '../message';
import type { Fact, ObjectReference } from './fact';

export type { ObjectReference } from './fact';

/** Equal facts in one sentence: one thing that is wrong, or that could not be read. */
export interface Finding {
  /** The same as long as the same thing is wrong with the same objects. */
  readonly id: string;
  readonly sentence: Message;
  /** `note`: worth a word, and nothing is wrong. */
  readonly status: 'problem' | 'unknown' | 'note';
  /** The steps that show it, in their order. */
  readonly stepIds: readonly string[];
  readonly objects: readonly ObjectReference[];
  /** The lower, the further up; see `RANK`. */
  readonly rank: number;
  /** The equal facts, the one that is told first. */
  readonly facts: readonly [Fact, ...Fact[]];
  /** What follows from it, each with what follows from that. */
  readonly consequences: readonly Finding[];
  /** Nothing that was read explains it; absent where that needs no word. What could not be read may be why. */
  readonly unexplained?: { readonly unread: readonly Message[] };
}
