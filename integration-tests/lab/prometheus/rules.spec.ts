import type { KubernetesObject } from '../scenario';
import { parsePromql } from './promql';
import { evaluateRules, readRules, withRecordings } from './rules';
import { readable, seriesAtHand, START } from './series-at-hand';

const MINUTE = 60_000;

const manifest = (...rules: object[]): KubernetesObject => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: { name: 'kubevirt-rules', namespace: 'openshift-cnv' },
  spec: { groups: [{ name: 'alerts.rules', rules }] },
});

const DOWN = { alert: 'VirtAPIDown', expr: 'up{job="virt-api"} == 0', for: '5m', labels: { severity: 'critical' } };

/** The first rule's answer at so many minutes after the start. */
const ruleAt = (rule: object, courses: Parameters<typeof seriesAtHand>[0], minutes: number) => {
  const rules = readRules([manifest(rule)]);
  const [group] = evaluateRules(rules, seriesAtHand(courses), START + minutes * MINUTE) as unknown as {
    rules: { state: string; health: string; lastError?: string; alerts: Record<string, unknown>[] }[];
  }[];
  return group?.rules[0];
};

describe('an alert', () => {
  // Down from minute 10 to minute 30, with a moment of health at minute 20.
  const up = (seconds: number): number => (seconds >= 600 && seconds < 1800 && seconds !== 1200 ? 0 : 1);

  test.each([
    [9, 'inactive', undefined],
    [10, 'pending', 10],
    [12.2, 'pending', 10],
    [14.9, 'pending', 10],
    [15, 'firing', 10],
    [19.9, 'firing', 10],
    [20, 'inactive', undefined],
    // It waits anew.
    [20.5, 'pending', 20.5],
    [25, 'pending', 20.5],
    [25.5, 'firing', 20.5],
    [29.9, 'firing', 20.5],
    [30, 'inactive', undefined],
  ])('at minute %p is %s, active since %p', (minutes, state, since) => {
    const rule = ruleAt(DOWN, { 'up{job="virt-api",pod="virt-api-a"}': up }, minutes);
    expect(rule?.state).toBe(state);
    expect(rule?.alerts).toEqual(
      since === undefined
        ? []
        : [
            {
              labels: {
                alertname: 'VirtAPIDown',
                job: 'virt-api',
                pod: 'virt-api-a',
                prometheus: 'openshift-monitoring/k8s',
                severity: 'critical',
              },
              annotations: {},
              state,
              activeAt: new Date(START + since * MINUTE).toISOString(),
              value: '0e+00',
            },
          ],
    );
  });

  it('without for fires at once', () => {
    const rule = ruleAt({ ...DOWN, for: undefined }, { 'up{job="virt-api"}': (seconds) => (seconds < 6 ? 1 : 0) }, 0.1);
    expect(rule).toMatchObject({ state: 'firing', duration: 0 });
  });

  it('waits for each instance by itself; one that fires makes the rule fire', () => {
    const rule = ruleAt(
      DOWN,
      {
        'up{job="virt-api",pod="a"}': 0,
        'up{job="virt-api",pod="b"}': (seconds) => (seconds < 480 ? 1 : 0),
        'up{job="virt-api",pod="c"}': 1,
      },
      10,
    );
    expect(rule?.state).toBe('firing');
    expect(rule?.alerts.map(({ labels, state }) => [(labels as { pod: string }).pod, state])).toEqual([
      ['a', 'firing'],
      ['b', 'pending'],
    ]);
  });

  it('has the labels of its rule over those of the sample, and a name of its own', () => {
    const rule = ruleAt(
      {
        alert: 'Named',
        expr: 'broken',
        labels: { severity: 'warning', alertname: 'Other', where: 'on {{ $labels.node }}', job: '' },
      },
      { 'broken{node="node-1",severity="none",job="j",prometheus="own"}': 1 },
      0,
    );
    expect(rule?.alerts[0]?.labels).toEqual({
      alertname: 'Named',
      node: 'node-1',
      prometheus: 'openshift-monitoring/k8s',
      severity: 'warning',
      where: 'on node-1',
    });
  });

  test.each([
    ['0.8', '8e-01'],
    ['1234.5', '1.2345e+03'],
    ['1e-12', '1e-12'],
    ['1e100', '1e+100'],
    ['-1 / 0', '-Inf'],
    ['1 / 0', '+Inf'],
    ['0 / 0', 'NaN'],
  ])('of the value %s says %s; a number alone is a sample', (expr, value) => {
    expect(ruleAt({ alert: 'Constant', expr }, {}, 0)?.alerts).toEqual([
      expect.objectContaining({ value, labels: { alertname: 'Constant', prometheus: 'openshift-monitoring/k8s' } }),
    ]);
  });
});

