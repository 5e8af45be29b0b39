import { STALE, type WrittenSeries } from './remote-write';

type Samples = WrittenSeries['samples'];

/** Evaluations of a rule are this far apart, in milliseconds. */
export const EVERY = 30_000;
/** Evaluations in the days that are told of. */
const ALL = (7 * 24 * 3_600_000) / EVERY;
/** Groups are not evaluated at full half minutes. */
const SHIFT = 7_123;

/** From one evaluation to before another, counted from the beginning of the days. */
export type Evaluations = readonly [from: number, to: number];

/** A week of an alert as one Prometheus saw it. */
export interface MadeWeek {
  readonly fired: readonly Evaluations[];
  readonly down: readonly Evaluations[];
}

const isIn = (all: readonly Evaluations[], index: number): boolean =>
  all.some(([from, to]) => index >= from && index < to);

/** Every five hours or so it fires, for half a minute up to an hour. */
export const FLAPS: readonly Evaluations[] = Array.from({ length: 33 }, (_none, index) => {
  const from = 40 + index * 600 + ((index * 37) % 90);
  return [from, from + 1 + ((index * 29) % 120)] as const;
});

/**
 * What Prometheus writes of it: samples while the alert fires, a mark where it is resolved, and none while it is down.
 * @param end the end of the days, in milliseconds since the epoch, a multiple of `EVERY`
 */
export const seriesOf = ({ fired, down }: MadeWeek, end: number): readonly WrittenSeries[] => {
  const at = (index: number): number => end - (ALL - index) * EVERY + SHIFT;
  const evaluated = Array.from({ length: ALL }, (_none, index) => index).filter((index) => !isIn(down, index));
  const samples = evaluated.flatMap((index, place): Samples => {
    if (isIn(fired, index)) return [{ at: at(index), value: 1 }];
    const before = evaluated[place - 1];
    return before !== undefined && isIn(fired, before) ? [{ at: at(index), value: STALE }] : [];
  });
  const alert = (alertname: string): Readonly<Record<string, string>> => ({
    __name__: 'ALERTS',
    alertname,
    alertstate: 'firing',
  });
  return [
    { labels: alert('Watchdog'), samples: evaluated.map((index) => ({ at: at(index), value: 1 })) },
    { labels: alert('Flapping'), samples },
  ];
};

/** How long it fired while it was evaluated, in milliseconds. */
export const timeOf = (...weeks: readonly MadeWeek[]): number =>
  Array.from({ length: ALL }, (_none, index) => index).filter((index) =>
    weeks.some(({ fired, down }) => isIn(fired, index) && !isIn(down, index)),
  ).length * EVERY;
