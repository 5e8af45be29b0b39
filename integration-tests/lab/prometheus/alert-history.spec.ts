/** @jest-environment node */
import { readHistory, seriesIn, type AlertHistory } from '../../../src/timeline/alert-history';
import { edgesQuery, gapsQuery, timeQuery, type AskedAlert } from '../../../src/timeline/history-queries';
import type { KubernetesObject } from '../scenario';
import type { Remembered } from './past-alerts';
import { Prometheus } from './prometheus';
import { seriesAtHand, START } from './series-at-hand';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const RULES: readonly KubernetesObject[] = [
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'made', namespace: 'made' },
    spec: {
      groups: [
        {
          name: 'made',
          rules: [
            { alert: 'Watchdog', expr: 'vector(1)' },
            { alert: 'Flapping', expr: 'flap == 1' },
            { alert: 'Waiting', expr: 'flap == 1', for: '5m' },
            { alert: 'Always', expr: 'vector(1)' },
            { alert: 'Never', expr: 'flap == 2' },
          ],
        },
      ],
    },
  },
];

/** `flap` is 1 in the first ten minutes of each of the last six hours. */
const SINCE = START - 6 * HOUR;
const series = {
  ...seriesAtHand({ flap: (at) => (at >= 0 ? undefined : Number((at + 6 * 3600) % 3600 < 600)) }),
  since: SINCE,
};

const asked = (name: string, hold = 0): AskedAlert => ({ name, labels: {}, every: 30_000, hold });

const historyOf = (alert: AskedAlert, remembered: Remembered = { fired: {}, down: [] }): AlertHistory => {
  const prometheus = new Prometheus(
    series,
    RULES,
    () => START,
    () => remembered,
  );
  const ask = (query: string): unknown => prometheus.answer('/api/v1/query', new URLSearchParams({ query })).json;
  const time = ask(timeQuery(alert));
  return readHistory(alert, {
    time,
    gaps: ask(gapsQuery(alert)),
    ...(seriesIn(time) === 0 ? {} : { edges: ask(edgesQuery(alert)) }),
    at: START,
  });
};

test('each firing is counted, with the time of all', () => {
  const { times, total, notEvaluated, spans } = historyOf(asked('Flapping'));
  expect(times).toEqual({ least: 6, most: 6 });
  expect(total).toBe(6 * 10 * MINUTE);
  expect(notEvaluated).toBe(0);
  expect(spans[1]).toEqual({ from: SINCE + HOUR, to: SINCE + HOUR + 10 * MINUTE, isFromBefore: false, end: 'seen' });
});

test('an alert that waits fires for less time', () => {
  expect(historyOf(asked('Waiting', 5 * MINUTE))).toMatchObject({
    times: { least: 6, most: 6 },
    total: 6 * 5 * MINUTE,
  });
});

test('one that never fired has no span, and one that always fires has one that goes on', () => {
  expect(historyOf(asked('Never'))).toMatchObject({ times: { least: 0, most: 0 }, total: 0, spans: [] });
  expect(historyOf(asked('Always')).spans).toMatchObject([{ end: 'now' }]);
});

test('of the days before, what is remembered counts; while nothing was evaluated, nothing is known', () => {
  const span = (hoursAgo: number, minutes: number) => ({
    from: START - hoursAgo * HOUR,
    to: START - hoursAgo * HOUR + minutes * MINUTE,
  });
  const remembered = { fired: { Flapping: [span(50, 20), span(30, 90)] }, down: [span(29.5, 120)] };
  const { times, notEvaluated, spans } = historyOf(asked('Flapping'), remembered);
  expect(notEvaluated).toBe(120 * MINUTE);
  expect(times).toEqual({ least: 8, most: 8 });
  expect(spans.slice(0, 3).map(({ from, to, end }) => [(to - from) / MINUTE, end])).toEqual([
    [20, 'seen'],
    // Nothing was evaluated from then on: whether it went on nobody saw.
    [30, 'lost'],
    [10, 'seen'],
  ]);
});

test('what begins as soon as evaluations do, after it was lost, may be the same', () => {
  const from = START - 30 * HOUR;
  const remembered = {
    fired: { Flapping: [{ from, to: from + 3 * HOUR }] },
    down: [{ from: from + HOUR, to: from + 2 * HOUR }],
  };
  const { times, total, spans } = historyOf(asked('Flapping'), remembered);
  expect(times).toEqual({ least: 7, most: 8 });
  expect(total).toBe(2 * HOUR + 6 * 10 * MINUTE);
  expect(spans.slice(0, 2).map(({ end }) => end)).toEqual(['lost', 'seen']);
});
