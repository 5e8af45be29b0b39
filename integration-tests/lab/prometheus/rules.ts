import type { KubernetesObject } from '../scenario';
import { duration, numberText, PromqlError } from './literals';
import { parsePromql, type SeriesSource } from './promql';
import { labelKey, withoutName, type Labels, type VectorSample } from './series';
import { expandTemplate } from './template';

/** A rule of a PrometheusRule (monitoring.coreos.com/v1), ready to be evaluated. */
export interface Rule {
  readonly group: string;
  readonly file: string;
  readonly record?: string;
  readonly alert?: string;
  readonly expression: string;
  readonly evaluate: (source: SeriesSource, time: number) => readonly VectorSample[];
  /** `for`, in milliseconds. */
  readonly hold: number;
  readonly labels: Labels;
  readonly annotations: Labels;
}

interface Spec {
  groups: {
    name: string;
    rules: {
      record?: string;
      alert?: string;
      expr: string;
      for?: string;
      keep_firing_for?: string;
      labels?: Labels;
      annotations?: Labels;
    }[];
  }[];
}

/** Evaluates a rule's expression: a number is a vector of one sample without labels. */
const evaluator = (expr: string): Rule['evaluate'] => {
  const evaluate = parsePromql(expr);
  return (source, time) => {
    const value = evaluate(source, time);
    if (typeof value === 'string') throw new PromqlError('rule result is not a vector or scalar');
    return typeof value === 'number' ? [{ labels: {}, value }] : value;
  };
};

/** Reads the rules of PrometheusRule manifests. @throws PromqlError where an expression can't be read */
export const readRules = (manifests: readonly KubernetesObject[]): Rule[] =>
  manifests.flatMap((manifest) =>
    (manifest.spec as Spec).groups.flatMap(({ name, rules }) =>
      rules.map(({ record, alert, expr, for: hold = '0s', keep_firing_for: keep, labels = {}, annotations = {} }) => {
        if (keep !== undefined) throw new PromqlError(`not supported here: keep_firing_for of ${alert ?? expr}`);
        return {
          group: name,
          file: `/etc/prometheus/rules/${manifest.metadata.namespace ?? ''}-${manifest.metadata.name}.yaml`,
          ...(record === undefined ? {} : { record }),
          ...(alert === undefined ? {} : { alert }),
          expression: expr,
          evaluate: evaluator(expr),
          hold: duration(hold),
          labels,
          annotations,
        };
      }),
    ),
  );

/** Lets expressions find what recording rules make, beside the series themselves. */
export const withRecordings = (series: SeriesSource, rules: readonly Rule[]): SeriesSource => {
  const recordings = new Map<string, Rule[]>();
  for (const rule of rules) {
    if (rule.record !== undefined) recordings.set(rule.record, [...(recordings.get(rule.record) ?? []), rule]);
  }
  const source: SeriesSource = {
    at: (name, time) =>
      recordings
        .get(name)
        ?.flatMap((rule) =>
          rule
            .evaluate(source, time)
            .map(({ labels, value }) => ({ labels: { ...labels, ...rule.labels, __name__: name }, value })),
        ) ?? series.at(name, time),
  };
  return source;
};

/** Rules are evaluated at multiples of this, in milliseconds. */
const STEP = 30_000;
/** How far back an alert is followed: longer than any `for` that a fault of the lab waits for. */
const MOST = 2 * 60 * 60 * 1000;
/** The label that OpenShift's platform Prometheus puts on all that it sends. */
const EXTERNAL = { prometheus: 'openshift-monitoring/k8s' };

/** When this instance last began to be active, in milliseconds since the epoch. */
const activeSince = (rule: Rule, source: SeriesSource, key: string, now: number): number => {
  let since = now;
  // Aligned, so that the answer stays the same while the alert lasts.
  for (let time = Math.floor(now / STEP) * STEP; time > now - MOST; time -= STEP) {
    if (!rule.evaluate(source, time).some(({ labels }) => labelKey(withoutName(labels)) === key)) break;
    since = time;
  }
  return since;
};

/** A number as Prometheus writes an alert's value: `1e+00`. */
const valueText = (value: number): string =>
  Number.isFinite(value) ? value.toExponential().replace(/(e[+-])(\d)$/, '$10$2') : numberText(value);

const sorted = (labels: Labels): Labels =>
  Object.fromEntries(
    Object.entries(labels)
      .filter(([, value]) => value !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

const alertsOf = (rule: Rule, source: SeriesSource, now: number): object[] =>
  rule.evaluate(source, now).map((sample) => {
    const own = withoutName(sample.labels);
    const since = activeSince(rule, source, labelKey(own), now);
    const data = { labels: sample.labels, externalLabels: EXTERNAL, value: sample.value };
    const expanded = (texts: Labels): Labels =>
      Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, expandTemplate(text, data)]));
    return {
      labels: sorted({ ...own, ...expanded(rule.labels), alertname: rule.alert ?? '', ...EXTERNAL }),
      annotations: expanded(rule.annotations),
      state: now - since >= rule.hold ? 'firing' : 'pending',
      activeAt: new Date(since).toISOString(),
      value: valueText(sample.value),
    };
  });

/** What the rule gives now; what can't be evaluated says so, and leaves the other rules alone. */
const outcome = (
  rule: Rule,
  source: SeriesSource,
  now: number,
): { alerts: object[]; health: string; lastError?: string } => {
  try {
    return { alerts: alertsOf(rule, source, now), health: 'ok' };
  } catch (error) {
    return { alerts: [], health: 'err', lastError: error instanceof Error ? error.message : String(error) };
  }
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
    const { alerts, ...health } = outcome(rule, source, now);
    group.rules.push({
      state: stateOf(alerts),
      name: rule.alert,
      query: rule.expression,
      duration: rule.hold / 1000,
      keepFiringFor: 0,
      labels: sorted({ ...rule.labels, ...EXTERNAL }),
      annotations: rule.annotations,
      alerts,
      ...health,
      evaluationTime: 0.001,
      lastEvaluation: new Date(now).toISOString(),
      type: 'alerting',
    });
  }
  return [...groups.values()];
};
