import { useEffect, useMemo } from 'react';

import type { Silence } from '../alerts/alert';
import type { AlertmanagerAlert } from '../alerts/alertmanager-alerts';
import {
  alertmanagerAddress,
  projectQueryPermission,
  rulesAddress,
  rulesPermission,
  silencePermission,
  silencesAddress,
  type MonitoringScope,
  type Permission,
} from '../alerts/monitoring-scope';
import type { ParsedRules } from '../alerts/parse-rules';
import type { Failed, Forbidden, MissingApi } from '../probes/observation';
import {
  askAlertmanager,
  askRules,
  askSeries,
  askSilences,
  seriesAddress,
  sourceError,
  type SeriesAlerts,
} from './alert-sources';
import { useMonitoringScope } from './useMonitoringScope';
import { usePoll, type Polled } from './usePoll';

/** What one source gave. */
export interface Source<T> extends Pick<Polled<T>, 'data' | 'readAt' | 'retry'> {
  readonly error?: Forbidden | MissingApi | Failed;
}

/** Where alerts are read. */
export interface AlertSources {
  readonly scope: MonitoringScope;
  readonly rules: Source<ParsedRules>;
  /** Of a project alone. */
  readonly series: Source<SeriesAlerts>;
  readonly alertmanager: Source<readonly AlertmanagerAlert[]>;
  readonly silences: Source<readonly Silence[]>;
}

const sourceOf = <T>({ error, ...polled }: Polled<T>, permission: Permission): Source<T> =>
  error === undefined ? polled : { ...polled, error: sourceError(error, permission) };

/** Milliseconds: which alerts are silenced Alertmanager says with each alert, the silences only whose they are. */
const SILENCES_EVERY = 60_000;

/** The ids of silences that alerts name and that were not among those that were read. */
const unknownSilences = (alerts: readonly AlertmanagerAlert[] = [], silences?: readonly Silence[]): string => {
  if (silences === undefined) return '';
  const known = new Set(silences.map(({ id }) => id));
  const named = new Set(alerts.flatMap(({ silencedBy }) => silencedBy));
  return [...named]
    .filter((id) => !known.has(id))
    .sort()
    .join(' ');
};

/** Polls each source of alerts, of the cluster or of a project. */
export const useAlertSources = (namespace?: string): AlertSources => {
  const scope = useMonitoringScope(namespace);
  const isKnown = scope.kind === 'cluster' || scope.kind === 'project';
  const project = scope.kind === 'project' ? scope.namespace : undefined;
  const rules = usePoll(
    useMemo(() => (isKnown ? askRules(scope) : undefined), [isKnown, scope]),
    isKnown ? { name: rulesAddress(scope), renew: 'when due' } : undefined,
  );
  const series = usePoll(
    useMemo(() => (project === undefined ? undefined : askSeries(project)), [project]),
    project === undefined ? undefined : { name: seriesAddress(project), renew: 'when due' },
  );
  // Who has just made a silence comes back to see it.
  const alertmanager = usePoll(
    useMemo(() => (isKnown ? askAlertmanager(scope) : undefined), [isKnown, scope]),
    isKnown ? { name: alertmanagerAddress(scope), renew: 'at once' } : undefined,
  );
  const silences = usePoll(
    useMemo(() => (isKnown ? askSilences(scope) : undefined), [isKnown, scope]),
    isKnown ? { name: silencesAddress(scope), renew: 'at once', every: SILENCES_EVERY } : undefined,
  );
  const unknown = unknownSilences(alertmanager.data, silences.data);
  const { retry } = silences;
  useEffect(() => {
    if (unknown !== '') retry();
  }, [unknown, retry]);
  return {
    scope,
    rules: sourceOf(rules, rulesPermission(scope)),
    series: sourceOf(series, projectQueryPermission(project ?? '')),
    alertmanager: sourceOf(alertmanager, silencePermission(scope, 'get')),
    silences: sourceOf(silences, silencePermission(scope, 'get')),
  };
};
