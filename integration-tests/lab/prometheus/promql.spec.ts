import { ExecutionError, PromqlError } from './literals';
import { MetricStore } from './metric-store';
import { parsePromql } from './promql';
import { readable, seriesAtHand, START } from './series-at-hand';

const SERIES = seriesAtHand({
  'up{job="virt-api",pod="virt-api-a"}': 1,
  'up{job="virt-api",pod="virt-api-b"}': 0,
  'up{job="virt-handler",pod="virt-handler-c",node="node-1"}': 1,
  'ready{pod="virt-api-a"}': 3,
  'ready{pod="virt-api-b"}': 4,
  'wanted{pod="virt-api-a",zone="z"}': 6,
  'zero{pod="virt-api-a"}': 0,
  'kind{job="virt-api",team="api"}': 2,
  'odd{text="a\\nb"}': 5,
  'unknown{pod="virt-api-a"}': Number.NaN,
  'unknown{pod="virt-api-b"}': 7,
  clock: (seconds) => seconds,
});

const evaluate = (expression: string, source = SERIES, seconds = 0): unknown =>
  readable(parsePromql(expression)(source, START + seconds * 1000));

describe('literals', () => {
  test.each([
    ['42', 42],
    ['-1.5e3', -1500],
    ['0x1f', 31],
    ['-0x1f', -31],
    ['1_000', 1000],
    ['Inf', Infinity],
    ['-inf', -Infinity],
    ['NaN', Number.NaN],
    ['5m', 300],
    ['1h30m', 5400],
    ['(7)', 7],
    ['# why\n8 # because', 8],
    [String.raw`"a\t\"b\" \x41 \u00e4 \\"`, 'a\t"b" A ä \\'],
    [String.raw`'it\'s'`, "it's"],
    ['`\\d`', '\\d'],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression)).toEqual(expected);
  });
});

describe('selectors', () => {
  const A = 'up{job="virt-api",pod="virt-api-a"}';
  const B = 'up{job="virt-api",pod="virt-api-b"}';
  const C = 'up{job="virt-handler",pod="virt-handler-c",node="node-1"}';

  test.each([
    ['up', { [A]: 1, [B]: 0, [C]: 1 }],
    ['up{}', { [A]: 1, [B]: 0, [C]: 1 }],
    ['nothing', {}],
    ['up{pod="virt-api-a"}', { [A]: 1 }],
    ['up{job="virt-api",pod!="virt-api-a",}', { [B]: 0 }],
    ['up{pod=~"virt-api-.*"}', { [A]: 1, [B]: 0 }],
    ['up{pod!~"virt-api-.*"}', { [C]: 1 }],
    // The expression matches the whole value, alternatives included.
    ['up{job=~"virt"}', {}],
    ['up{pod=~"x|virt-api-a"}', { [A]: 1 }],
    ['odd{text=~"a.b"}', { 'odd{text="a\\nb"}': 5 }],
    // A label that is not there is empty.
    ['up{node=""}', { [A]: 1, [B]: 0 }],
    ['up{node!=""}', { [C]: 1 }],
    ['up{node=~".*"}', { [A]: 1, [B]: 0, [C]: 1 }],
    ['up{node=~".+"}', { [C]: 1 }],
    ['up{"pod"="virt-api-a"}', { [A]: 1 }],
    ['{"up",pod="virt-api-a"}', { [A]: 1 }],
    ['{__name__="up",pod="virt-api-a"}', { [A]: 1 }],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression)).toEqual(expected);
  });

  test.each([
    ['clock', { clock: 600 }],
    ['clock offset 5m', { clock: 300 }],
    ['clock offset -1m', { clock: 660 }],
    ['clock offset 90', { clock: 510 }],
    ['clock - clock offset 1m', { '': 60 }],
    ['clock offset 2m - clock offset 1m', { '': -60 }],
    ['-clock offset 1m', { '': -540 }],
    ['clock - (clock offset 1m) * 2', { '': -480 }],
    ['time() - clock', { '': START / 1000 }],
  ])('at a moment: %s', (expression, expected) => {
    expect(evaluate(expression, SERIES, 600)).toEqual(expected);
  });

  it('finds nothing of a series that ended: what was last scraped is stale at once', () => {
    const store = new MetricStore([{ series: 'up{pod="virt-api-a"}', value: 1 }], START);
    store.overlay('VirtAPIDown', [{ series: 'up{pod="virt-api-a"}', absent: true }], START + 60_000);
    const source = { at: (name: string, time: number) => store.at(name, time) };
    expect(evaluate('up', source, 59)).toEqual({ 'up{pod="virt-api-a"}': 1 });
    expect(evaluate('up', source, 60)).toEqual({});
    expect(evaluate('up offset 1m', source, 90)).toEqual({ 'up{pod="virt-api-a"}': 1 });
    store.endOverlay('VirtAPIDown', START + 120_000);
    expect(evaluate('up', source, 120)).toEqual({ 'up{pod="virt-api-a"}': 1 });
  });
});

