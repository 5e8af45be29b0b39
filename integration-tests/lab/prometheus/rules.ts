import type { KubernetesObject } from '../scenario';
import { duration, numberText, PromqlError } from './literals';
import { parsePromql, type SeriesSource } from './promql';
import { labelKey, sortedLabels, withoutName, type Labels, type VectorSample } from './series';
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
    get since() {
      return series.since;
    },
  };
  return source;
};

/** Rules are evaluated at multiples of this, in milliseconds. */
export const STEP = 30_000;
/** How far back an alert is followed, beyond the `for` of its rule. */
const BEYOND = 2 * 60 * 60 * 1000;
/** The label that OpenShift's platform Prometheus puts on all that it sends. */
const EXTERNAL = { prometheus: 'openshift-monitoring/k8s' };

/** When this instance last began to be active, in milliseconds since the epoch. */
const activeSince = (rule: Rule, source: SeriesSource, key: string, now: number): number => {
  const first = now - rule.hold - BEYOND;
  let since = now;
  // Aligned, so that the answer stays the same while the alert lasts.
  for (let time = Math.floor(now / STEP) * STEP; time > first; time -= STEP) {
    if (!rule.evaluate(source, time).some(({ labels }) => labelKey(withoutName(labels)) === key)) break;
    since = time;
  }
  return since;
};

/** A number as Prometheus writes an alert's value: `1e+00`. */
const valueText = (value: number): string =>
  Number.isFinite(value) ? value.toExponential().replace(/(e[+-])(\d)$/, '$10$2') : numberText(value);

const expandWith =
  (sample: VectorSample) =>
  (texts: Labels): Labels => {
    const data = { labels: sample.labels, externalLabels: EXTERNAL, value: sample.value };
    return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, expandTemplate(text, data)]));
  };

/** The labels of the alert that a rule makes of a sample. */
export const alertLabels = (rule: Rule, sample: VectorSample): Labels =>
  sortedLabels({
    ...withoutName(sample.labels),
    ...expandWith(sample)(rule.labels),
    alertname: rule.alert ?? '',
    ...EXTERNAL,
  });

const alertsOf = (rule: Rule, source: SeriesSource, now: number): object[] =>
  rule.evaluate(source, now).map((sample) => {
    const since = activeSince(rule, source, labelKey(withoutName(sample.labels)), now);
    return {
      labels: alertLabels(rule, sample),
      annotations: expandWith(sample)(rule.annotations),
      state: now - since >= rule.hold ? 'firing' : 'pending',
      activeAt: new Date(since).toISOString(),
      value: valueText(sample.value),
    };
  });

/** How an evaluation went; what can't be evaluated says so, and leaves the other rules alone. */
const attempt = <T>(evaluate: () => T, otherwise: T): { given: T; health: { health: string; lastError?: string } } => {
  try {
    return { given: evaluate(), health: { health: 'ok' } };
  } catch (error) {
    const lastError = error instanceof Error ? error.message : String(error);
    return { given: otherwise, health: { health: 'err', lastError } };
  }
};

const stateOf = (alerts: readonly object[]): string => {
  const states = alerts.map((alert) => ('state' in alert ? alert.state : ''));
  if (states.includes('firing')) return 'firing';
  return states.includes('pending') ? 'pending' : 'inactive';
};

const alertingRule = (rule: Rule, source: SeriesSource, now: number, evaluated: object): object => {
  const { given: alerts, health } = attempt(() => alertsOf(rule, source, now), []);
  return {
    state: stateOf(alerts),
    name: rule.alert,
    query: rule.expression,
    duration: rule.hold / 1000,
    keepFiringFor: 0,
    labels: sortedLabels({ ...rule.labels, ...EXTERNAL }),
    annotations: rule.annotations,
    alerts,
    ...health,
    ...evaluated,
    type: 'alerting',
  };
};

const recordingRule = (rule: Rule, source: SeriesSource, now: number, evaluated: object): object => {
  const { health } = attempt(() => rule.evaluate(source, now).length, 0);
  const labels = sortedLabels({ ...rule.labels, ...EXTERNAL });
  return { name: rule.record, query: rule.expression, labels, ...health, ...evaluated, type: 'recording' };
};

/** A group of rules with what they give, as the rules API has it. */
export interface EvaluatedGroup {
  readonly name: string;
  readonly file: string;
  readonly rules: readonly object[];
  readonly interval: number;
  readonly limit: number;
  readonly evaluationTime: number;
  readonly lastEvaluation: string;
}

/** The groups of rules with their alerts, as `GET /api/v1/rules` gives them. */
export const evaluateRules = (rules: readonly Rule[], source: SeriesSource, now: number): EvaluatedGroup[] => {
  const evaluated = { evaluationTime: 0.001, lastEvaluation: new Date(now).toISOString() };
  const groups = new Map<string, Rule[]>();
  for (const rule of rules) {
    const key = `${rule.file}/${rule.group}`;
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  }
  return [...groups.values()].map((ofGroup) => ({
    name: ofGroup[0]?.group ?? '',
    file: ofGroup[0]?.file ?? '',
    rules: ofGroup.map((rule) =>
      (rule.alert === undefined ? recordingRule : alertingRule)(rule, source, now, evaluated),
    ),
    interval: STEP / 1000,
    limit: 0,
    ...evaluated,
  }));
};
