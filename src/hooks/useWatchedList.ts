import { useK8sWatchResource, type K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { useMemo } from 'react';

import { observeList } from '../cluster/observe';
import type { Watched, WatchRequest } from '../cluster/watch-requests';
import type { ClusterObject, Observation } from '../probes/observation';
import { useListedOnly } from './useListedOnly';
import { usePageSize, useWholeLists } from './useWholeLists';

const NOTHING: Readonly<Record<string, Watched>> = {};

/** Watches one list. The request must be stable; without one nothing is watched, and nothing is there. */
export const useWatchedList = (watch: WatchRequest | null): Observation<readonly ClusterObject[]> => {
  const size = usePageSize();
  const requests = useMemo(
    () => (watch === null ? {} : { [watch.key]: { ...watch.request, limit: size.page } }),
    [watch, size.page],
  );
  const { watch: watched, listed } = useListedOnly(requests);
  const [data, loaded, loadError] = useK8sWatchResource<K8sResourceCommon[]>(
    (watch === null ? undefined : watched[watch.key]) ?? null,
  ) as readonly [data: K8sResourceCommon[], loaded: boolean, loadError: unknown];
  const read = useMemo(
    () => (watch === null ? NOTHING : { [watch.key]: listed[watch.key] ?? { data, loaded, loadError } }),
    [watch, listed, data, loaded, loadError],
  );
  const lists = useWholeLists(read, requests, size);
  return useMemo(
    () => (watch === null ? { state: 'empty' } : observeList<ClusterObject>(watch, lists[watch.key])),
    [watch, lists],
  );
};
