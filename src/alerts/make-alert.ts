import { record } from '../unknown-value';
import type { Alert, AlertingRule, AlertState, HealthImpact, Severity } from './alert';
import { knownName } from './alert-names';
import { knownAlert } from './known-alerts';
import { firingSince } from './since';

type Labels = Readonly<Record<string, string>>;

/** Labels or annotations as they come from outside; what is no text is written as text. */
export const labelsIn = (value: unknown): Labels =>
  Object.fromEntries(
    Object.entries(record(value)).map(([name, entry]) => [name, typeof entry === 'string' ? entry : String(entry)]),
  );

const SEVERITIES: readonly Severity[] = ['critical', 'warning', 'info'];
const IMPACTS: readonly HealthImpact[] = ['critical', 'warning', 'none'];

/** The severity that labels name. */
export const severityOf = (labels: Labels): Severity =>
  SEVERITIES.find((severity) => severity === labels.severity) ?? 'none';

const impactOf = (name: string, labels: Labels): HealthImpact =>
  IMPACTS.find((impact) => impact === labels.operator_health_impact) ??
  knownAlert(name, labels.severity)?.healthImpact ??
  'unknown';

/**
 * True for a rule of OpenShift Virtualization: by its label, or known by name or by the published runbook that it names
 * (one alert lacks the label, and so may a copy that an administrator made).
 */
export const isVirtualizationRule = ({
  name,
  labels,
  annotations = {},
}: Pick<AlertingRule, 'name' | 'labels'> & { readonly annotations?: Labels }): boolean =>
  labels.kubernetes_operator_part_of === 'kubevirt' || knownName(name, annotations.runbook_url) !== undefined;

/** The rule of an alert that is known by itself alone: who may read one project may not read the operators' rules. */
export const unreadRule = (name: string, query = ''): AlertingRule => ({
  id: '',
  name,
  query,
  duration: 0,
  labels: {},
  annotations: {},
});

/** True where an alert's rule was read: its id, `for`, annotations and health are known. */
export const hasRule = ({ rule }: { readonly rule: Pick<AlertingRule, 'id'> }): boolean => rule.id !== '';

/** What a source says of an alert. */
interface Said {
  readonly rule: AlertingRule;
  readonly state: AlertState;
  readonly activeAt: string;
  /** Its own; those of the rule are put under them. */
  readonly labels: Labels;
  readonly annotations: Labels;
}

/** An alert of what a source says of it, with what follows from its labels and its name. */
export const makeAlert = (said: Said): Alert => {
  const { rule, state, activeAt } = said;
  const { name } = rule;
  const labels = { ...rule.labels, ...said.labels };
  const annotations = { ...rule.annotations, ...said.annotations };
  const known = knownName(name, annotations.runbook_url) ?? name;
  const alert = {
    rule,
    name,
    ...(known === name ? {} : { knownAs: known }),
    severity: severityOf(labels),
    state,
    activeAt,
    labels: { alertname: name, ...labels },
    annotations,
    component: labels.kubernetes_operator_component ?? knownAlert(known, labels.severity)?.component ?? '',
    healthImpact: impactOf(known, labels),
    silencedBy: [],
    inhibitedBy: [],
  };
  const firing = firingSince(alert);
  return firing === undefined ? alert : { ...alert, firing };
};
