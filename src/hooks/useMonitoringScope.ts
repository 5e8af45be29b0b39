import { useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { useMemo } from 'react';

import { EVERY_PROJECT, WHOLE_CLUSTER, type MonitoringScope } from '../alerts/monitoring-scope';
import { useReview } from './useReview';

/** One object each: another one would be another question, whose answer begins anew. */
const CHECKING: MonitoringScope = { kind: 'checking' };
const CLUSTER: MonitoringScope = { kind: 'cluster' };

/**
 * How much of the cluster's monitoring the user may read, by the access review that the endpoint itself makes. Those who
 * may not read the whole cluster's have a project: `namespace`, or else the console's active one.
 */
export const useMonitoringScope = (namespace?: string): MonitoringScope => {
  const [mayReadAll, isChecking] = useReview(WHOLE_CLUSTER);
  const [active] = useActiveNamespace();
  const project = namespace ?? (active === EVERY_PROJECT ? '' : active);
  const ofProject = useMemo<MonitoringScope>(
    () => (project === '' ? { kind: 'no project' } : { kind: 'project', namespace: project }),
    [project],
  );
  if (isChecking) return CHECKING;
  return mayReadAll ? CLUSTER : ofProject;
};
