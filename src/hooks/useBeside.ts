import { useMemo } from 'react';

import type { Alert } from '../alerts/alert';
import { readAlertHistory } from '../cluster/alert-history';
import type { BoundSignal } from '../cluster/bounded-request';
import { fetchJson } from '../cluster/console-requests';
import { readInstalledVersions } from '../cluster/installed-versions';
import { PROMETHEUS_READ } from '../cluster/prometheus';
import { readError, type Read } from '../cluster/read-error';
import type { Investigation } from '../diagnosis/investigate';
import { modelOf } from '../probes/models';
import type { Observation } from '../probes/observation';
import type { Subject } from '../runbooks/subject';
import type { Beside } from '../timeline/beside';
import { askedAlert } from '../timeline/asked-alert';
import { useEarlier } from './useEarlier';
import { usePoll, type Polled } from './usePoll';
import { useReplicaSets } from './useReplicaSets';

/** Milliseconds between two readings: what happened in days does not change in minutes, and is much to read. */
const EVERY = 5 * 60_000;

const observed = <T>({ data, error }: Polled<Observation<T>>, read: Read): Observation<T> => {
  if (error !== undefined) return readError(error, read);
  return data ?? { state: 'loading' };
};

const versionsRead = (namespace: string): Read => {
  const { plural, group } = modelOf('ClusterServiceVersion');
  return { verb: 'list', resource: plural, group, namespace };
};

/** Reads what the time line alone needs: rollouts, installed versions, what was before a change, how often the alert fired. */
export const useBeside = (subject: Subject, investigation: Investigation, alert: Alert | undefined): Beside => {
  const { namespace, settled } = investigation.namespace;
  const replicaSets = useReplicaSets(subject, investigation);
  const earlier = useEarlier(investigation);
  const readVersions = useMemo(
    () => (settled ? async (signal: BoundSignal) => readInstalledVersions(fetchJson, namespace, signal) : undefined),
    [settled, namespace],
  );
  const versions = usePoll(readVersions, { name: `versions/${namespace}`, renew: 'when due', every: EVERY });
  // What an alert says of itself changes every few seconds, what is asked of its past does not.
  const asked = alert === undefined ? '' : JSON.stringify(askedAlert(subject, alert));
  const readFired = useMemo(
    () =>
      asked === ''
        ? undefined
        : async (signal: BoundSignal) =>
            readAlertHistory(fetchJson, JSON.parse(asked) as ReturnType<typeof askedAlert>, signal),
    [asked],
  );
  const history = usePoll(readFired, { name: `history/${asked}`, renew: 'when due', every: EVERY });
  return useMemo(
    () => ({
      replicaSets,
      earlier,
      versions: observed(versions, versionsRead(namespace)),
      ...(asked === '' ? {} : { history: observed(history, PROMETHEUS_READ) }),
    }),
    [replicaSets, earlier, versions, namespace, asked, history],
  );
};
