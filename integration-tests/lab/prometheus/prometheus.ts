import type { KubernetesObject } from '../scenario';
import { duration, ExecutionError, numberText, PromqlError } from './literals';
import { withAlertSeries } from './alert-series';
import { PastAlerts, type Remembered } from './past-alerts';
import { parsePromql, parseRange, type SeriesSource } from './promql';
import type { RangeSeries } from './ranges';
import { evaluateRules, readRules, withRecordings, type EvaluatedGroup } from './rules';
import { labelKey, sortedLabels, writeSeries, type Labels, type Value, type VectorSample } from './series';

/** An answer of the HTTP API. */
export interface Answer {
  status: number;
  json: object;
}

/** What `promtool` printed. */
export interface Printed {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** Rules are evaluated at most this often, in milliseconds. */
const FRESH = 1_000;

const NOTHING: Remembered = { fired: {}, down: [] };

const success = (data: object): Answer => ({ status: 200, json: { status: 'success', data } });
const RULE_TYPES: Readonly<Record<string, string>> = { alert: 'alerting', record: 'recording' };

/** The groups with their rules of one type; without a type, all. @throws PromqlError for a type there is not */
const ofType = (groups: readonly EvaluatedGroup[], type: string): readonly EvaluatedGroup[] => {
  if (type === '') return groups;
  const kept = RULE_TYPES[type];
  if (kept === undefined) throw invalid('type', `not supported value "${type}"`);
  return groups.map((group) => ({
    ...group,
    rules: group.rules.filter((rule) => 'type' in rule && rule.type === kept),
  }));
};

/** The groups with one of these names; without names, all. */
const named = (groups: readonly EvaluatedGroup[], names: readonly string[]): readonly EvaluatedGroup[] =>
  names.length === 0 ? groups : groups.filter(({ name }) => names.includes(name));

const failure = (status: number, errorType: string, error: string): Answer => ({
  status,
  json: { status: 'error', errorType, error },
});

/** A parameter that can't be read; Prometheus says which. */
const invalid = (name: string, reason: string): PromqlError =>
  new PromqlError(`invalid parameter "${name}": ${reason}`);

/** How Prometheus reports what went wrong: the request is bad, or the series can't be combined as it asks. */
const failureOf = (error: unknown): Answer => {
  if (error instanceof ExecutionError) return failure(422, 'execution', error.message);
  if (error instanceof PromqlError) return failure(400, 'bad_data', error.message);
  return failure(500, 'internal', error instanceof Error ? error.message : String(error));
};

/** A moment as the API takes it, seconds since the epoch or RFC 3339, in milliseconds. */
const readTime = (params: URLSearchParams, name: string, missing?: number): number => {
  const text = params.get(name) ?? '';
  if (text === '' && missing !== undefined) return missing;
  const time = /^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(text) ? Number(text) * 1000 : Date.parse(text);
  if (text === '' || Number.isNaN(time)) throw invalid(name, `cannot parse "${text}" to a valid timestamp`);
  return time;
};

/** A step as the API takes it, seconds or a duration, in milliseconds. */
const readStep = (params: URLSearchParams): number => {
  const text = params.get('step') ?? '';
  try {
    return /^[+-]?[\d.]+$/.test(text) ? Number(text) * 1000 : duration(text);
  } catch {
    throw invalid('step', `cannot parse "${text}" to a valid duration`);
  }
};

const rephrase = <T>(run: () => T): T => {
  try {
    return run();
  } catch (error) {
    throw error instanceof PromqlError ? invalid('query', error.message) : error;
  }
};

const readQuery = (params: URLSearchParams): ReturnType<typeof parsePromql> => {
  const text = params.get('query') ?? '';
  const evaluate = rephrase(() => parsePromql(text));
  return (source, time) => rephrase(() => evaluate(source, time));
};

/** The same for an expression that gives ranges; `undefined` for others. */
const readRange = (params: URLSearchParams): ReturnType<typeof parseRange> => {
  const evaluate = rephrase(() => parseRange(params.get('query') ?? ''));
  return evaluate === undefined ? undefined : (source, time) => rephrase(() => evaluate(source, time));
};

const matrix = (series: readonly RangeSeries[]): Answer =>
  success({
    resultType: 'matrix',
    result: series.map(({ labels, samples }) => ({
      metric: sortedLabels(labels),
      values: samples.map(({ time, value }) => [time / 1000, numberText(value)]),
    })),
  });

/** How many points of a series an answer holds at most. */
const MOST_POINTS = 11_000;

/** A value as promtool prints it. */
const print = (value: Value, at: number): string => {
  if (typeof value === 'string') return `${value}\n`;
  if (typeof value === 'number') return `scalar: ${numberText(value)} @[${String(at)}]\n`;
  return value
    .map((sample) => `${writeSeries(sample.labels) || '{}'} => ${numberText(sample.value)} @[${String(at)}]\n`)
    .join('');
};

/** The vector of a step of a range query. */
const asVector = (value: Value): readonly VectorSample[] => {
  if (typeof value === 'string')
    throw invalid('query', 'invalid expression type "string" for range query, must be Scalar or instant Vector');
  return typeof value === 'number' ? [{ labels: {}, value }] : value;
};

/** Prometheus over series and rules: its HTTP API (`/api/v1/…`), and `promtool query instant`. */
export class Prometheus {
  private readonly rules: ReturnType<typeof readRules>;
  /** What rules are evaluated over: the series and what recording rules make. */
  private readonly recorded: SeriesSource;
  /** What is queried: the series of alerts too. */
  private readonly source: SeriesSource;
  private evaluated: { at: number; groups: readonly EvaluatedGroup[] } | undefined;
  private past: PastAlerts | undefined;

