import { useK8sWatchResource, type K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { useMemo } from 'react';

import { observeList } from '../cluster/observe';
import type { WatchRequest } from '../cluster/watch-requests';
import type { ClusterObject, Observation } from '../probes/observation';

/** Watches one list. The request must be stable; without one nothing is watched, and nothing is there. */
export const useWatchedList = (watch: WatchRequest | null): Observation<readonly ClusterObject[]> => {
  const [data, loaded, loadError] = useK8sWatchResource<K8sResourceCommon[]>(watch?.request ?? null) as readonly [
    data: K8sResourceCommon[],
    loaded: boolean,
    loadError: unknown,
  ];
  return useMemo(
    () => (watch === null ? { state: 'empty' } : observeList<ClusterObject>(watch, { data, loaded, loadError })),
    [watch, data, loaded, loadError],
  );
};
