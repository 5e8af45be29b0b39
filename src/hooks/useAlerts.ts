import { consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';
import { useCallback, useMemo } from 'react';

import type { Alert, Silence } from '../alerts/alert';
import {
  rulesAddress,
  rulesPermission,
  silencePermission,
  silencesAddress,
  type MonitoringScope,
  type Permission,
} from '../alerts/monitoring-scope';
import { NotRules, readRules, type ParsedRules } from '../alerts/parse-rules';
import { applySilences, parseSilences } from '../alerts/silences';
import { readError, type Read } from '../cluster/read-error';
import { message } from '../message';
import type { Failed, Forbidden, MissingApi } from '../probes/observation';
import { useMonitoringScope } from './useMonitoringScope';
import { usePoll } from './usePoll';

/** The alerts of OpenShift Virtualization, as far as they are known. */
export interface AlertsReading {
  /** Whose alerts these are. */
  readonly scope: MonitoringScope;
  readonly alerts: readonly Alert[];
  /** True once the rules were read. */
  readonly loaded: boolean;
  /** Why the latest reading failed; the alerts are then those of `readAt`. */
  readonly error?: Forbidden | MissingApi | Failed;
  readonly readAt?: number;
  /** True once the silences were read; until then a silenced alert looks like one that fires. */
  readonly silencesLoaded: boolean;
  /** Why the silences could not be read: some alerts may be silenced without saying so. */
  readonly silencesError?: Forbidden | MissingApi | Failed;
  /** Rules without a name in the last good answer, which nobody can place. */
  readonly skippedRules?: number;
  /** Asks for the rules and the silences at once. */
  readonly retry: () => void;
}

/** How long an answer is waited for, in milliseconds. */
export const ALERTS_TIMEOUT = 60_000;

type Ask<T> = (signal: AbortSignal) => Promise<T>;

const askRules =
  (scope: MonitoringScope): Ask<ParsedRules> =>
  async (signal) =>
    readRules(await consoleFetchJSON(rulesAddress(scope), 'GET', { signal }, ALERTS_TIMEOUT));

const askSilences =
  (scope: MonitoringScope): Ask<readonly Silence[]> =>
  async (signal) =>
    parseSilences(await consoleFetchJSON(silencesAddress(scope), 'GET', { signal }, ALERTS_TIMEOUT));

/** A permission as a failed reading names it. */
const readOf = ({ resource, subresource, group, namespace, verb }: Permission): Read => ({
  verb,
  resource: subresource === undefined ? resource : `${resource}/${subresource}`,
  group,
  namespace,
});

const rulesError = (error: unknown, scope: MonitoringScope): Forbidden | MissingApi | Failed => {
  // HTML and half an answer fail as JSON; the connection itself is well then.
  if (!(error instanceof NotRules) && !(error instanceof SyntaxError))
    return readError(error, readOf(rulesPermission(scope)));
  return {
    state: 'failed',
    reason: error.message,
    remedy: message(
      'Something other than the rules came back: see whether Prometheus, or a proxy before it, is healthy. It is asked again by itself.',
    ),
  };
};

/**
 * Polls the alerting rules and the silences: the whole cluster's for those who may read them, else those of a project.
 * `namespace` is that project; without one it is the console's active project.
 */
export const useAlerts = (namespace?: string): AlertsReading => {
  const scope = useMonitoringScope(namespace);
  const isKnown = scope.kind === 'cluster' || scope.kind === 'project';
  const rules = usePoll(
    useMemo(() => (isKnown ? askRules(scope) : undefined), [isKnown, scope]),
    isKnown ? { name: rulesAddress(scope), renew: 'when due' } : undefined,
  );
  const silences = usePoll(
    useMemo(() => (isKnown ? askSilences(scope) : undefined), [isKnown, scope]),
    // Who has just made a silence comes back to see it.
    isKnown ? { name: silencesAddress(scope), renew: 'at once' } : undefined,
  );
  const { retry: askRulesAgain } = rules;
  const { retry: askSilencesAgain } = silences;
  const alerts = useMemo(
    () => applySilences(rules.data?.alerts ?? [], silences.data ?? []),
    [rules.data, silences.data],
  );
  const retry = useCallback(() => {
    askRulesAgain();
    askSilencesAgain();
  }, [askRulesAgain, askSilencesAgain]);
  return {
    scope,
    alerts,
    loaded: rules.data !== undefined,
    silencesLoaded: silences.data !== undefined,
    ...(rules.error === undefined ? {} : { error: rulesError(rules.error, scope) }),
    ...(rules.readAt === undefined ? {} : { readAt: rules.readAt }),
    ...(silences.error === undefined
      ? {}
      : { silencesError: readError(silences.error, readOf(silencePermission(scope, 'get'))) }),
    ...(rules.data === undefined ? {} : { skippedRules: rules.data.skipped }),
    retry,
  };
};
