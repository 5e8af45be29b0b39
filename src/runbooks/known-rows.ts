import type { Alert, HealthImpact, Severity } from '../alerts/alert';
import { isRetired, releasesOf, type Releases } from '../alerts/alert-releases';
import { KNOWN_ALERTS, type KnownAlert } from '../alerts/known-alerts';
import { hasGeneralChecks } from './general-alerts';
import { indexedRunbook } from './runbook-index';
import { topicOf, type Topic } from './topic';

/** One row of the catalogue: an alert that the operators can raise, under its name. */
export interface KnownRow {
  readonly name: string;
  readonly component: string;
  readonly topic: Topic;
  /** The gravest first; more than one where the operators ship two rules under one name. */
  readonly severities: readonly Severity[];
  /** Of the gravest rule. */
  readonly healthImpact: HealthImpact;
  /** The releases that have it, where not all in support do. */
  readonly releases?: Releases | undefined;
  readonly hasRunbook: boolean;
  /** Whether it has a short page instead: no release raises it beside which this plugin runs. */
  readonly isRetired: boolean;
  /** Whether there are checks that fit any alert of its component; an alert about one machine has none of these. */
  readonly hasChecks: boolean;
}

const GRAVITY: readonly Severity[] = ['critical', 'warning', 'info'];

/** The row of a rule and of all others of its name. */
const rowOf = (known: KnownAlert): KnownRow => {
  const rules = KNOWN_ALERTS.filter(({ alert }) => alert === known.alert).sort(
    (a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity),
  );
  const { alert, component, healthImpact } = rules[0] ?? known;
  return {
    name: alert,
    component,
    topic: topicOf(alert),
    severities: rules.map(({ severity }) => severity),
    healthImpact,
    releases: releasesOf(alert),
    hasRunbook: indexedRunbook(alert) !== undefined,
    isRetired: isRetired(alert),
    hasChecks: hasGeneralChecks({ name: alert, component, labels: {} }),
  };
};

const gather = (): readonly KnownRow[] => {
  const byName = new Map(KNOWN_ALERTS.map((known) => [known.alert, known]));
  return [...byName.values()]
    .map(rowOf)
    .sort((a, b) => Number(b.hasRunbook) - Number(a.hasRunbook) || a.name.localeCompare(b.name));
};

/** A row for each name: those with a runbook first, then by name. */
export const KNOWN_ROWS = gather();

/** The alert of this name that fires, the first of several; pending and silenced ones don't count. */
export const firingAlert = (name: string, alerts: readonly Alert[]): Alert | undefined =>
  alerts.find((alert) => alert.name === name && alert.state === 'firing');
