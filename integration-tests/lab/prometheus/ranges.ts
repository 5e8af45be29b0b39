import { distinct, labelKey, withoutName, type Labels, type VectorSample } from './series';

/** How far apart the samples of a range lie, in milliseconds: the interval at which OpenShift scrapes. */
const SCRAPE_INTERVAL = 30_000;

interface Sample {
  time: number;
  value: number;
}

/** The samples of one series within a range. */
export interface RangeSeries {
  labels: Labels;
  samples: readonly Sample[];
}

/** A range asks for the labels of the same series at each sample. */
const keys = new WeakMap<Labels, string>();
const keyOf = (labels: Labels): string => {
  const key = keys.get(labels) ?? labelKey(labels);
  keys.set(labels, key);
  return key;
};

/** What is found at each of some moments, by series. */
const collect = (times: Iterable<number>, select: (time: number) => readonly VectorSample[]): RangeSeries[] => {
  const found = new Map<string, { labels: Labels; samples: Sample[] }>();
  for (const time of times) {
    for (const { labels, value } of select(time)) {
      const key = keyOf(labels);
      const series = found.get(key) ?? { labels, samples: [] };
      series.samples.push({ time, value });
      found.set(key, series);
    }
  }
  return [...found.values()];
};

/**
 * The samples of a range: from its end backwards, its beginning left out as Prometheus does. Times are milliseconds.
 * @param since before it there is nothing to look for
 */
export const samplesOf = (
  select: (time: number) => readonly VectorSample[],
  end: number,
  length: number,
  since = -Infinity,
): RangeSeries[] => {
  const all = Math.ceil(length / SCRAPE_INTERVAL);
  const steps = Math.min(all, Math.max(0, Math.floor((end - since) / SCRAPE_INTERVAL) + 1));
  const times = Array.from({ length: steps }, (_none, index) => end - (steps - 1 - index) * SCRAPE_INTERVAL);
  return collect(times, select);
};

/** The samples of a subquery: at multiples of its step, whatever the moment of evaluation; its beginning left out. */
export const steppedSamples = (
  select: (time: number) => readonly VectorSample[],
  { from, to, step }: { readonly from: number; readonly to: number; readonly step: number },
): RangeSeries[] => {
  const first = Math.floor(from / step) + 1;
  const count = Math.max(0, Math.floor(to / step) - first + 1);
  return collect(
    Array.from({ length: count }, (_none, index) => (first + index) * step),
    select,
  );
};

/**
 * What a counter grew over a range. A value below the one before it means that the counter began anew from 0. What
 * lies between the range's ends and the samples nearest to them is filled in as Prometheus' documentation of
 * `increase` says: at the pace of the samples, unless the series seems to begin or end there, and never below 0.
 */
const growth = (samples: readonly Sample[], start: number, end: number): number | undefined => {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || samples.length < 2) return undefined;
  const grown = samples.slice(1).reduce((sum, { value }, index) => {
    const before = samples[index]?.value ?? 0;
    return sum + (value < before ? value : value - before);
  }, 0);
  const sampled = last.time - first.time;
  const interval = sampled / (samples.length - 1);
  const gap = (length: number): number => (length < interval * 1.1 ? length : interval / 2);
  const sinceZero = grown > 0 && first.value >= 0 ? (sampled * first.value) / grown : Infinity;
  return (grown * (sampled + Math.min(gap(first.time - start), sinceZero) + gap(end - last.time))) / sampled;
};

/** `increase` of every series of a range that ends at a moment; those with fewer than two samples have none. */
export const increase = (series: readonly RangeSeries[], end: number, length: number): VectorSample[] =>
  distinct(
    series.flatMap(({ labels, samples }) => {
      const value = growth(samples, end - length, end);
      return value === undefined ? [] : [{ labels: withoutName(labels), value }];
    }),
  );

/** `rate`: the increase a second. */
export const rate = (series: readonly RangeSeries[], end: number, length: number): VectorSample[] =>
  increase(series, end, length).map(({ labels, value }) => ({ labels, value: value / (length / 1000) }));

/** `avg_over_time`: the mean of the samples of every series of a range. */
const averageOverTime = (series: readonly RangeSeries[]): VectorSample[] =>
  distinct(
    series.map(({ labels, samples }) => ({
      labels: withoutName(labels),
      value: samples.reduce((sum, { value }) => sum + value, 0) / samples.length,
    })),
  );

/** `max_over_time`: the greatest of the samples of every series of a range. */
const maximumOverTime = (series: readonly RangeSeries[]): VectorSample[] =>
  distinct(
    series.map(({ labels, samples }) => ({
      labels: withoutName(labels),
      value: samples.reduce((most, { value }) => (value > most || Number.isNaN(most) ? value : most), Number.NaN),
    })),
  );

/** `count_over_time`: how many samples every series of a range has. */
const countOverTime = (series: readonly RangeSeries[]): VectorSample[] =>
  distinct(series.map(({ labels, samples }) => ({ labels: withoutName(labels), value: samples.length })));

/** The line through samples by least squares, read at a moment: simple linear regression. */
const predict = (samples: readonly Sample[], from: number, after: number): number | undefined => {
  const [first] = samples;
  if (first === undefined || samples.length < 2) return undefined;
  // A series that stays as it is, however large its numbers, is foretold as it is; of an infinite one nothing is.
  if (samples.every(({ value }) => value === first.value)) return Number.isFinite(first.value) ? first.value : NaN;
  const mean = (of: (sample: Sample) => number): number =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length;
  const seconds = ({ time }: Sample): number => (time - from) / 1000;
  const [meanTime, meanValue] = [mean(seconds), mean(({ value }) => value)];
  const slope =
    mean((sample) => (seconds(sample) - meanTime) * (sample.value - meanValue)) /
    mean((sample) => (seconds(sample) - meanTime) ** 2);
  return meanValue + slope * (after - meanTime);
};

/** `predict_linear`: what the line through the samples of every series says of so many seconds after the evaluation. */
export const predictLinear = (series: readonly RangeSeries[], time: number, seconds: number): VectorSample[] =>
  distinct(
    series.flatMap(({ labels, samples }) => {
      const value = predict(samples, time, seconds);
      return value === undefined ? [] : [{ labels: withoutName(labels), value }];
    }),
  );

/** The functions over ranges alone; `predict_linear` has an argument besides. */
export const RANGE_FUNCTIONS: Readonly<Record<string, typeof increase>> = {
  increase,
  rate,
  avg_over_time: averageOverTime,
  max_over_time: maximumOverTime,
  count_over_time: countOverTime,
};
