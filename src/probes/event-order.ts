import type { ClusterEvent } from './observation';

/** When an event was last seen, in milliseconds since the epoch; 0 when it doesn't say. */
export const lastSeen = (event: ClusterEvent): number => {
  const time =
    event.series?.lastObservedTime ??
    event.lastTimestamp ??
    event.eventTime ??
    event.firstTimestamp ??
    event.metadata?.creationTimestamp ??
    '';
  const at = Date.parse(time);
  return Number.isNaN(at) ? 0 : at;
};

/** When an event was first seen, in milliseconds since the epoch; when it was last seen, where it doesn't say. */
export const firstSeen = (event: ClusterEvent): number => {
  const at = Date.parse(event.firstTimestamp ?? event.eventTime ?? event.metadata?.creationTimestamp ?? '');
  return Number.isNaN(at) ? lastSeen(event) : at;
};

/** How often it was seen between the two. Older events of the same may have been removed by then. */
export const timesSeen = ({ series, count }: ClusterEvent): number => series?.count ?? count ?? 1;

/** What an event says without addresses, names and numbers: events that say the same differ in these. */
export const withoutNumbers = (said: string): string => said.replace(/\S*\d\S*/g, '#');

/** The events, the latest first. Does not change its argument. */
export const latestFirst = (events: readonly ClusterEvent[]): readonly ClusterEvent[] =>
  [...events].sort((a, b) => lastSeen(b) - lastSeen(a));
