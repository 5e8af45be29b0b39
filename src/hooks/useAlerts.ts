import { consoleFetchJSON } from '@openshift-console/dynamic-plugin-sdk';
import { useMemo } from 'react';

import type { Alert, Silence } from '../alerts/alert';
import { parseRules } from '../alerts/parse-rules';
import { applySilences, parseSilences } from '../alerts/silences';
import { readError } from '../cluster/read-error';
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
const TIMEOUT = 60_000;

const readRules = async (signal: AbortSignal): Promise<readonly Alert[]> =>
  parseRules(await consoleFetchJSON('/api/prometheus/api/v1/rules?type=alert', 'GET', { signal }, TIMEOUT));

const readSilences = async (signal: AbortSignal): Promise<readonly Silence[]> =>
  parseSilences(await consoleFetchJSON('/api/alertmanager/api/v2/silences', 'GET', { signal }, TIMEOUT));

/** Polls the alerting rules and the silences. */
export const useAlerts = (): AlertsReading => {
  const rules = usePoll(readRules);
  const silences = usePoll(readSilences);
  const alerts = useMemo(() => applySilences(rules.data ?? [], silences.data ?? []), [rules.data, silences.data]);
  return {
    alerts,
    loaded: rules.data !== undefined,
    ...(rules.error === undefined ? {} : { error: readError(rules.error, RULES) }),
    ...(rules.readAt === undefined ? {} : { readAt: rules.readAt }),
    ...(silences.error === undefined ? {} : { silencesError: readError(silences.error, SILENCES) }),
    retry: rules.retry,
  };
};