  constructor(
    series: SeriesSource,
    manifests: readonly KubernetesObject[],
    private readonly now: () => number,
    private readonly remembered: () => Remembered = () => NOTHING,
  ) {
    this.rules = readRules(manifests);
    const source = withRecordings(series, this.rules);
    this.recorded = source;
    const isNow = (time: number): boolean => Math.abs(time - this.now()) <= FRESH;
    this.source = withAlertSeries(source, {
      isNow,
      groupsAt: (time) => (isNow(time) ? this.groups() : evaluateRules(this.rules, source, time)),
      past: () => (this.past ??= new PastAlerts(this.rules, source, this.remembered())),
    });
  }

  /** Forgets what was evaluated: a fault was switched. */
  refresh(): void {
    this.evaluated = undefined;
    this.past = undefined;
  }

  /** Answers a request; `path` begins at `/api/v1`. */
  answer(path: string, params: URLSearchParams): Answer {
    try {
      switch (path) {
        case '/api/v1/rules':
          return success({
            groups: named(ofType(this.groups(), params.get('type') ?? ''), params.getAll('rule_group[]')),
          });
        case '/api/v1/query':
          return this.query(params);
        case '/api/v1/query_range':
          return this.queryRange(params);
        default:
          return failure(404, 'not_found', `no ${path} here`);
      }
    } catch (error) {
      return failureOf(error);
    }
  }

  /** Runs `promtool` with these arguments, the command's own name first. */
  promtool([tool, ...args]: readonly string[]): Printed {
    const [command, kind, , expression = ''] = args;
    if (tool !== 'promtool' || command !== 'query' || kind !== 'instant') {
      return {
        stdout: '',
        stderr: `this container runs promtool query instant alone, not ${[tool, ...args].join(' ')}\n`,
        exitCode: 127,
      };
    }
    try {
      const time = this.now();
      const value = readQuery(new URLSearchParams({ query: expression }))(this.source, time);
      return { stdout: print(value, time / 1000), stderr: '', exitCode: 0 };
    } catch (error) {
      const { errorType, error: reason } = failureOf(error).json as { errorType: string; error: string };
      return { stdout: '', stderr: `query error: ${errorType}: ${reason}\n`, exitCode: 1 };
    }
  }

  private groups(): readonly EvaluatedGroup[] {
    const now = this.now();
    if (this.evaluated === undefined || now - this.evaluated.at > FRESH) {
      this.evaluated = { at: now, groups: evaluateRules(this.rules, this.recorded, now) };
    }
    return this.evaluated.groups;
  }

  private query(params: URLSearchParams): Answer {
    const time = readTime(params, 'time', this.now());
    const range = readRange(params);
    if (range !== undefined) return matrix(range(this.source, time));
    const value = readQuery(params)(this.source, time);
    const at = time / 1000;
    if (typeof value === 'number') return success({ resultType: 'scalar', result: [at, numberText(value)] });
    if (typeof value === 'string') return success({ resultType: 'string', result: [at, value] });
    const result = value.map((sample) => ({
      metric: sortedLabels(sample.labels),
      value: [at, numberText(sample.value)],
    }));
    return success({ resultType: 'vector', result });
  }

  private queryRange(params: URLSearchParams): Answer {
    const [start, end, step] = [readTime(params, 'start'), readTime(params, 'end'), readStep(params)];
    if (end < start) throw invalid('end', 'end timestamp must not be before start time');
    if (!(step > 0)) throw invalid('step', 'zero or negative query resolution step widths are not accepted');
    const count = Math.floor((end - start) / step);
    if (count > MOST_POINTS)
      throw new PromqlError(
        `exceeded maximum resolution of ${MOST_POINTS.toLocaleString('en')} points per timeseries. Try decreasing the query resolution (?step=XX)`,
      );
    const evaluate = readQuery(params);
    const lines = new Map<string, { metric: Labels; values: [number, string][] }>();
    for (let index = 0; index <= count; index += 1) {
      const time = start + index * step;
      for (const { labels, value } of asVector(evaluate(this.source, time))) {
        const key = labelKey(labels);
        const line = lines.get(key) ?? { metric: sortedLabels(labels), values: [] };
        line.values.push([time / 1000, numberText(value)]);
        lines.set(key, line);
      }
    }
    return success({ resultType: 'matrix', result: [...lines.values()] });
  }
}
