import type { Series } from '../../cluster/prometheus';

/** A point to be drawn; `null` is a break of the line. */
export interface DrawnPoint {
  readonly x: Date;
  readonly y: number | null;
}

/** What is drawn of a series: a line with breaks, and points that stand alone, of which a line shows nothing. */
export interface Drawn {
  readonly line: readonly DrawnPoint[];
  readonly dots: readonly DrawnPoint[];
}

/** Points further apart than this many steps have nothing between them; a step may be late by rounding. */
const MOST_STEPS = 1.5;

/**
 * Breaks a series where the expression gave nothing: between points that are further apart than the step of the query,
 * in milliseconds. What is no finite number is nothing as well.
 */
export const drawnOf = ({ points }: Pick<Series, 'points'>, step: number): Drawn => {
  const finite = points.filter(({ value }) => Number.isFinite(value));
  const line: DrawnPoint[] = [];
  const dots: DrawnPoint[] = [];
  finite.forEach(({ at, value }, index) => {
    const [before, after] = [finite[index - 1]?.at, finite[index + 1]?.at];
    const begins = before === undefined || at - before > step * MOST_STEPS;
    const ends = after === undefined || after - at > step * MOST_STEPS;
    const point = { x: new Date(at), y: value };
    if (begins && before !== undefined) line.push({ x: new Date(at - step / 2), y: null });
    line.push(point);
    if (begins && ends) dots.push(point);
  });
  return { line, dots };
};
