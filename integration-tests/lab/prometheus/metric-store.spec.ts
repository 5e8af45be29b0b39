import { MetricStore } from './metric-store';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const HOUR = 60 * 60 * 1000;

test('the exposition has the series of a metric together, under their type, without those that are absent', () => {
  const store = new MetricStore(
    [
      { series: 'up{pod="a"}', value: 1 },
      { series: 'requests_total{code="200"}', rate: 2 },
      { series: 'up{pod="b \\"quoted\\""}', value: 0 },
      { series: 'duration_seconds_bucket{le="+Inf"}', rate: 1 },
      { series: 'gone', absent: true },
      { series: 'limit', value: Infinity },
    ],
    NOW,
  );
  // The base began six hours before.
  const requests = String((7 * HOUR * 2) / 1000);
  expect(store.exposition(NOW + HOUR).split('\n')).toEqual([
    '# TYPE up gauge',
    'up{pod="a"} 1',
    'up{pod="b \\"quoted\\""} 0',
    '# TYPE requests_total counter',
    `requests_total{code="200"} ${requests}`,
    '# TYPE duration_seconds_bucket untyped',
    `duration_seconds_bucket{le="+Inf"} ${String((7 * HOUR) / 1000)}`,
    '# TYPE limit gauge',
    'limit +Inf',
    '',
  ]);
});
