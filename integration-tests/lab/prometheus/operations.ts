import type { Value } from './promql';
import type { Labels, VectorSample } from './series';

/** Labels without the metric's name: what most operations give. */
export const withoutName = (labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => name !== '__name__'));

const isVector = (value: Value | undefined): value is readonly VectorSample[] => Array.isArray(value);
const asNumber = (value: Value | undefined): number => (typeof value === 'number' ? value : Number.NaN);

/** How values of one group become one value. */
export const AGGREGATIONS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  sum: (values) => values.reduce((sum, value) => sum + value, 0),
  count: (values) => values.length,
  avg: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  min: (values) => Math.min(...values),
  max: (values) => Math.max(...values),
};

interface Bucket {
  bound: number;
  count: number;
}

/** Prometheus documentation, `histogram_quantile`: linear within the bucket that holds the quantile. */
const quantile = (q: number, buckets: readonly Bucket[]): number => {
  const sorted = [...buckets].sort((a, b) => a.bound - b.bound);
  const total = sorted.at(-1)?.count ?? 0;
  if (sorted.at(-1)?.bound !== Infinity || total === 0) return Number.NaN;
  const rank = q * total;
  const index = sorted.findIndex(({ count }) => count >= rank);
  const bucket = sorted[index];
  const below = sorted[index - 1] ?? { bound: 0, count: 0 };
  if (bucket === undefined) return Number.NaN;
  if (bucket.bound === Infinity) return below.bound;
  return below.bound + ((bucket.bound - below.bound) * (rank - below.count)) / (bucket.count - below.count || 1);
};

const histogramQuantile = ([q, vector]: readonly Value[]): Value => {
  if (!isVector(vector)) return [];
  const groups = new Map<string, { labels: Labels; buckets: Bucket[] }>();
  for (const { labels, value } of vector) {
    const { le = '', ...rest } = withoutName(labels);
    const key = JSON.stringify(Object.entries(rest).sort());
    const group = groups.get(key) ?? { labels: rest, buckets: [] };
    group.buckets.push({ bound: le === '+Inf' ? Infinity : Number(le), count: value });
    groups.set(key, group);
  }
  return [...groups.values()].map(({ labels, buckets }) => ({ labels, value: quantile(asNumber(q), buckets) }));
};

/** The functions over instant values; those over ranges are in `promql.ts`. */
export const FUNCTIONS: Readonly<Record<string, (parts: readonly Value[]) => Value>> = {
  vector: ([value]) => [{ labels: {}, value: asNumber(value) }],
  scalar: ([value]) => (isVector(value) && value.length === 1 ? (value[0]?.value ?? Number.NaN) : Number.NaN),
  absent: ([value]) => (isVector(value) && value.length > 0 ? [] : [{ labels: {}, value: 1 }]),
  histogram_quantile: histogramQuantile,
};

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

const COMPARISONS: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '==': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
};

/** How the sides of an operation find each other. */
export interface Matching {
  on?: readonly string[];
  ignoring?: readonly string[];
  bool?: boolean;
}

const keyOf = (labels: Labels, { on, ignoring = [] }: Matching): string =>
  JSON.stringify(
    Object.entries(withoutName(labels))
      .filter(([name]) => (on === undefined ? !ignoring.includes(name) : on.includes(name)))
      .sort(),
  );

const setOperation = (
  operator: string,
  left: readonly VectorSample[],
  right: readonly VectorSample[],
  matching: Matching,
): VectorSample[] => {
  const keys = (vector: readonly VectorSample[]): Set<string> =>
    new Set(vector.map(({ labels }) => keyOf(labels, matching)));
  const [ofLeft, ofRight] = [keys(left), keys(right)];
  if (operator === 'and') return left.filter(({ labels }) => ofRight.has(keyOf(labels, matching)));
  if (operator === 'unless') return left.filter(({ labels }) => !ofRight.has(keyOf(labels, matching)));
  return [...left, ...right.filter(({ labels }) => !ofLeft.has(keyOf(labels, matching)))];
};

/** One pair of values: the result, or nothing where a comparison filters it out. */
const combine = (operator: string, a: number, b: number, bool: boolean): number | undefined => {
  const arithmetic = ARITHMETIC[operator];
  if (arithmetic !== undefined) return arithmetic(a, b);
  const holds = COMPARISONS[operator]?.(a, b) ?? false;
  if (bool) return Number(holds);
  return holds ? a : undefined;
};

const pairs = (left: Value, right: Value, matching: Matching): [VectorSample, number, number][] => {
  if (isVector(left) && isVector(right)) {
    const byKey = new Map(right.map((sample) => [keyOf(sample.labels, matching), sample.value]));
    return left.flatMap((sample): [VectorSample, number, number][] => {
      const other = byKey.get(keyOf(sample.labels, matching));
      return other === undefined ? [] : [[sample, sample.value, other]];
    });
  }
  if (isVector(left)) return left.map((sample) => [sample, sample.value, asNumber(right)]);
  return isVector(right) ? right.map((sample) => [sample, asNumber(left), sample.value]) : [];
};

/** Applies a binary operator (Prometheus documentation, "Operators"), one-to-one or many-to-one. */
export const binary = (operator: string, left: Value, right: Value, matching: Matching): Value => {
  if (operator === 'and' || operator === 'or' || operator === 'unless') {
    return setOperation(operator, isVector(left) ? left : [], isVector(right) ? right : [], matching);
  }
  if (!isVector(left) && !isVector(right))
    return combine(operator, asNumber(left), asNumber(right), true) ?? Number.NaN;
  const isFilter = operator in COMPARISONS && matching.bool !== true;
  return pairs(left, right, matching).flatMap(([sample, a, b]) => {
    const value = combine(operator, a, b, matching.bool === true);
    if (value === undefined) return [];
    // A filter keeps the vector's own value, on whichever side it stands.
    return [{ labels: isFilter ? sample.labels : withoutName(sample.labels), value: isFilter ? sample.value : value }];
  });
};
