import type { Alert, AlertState, HealthImpact, Severity } from './alert';
import { stateSince } from './since';

/** One row of the list: all instances of an alert name and severity. */
export interface AlertGroup {
  readonly key: string;
  readonly name: string;
  readonly severity: Severity;
  /** The most urgent state among the instances. */
  readonly state: AlertState;
  /** The earliest time among the instances in that state; empty when unknown. */
  readonly since: string;
  readonly component: string;
  readonly healthImpact: HealthImpact;
  /** The most urgent first. */
  readonly alerts: readonly Alert[];
}

/** The columns by which the list can be sorted. */
export const SORT_COLUMNS = ['name', 'severity', 'state', 'since', 'component', 'impact', 'instances'] as const;
export type SortColumn = (typeof SORT_COLUMNS)[number];

const STATES: readonly AlertState[] = ['firing', 'pending', 'inhibited', 'silenced'];
const SEVERITIES: readonly Severity[] = ['critical', 'warning', 'info', 'none'];
const IMPACTS: readonly HealthImpact[] = ['critical', 'warning', 'none', 'unknown'];

const byState = (a: Pick<Alert, 'state'>, b: Pick<Alert, 'state'>): number =>
  STATES.indexOf(a.state) - STATES.indexOf(b.state);
export const bySeverity = (a: Pick<Alert, 'severity'>, b: Pick<Alert, 'severity'>): number =>
  SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity);

/** What needs a person first: firing before pending before what is held back, critical first, then by name. */
export const byUrgency = (a: AlertGroup, b: AlertGroup): number =>
  byState(a, b) || bySeverity(a, b) || a.name.localeCompare(b.name);

const groupOf = (key: string, alerts: readonly Alert[]): AlertGroup | undefined => {
  const sorted = [...alerts].sort((a, b) => byState(a, b) || stateSince(a).localeCompare(stateSince(b)));
  const [first] = sorted;
  if (first === undefined) return undefined;
  const { name, severity, state, component, healthImpact } = first;
  const since =
    sorted.map((alert) => (alert.state === state ? stateSince(alert) : '')).find((time) => time !== '') ?? '';
  return { key, name, severity, state, since, component, healthImpact, alerts: sorted };
};

/** Makes one row of each alert name and severity, the most urgent first. */
export const groupAlerts = (alerts: readonly Alert[]): readonly AlertGroup[] => {
  const byKey = new Map<string, Alert[]>();
  for (const alert of alerts) {
    const key = `${alert.name}/${alert.severity}`;
    const group = byKey.get(key);
    if (group === undefined) byKey.set(key, [alert]);
    else group.push(alert);
  }
  return [...byKey]
    .map(([key, group]) => groupOf(key, group))
    .filter((group) => group !== undefined)
    .sort(byUrgency);
};

const COMPARE: Readonly<Record<SortColumn, (a: AlertGroup, b: AlertGroup) => number>> = {
  name: (a, b) => a.name.localeCompare(b.name),
  severity: bySeverity,
  state: byState,
  since: (a, b) => a.since.localeCompare(b.since),
  component: (a, b) => a.component.localeCompare(b.component),
  impact: (a, b) => IMPACTS.indexOf(a.healthImpact) - IMPACTS.indexOf(b.healthImpact),
  instances: (a, b) => a.alerts.length - b.alerts.length,
};

/** Sorts rows by a column; equal rows stay in order of urgency. Does not change its argument. */
export const sortGroups = (
  groups: readonly AlertGroup[],
  column: SortColumn,
  descending: boolean,
): readonly AlertGroup[] =>
  [...groups].sort((a, b) => (descending ? -1 : 1) * COMPARE[column](a, b) || byUrgency(a, b));

/** How many fire of a severity. */
export interface Firing {
  /** Alerts, each name once: rows of the list. */
  readonly alerts: number;
  /** Instances of them: what the console's bell and kubevirt-plugin count. */
  readonly instances: number;
}

/** How many fire, by severity. */
export const countFiring = (groups: readonly AlertGroup[]): Readonly<Record<Severity, Firing>> => {
  const count = (severity: Severity): Firing => {
    const firing = groups.filter((group) => group.state === 'firing' && group.severity === severity);
    const instances = firing.flatMap(({ alerts }) => alerts.filter(({ state }) => state === 'firing'));
    return { alerts: firing.length, instances: instances.length };
  };
  return { critical: count('critical'), warning: count('warning'), info: count('info'), none: count('none') };
};

/** How many alerts fire, each name and severity once; nothing while that is not known. */
export const firingNow = ({
  alerts,
  loaded,
  error,
}: {
  readonly alerts: readonly Alert[];
  readonly loaded: boolean;
  readonly error?: unknown;
}): { readonly firing?: number } =>
  loaded && error === undefined ? { firing: groupAlerts(alerts).filter(({ state }) => state === 'firing').length } : {};