describe('arithmetic', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['2 * -3 ^ 2', -18],
    ['(-2) ^ 2', 4],
    ['7 % 4', 3],
    ['-7 % 4', -3],
    ['1 / 0', Infinity],
    ['-1 / 0', -Infinity],
    ['0 / 0', Number.NaN],
    ['0 atan2 1', 0],
    ['ready * 2', { '{pod="virt-api-a"}': 6, '{pod="virt-api-b"}': 8 }],
    ['10 - ready', { '{pod="virt-api-a"}': 7, '{pod="virt-api-b"}': 6 }],
    ['-ready{pod="virt-api-a"}', { '{pod="virt-api-a"}': -3 }],
    ['+ready{pod="virt-api-a"}', { 'ready{pod="virt-api-a"}': 3 }],
    ['ready / zero', { '{pod="virt-api-a"}': Infinity }],
    ['zero / zero', { '{pod="virt-api-a"}': Number.NaN }],
    ['ready + nothing', {}],
    ['round(ready{pod="virt-api-a"} / 2)', { '{pod="virt-api-a"}': 2 }],
    ['round(-ready{pod="virt-api-a"} / 2)', { '{pod="virt-api-a"}': -1 }],
    ['round(ready{pod="virt-api-a"}, 5)', { '{pod="virt-api-a"}': 5 }],
    ['floor(-ready{pod="virt-api-a"} / 2)', { '{pod="virt-api-a"}': -2 }],
    ['round(ready{pod="virt-api-b"} / 100, 0.03)', { '{pod="virt-api-b"}': 0.03 }],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression)).toEqual(expected);
  });
});

describe('comparisons', () => {
  test.each([
    ['1 == bool 1', 1],
    ['1 > bool 2', 0],
    ['NaN == bool NaN', 0],
    ['NaN != bool NaN', 1],
    ['ready > 3', { 'ready{pod="virt-api-b"}': 4 }],
    ['ready >= 3', { 'ready{pod="virt-api-a"}': 3, 'ready{pod="virt-api-b"}': 4 }],
    ['ready < 4', { 'ready{pod="virt-api-a"}': 3 }],
    ['ready <= 3', { 'ready{pod="virt-api-a"}': 3 }],
    ['ready == 3', { 'ready{pod="virt-api-a"}': 3 }],
    ['ready != 3', { 'ready{pod="virt-api-b"}': 4 }],
    ['3 < ready', { 'ready{pod="virt-api-b"}': 4 }],
    ['ready > bool 3', { '{pod="virt-api-a"}': 0, '{pod="virt-api-b"}': 1 }],
    // Between vectors the left side's value stays, with its name unless `on` chooses the labels.
    ['ready > zero', { 'ready{pod="virt-api-a"}': 3 }],
    ['zero < ready', { 'zero{pod="virt-api-a"}': 0 }],
    ['ready > bool zero', { '{pod="virt-api-a"}': 1 }],
    ['wanted > on (pod) ready', { '{pod="virt-api-a"}': 6 }],
    ['wanted > ignoring (zone) ready', { 'wanted{pod="virt-api-a"}': 6 }],
    ['zero > ready', {}],
    ['zero / zero > 0', {}],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression)).toEqual(expected);
  });
});

