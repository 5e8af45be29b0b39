import { exampleAnswer, exampleRule } from '../../../src/alerts/example-rules';
import type { KubernetesObject } from '../scenario';
import { Prometheus } from './prometheus';
import { seriesAtHand, START } from './series-at-hand';

const RULES: KubernetesObject = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: { name: 'kubevirt-rules', namespace: 'openshift-cnv' },
  spec: {
    groups: [
      {
        name: 'alerts.rules',
        rules: [
          { record: 'up:sum', expr: 'sum(up)' },
          {
            alert: 'VirtAPIDown',
            expr: 'up:sum == 0',
            for: '1m',
            labels: { severity: 'critical' },
            annotations: { summary: 'All virt-api pods are down.' },
          },
        ],
      },
    ],
  },
};
/** As seconds since the epoch. */
const AT = START / 1000;

/** Up until 120 s after the start; the clock stands where the test puts it. */
const prometheus = (seconds = 0): { server: Prometheus; moveTo: (seconds: number) => void } => {
  let now = START + seconds * 1000;
  const source = seriesAtHand({
    'up{pod="a"}': (at) => (at < 120 ? 1 : 0),
    'late{pod="b"}': (at) => (at < 60 ? undefined : at),
    'mixed{kind="+"}': Infinity,
    'mixed{kind="-"}': -Infinity,
    'mixed{kind="?"}': Number.NaN,
    'mixed{kind="s"}': 1e-7,
  });
  return {
    server: new Prometheus(source, [RULES], () => now),
    moveTo: (next) => {
      now = START + next * 1000;
    },
  };
};

const ask = (path: string, params: Record<string, string> = {}, server = prometheus().server) =>
  server.answer(`/api/v1/${path}`, new URLSearchParams(params));

describe('query', () => {
  test.each([
    [{ query: 'up' }, { resultType: 'vector', result: [{ metric: { __name__: 'up', pod: 'a' }, value: [AT, '1'] }] }],
    [{ query: 'sum(up)' }, { resultType: 'vector', result: [{ metric: {}, value: [AT, '1'] }] }],
    [{ query: 'nothing' }, { resultType: 'vector', result: [] }],
    [{ query: '1 / 3' }, { resultType: 'scalar', result: [AT, '0.3333333333333333'] }],
    [{ query: '"text"' }, { resultType: 'string', result: [AT, 'text'] }],
    [
      { query: 'up + 0', time: String(AT + 120.5) },
      { resultType: 'vector', result: [{ metric: { pod: 'a' }, value: [AT + 120.5, '0'] }] },
    ],
    [
      { query: 'sum(up)', time: '2026-01-15T10:02:00Z' },
      { resultType: 'vector', result: [{ metric: {}, value: [AT + 120, '0'] }] },
    ],
    [
      { query: 'sum by (kind) (mixed)' },
      {
        resultType: 'vector',
        result: [
          { metric: { kind: '+' }, value: [AT, '+Inf'] },
          { metric: { kind: '-' }, value: [AT, '-Inf'] },
          { metric: { kind: '?' }, value: [AT, 'NaN'] },
          { metric: { kind: 's' }, value: [AT, '1e-7'] },
        ],
      },
    ],
  ])('%p', (params, data) => {
    expect(ask('query', params)).toEqual({ status: 200, json: { status: 'success', data } });
  });
});

