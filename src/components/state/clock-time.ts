const isSameDay = (a: Date, b: Date): boolean => a.toDateString() === b.toDateString();

/** As logs write it: hours up to 23, in the user's time zone. */
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

/** A time by the clock: to the second where it is of today, else its day and the minute. */
export const clockTime = (at: Date, now: Date): string =>
  new Intl.DateTimeFormat(
    undefined,
    isSameDay(at, now) ? { ...CLOCK, second: '2-digit' } : { ...CLOCK, month: 'short', day: 'numeric' },
  ).format(at);
