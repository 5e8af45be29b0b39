import type { Alert } from './alert';

/** When an alert was last seen, and when first no more. */
export interface Seen {
  /** As it was then. */
  readonly alert: Alert;
  /** When it was read, in milliseconds since the epoch. */
  readonly at: number;
  /** When it was first read that it is not there any more; absent while nothing says so. */
  readonly goneAt?: number;
}

/** What the latest reading says of an alert. */
export interface SeenNow {
  readonly alert: Alert | undefined;
  /** Whether a good reading of all rules does not have it: it has stopped. */
  readonly isGone: boolean;
  /** When that was read, in milliseconds since the epoch; absent where nothing was. */
  readonly readAt: number | undefined;
}

/**
 * What is known of an alert after a reading. One that is there again has no end; one that was never seen has none that
 * anybody saw, and what could not be read ends nothing.
 */
export const seenAfter = (before: Seen | undefined, { alert, isGone, readAt }: SeenNow): Seen | undefined => {
  if (readAt === undefined) return before;
  if (alert !== undefined) return { alert, at: readAt };
  if (before === undefined || !isGone || before.goneAt !== undefined) return before;
  return { ...before, goneAt: readAt };
};

/** What keeps text from one loading of a page to the next, as the browser's session does. */
export type Store = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'virtualization-alerts/last-seen';
/** Alerts to remember: one looks at few in a night. */
const MOST = 20;

type Entries = readonly (readonly [key: string, seen: Seen])[];

/** What nobody else writes there; anything else counts as nothing. */
const entriesIn = (store: Store): Entries => {
  try {
    const kept: unknown = JSON.parse(store.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? (kept as Entries) : [];
  } catch {
    return [];
  }
};

/** What was remembered of an alert by the address of its page. */
export const recall = (store: Store, address: string): Seen | undefined =>
  entriesIn(store).find(([key]) => key === address)?.[1];

/** Remembers what was seen of an alert; a browser that keeps nothing forgets it. */
export const remember = (store: Store, address: string, seen: Seen): void => {
  const others = entriesIn(store).filter(([key]) => key !== address);
  try {
    store.setItem(KEY, JSON.stringify([...others.slice(1 - MOST), [address, seen]]));
  } catch {
    // Without room, or without the right to keep anything, the page knows what it saw itself.
  }
};
