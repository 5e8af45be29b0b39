import { parsePromql, parseRange } from './promql';
import { readable, seriesAtHand, START } from './series-at-hand';

/** Samples lie 30 s apart, the last at the moment of evaluation: 600 s after the start. */
const SERIES = seriesAtHand({
  'steady_total{pod="a"}': (seconds) => 1000 + 2 * seconds,
  idle_total: 500,
  // Restarted at 480: 4800 before it, 1200 after.
  restarted_total: (seconds) => (seconds < 480 ? 10 * seconds : 10 * (seconds - 480)),
  // Began with nothing at 450.
  young_total: (seconds) => (seconds < 450 ? undefined : seconds - 450),
  // Seen first at 450, but has counted long before.
  found_total: (seconds) => (seconds < 450 ? undefined : 10_000 + seconds - 450),
  // Ended after 480.
  ended_total: (seconds) => (seconds > 480 ? undefined : 100_000 + seconds),
  once_total: (seconds) => (seconds < 600 ? undefined : 3),
  // Not on one line: 0, 30, 60 … until 450, then 450 throughout.
  bent: (seconds) => Math.min(seconds, 450),
  endless: Infinity,
});

const evaluate = (expression: string, seconds = 600): unknown =>
  readable(parsePromql(expression)(SERIES, START + seconds * 1000));

test.each([
  ['increase(steady_total[5m])', { '{pod="a"}': 600 }],
  ['rate(steady_total[5m])', { '{pod="a"}': 2 }],
  ['rate(steady_total[300])', { '{pod="a"}': 2 }],
  ['rate(steady_total[2m] offset 3m)', { '{pod="a"}': 2 }],
  ['sum(rate(steady_total{pod=~"a|b"}[5m])) * 60', { '': 120 }],
  ['rate(idle_total[5m])', { '': 0 }],
  // Samples from 330 (3300) to 450 (4500), then 480 (0) to 600 (1200): 1200 + 1200 in 270 s, filled in for 300 s.
  ['increase(restarted_total[5m])', { '': 2666.666666667 }],
  // 150 in the 150 s since it was 0; it can't have been less before.
  ['increase(young_total[5m])', { '': 150 }],
  ['rate(young_total[5m])', { '': 0.5 }],
  // 150 in 150 s, and half an interval before the first sample.
  ['increase(found_total[5m])', { '': 165 }],
  // From 330 to 480, a whole interval before it and half of one after it.
  ['increase(ended_total[5m])', { '': 195 }],
  ['rate(once_total[5m])', {}],
  ['predict_linear(steady_total[5m], 100)', { '{pod="a"}': 2400 }],
  ['predict_linear(steady_total[5m], -10 * 30)', { '{pod="a"}': 1600 }],
  // The line is read from the evaluation on, not from the end of an older range.
  ['predict_linear(steady_total[2m] offset 3m, 0)', { '{pod="a"}': 2200 }],
  // Samples at 510, 540, 570 and 600: all 450.
  ['predict_linear(bent[2m], 3600)', { '': 450 }],
  // At 420, 450, 480 … 600 it is 420, then six times 450: the mean is 3120 / 7 at 510, the slope 2700 / 25200.
  ['predict_linear(bent[210], 0)', { '': 455.357142857 }],
  ['predict_linear(idle_total[5m], 4 * 24 * 3600)', { '': 500 }],
  ['predict_linear(endless[5m], 60)', { '': NaN }],
  ['predict_linear(once_total[5m], 60)', {}],
  // Samples from 330 to 600, each of 1000 and twice its seconds.
  ['avg_over_time(steady_total[5m])', { '{pod="a"}': 1930 }],
  ['avg_over_time(once_total[5m])', { '': 3 }],
  ['avg_over_time(nothing[5m])', {}],
  ['rate(steady_total[30s])', {}],
  ['rate(nothing[5m])', {}],
])('%s', (expression, expected) => {
  const rounded = Object.entries(evaluate(expression) as Record<string, number>).map(
    ([series, value]): [string, number] => [series, Number(value.toFixed(9))],
  );
  expect(Object.fromEntries(rounded)).toEqual(expected);
});

test.each(['predict_linear(idle_total[5m])', 'predict_linear(idle_total, 60)', 'predict_linear(idle_total[5m], bent)'])(
  'refuses %s',
  (expression) => {
    expect(() => evaluate(expression)).toThrow(/expected/);
  },
);

it('finds the same of a series that each look makes anew, its labels in another order', () => {
  let looks = 0;
  const source = {
    at: (_name: string, time: number) => {
      looks += 1;
      const value = (time - START) / 1000;
      return looks % 2 === 0
        ? [{ labels: { __name__: 'made:sum', a: '1', b: '2' }, value }]
        : [{ labels: { b: '2', a: '1', __name__: 'made:sum' }, value }];
    },
  };
  expect(parsePromql('rate(made:sum[5m])')(source, START + 600_000)).toEqual([
    { labels: { a: '1', b: '2' }, value: 1 },
  ]);
});

test.each([
  ['count_over_time(steady_total[5m])', { '{pod="a"}': 10 }],
  // Samples at 480, 510 … 600 are ten seconds after the points of the subquery, which are multiples of its step.
  ['count_over_time(found_total[5m:1m])', { '': 3 }],
  ['max_over_time((young_total * 2)[5m:30s])', { '': 300 }],
  ['max_over_time(bent[5m:30s] offset 4m)', { '': 360 }],
  ['absent_over_time(ended_total[1m])', { '': 1 }],
  ['absent_over_time(ended_total[1m] offset 2m)', {}],
  ['absent_over_time(ended_total{job="x"}[30s] offset 1h)', { '{job="x"}': 1 }],
  ['group by (pod) (steady_total)', { '{pod="a"}': 1 }],
])('%s', (expression, expected) => {
  expect(evaluate(expression)).toEqual(expected);
});

test('an expression that gives ranges gives their samples, at multiples of the step, the beginning left out', () => {
  const series = parseRange('(steady_total > 1600)[4m:1m]')?.(SERIES, START + 610_000);
  expect(series).toEqual([
    {
      labels: { __name__: 'steady_total', pod: 'a' },
      samples: [420, 480, 540, 600].map((seconds) => ({ time: START + seconds * 1000, value: 1000 + 2 * seconds })),
    },
  ]);
  expect(parseRange('steady_total[1m]')?.(SERIES, START + 600_000)).toMatchObject([{ samples: [{}, {}] }]);
  expect(parseRange('steady_total')).toBeUndefined();
});
