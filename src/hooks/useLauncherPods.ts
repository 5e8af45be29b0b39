import { useK8sWatchResource, type K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { useMemo } from 'react';

import { observeList } from '../cluster/observe';
import { watchList, type WatchRequest } from '../cluster/watch-requests';
import type { ClusterObject, Observation } from '../probes/observation';

const useList = (watch: WatchRequest | null): Observation<readonly ClusterObject[]> => {
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

/**
 * The pods that run a virtual machine, or ran it, or are about to after a migration: those that were made for its
 * instance, by the uid that KubeVirt writes on them (kubevirt.io/api, core/v1, `CreatedByLabel`). The label with the
 * name is the host's name, which can be another. Without an instance there are none.
 */
export const useLauncherPods = (namespace: string, name: string): Observation<readonly ClusterObject[]> => {
  const instance = useList(
    useMemo(
      () => watchList({ model: 'VirtualMachineInstance', namespace, fields: { 'metadata.name': name } }),
      [namespace, name],
    ),
  );
  const uid = instance.state === 'found' ? instance.data[0]?.metadata?.uid : undefined;
  const pods = useList(
    useMemo(
      () =>
        uid === undefined ? null : watchList({ model: 'Pod', namespace, selector: { 'kubevirt.io/created-by': uid } }),
      [namespace, uid],
    ),
  );
  return instance.state === 'found' ? pods : instance;
};
