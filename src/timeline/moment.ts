import type { ObjectReference } from '../diagnosis/fact';
import type { Message } from '../message';

/**
 * What kind of thing happened. `problem`: something became worse; `recovery`: it became well again; `change`: somebody or
 * something changed it on purpose; `alert`: the alert itself; `fired`: it fired before.
 */
export type MomentKind = 'problem' | 'recovery' | 'change' | 'alert' | 'fired';

/** One thing that happened, as an object of the cluster says itself. */
export interface Moment {
  readonly kind: MomentKind;
  /** When it happened, or was first seen, in milliseconds since the epoch, whole seconds of the cluster's clock. */
  readonly at: number;
  /** When it was last seen, where it happened more than once. */
  readonly until?: number;
  /** How often it was seen; absent for once. */
  readonly times?: number;
  readonly sentence: Message;
  /** How it is said of several objects; `{{count}}` is filled in. Equal moments of one group are one row. */
  readonly many?: Message;
  /** Moments of one group at one time are one row; absent: by itself. */
  readonly group?: string;
  readonly objects: readonly ObjectReference[];
}

/** A time as an object writes it, in milliseconds since the epoch; absent for what is no time, and for the year 1. */
export const timeOf = (time: string | null | undefined): number | undefined => {
  const at = Date.parse(time ?? '');
  return Number.isNaN(at) || at <= 0 ? undefined : at;
};
