import type { Alert, Silence } from '../alerts/alert';
import { parseAlertmanagerAlerts, type AlertmanagerAlert } from '../alerts/alertmanager-alerts';
import {
  alertmanagerAddress,
  projectQueryAddress,
  rulesAddress,
  silencesAddress,
  type MonitoringScope,
  type Permission,
} from '../alerts/monitoring-scope';
import { readRules, type ParsedRules } from '../alerts/parse-rules';
import { ALERT_SERIES, alertsOfSeries } from '../alerts/series-alerts';
import { parseSilences } from '../alerts/silences';
import { UnexpectedAnswer } from '../alerts/unexpected-answer';
import type { BoundSignal } from '../cluster/bounded-request';
import { fetchJson } from '../cluster/console-requests';
import { parseSamples } from '../cluster/prometheus';
import { readError } from '../cluster/read-error';
import { lostData } from '../lost-data';
import { message } from '../message';
import type { Failed, Forbidden, MissingApi } from '../probes/observation';
import { withEarliest } from './beginnings';
import { readByGroup } from './rule-groups';

/** How long an answer is waited for, in milliseconds. */
export const ALERTS_TIMEOUT = 60_000;

/** Asks one source once. */
export type Ask<T> = (signal: BoundSignal) => Promise<T>;

const get = async (address: string, signal: BoundSignal): Promise<unknown> => fetchJson(address, 'GET', { signal }, -1);

/** Reads the alerting rules of a scope, with their alerts. */
export const askRules =
  (scope: MonitoringScope): Ask<ParsedRules> =>
  async (signal) => {
    const address = rulesAddress(scope);
    const read = async (from: string): Promise<ParsedRules> => readRules(await get(from, signal));
    // A project has few rules.
    const parsed = scope.kind === 'cluster' ? await readByGroup(address, read) : await read(address);
    return { ...parsed, alerts: withEarliest(address, parsed.alerts, parsed.lost.length === 0) };
  };

/** What the series of a project tell of its alerts. */
export interface SeriesAlerts {
  readonly alerts: readonly Alert[];
  readonly lost: readonly string[];
}

/** Where the alerts of a project's series are asked. */
export const seriesAddress = (namespace: string): string => projectQueryAddress(namespace, ALERT_SERIES);

/** Reads the alerts of a project's series: those of rules that a project's user may not read are in no other place. */
export const askSeries =
  (namespace: string): Ask<SeriesAlerts> =>
  async (signal) => {
    const address = seriesAddress(namespace);
    const answer = await get(address, signal);
    const lost = lostData(answer);
    return { alerts: withEarliest(address, alertsOfSeries(parseSamples(answer)), lost.length === 0), lost };
  };

/** Reads the alerts that Alertmanager has. */
export const askAlertmanager =
  (scope: MonitoringScope): Ask<readonly AlertmanagerAlert[]> =>
  async (signal) =>
    parseAlertmanagerAlerts(await get(alertmanagerAddress(scope), signal));

/** Reads the silences. */
export const askSilences =
  (scope: MonitoringScope): Ask<readonly Silence[]> =>
  async (signal) =>
    parseSilences(await get(silencesAddress(scope), signal));

/** Why a source could not be read. `permission` is what its endpoint checks. */
export const sourceError = (
  error: unknown,
  { resource, subresource, group, namespace, verb }: Permission,
): Forbidden | MissingApi | Failed => {
  // HTML and half an answer fail as JSON; the connection itself is well then.
  if (!(error instanceof UnexpectedAnswer) && !(error instanceof SyntaxError)) {
    const path = subresource === undefined ? resource : `${resource}/${subresource}`;
    return readError(error, { verb, resource: path, group, namespace });
  }
  return {
    state: 'failed',
    reason: error.message,
    remedy:
      resource === 'alertmanagers'
        ? message(
            'Something other than the answer of Alertmanager came back: see whether Alertmanager, or a proxy before it, is healthy. It is asked again by itself.',
          )
        : message(
            'Something other than the answer of Prometheus came back: see whether Prometheus, or a proxy before it, is healthy. It is asked again by itself.',
          ),
  };
};
