import { REFERENCE_TIME } from '../scenario';

/** RFC 3339, whole seconds, UTC. */
const stamp = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** A moment as faults write it: `09:56:41` of the day of REFERENCE_TIME, or in full (RFC 3339). Throws for anything else. */
export const at = (time: string): string => {
  const full = /^\d\d:\d\d:\d\d$/.test(time) ? `${REFERENCE_TIME.slice(0, 11)}${time}Z` : time;
  if (Number.isNaN(Date.parse(full))) throw new Error(`${time} is no time`);
  return stamp(Date.parse(full));
};

/** Some seconds later, never after REFERENCE_TIME: nothing has happened yet that is still to come. */
export const later = (time: string, seconds: number): string =>
  stamp(Math.min(Date.parse(at(time)) + seconds * 1000, Date.parse(REFERENCE_TIME)));

/** How many seconds lie between a moment and REFERENCE_TIME. */
export const secondsSince = (time: string): number => (Date.parse(REFERENCE_TIME) - Date.parse(at(time))) / 1000;

/** The time of a Lease: the API takes it with six digits of a second alone. */
export const microTime = (time: string): string => at(time).replace('Z', '.000000Z');
