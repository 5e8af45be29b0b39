import { useAccessReview, useActiveNamespace } from '@openshift-console/dynamic-plugin-sdk';
import { useMemo } from 'react';

import { WHOLE_CLUSTER, type MonitoringScope } from '../alerts/monitoring-scope';

/** What the console calls the active project when all of them are shown. */
const ALL_PROJECTS = '#ALL_NS#';

/**
 * How much of the cluster's monitoring the user may read, by the access review that the endpoint itself makes. Those who
 * may not read the whole cluster's have a project: `namespace`, or else the console's active one.
 */
export const useMonitoringScope = (namespace?: string): MonitoringScope => {
  const [mayReadAll, isChecking] = useAccessReview(WHOLE_CLUSTER);
  const [active] = useActiveNamespace();
  const project = namespace ?? (active === ALL_PROJECTS ? '' : active);
  return useMemo(() => {
    if (isChecking) return { kind: 'checking' };
    if (mayReadAll) return { kind: 'cluster' };
    return project === '' ? { kind: 'no project' } : { kind: 'project', namespace: project };
  }, [mayReadAll, isChecking, project]);
};
