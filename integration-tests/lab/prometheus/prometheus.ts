import type { KubernetesObject } from '../scenario';
import { parsePromql, type SeriesSource, type Value } from './promql';
import { evaluateAlerts, readRules, withRecordings } from './rules';
import { writeSeries, type Labels, type VectorSample } from './series';

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

const success = (data: object): Answer => ({ status: 200, json: { status: 'success', data } });
const bad = (error: unknown): Answer => ({
  status: 400,
  json: { status: 'error', errorType: 'bad_data', error: error instanceof Error ? error.message : String(error) },
});

/** A number as Prometheus writes it in JSON. */
const numberText = (value: number): string => {
  if (value === Infinity) return '+Inf';
  return value === -Infinity ? '-Inf' : String(value);
};

const asVector = (value: Value): readonly VectorSample[] => {
  if (typeof value === 'number') return [{ labels: {}, value }];
  return typeof value === 'string' ? [] : value;
};

/** Prometheus over series and rules: its HTTP API (`/api/v1/…`), and `promtool query instant`. */
export class Prometheus {
  private readonly rules: ReturnType<typeof readRules>;
  private readonly source: SeriesSource;
  private evaluated: { at: number; groups: object[] } | undefined;

  constructor(
    series: SeriesSource,
    manifests: readonly KubernetesObject[],
    private readonly now: () => number,
  ) {
    this.rules = readRules(manifests);
    this.source = withRecordings(series, this.rules);
  }

  /** Forgets what was evaluated: a fault was switched. */
  refresh(): void {
    this.evaluated = undefined;
  }

  /** Answers a request; `path` begins at `/api/v1`. */
  answer(path: string, params: URLSearchParams): Answer {
    try {
      switch (path) {
        case '/api/v1/rules':
          return success({ groups: this.groups() });
        case '/api/v1/query':
          return this.query(params);
        case '/api/v1/query_range':
          return this.queryRange(params);
        default:
          return { status: 404, json: { status: 'error', errorType: 'not_found', error: `no ${path} here` } };
      }
    } catch (error) {
      return bad(error);
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
      const lines = asVector(parsePromql(expression)(this.source, time)).map(
        ({ labels, value }) => `${writeSeries(labels) || '{}'} => ${numberText(value)} @[${String(time / 1000)}]\n`,
      );
      return { stdout: lines.join(''), stderr: '', exitCode: 0 };
    } catch (error) {
      return { stdout: '', stderr: `query error: ${String(error)}\n`, exitCode: 1 };
    }
  }

  private groups(): object[] {
    const now = this.now();
    if (this.evaluated === undefined || now - this.evaluated.at > FRESH) {
      this.evaluated = { at: now, groups: evaluateAlerts(this.rules, this.source, now) };
    }
    return this.evaluated.groups;
  }

  private query(params: URLSearchParams): Answer {
    const time = params.has('time') ? Number(params.get('time')) * 1000 : this.now();
    const value = parsePromql(params.get('query') ?? '')(this.source, time);
    const at = time / 1000;
    if (typeof value === 'number') return success({ resultType: 'scalar', result: [at, numberText(value)] });
    const result = asVector(value).map((sample) => ({ metric: sample.labels, value: [at, numberText(sample.value)] }));
    return success({ resultType: 'vector', result });
  }

  private queryRange(params: URLSearchParams): Answer {
    const [start, end, step] = ['start', 'end', 'step'].map((name) => Number(params.get(name))) as [
      number,
      number,
      number,
    ];
    if (!(step > 0) || !(end >= start) || (end - start) / step > 11_000)
      throw new Error('invalid parameter "step", "start" or "end"');
    const evaluate = parsePromql(params.get('query') ?? '');
    const lines = new Map<string, { metric: Labels; values: [number, string][] }>();
    for (let at = start; at <= end; at += step) {
      for (const { labels, value } of asVector(evaluate(this.source, at * 1000))) {
        const key = JSON.stringify(labels);
        const line = lines.get(key) ?? { metric: labels, values: [] };
        line.values.push([at, numberText(value)]);
        lines.set(key, line);
      }
    }
    return success({ resultType: 'matrix', result: [...lines.values()] });
  }
}