describe('vector matching', () => {
  test.each([
    // The zone differs, so nothing matches unless told.
    ['wanted - ready', {}],
    ['wanted - on (pod) ready', { '{pod="virt-api-a"}': 3 }],
    ['wanted - ignoring (zone) ready', { '{pod="virt-api-a"}': 3 }],
    ['sum(ready) + on () sum(wanted)', { '': 13 }],
    [
      'up * on (job) group_left kind',
      { '{job="virt-api",pod="virt-api-a"}': 2, '{job="virt-api",pod="virt-api-b"}': 0 },
    ],
    [
      'up * on (job) group_left (team) kind',
      { '{job="virt-api",pod="virt-api-a",team="api"}': 2, '{job="virt-api",pod="virt-api-b",team="api"}': 0 },
    ],
    [
      'kind - on (job) group_right (team) up',
      { '{job="virt-api",pod="virt-api-a",team="api"}': 1, '{job="virt-api",pod="virt-api-b",team="api"}': 2 },
    ],
    ['kind < on (job) group_right up', {}],
    [
      'kind > on (job) group_right up',
      { 'up{job="virt-api",pod="virt-api-a"}': 2, 'up{job="virt-api",pod="virt-api-b"}': 2 },
    ],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression)).toEqual(expected);
  });
});

describe('set operators', () => {
  test.each([
    ['ready and zero', { 'ready{pod="virt-api-a"}': 3 }],
    ['ready AND zero', { 'ready{pod="virt-api-a"}': 3 }],
    ['ready unless zero', { 'ready{pod="virt-api-b"}': 4 }],
    ['zero or ready', { 'zero{pod="virt-api-a"}': 0, 'ready{pod="virt-api-b"}': 4 }],
    ['ready and on () zero', { 'ready{pod="virt-api-a"}': 3, 'ready{pod="virt-api-b"}': 4 }],
    ['ready and wanted', {}],
    ['ready and ignoring (zone) wanted', { 'ready{pod="virt-api-a"}': 3 }],
    ['ready and on (pod) wanted', { 'ready{pod="virt-api-a"}': 3 }],
    ['sum(nothing) or vector(0)', { '': 0 }],
    ['sum(ready) or vector(0)', { '': 7 }],
    // `and` and `unless` bind closer than `or`.
    ['nothing or ready and zero', { 'ready{pod="virt-api-a"}': 3 }],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression)).toEqual(expected);
  });
});

describe('aggregations', () => {
  test.each([
    ['sum(ready)', { '': 7 }],
    ['count(up)', { '': 3 }],
    ['avg(ready)', { '': 3.5 }],
    ['min(ready)', { '': 3 }],
    ['max(ready)', { '': 4 }],
    ['sum by (job) (up)', { '{job="virt-api"}': 1, '{job="virt-handler"}': 1 }],
    ['count(up) by (job)', { '{job="virt-api"}': 2, '{job="virt-handler"}': 1 }],
    ['sum by () (up)', { '': 2 }],
    // The samples themselves, with all their labels.
    [
      'topk by (job) (1, up)',
      { 'up{job="virt-api",pod="virt-api-a"}': 1, 'up{job="virt-handler",pod="virt-handler-c",node="node-1"}': 1 },
    ],
    [
      'topk(2, up{pod=~"virt-api-.*"})',
      { 'up{job="virt-api",pod="virt-api-a"}': 1, 'up{job="virt-api",pod="virt-api-b"}': 0 },
    ],
    ['topk(0, up)', {}],
    // A label that a series lacks groups as the empty one.
    ['count by (node) (up)', { '': 2, '{node="node-1"}': 1 }],
    ['max without (pod, node) (up)', { '{job="virt-api"}': 1, '{job="virt-handler"}': 1 }],
    ['sum by (__name__) (ready)', { ready: 7 }],
    ['SUM(ready)', { '': 7 }],
    ['sum(nothing)', {}],
    ['count(nothing)', {}],
    // NaN spreads in sums, but is no maximum while there is a number.
    ['sum(unknown)', { '': Number.NaN }],
    ['max(unknown)', { '': 7 }],
    ['min(unknown)', { '': 7 }],
    ['max(unknown{pod="virt-api-a"})', { '': Number.NaN }],
    ['count(up == 1)', { '': 2 }],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression)).toEqual(expected);
  });
});

