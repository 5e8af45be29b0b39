import { render, screen } from '@testing-library/react';

import Graph from './Graph';
import { drawnOf } from './graph-runs';

const MINUTE = 60_000;
const at = (...minutes: number[]): { at: number; value: number }[] =>
  minutes.map((minute) => ({ at: minute * MINUTE, value: 1 }));
const minutesOf = (drawn: readonly { x: Date; y: number | null }[]): (number | null)[] =>
  drawn.map(({ x, y }) => (y === null ? null : x.getTime() / MINUTE));

test.each([
  ['points that follow each other are one line', [0, 1, 2], [0, 1, 2], []],
  ['a gap stays a gap', [0, 1, 2, 40, 41], [0, 1, 2, null, 40, 41], []],
  ['a point alone is a dot', [0, 1, 20, 40, 41], [0, 1, null, 20, null, 40, 41], [20]],
  ['the only point is a dot', [7], [7], [7]],
  ['two that stand alone are not joined', [0, 40], [0, null, 40], [0, 40]],
  ['nothing is nothing', [], [], []],
])('%s', (_case, minutes, line, dots) => {
  const drawn = drawnOf({ points: at(...minutes) }, MINUTE);
  expect(minutesOf(drawn.line)).toEqual(line);
  expect(minutesOf(drawn.dots)).toEqual(dots);
});

test('what is no finite number breaks the line', () => {
  const points = at(0, 1, 2, 3, 4).map((point, index) => (index === 2 ? { ...point, value: NaN } : point));
  expect(minutesOf(drawnOf({ points }, MINUTE).line)).toEqual([0, 1, null, 3, 4]);
});

test('the picture has one stroke for each run, and a dot for what stands alone', () => {
  jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(600);
  render(<Graph series={[{ labels: { pod: 'a' }, points: at(0, 1, 2, 20, 40, 41) }]} step={MINUTE} />);
  const strokes = [...screen.getByRole('img').querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '');
  // A run is one M with what follows it; the one of a single point is M and Z.
  const runs = strokes.filter((stroke) => stroke.includes('L')).map((stroke) => stroke.match(/M[^M]*L/g)?.length);
  expect(runs).toContain(2);
  expect(strokes.some((stroke) => /[aA]\s*3/.test(stroke))).toBe(true);
  jest.restoreAllMocks();
});
