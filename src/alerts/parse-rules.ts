import { finite, list, record, text } from '../unknown-value';
import type { Alert, AlertingRule, HealthImpact, Severity } from './alert';
import { knownAlert } from './known-alerts';
import { ruleId } from './rule-id';

/** The rules API answered, but not with rules. `message` says what came instead. */
export class NotRules extends Error {
  override readonly name = 'NotRules';
}

type Labels = Readonly<Record<string, string>>;

const strings = (value: unknown): Labels =>
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
  const labels = strings(rule.labels);
  const id = ruleId({ file: text(group.file), group: text(group.name), name, duration, query, labels });
  return { id, name, query, duration, labels, annotations: strings(rule.annotations) };
};

const alertOf = (entry: unknown, rule: AlertingRule): Alert => {
  const alert = record(entry);
  const labels = { ...rule.labels, ...strings(alert.labels) };
  const name = rule.name;
  return {
    rule,
    name,
    severity: severityOf(labels),
    state: alert.state === 'pending' ? 'pending' : 'firing',
    activeAt: text(alert.activeAt),
    labels: { alertname: name, ...labels },
    annotations: { ...rule.annotations, ...strings(alert.annotations) },
    component: labels.kubernetes_operator_component ?? knownAlert(name, labels.severity)?.component ?? '',
    healthImpact: impactOf(name, labels),
    silencedBy: [],
  };
};

/** True for an alert of OpenShift Virtualization: by its label, or known by name (one alert lacks the label). */
const isOurs = ({ name, labels }: AlertingRule): boolean =>
  labels.kubernetes_operator_part_of === 'kubevirt' || knownAlert(name) !== undefined;

/**
 * Reads the answer of the rules API (Prometheus HTTP API, `GET /api/v1/rules`) into the alerts of OpenShift
 * Virtualization. Copies, never changes; a rule without a name is passed over.
 * @throws NotRules when the answer is an error or no answer of Prometheus at all
 */
export const parseRules = (answer: unknown): readonly Alert[] => {
  const { status, data, error } = record(answer);
  if (status === 'error') throw new NotRules(text(error) || 'Prometheus answered with an error');
  const { groups } = record(data);
  if (!Array.isArray(groups)) throw new NotRules("The answer is not the answer of Prometheus' rules API");
  return list(groups)
    .map(record)
    .flatMap((group) =>
      list(group.rules)
        .map(record)
        .filter((rule) => text(rule.name) !== '' && rule.type !== 'recording')
        .flatMap((entry) => {
          const rule = ruleOf(entry, group);
          return isOurs(rule) ? list(entry.alerts).map((alert) => alertOf(alert, rule)) : [];
        }),
    );
};