test.each([
  ['{{ $labels.pod }} of {{$labels.job}}', 'virt-api-a of virt-api'],
  ['{{ .Labels.pod }}: {{ .Value }}', 'virt-api-a: 0.25'],
  ['is {{ $value }}', 'is 0.25'],
  ['by {{ $externalLabels.prometheus }}', 'by openshift-monitoring/k8s'],
  ['[{{ $labels.nothing }}]', '[]'],
  // Only the sample's labels are known to a template.
  ['[{{ $labels.severity }}{{ $labels.alertname }}]', '[]'],
  ['no { place } here', 'no { place } here'],
  [
    'at {{ $value | humanizeDuration }}',
    '<error expanding template: not supported here: {{ $value | humanizeDuration }}>',
  ],
])('the annotation %s reads: %s', (summary, expected) => {
  const rule = ruleAt(
    { alert: 'Slow', expr: 'part < 1', labels: { severity: 'info' }, annotations: { summary } },
    { 'part{pod="virt-api-a",job="virt-api"}': 0.25 },
    0,
  );
  expect(rule?.alerts[0]?.annotations).toEqual({ summary: expected });
});

it('says of a rule that cannot be evaluated why, and evaluates the others', () => {
  const rules = readRules([manifest({ alert: 'Odd', expr: 'bottomk(1, up)' }, DOWN)]);
  expect(evaluateRules(rules, seriesAtHand({ 'up{job="virt-api"}': 0 }), START)).toEqual([
    expect.objectContaining({
      rules: [
        expect.objectContaining({
          name: 'Odd',
          state: 'inactive',
          health: 'err',
          lastError: 'not supported here: the aggregation bottomk',
          alerts: [],
        }),
        expect.objectContaining({ name: 'VirtAPIDown', state: 'firing', health: 'ok' }),
      ],
    }),
  ]);
});

test.each([
  [{ ...DOWN, expr: 'up ==' }, 'parse error'],
  [{ ...DOWN, for: 'soon' }, 'not a valid duration: "soon"'],
  [{ ...DOWN, for: '5' }, 'not a valid duration: "5"'],
  [{ ...DOWN, keep_firing_for: '5m' }, 'keep_firing_for of VirtAPIDown'],
])('refuses to read %p', (rule, message) => {
  expect(() => readRules([manifest(rule)])).toThrow(message);
});

describe('recording rules', () => {
  const RULES = readRules([
    manifest(
      { record: 'job:up:sum', expr: 'sum by (job) (up) or vector(0)', labels: { cluster: 'lab' } },
      { record: 'doubled', expr: 'job:up:sum * 2' },
      { record: 'limit', expr: '5', labels: { of: 'pods' } },
      { record: 'limit', expr: '7', labels: { of: 'nodes' } },
    ),
  ]);
  const source = withRecordings(seriesAtHand({ 'up{job="virt-api",pod="a"}': (seconds) => seconds }), RULES);

  test.each([
    ['up', { 'up{job="virt-api",pod="a"}': 60 }],
    ['job:up:sum', { 'job:up:sum{job="virt-api",cluster="lab"}': 60, 'job:up:sum{cluster="lab"}': 0 }],
    ['job:up:sum{job="virt-api"} offset 30s', { 'job:up:sum{job="virt-api",cluster="lab"}': 30 }],
    ['doubled{job!=""}', { 'doubled{job="virt-api",cluster="lab"}': 120 }],
    ['limit', { 'limit{of="pods"}': 5, 'limit{of="nodes"}': 7 }],
  ])('%s', (expression, expected) => {
    expect(readable(parsePromql(expression)(source, START + MINUTE))).toEqual(expected);
  });
});
