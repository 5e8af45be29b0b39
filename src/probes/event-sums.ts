import { lastSeen, timesSeen } from './event-order';
import type { ClusterEvent } from './observation';

/** All events with one reason. */
export interface EventSum {
  readonly reason: string;
  /** Whether one of them is a warning. */
  readonly isWarning: boolean;
  /** How often they were seen together. */
  readonly times: number;
  /** When the last of them was seen, in milliseconds since the epoch. */
  readonly last: number;
}

/** Events summed by their reason: warnings first, then the latest first. */
export const sumEvents = (events: readonly ClusterEvent[]): readonly EventSum[] => {
  const sums = new Map<string, EventSum>();
  for (const event of events) {
    const reason = event.reason ?? '';
    const known = sums.get(reason);
    sums.set(reason, {
      reason,
      isWarning: event.type === 'Warning' || known?.isWarning === true,
      times: timesSeen(event) + (known?.times ?? 0),
      last: Math.max(lastSeen(event), known?.last ?? 0),
    });
  }
  return [...sums.values()].sort((a, b) => Number(b.isWarning) - Number(a.isWarning) || b.last - a.last);
};
