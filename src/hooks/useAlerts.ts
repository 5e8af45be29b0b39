import { useCallback, useMemo } from 'react';

import type { Alert } from '../alerts/alert';
import { applyAlertmanager } from '../alerts/apply-alertmanager';
import type { RulesRead } from '../alerts/doubts';
import type { MonitoringScope } from '../alerts/monitoring-scope';
import { mergeAlerts } from '../alerts/series-alerts';
import { applySilences } from '../alerts/silences';
import type { Failed, Forbidden, MissingApi } from '../probes/observation';
import { useAlertSources, type AlertSources } from './useAlertSources';

type Unread = Forbidden | MissingApi | Failed;

/** The alerts of OpenShift Virtualization, as far as they are known. */
export interface AlertsReading extends RulesRead {
  /** Whose alerts these are. */
  readonly scope: MonitoringScope;
  readonly alerts: readonly Alert[];
  /** True once the alerts were read. */
  readonly loaded: boolean;
  /** Why the latest reading failed; the alerts are then those of `readAt`. */
  readonly error?: Unread;
  readonly readAt?: number;
  /** True once it was read which alerts are silenced; until then a silenced alert looks like one that fires. */
  readonly silencesLoaded: boolean;
  /** Why the silences could not be read. */
  readonly silencesError?: Unread;
  /** Why Alertmanager's own judgment could not be read: which alerts silences and other alerts hold back. */
  readonly alertmanagerError?: Unread;
  /** Why the alerting rules of a project could not be read; its alerts have other sources too. */
  readonly rulesError?: Unread;
  /** Why a project's pending alerts could not be read. */
  readonly seriesError?: Unread;
  /** Rules without a name in the last good answer, which nobody can place. */
  readonly skippedRules?: number;
  /** Asks every source at once. */
  readonly retry: () => void;
}

const NOTHING: readonly never[] = [];

/** What the sources say of the rules. */
const rulesRead = ({ scope, rules, series, alertmanager }: AlertSources): RulesRead => {
  const needed = scope.kind === 'project' ? [rules, series, alertmanager] : [rules];
  return {
    scope,
    rules: rules.data?.rules ?? NOTHING,
    lost: [...new Set([...(rules.data?.lost ?? NOTHING), ...(series.data?.lost ?? NOTHING)])],
    isComplete: needed.every(({ data, error }) => data !== undefined && error === undefined),
  };
};

const alertsOf = ({ scope, rules, series, alertmanager, silences }: AlertSources): readonly Alert[] => {
  const ofPrometheus = mergeAlerts(rules.data?.alerts ?? NOTHING, series.data?.alerts ?? NOTHING);
  if (alertmanager.data === undefined) return applySilences(ofPrometheus, silences.data ?? NOTHING);
  // Where the rules were never read, what Alertmanager has is all that there is to know.
  const isUnread = rules.data === undefined && rules.error !== undefined;
  const isPart =
    isUnread || scope.kind === 'project' || rules.data?.rules.length === 0 || (rules.data?.lost.length ?? 0) > 0;
  return applyAlertmanager(ofPrometheus, {
    alerts: alertmanager.data,
    silences: silences.data ?? NOTHING,
    // Where all rules were read, what Alertmanager alone still has has just ended.
    keepsOthers: isPart,
  });
};

/**
 * Polls the alerting rules and Alertmanager: the whole cluster's for those who may read them, else those of a project,
 * whose alerts are put together from all that its users may read. `namespace` is that project; without one it is the
 * console's active project.
 */
export const useAlerts = (namespace?: string): AlertsReading => {
  const sources = useAlertSources(namespace);
  const { scope, rules, series, alertmanager, silences } = sources;
  const isRefused = rules.error !== undefined;
  const alerts = useMemo(
    () => alertsOf({ scope, rules, series, alertmanager, silences }),
    // What a poll knows is another object at each render; what it holds is not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [scope, rules.data, isRefused, series.data, alertmanager.data, silences.data],
  );
  const needed = scope.kind === 'project' ? [rules, series, alertmanager] : [rules];
  const isAnswered = needed.every(({ data, error }) => data !== undefined || error !== undefined);
  const isRead = needed.some(({ data }) => data !== undefined);
  // A project's alerts could not be read where no source could.
  const isFailed = needed.every(({ error }) => error !== undefined);
  const retry = useCallback(() => {
    for (const ask of [rules.retry, series.retry, alertmanager.retry, silences.retry]) ask();
  }, [rules.retry, series.retry, alertmanager.retry, silences.retry]);
  return {
    ...rulesRead(sources),
    alerts,
    loaded: isAnswered && isRead,
    silencesLoaded:
      alertmanager.data !== undefined || (alertmanager.error !== undefined && silences.data !== undefined),
    ...(isFailed && rules.error !== undefined ? { error: rules.error } : {}),
    ...(!isFailed && rules.error !== undefined ? { rulesError: rules.error } : {}),
    ...(!isFailed && series.error !== undefined ? { seriesError: series.error } : {}),
    ...(rules.readAt === undefined ? {} : { readAt: rules.readAt }),
    ...(alertmanager.error === undefined ? {} : { alertmanagerError: alertmanager.error }),
    ...(silences.error === undefined ? {} : { silencesError: silences.error }),
    ...(rules.data === undefined ? {} : { skippedRules: rules.data.skipped }),
    retry,
  };
};
