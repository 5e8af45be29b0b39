import { parsePromql } from './promql';
import { readable, seriesAtHand, START } from './series-at-hand';

describe('histogram_quantile', () => {
  // 10 requests took up to 0.1 s, 30 more up to 0.5 s, 40 more up to 1 s, 20 more longer.
  const HISTOGRAM = seriesAtHand({
    'b{verb="GET",le="0.1"}': 10,
    'b{verb="GET",le="0.5"}': 40,
    'b{verb="GET",le="1"}': 80,
    'b{verb="GET",le="+Inf"}': 100,
    'b{verb="GET"}': 1e6,
    'b{verb="PUT",le="0.1"}': 0,
    'b{verb="PUT",le="+Inf"}': 0,
    'lifted{le="1"}': 50,
    'lifted{le="2"}': 40,
    'lifted{le="+Inf"}': 100,
    'below{le="-5"}': 8,
    'below{le="+Inf"}': 10,
    'endless{le="1"}': 10,
    'endless{le="2"}': 20,
    'alone{le="+Inf"}': 10,
  });

  test.each([
    // Rank 5 of the 10 from 0 to 0.1.
    ['histogram_quantile(0.05, b{verb="GET"})', { '{verb="GET"}': 0.05 }],
    // Rank 25 is 15 of the 30 from 0.1 to 0.5.
    ['histogram_quantile(0.25, b{verb="GET"})', { '{verb="GET"}': 0.3 }],
    // Rank 60 is 20 of the 40 from 0.5 to 1.
    ['histogram_quantile(0.6, b{verb="GET"})', { '{verb="GET"}': 0.75 }],
    // In the last bucket: all that is known is where it begins.
    ['histogram_quantile(0.99, b{verb="GET"})', { '{verb="GET"}': 1 }],
    ['histogram_quantile(0, b{verb="GET"})', { '{verb="GET"}': 0 }],
    ['histogram_quantile(-0.1, b{verb="GET"})', { '{verb="GET"}': -Infinity }],
    ['histogram_quantile(1.1, b{verb="GET"})', { '{verb="GET"}': Infinity }],
    ['histogram_quantile(NaN, b{verb="GET"})', { '{verb="GET"}': Number.NaN }],
    ['histogram_quantile(0.5, b)', { '{verb="GET"}': 0.625, '{verb="PUT"}': Number.NaN }],
    ['histogram_quantile(0.6, sum by (le) (b))', { '': 0.75 }],
    // The second bucket counts as 50 too, so the 60th lies beyond it.
    ['histogram_quantile(0.6, lifted)', { '': 2 }],
    ['histogram_quantile(0.25, lifted)', { '': 0.5 }],
    ['histogram_quantile(0.5, below)', { '': -5 }],
    ['histogram_quantile(0.5, endless)', { '': Number.NaN }],
    ['histogram_quantile(0.5, alone)', { '': Number.NaN }],
    ['histogram_quantile(0.5, nothing)', {}],
  ])('%s', (expression, expected) => {
    const close = (value: unknown): unknown =>
      Object.fromEntries(
        Object.entries(value as Record<string, number>).map(([name, number]) => [name, Number(number.toFixed(9))]),
      );
    expect(close(readable(parsePromql(expression)(HISTOGRAM, START)))).toEqual(expected);
  });
});
