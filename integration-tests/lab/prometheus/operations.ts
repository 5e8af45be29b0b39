import { PromqlError } from './literals';
import { labelKey, withoutName, type Labels, type Value, type VectorSample } from './series';

/** NaN is the greatest or least of values only where there is no other. */
const extreme = (values: readonly number[], choose: (...values: number[]) => number): number => {
  const numbers = values.filter((value) => !Number.isNaN(value));
  return numbers.length === 0 ? Number.NaN : choose(...numbers);
};

/** How values of one group become one value. */
export const AGGREGATIONS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  sum: (values) => values.reduce((sum, value) => sum + value, 0),
  count: (values) => values.length,
  avg: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  min: (values) => extreme(values, Math.min),
  max: (values) => extreme(values, Math.max),
  group: () => 1,
};

interface Bucket {
  bound: number;
  count: number;
}

/** Buckets from the lowest bound up; a count below the one before it (buckets scraped apart) is lifted to it. */
const cumulative = (buckets: readonly Bucket[]): Bucket[] => {
  let most = 0;
  return [...buckets]
    .sort((a, b) => a.bound - b.bound)
    .map(({ bound, count }) => ({ bound, count: (most = Math.max(most, count)) }));
};

/** Prometheus documentation, `histogram_quantile`: linear within the bucket that holds the quantile. */
const quantile = (q: number, buckets: readonly Bucket[]): number => {
  if (q < 0) return -Infinity;
  if (q > 1) return Infinity;
  const sorted = cumulative(buckets);
  const total = sorted.at(-1)?.count ?? 0;
  if (Number.isNaN(q) || sorted.length < 2 || sorted.at(-1)?.bound !== Infinity || total === 0) return Number.NaN;
  const rank = q * total;
  const index = sorted.findIndex(({ count }) => count >= rank);
  const bucket = sorted[index];
  if (bucket === undefined) return Number.NaN;
  if (bucket.bound === Infinity) return sorted.at(-2)?.bound ?? Number.NaN;
  // The lowest bucket begins at 0, unless it ends there or below: then nothing says where it begins.
  if (index === 0 && bucket.bound <= 0) return bucket.bound;
  const below = sorted[index - 1] ?? { bound: 0, count: 0 };
  return below.bound + ((bucket.bound - below.bound) * (rank - below.count)) / (bucket.count - below.count || 1);
};

const boundOf = (le: string): number => (le === '+Inf' ? Infinity : le === '' ? Number.NaN : Number(le));

const histogramQuantile = (q: number, vector: readonly VectorSample[]): VectorSample[] => {
  const groups = new Map<string, { labels: Labels; buckets: Bucket[] }>();
  for (const { labels, value } of vector) {
    const { le = '', ...rest } = withoutName(labels);
    const bound = boundOf(le);
    if (Number.isNaN(bound)) continue;
    const key = labelKey(rest);
    const group = groups.get(key) ?? { labels: rest, buckets: [] };
    group.buckets.push({ bound, count: value });
    groups.set(key, group);
  }
  return [...groups.values()].map(({ labels, buckets }) => ({ labels, value: quantile(q, buckets) }));
};

const typeOf = (value: Value): string =>
  typeof value === 'number' ? 'scalar' : typeof value === 'string' ? 'string' : 'instant vector';

const mismatch = (name: string, expected: string, value: Value): PromqlError =>
  new PromqlError(`expected type ${expected} in call to function "${name}", got ${typeOf(value)}`);

const asScalar = (name: string, value: Value): number => {
  if (typeof value !== 'number') throw mismatch(name, 'scalar', value);
  return value;
};

const asInstant = (name: string, value: Value): readonly VectorSample[] => {
  if (typeof value === 'number' || typeof value === 'string') throw mismatch(name, 'instant vector', value);
  return value;
};

const asText = (name: string, value: Value): string => {
  if (typeof value !== 'string') throw mismatch(name, 'string', value);
  return value;
};

/** Sets a label where another one's whole value fits an expression (Prometheus documentation, `label_replace`). */
const labelReplace = (parts: readonly Value[]): VectorSample[] => {
  const [to = '', replacement = '', from = '', expression = ''] = parts
    .slice(1)
    .map((value) => asText('label_replace', value));
  const whole = new RegExp(`^(?:${expression})$`, 's');
  return asInstant('label_replace', part(parts, 0)).map(({ labels, value }) => {
    const found = labels[from] ?? '';
    if (!whole.test(found)) return { labels, value };
    const set = found.replace(whole, replacement);
    const others = Object.entries(labels).filter(([name]) => name !== to);
    return { labels: Object.fromEntries(set === '' ? others : [...others, [to, set]]), value };
  });
};

interface Operation {
  /** How many arguments it takes. */
  arity: number;
  /** How many more it may take. */
  optional?: number;
  /** `time` is the moment of evaluation, in milliseconds; `labels` are those that the first argument asks for by `=`. */
  apply: (parts: readonly Value[], context: { time: number; labels: Labels }) => Value;
}

const part = (parts: readonly Value[], index: number): Value => parts[index] ?? Number.NaN;

/** The functions over instant values; those over ranges are in `ranges.ts`. */
export const FUNCTIONS: Readonly<Record<string, Operation>> = {
  time: { arity: 0, apply: (_parts, { time }) => time / 1000 },
  vector: { arity: 1, apply: (parts) => [{ labels: {}, value: asScalar('vector', part(parts, 0)) }] },
  scalar: {
    arity: 1,
    apply: (parts) => {
      const vector = asInstant('scalar', part(parts, 0));
      return vector.length === 1 ? (vector[0]?.value ?? Number.NaN) : Number.NaN;
    },
  },
  // Halves go up, also below zero.
  round: {
    arity: 1,
    optional: 1,
    apply: (parts) => {
      const perOne = 1 / (parts.length === 1 ? 1 : asScalar('round', part(parts, 1)));
      return asInstant('round', part(parts, 0)).map(({ labels, value }) => ({
        labels: withoutName(labels),
        value: Math.floor(value * perOne + 0.5) / perOne,
      }));
    },
  },
  floor: {
    arity: 1,
    apply: (parts) =>
      asInstant('floor', part(parts, 0)).map(({ labels, value }) => ({
        labels: withoutName(labels),
        value: Math.floor(value),
      })),
  },
  absent: {
    arity: 1,
    apply: (parts, { labels }) => (asInstant('absent', part(parts, 0)).length > 0 ? [] : [{ labels, value: 1 }]),
  },
  label_replace: { arity: 5, apply: labelReplace },
  histogram_quantile: {
    arity: 2,
    apply: (parts) =>
      histogramQuantile(
        asScalar('histogram_quantile', part(parts, 0)),
        asInstant('histogram_quantile', part(parts, 1)),
      ),
  },
};