describe('query_range', () => {
  const range = { start: String(AT), end: String(AT + 120), step: '60' };
  const line = (metric: object, ...values: [number, string][]) => ({
    metric,
    values: values.map(([seconds, value]) => [AT + seconds, value]),
  });

  test.each([
    [{ ...range, query: 'up' }, [line({ __name__: 'up', pod: 'a' }, [0, '1'], [60, '1'], [120, '0'])]],
    // A series has points where it has samples.
    [{ ...range, query: 'late' }, [line({ __name__: 'late', pod: 'b' }, [60, '60'], [120, '120'])]],
    [{ ...range, query: 'up == 0' }, [line({ __name__: 'up', pod: 'a' }, [120, '0'])]],
    [{ ...range, query: 'nothing' }, []],
    [{ ...range, query: '7' }, [line({}, [0, '7'], [60, '7'], [120, '7'])]],
    [{ ...range, step: '1m', query: 'sum(up)' }, [line({}, [0, '1'], [60, '1'], [120, '0'])]],
    // The last step does not reach the end.
    [{ ...range, step: '50', query: 'sum(up)' }, [line({}, [0, '1'], [50, '1'], [100, '1'])]],
    [{ ...range, end: String(AT), query: 'sum(up)' }, [line({}, [0, '1'])]],
    [
      { start: '2026-01-15T10:00:00Z', end: '2026-01-15T10:00:00.3Z', step: '0.1', query: '1' },
      [line({}, [0, '1'], [0.1, '1'], [0.2, '1'], [0.3, '1'])],
    ],
  ])('%p', (params, result) => {
    expect(ask('query_range', params)).toEqual({
      status: 200,
      json: { status: 'success', data: { resultType: 'matrix', result } },
    });
  });
});

describe('refused', () => {
  const range = { start: '0', end: '60', step: '30', query: 'up' };

  test.each([
    ['query', {}, 'invalid parameter "query": parse error: no expression found in input'],
    ['query', { query: 'up{' }, 'invalid parameter "query": 1:4: parse error'],
    ['query', { query: 'bottomk(1, up)' }, 'invalid parameter "query": not supported here: the aggregation bottomk'],
    ['query', { query: '1 == 1' }, 'invalid parameter "query": comparisons between scalars must use the bool modifier'],
    ['query', { query: 'up', time: 'soon' }, 'invalid parameter "time": cannot parse "soon" to a valid timestamp'],
    ['query_range', { ...range, query: '' }, 'invalid parameter "query"'],
    ['query_range', { ...range, query: '"text"' }, 'invalid expression type "string" for range query'],
    ['query_range', { ...range, start: '' }, 'invalid parameter "start"'],
    ['query_range', { ...range, end: 'x' }, 'invalid parameter "end"'],
    ['query_range', { ...range, end: '-1' }, 'end timestamp must not be before start time'],
    ['query_range', { ...range, step: 'x' }, 'invalid parameter "step": cannot parse "x" to a valid duration'],
    ['query_range', { ...range, step: '' }, 'invalid parameter "step"'],
    ['query_range', { ...range, step: '0' }, 'zero or negative query resolution'],
    ['query_range', { ...range, step: '-1' }, 'zero or negative query resolution'],
    ['query_range', { ...range, end: '11001', step: '1' }, 'exceeded maximum resolution of 11,000 points'],
  ])('%s %p', (path, params, error) => {
    expect(ask(path, params)).toEqual({
      status: 400,
      json: { status: 'error', errorType: 'bad_data', error: expect.stringContaining(error) as string },
    });
  });

  it('what the series there are do not allow is an error of the execution', () => {
    expect(ask('query', { query: 'up + on () mixed' })).toEqual({
      status: 422,
      json: {
        status: 'error',
        errorType: 'execution',
        error: expect.stringContaining('many-to-many matching not allowed') as string,
      },
    });
  });

  it('a path that is not served is not found', () => {
    expect(ask('labels')).toEqual({
      status: 404,
      json: { status: 'error', errorType: 'not_found', error: 'no /api/v1/labels here' },
    });
  });
});

const NAMED_BY_SOMEBODY = /\.(?:labels|annotations)\../;
/** The paths of all fields, those of lists as of one element. */
const fieldsOf = (value: unknown, path = ''): readonly string[] => {
  if (typeof value !== 'object' || value === null || NAMED_BY_SOMEBODY.test(path)) return [path];
  const fields = Array.isArray(value)
    ? value.flatMap((one) => fieldsOf(one, `${path}[]`))
    : Object.entries(value).flatMap(([name, one]) => [
        ...(NAMED_BY_SOMEBODY.test(`${path}.${name}`) ? [] : [`${path}.${name}`]),
        ...fieldsOf(one, `${path}.${name}`).filter((field) => !NAMED_BY_SOMEBODY.test(field)),
      ]);
  return [...new Set(fields)].sort();
};

