import type { Alert } from '../alerts/alert';
import { doubtsOf, type RulesRead } from '../alerts/doubts';
import { workloadsToCheck, type AlertToCheck } from '../runbooks/general-alerts';
import type { WorkloadName } from '../runbooks/workloads';

/** The alerts as far as they are known. */
export interface KnownAlerts {
  readonly alerts: readonly Alert[];
  /** `no`: that none is there says nothing, because they were not read, or their rules are not evaluated. */
  readonly isKnown: 'yes' | 'no' | 'reading';
  /** The alerts whose rules are not evaluated, or fail: that these are not there says nothing. */
  readonly failing: readonly string[];
}

/** What was read of the alerts. */
interface ReadAlerts extends RulesRead {
  readonly alerts: readonly Alert[];
  readonly loaded: boolean;
  /** Why the latest reading failed. */
  readonly error?: unknown;
}

/** How far the alerts are known by what was read: a part of them, or rules that nobody evaluates, say nothing. */
export const knownAlerts = (read: ReadAlerts): KnownAlerts => {
  const { alerts, loaded, error } = read;
  const doubts = doubtsOf(read);
  const isPart = doubts.some(({ kind }) => kind !== 'failing' && kind !== 'not yet');
  const failing = doubts.flatMap((doubt) =>
    doubt.kind === 'failing' || doubt.kind === 'not yet' ? doubt.rules.map(({ name }) => name) : [],
  );
  const isReading = !loaded && error === undefined && read.scope.kind !== 'no project';
  return { alerts, failing, isKnown: isReading ? 'reading' : !loaded || error !== undefined || isPart ? 'no' : 'yes' };
};

const workloadFor = (alert: AlertToCheck): WorkloadName | undefined => workloadsToCheck(alert)[0];

/** The alerts that are there about a component: also silenced ones, whose trouble goes on; not those that wait. */
export const alertsOf = ({ alerts }: KnownAlerts, workload: WorkloadName): readonly Alert[] =>
  alerts.filter((alert) => alert.state !== 'pending' && workloadFor(alert) === workload);

/** Whether it would be known that an alert is there about a component. */
export const isKnownOf = ({ isKnown, failing }: KnownAlerts, workload: WorkloadName): KnownAlerts['isKnown'] =>
  isKnown === 'yes' && failing.some((name) => workloadFor({ name, component: '', labels: {} }) === workload)
    ? 'no'
    : isKnown;

/**
 * Whether an alert says that its operator does not do its work: so its label `operator_health_impact` is meant
 * (kubevirt/monitoring docs). Others tell of objects that the operator takes care of.
 */
export const isOfHealth = ({ healthImpact }: Alert): boolean =>
  healthImpact === 'critical' || healthImpact === 'warning';
