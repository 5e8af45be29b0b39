import type { SeriesSource } from './promql';
import { parseSeries, writeSeries, type Value } from './series';

/** A value, or what it is at a moment: seconds after `START`; `undefined` where there is no sample. */
type Course = number | ((seconds: number) => number | undefined);

/** The moment that the courses of `seriesAtHand` count from, in milliseconds since the epoch. */
export const START = Date.UTC(2026, 0, 15, 10);

/** Series for tests, written as the exposition format does, each with its course. */
export const seriesAtHand = (courses: Readonly<Record<string, Course>>): SeriesSource => {
  const all = Object.entries(courses).map(([text, course]) => ({ labels: parseSeries(text), course }));
  return {
    at: (name, time) =>
      all.flatMap(({ labels, course }) => {
        const value = typeof course === 'number' ? course : course((time - START) / 1000);
        return labels.__name__ === name && value !== undefined ? [{ labels, value }] : [];
      }),
  };
};

/** A value as a table in a test shows it: a vector's samples by their series. */
export const readable = (value: Value): unknown =>
  typeof value === 'number' || typeof value === 'string'
    ? value
    : Object.fromEntries(value.map((sample) => [writeSeries(sample.labels), sample.value]));
