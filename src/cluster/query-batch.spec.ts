import type { Sample } from '../probes/observation';
import { batchesOf, batchQuery, isRefusal, takeApart } from './query-batch';

test('each sample comes back to the query that it answers, as if asked alone', () => {
  const queries = ['up', 'sum(up) # all of them', 'absent(up)'];
  expect(batchQuery(queries)).toBe(
    [
      'label_replace((up\n), "virtualization_alerts_asked", "0", "", "")',
      'label_replace((sum(up) # all of them\n), "virtualization_alerts_asked", "1", "", "")',
      'label_replace((absent(up)\n), "virtualization_alerts_asked", "2", "", "")',
    ].join(' or '),
  );
  const samples: Sample[] = [
    { labels: { virtualization_alerts_asked: '1' }, value: 2 },
    { labels: { virtualization_alerts_asked: '0', pod: 'a' }, value: 1 },
    { labels: { virtualization_alerts_asked: '0', pod: 'b' }, value: 1 },
  ];
  expect(takeApart(queries, samples)).toEqual([
    [
      { labels: { pod: 'a' }, value: 1 },
      { labels: { pod: 'b' }, value: 1 },
    ],
    [{ labels: {}, value: 2 }],
    [],
  ]);
});

test('as many go together as an address holds; one that is longer goes alone', () => {
  const long = `up{pod="${'x'.repeat(2500)}"}`;
  const batches = batchesOf(['a', 'b', long, 'c']);
  expect(batches).toEqual([['a', 'b'], [long], ['c']]);
  expect(batchesOf(Array(60).fill('up')).every((one) => batchQuery(one).length < 2_300)).toBe(true);
  expect(batchesOf([])).toEqual([]);
});

test.each([
  ['an expression that can not be read', { code: 400 }, true],
  ['one that can not be evaluated', { response: { status: 422 } }, true],
  ['a Prometheus that is not there', { code: 503 }, false],
  ['no answer at all', new TypeError('Failed to fetch'), false],
])('%s', (_name, error, refused) => {
  expect(isRefusal(error)).toBe(refused);
});
