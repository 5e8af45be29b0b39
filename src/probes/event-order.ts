import type { ClusterEvent } from './observation';

/** When an event was last seen, in milliseconds since the epoch; 0 when it doesn't say. */
export const lastSeen = (event: ClusterEvent): number => {
  const time =
    event.series?.lastObservedTime ?? event.lastTimestamp ?? event.eventTime ?? event.metadata?.creationTimestamp ?? '';
  const at = Date.parse(time);
  return Number.isNaN(at) ? 0 : at;
};

/** The events, the latest first. Does not change its argument. */
export const latestFirst = (events: readonly ClusterEvent[]): readonly ClusterEvent[] =>
  [...events].sort((a, b) => lastSeen(b) - lastSeen(a));