describe('rules', () => {
  it.each([
    [{}, ['up:sum', 'VirtAPIDown']],
    [{ type: 'record' }, ['up:sum']],
    [{ type: 'alert' }, ['VirtAPIDown']],
  ])('gives those that %j asks for', (params, names) => {
    const { json } = ask('rules', params, prometheus(180).server);
    const { groups } = (json as { data: { groups: { rules: { name: string }[] }[] } }).data;
    expect(groups.flatMap(({ rules }) => rules.map(({ name }) => name))).toEqual(names);
  });

  it('knows two types', () => {
    expect(ask('rules', { type: 'all' }, prometheus(180).server)).toMatchObject({
      status: 400,
      json: { error: 'invalid parameter "type": not supported value "all"' },
    });
  });

  it('has the fields that the examples of the specs have, and no others', () => {
    const { json } = ask('rules', { type: 'alert' }, prometheus(180).server);
    expect(fieldsOf(exampleAnswer(exampleRule()))).toEqual(fieldsOf(json));
  });

  it('gives the alerting rules in their groups', () => {
    expect(ask('rules', { type: 'alert' }, prometheus(180).server)).toEqual({
      status: 200,
      json: {
        status: 'success',
        data: {
          groups: [
            {
              name: 'alerts.rules',
              file: '/etc/prometheus/rules/openshift-cnv-kubevirt-rules.yaml',
              interval: 30,
              limit: 0,
              evaluationTime: 0.001,
              lastEvaluation: '2026-01-15T10:03:00.000Z',
              rules: [
                {
                  state: 'firing',
                  name: 'VirtAPIDown',
                  query: 'up:sum == 0',
                  duration: 60,
                  keepFiringFor: 0,
                  labels: { prometheus: 'openshift-monitoring/k8s', severity: 'critical' },
                  annotations: { summary: 'All virt-api pods are down.' },
                  alerts: [
                    {
                      labels: {
                        alertname: 'VirtAPIDown',
                        prometheus: 'openshift-monitoring/k8s',
                        severity: 'critical',
                      },
                      annotations: { summary: 'All virt-api pods are down.' },
                      state: 'firing',
                      activeAt: '2026-01-15T10:02:00.000Z',
                      value: '0e+00',
                    },
                  ],
                  health: 'ok',
                  evaluationTime: 0.001,
                  lastEvaluation: '2026-01-15T10:03:00.000Z',
                  type: 'alerting',
                },
              ],
            },
          ],
        },
      },
    });
  });

  it('evaluates again after a second, or when told', () => {
    const { server, moveTo } = prometheus(119.5);
    const state = () => /"state":"(\w+)"/.exec(JSON.stringify(ask('rules', {}, server).json))?.[1];
    expect(state()).toBe('inactive');
    moveTo(120.5);
    expect(state()).toBe('inactive');
    server.refresh();
    expect(state()).toBe('pending');
    moveTo(180);
    expect(state()).toBe('firing');
  });
});

describe('promtool', () => {
  const run = (...command: string[]) => prometheus().server.promtool(command);
  const query = (expression: string) => run('promtool', 'query', 'instant', 'http://localhost:9090', expression);

  test.each([
    ['up', `up{pod="a"} => 1 @[${String(AT)}]\n`],
    ['sum(up)', `{} => 1 @[${String(AT)}]\n`],
    ['1 / 0', `scalar: +Inf @[${String(AT)}]\n`],
    ['nothing', ''],
  ])('prints %s', (expression, stdout) => {
    expect(query(expression)).toEqual({ stdout, stderr: '', exitCode: 0 });
  });

  it('says what is wrong with a query', () => {
    expect(query('up{')).toEqual({
      stdout: '',
      stderr: 'query error: bad_data: invalid parameter "query": 1:4: parse error: unexpected input in up{\n',
      exitCode: 1,
    });
  });

  test.each([[['promtool', 'check', 'rules']], [['bash', '-c', 'ls']]])('does not run %p', (command) => {
    expect(run(...command)).toMatchObject({ stdout: '', exitCode: 127 });
  });
});
