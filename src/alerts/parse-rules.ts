import { finite, list, record, text } from '../unknown-value';
import type { Alert, AlertingRule, HealthImpact, Severity } from './alert';
import { knownAlert } from './known-alerts';
import { ruleId } from './rule-id';

/** The rules API answered, but not with rules. `message` says what came instead. */
export class NotRules extends Error {
  override readonly name = 'NotRules';
}

type Labels = Readonly<Record<string, string>>;

/** Labels or annotations as they come from outside; what is no text is written as text. */
export const labelsIn = (value: unknown): Labels =>
  Object.fromEntries(
    Object.entries(record(value)).map(([name, entry]) => [name, typeof entry === 'string' ? entry : String(entry)]),
  );

const SEVERITIES: readonly Severity[] = ['critical', 'warning', 'info'];
const IMPACTS: readonly HealthImpact[] = ['critical', 'warning', 'none'];

const severityOf = (labels: Labels): Severity => SEVERITIES.find((severity) => severity === labels.severity) ?? 'none';

const impactOf = (name: string, labels: Labels): HealthImpact =>
  IMPACTS.find((impact) => impact === labels.operator_health_impact) ??
  knownAlert(name, labels.severity)?.healthImpact ??
  'unknown';

const ruleOf = (rule: Readonly<Record<string, unknown>>, group: Readonly<Record<string, unknown>>): AlertingRule => {
  const name = text(rule.name);
  const duration = finite(rule.duration) ?? 0;
  const query = text(rule.query);
  const labels = labelsIn(rule.labels);
  const id = ruleId({ file: text(group.file), group: text(group.name), name, duration, query, labels });
  return { id, name, query, duration, labels, annotations: labelsIn(rule.annotations) };
};

const alertOf = (entry: unknown, rule: AlertingRule): Alert => {
  const alert = record(entry);
  const labels = { ...rule.labels, ...labelsIn(alert.labels) };
  const name = rule.name;
  return {
    rule,
    name,
    severity: severityOf(labels),
    state: alert.state === 'pending' ? 'pending' : 'firing',
    activeAt: text(alert.activeAt),
    labels: { alertname: name, ...labels },
    annotations: { ...rule.annotations, ...labelsIn(alert.annotations) },
    component: labels.kubernetes_operator_component ?? knownAlert(name, labels.severity)?.component ?? '',
    healthImpact: impactOf(name, labels),
    silencedBy: [],
  };
};

/** True for a rule of OpenShift Virtualization: by its label, or known by name (one alert lacks the label). */
export const isVirtualizationRule = ({ name, labels }: Pick<AlertingRule, 'name' | 'labels'>): boolean =>
  labels.kubernetes_operator_part_of === 'kubevirt' || knownAlert(name) !== undefined;

/** What an answer of the rules API holds for this plugin. */
export interface ParsedRules {
  /** The alerts of OpenShift Virtualization. */
  readonly alerts: readonly Alert[];
  /** How many rules were passed over because they have no name: nobody knows whose they are. */
  readonly skipped: number;
}

/**
 * Reads the answer of the rules API (Prometheus HTTP API, `GET /api/v1/rules`). Copies, never changes.
 * @throws NotRules when the answer is an error or no answer of Prometheus at all
 */
export const readRules = (answer: unknown): ParsedRules => {
  const { status, data, error } = record(answer);
  if (status === 'error') throw new NotRules(text(error) || 'Prometheus answered with an error');
  const { groups } = record(data);
  if (!Array.isArray(groups)) throw new NotRules("The answer is not the answer of Prometheus' rules API");
  const rules = list(groups)
    .map(record)
    .flatMap((group) =>
      list(group.rules)
        .map(record)
        .filter(({ type }) => type !== 'recording')
        .map((entry) => ({ rule: ruleOf(entry, group), alerts: list(entry.alerts) })),
    );
  const named = rules.filter(({ rule }) => rule.name !== '');
  return {
    alerts: named.flatMap(({ rule, alerts }) =>
      isVirtualizationRule(rule) ? alerts.map((alert) => alertOf(alert, rule)) : [],
    ),
    skipped: rules.length - named.length,
  };
};

/** The alerts alone of `readRules`. */
export const parseRules = (answer: unknown): readonly Alert[] => readRules(answer).alerts;
