import type { Sample } from '../probes/observation';
import { list, record, text } from '../unknown-value';
import { NotTheAnswer, type Read } from './read-error';

/** One line of a graph: points in order of time. */
export interface Series {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly { readonly at: number; readonly value: number }[];
}

const labelsOf = (metric: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(record(metric)).map(([name, value]) => [name, text(value)]));

/** A sample's value: JSON text, which may say `NaN`, `+Inf` or `-Inf` (Prometheus HTTP API, "Expression query result formats"). */
const numberOf = (value: unknown): number => {
  const said = text(value);
  if (said === '+Inf') return Infinity;
  if (said === '-Inf') return -Infinity;
  return said === '' ? NaN : Number(said);
};

const resultOf = (answer: unknown): { type: string; result: unknown } => {
  const { status, data, error } = record(answer);
  if (status !== 'success') throw new NotTheAnswer(text(error) || 'The answer is not one of Prometheus');
  return { type: text(record(data).resultType), result: record(data).result };
};

/** The permission that the query endpoint checks (cluster-monitoring-operator, kube-rbac-proxy of thanos-querier). */
export const PROMETHEUS_READ: Read = {
  verb: 'get',
  resource: 'prometheuses/api',
  group: 'monitoring.coreos.com',
  namespace: 'openshift-monitoring',
};

/** Where an instant query is asked. */
export const queryAddress = (query: string): string =>
  `/api/prometheus/api/v1/query?${new URLSearchParams({ query }).toString()}`;

/** Seconds between the points of a graph of this many minutes. */
export const rangeStep = (minutes: number): number => Math.max(15, minutes);

/** Where a graph is asked: the last `minutes`, in about 60 points. Times in milliseconds since the epoch. */
export const rangeAddress = (query: string, minutes: number, now: number): string => {
  const end = now / 1000;
  const range = { query, start: String(end - minutes * 60), end: String(end), step: String(rangeStep(minutes)) };
  return `/api/prometheus/api/v1/query_range?${new URLSearchParams(range).toString()}`;
};

/** Reads the answer to an instant query. @throws Error with Prometheus' own words when it is an error */
export const parseSamples = (answer: unknown): readonly Sample[] => {
  const { type, result } = resultOf(answer);
  if (type === 'scalar') return [{ labels: {}, value: numberOf(list(result)[1]) }];
  return list(result).map((entry) => {
    const { metric, value } = record(entry);
    return { labels: labelsOf(metric), value: numberOf(list(value)[1]) };
  });
};

/** Reads the answer to a range query. @throws Error with Prometheus' own words when it is an error */
export const parseSeries = (answer: unknown): readonly Series[] =>
  list(resultOf(answer).result).map((entry) => {
    const { metric, values } = record(entry);
    const points = list(values).map((pair) => {
      const [at, value] = list(pair);
      return { at: Number(at) * 1000, value: numberOf(value) };
    });
    return { labels: labelsOf(metric), points };
  });
