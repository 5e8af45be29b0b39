import type { KubernetesObject } from '../scenario';
import { duration, parsePromql, type SeriesSource, type Value } from './promql';
import { withoutName } from './operations';
import type { Labels, VectorSample } from './series';

/** A rule of a PrometheusRule (monitoring.coreos.com/v1), ready to be evaluated. */
interface Rule {
  readonly group: string;
  readonly file: string;
  readonly record?: string;
  readonly alert?: string;
  readonly expression: string;
  readonly evaluate: (source: SeriesSource, time: number) => Value;
  /** `for`, in milliseconds. */
  readonly hold: number;
  readonly labels: Labels;
  readonly annotations: Labels;
}

interface Spec {
  groups: {
    name: string;
    rules: { record?: string; alert?: string; expr: string; for?: string; labels?: Labels; annotations?: Labels }[];
  }[];
}

/** Reads the rules of PrometheusRule manifests. @throws PromqlError where an expression can't be read */
export const readRules = (manifests: readonly KubernetesObject[]): Rule[] =>
  manifests.flatMap((manifest) =>
    (manifest.spec as Spec).groups.flatMap(({ name, rules }) =>
      rules.map(({ record, alert, expr, for: hold = '0s', labels = {}, annotations = {} }) => ({
        group: name,
        file: `/etc/prometheus/rules/${manifest.metadata.namespace ?? ''}-${manifest.metadata.name}.yaml`,
        ...(record === undefined ? {} : { record }),
        ...(alert === undefined ? {} : { alert }),
        expression: expr,
        evaluate: parsePromql(expr),
        hold: duration(hold),
        labels,
        annotations,
      })),
    ),
  );

const isVector = (value: Value): value is readonly VectorSample[] => Array.isArray(value);

/** Lets expressions find what recording rules make, beside the series themselves. */
export const withRecordings = (series: SeriesSource, rules: readonly Rule[]): SeriesSource => {
  const recordings = new Map(
    rules.flatMap((rule) => (rule.record === undefined ? [] : [[rule.record, rule] as const])),
  );
  const source: SeriesSource = {
    at: (name, time) => {
      const rule = recordings.get(name);
      if (rule === undefined) return series.at(name, time);
      const value = rule.evaluate(source, time);
      return isVector(value)
        ? value.map((sample) => ({ ...sample, labels: { ...sample.labels, ...rule.labels, __name__: name } }))
        : [];
    },
  };
  return source;
};

const STEP = 30_000;
/** How far back an alert is followed: longer than any `for` that a fault of the lab waits for. */
const MOST = 2 * 60 * 60 * 1000;
/** The label that OpenShift's platform Prometheus puts on all that it sends. */
const EXTERNAL = { prometheus: 'openshift-monitoring/k8s' };

/** When this instance last began to be active, in milliseconds since the epoch. */
const activeSince = (rule: Rule, source: SeriesSource, key: string, now: number): number => {
  let since = now;
  for (let time = now - STEP; time > now - MOST; time -= STEP) {
    const value = rule.evaluate(source, time);
    if (!isVector(value) || !value.some(({ labels }) => JSON.stringify(withoutName(labels)) === key)) break;
    since = time;
  }
  return since;
};

const template = (text: string, labels: Labels, value: number): string =>
  text
    .replace(/\{\{\s*\$labels\.(\w+)\s*\}\}/g, (_place, name: string) => labels[name] ?? '')
    .replace(/\{\{\s*\$value\s*\}\}/g, String(value));

const alertsOf = (rule: Rule, source: SeriesSource, now: number): object[] => {
  const value = rule.evaluate(source, now);
  if (!isVector(value)) return [];
  return value.map((sample) => {
    const own = withoutName(sample.labels);
    const since = activeSince(rule, source, JSON.stringify(own), now);
    const labels = { alertname: rule.alert ?? '', ...own, ...EXTERNAL, ...rule.labels };
    const annotations = Object.entries(rule.annotations).map(([name, text]) => [
      name,
      template(text, labels, sample.value),
    ]);
    return {
      labels: Object.fromEntries(Object.entries(labels).sort()),
      annotations: Object.fromEntries(annotations) as Labels,
      state: now - since >= rule.hold ? 'firing' : 'pending',
      activeAt: new Date(since).toISOString(),
      value: sample.value.toExponential(),
    };
  });
};

const stateOf = (alerts: readonly object[]): string => {
  const states = alerts.map((alert) => ('state' in alert ? alert.state : ''));
  if (states.includes('firing')) return 'firing';
  return states.includes('pending') ? 'pending' : 'inactive';
};

/** The groups of alerting rules with their alerts, as `GET /api/v1/rules?type=alert` gives them. */
export const evaluateAlerts = (rules: readonly Rule[], source: SeriesSource, now: number): object[] => {
  const groups = new Map<string, { name: string; file: string; interval: number; rules: object[] }>();
  for (const rule of rules) {
    if (rule.alert === undefined) continue;
    const key = `${rule.file}/${rule.group}`;
    const group = groups.get(key) ?? { name: rule.group, file: rule.file, interval: 30, rules: [] };
    groups.set(key, group);
    const alerts = alertsOf(rule, source, now);
    group.rules.push({
      state: stateOf(alerts),
      name: rule.alert,
      query: rule.expression,
      duration: rule.hold / 1000,
      keepFiringFor: 0,
      labels: Object.fromEntries(Object.entries({ ...rule.labels, ...EXTERNAL }).sort()),
      annotations: rule.annotations,
      alerts,
      health: 'ok',
      evaluationTime: 0.001,
      lastEvaluation: new Date(now).toISOString(),
      type: 'alerting',
    });
  }
  return [...groups.values()];
};
