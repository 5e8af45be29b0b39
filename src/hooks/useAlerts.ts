import { consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';
import { useCallback, useMemo } from 'react';

import type { Alert, Silence } from '../alerts/alert';
import { NotRules, readRules, type ParsedRules } from '../alerts/parse-rules';
import { applySilences, parseSilences } from '../alerts/silences';
import { readError } from '../cluster/read-error';
import { message } from '../message';
import type { Failed, Forbidden, MissingApi } from '../probes/observation';
import { usePoll } from './usePoll';

/** The alerts of OpenShift Virtualization, as far as they are known. */
export interface AlertsReading {
  readonly alerts: readonly Alert[];
  /** True once the rules were read. */
  readonly loaded: boolean;
  /** Why the latest reading failed; the alerts are then those of `readAt`. */
  readonly error?: Forbidden | MissingApi | Failed;
  readonly readAt?: number;
  /** Why the silences could not be read: some alerts may be silenced without saying so. */
  readonly silencesError?: Forbidden | MissingApi | Failed;
  /** Rules without a name in the last good answer, which nobody can place. */
  readonly skippedRules?: number;
  /** Asks for the rules and the silences at once. */
  readonly retry: () => void;
}

/** What the endpoints check (cluster-monitoring-operator: thanos-querier and alertmanager behind kube-rbac-proxy). */
const RULES = {
  verb: 'get',
  resource: 'prometheuses/api',
  group: 'monitoring.coreos.com',
  namespace: 'openshift-monitoring',
};
const SILENCES = {
  verb: 'get',
  resource: 'alertmanagers/api',
  group: 'monitoring.coreos.com',
  namespace: 'openshift-monitoring',
};
/** How long an answer is waited for, in milliseconds. */
export const ALERTS_TIMEOUT = 60_000;

const askRules = async (signal: AbortSignal): Promise<ParsedRules> =>
  readRules(await consoleFetchJSON('/api/prometheus/api/v1/rules?type=alert', 'GET', { signal }, ALERTS_TIMEOUT));

const askSilences = async (signal: AbortSignal): Promise<readonly Silence[]> =>
  parseSilences(await consoleFetchJSON('/api/alertmanager/api/v2/silences', 'GET', { signal }, ALERTS_TIMEOUT));

const rulesError = (error: unknown): Forbidden | MissingApi | Failed => {
  // HTML and half an answer fail as JSON; the connection itself is well then.
  if (!(error instanceof NotRules) && !(error instanceof SyntaxError)) return readError(error, RULES);
  return {
    state: 'failed',
    reason: error.message,
    remedy: message(
      'Something other than the rules came back: see whether Prometheus, or a proxy before it, is healthy. It is asked again by itself.',
    ),
  };
};

/** Polls the alerting rules and the silences. */
export const useAlerts = (): AlertsReading => {
  const rules = usePoll(askRules);
  const silences = usePoll(askSilences);
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
    alerts,
    loaded: rules.data !== undefined,
    ...(rules.error === undefined ? {} : { error: rulesError(rules.error) }),
    ...(rules.readAt === undefined ? {} : { readAt: rules.readAt }),
    ...(silences.error === undefined ? {} : { silencesError: readError(silences.error, SILENCES) }),
    ...(rules.data === undefined ? {} : { skippedRules: rules.data.skipped }),
    retry,
  };
};
