import { useK8sWatchResource, type K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { useMemo } from 'react';

import { observeList } from '../cluster/observe';
import type { Watched, WatchRequest } from '../cluster/watch-requests';
import type { ClusterObject, Observation } from '../probes/observation';
import { usePageSize, useWholeLists } from './useWholeLists';

const NOTHING: Readonly<Record<string, Watched>> = {};

/** Watches one list. The request must be stable; without one nothing is watched, and nothing is there. */
export const useWatchedList = (watch: WatchRequest | null): Observation<readonly ClusterObject[]> => {
  const size = usePageSize();
  const [data, loaded, loadError] = useK8sWatchResource<K8sResourceCommon[]>(
    useMemo(() => (watch === null ? null : { ...watch.request, limit: size.page }), [watch, size.page]),
  ) as readonly [data: K8sResourceCommon[], loaded: boolean, loadError: unknown];
  const requests = useMemo(() => (watch === null ? {} : { [watch.key]: watch.request }), [watch]);
  const read = useMemo(
    () => (watch === null ? NOTHING : { [watch.key]: { data, loaded, loadError } }),
    [watch, data, loaded, loadError],
  );
  const lists = useWholeLists(read, requests, size);
  return useMemo(
    () => (watch === null ? { state: 'empty' } : observeList<ClusterObject>(watch, lists[watch.key])),
    [watch, lists],
  );
};
