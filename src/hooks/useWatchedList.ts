import { useK8sWatchResource, type K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { useEffect, useMemo } from 'react';

import { observeList } from '../cluster/observe';
import type { Watched, WatchRequest } from '../cluster/watch-requests';
import type { ClusterObject, Observation } from '../probes/observation';
import { pageOf } from '../cluster/whole-list';
import { useListedOnly } from './useListedOnly';
import { useParts } from './useParts';
import { usePageSize, useWholeLists } from './useWholeLists';

const NOTHING: Readonly<Record<string, Watched>> = {};

/** Watches one list. The request must be stable; without one nothing is watched, and nothing is there. */
export const useWatchedList = (watch: WatchRequest | null): Observation<readonly ClusterObject[]> => {
  const size = usePageSize();
  const requests = useMemo(
    () => (watch === null ? {} : { [watch.key]: { ...watch.request, limit: pageOf(watch.request, size.page) } }),
    [watch, size.page],
  );
  const { watch: whole, parts, look } = useParts(requests);
  const { watch: watched, listed } = useListedOnly(whole);
  const [data, loaded, loadError] = useK8sWatchResource<K8sResourceCommon[]>(
    (watch === null ? undefined : watched[watch.key]) ?? null,
  ) as readonly [data: K8sResourceCommon[], loaded: boolean, loadError: unknown];
  const read = useMemo(
    () =>
      watch === null ? NOTHING : { [watch.key]: parts[watch.key] ?? listed[watch.key] ?? { data, loaded, loadError } },
    [watch, parts, listed, data, loaded, loadError],
  );
  useEffect(() => {
    look(read);
  }, [look, read]);
  const lists = useWholeLists(read, requests, size);
  return useMemo(
    () => (watch === null ? { state: 'empty' } : observeList<ClusterObject>(watch, lists[watch.key])),
    [watch, lists],
  );
};
