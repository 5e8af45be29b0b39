import { makeAlert } from './make-alert';
import { stopsWithin } from './stops-within';

const alertOf = (query: string) =>
  makeAlert({
    rule: { id: '1', name: 'A', query, duration: 600, labels: {}, annotations: {} },
    state: 'firing',
    activeAt: '',
    labels: {},
    annotations: {},
  });

test.each<[string, string, Parameters<typeof stopsWithin>[1], number | undefined]>([
  ['a count', 'cluster:pods:count == 0', undefined, 90],
  ['the interval of its group', 'a == 0', { interval: 60 }, 120],
  ['what it is kept for', 'a == 0', { interval: 30, keepFiringFor: 300 }, 390],
  ['a rate', 'sum(rate(a[5m])) / sum(rate(b[1m])) > 0.8', undefined, 390],
  ['a subquery and a range in two units', 'max_over_time(a[1h30m:1m]) > 1', undefined, 5490],
  ['an expression that is not known', '', undefined, undefined],
])('%s', (_name, query, evaluation, seconds) => {
  expect(stopsWithin(alertOf(query), evaluation)).toBe(seconds === undefined ? undefined : seconds * 1000);
});