describe('functions', () => {
  test.each([
    ['time()', START / 1000],
    ['vector(3)', { '': 3 }],
    ['scalar(sum(ready))', 7],
    ['scalar(ready)', Number.NaN],
    ['scalar(nothing)', Number.NaN],
    ['absent(up)', {}],
    ['absent(nothing)', { '': 1 }],
    // Only what is asked for by one `=` is known of what is absent.
    ['absent(nothing{pod="a",job=~"b.*",node!="c"})', { '{pod="a"}': 1 }],
    ['absent(nothing{pod="a",pod="b",job="c"})', { '{job="c"}': 1 }],
    ['absent(sum(nothing{pod="a"}))', { '': 1 }],
    ['label_replace(sum(ready), "asked", "0", "", "")', { '{asked="0"}': 7 }],
    [
      'label_replace(vector(1), "a", "$1", "b", "(x+)") or label_replace(vector(2), "a", "y", "", "")',
      { '': 1, '{a="y"}': 2 },
    ],
  ])('%s', (expression, expected) => {
    expect(evaluate(expression)).toEqual(expected);
  });
});

describe('refused', () => {
  test.each([
    ['', 'no expression found'],
    ['up{', '1:4: parse error'],
    ['sum(up', 'parse error'],
    ['up +\n)', '2:1: parse error'],
    ['unheard_of(up)', 'parse error'],
    ['1 == 1', 'must use the bool modifier'],
    ['1 and up', 'set operator and not allowed'],
    ['up + bool 1', 'bool modifier can only be used on comparison operators'],
    ['up + on (pod) 1', 'vector matching only allowed between instant vectors'],
    ['up and on (job) group_left kind', 'no grouping allowed for and'],
    ['up + "text"', 'must contain only scalar and instant vector'],
    ['-"text"', 'unary expression only allowed'],
    ['sum(1)', 'expected type instant vector'],
    ['sum("text")', 'expected type instant vector'],
    ['sum(up, ready)', 'wrong number of arguments'],
    ['topk(up)', 'wrong number of arguments'],
    ['topk(up, up)', 'expected type scalar in aggregation parameter'],
    ['bottomk(2, up)', 'not supported here: the aggregation bottomk'],
    ['quantile(0.5, up)', 'not supported here: the aggregation quantile'],
    ['abs(up)', 'not supported here: the function abs'],
    ['sum_over_time(up[5m])', 'not supported here: the function sum_over_time'],
    ['rate(up)', 'expected type range vector in call to function "rate"'],
    ['rate(up[5m:])', 'not supported here: up[5m:]'],
    ['rate(up[0s])', 'duration must be greater than 0'],
    ['rate()', 'expected 1 argument(s)'],
    ['vector(up)', 'expected type scalar in call to function "vector", got instant vector'],
    ['scalar(1)', 'expected type instant vector in call to function "scalar", got scalar'],
    ['absent("x")', 'got string'],
    ['histogram_quantile(up, up)', 'expected type scalar'],
    ['histogram_quantile(0.5)', 'expected 2 argument(s)'],
    ['round()', 'expected 1 argument(s)'],
    ['round(up, up)', 'expected type scalar'],
    ['round(up, 1, 1)', 'expected 1 argument(s)'],
    ['up[5m]', 'not supported here: up[5m]'],
    ['up @ 100', 'not supported here: up @ 100'],
    ['sum(up) offset 5m', 'not supported here: sum(up) offset 5m'],
    ['ready - ready offset 1m * 2', 'without parentheses before *'],
    ['ready + fill(0) zero', 'not supported here'],
    ['{pod="virt-api-a"}', 'a selector without a name'],
    ['{__name__=~"up|ready"}', 'a selector without a name'],
    ['up{__name__="ready"}', 'metric name must not be set twice'],
    ['up{pod=~"("}', 'not a regular expression'],
    [String.raw`up{pod=~"\d"}`, String.raw`unknown escape sequence \d`],
  ])('%s', (expression, message) => {
    expect(() => evaluate(expression)).toThrow(PromqlError);
    expect(() => evaluate(expression)).toThrow(message);
  });

  test.each([
    ['ready + on () wanted', 'many-to-one matching must be explicit'],
    ['kind * on (job) up', 'many-to-many matching not allowed'],
    ['up * on (job) group_left up', 'many-to-many matching not allowed'],
    ['-(ready or on (__name__) zero)', 'same labelset'],
  ])('by the series that there are: %s', (expression, message) => {
    expect(() => evaluate(expression)).toThrow(ExecutionError);
    expect(() => evaluate(expression)).toThrow(message);
  });
});
