import { useMemo } from 'react';

import { watchList } from '../cluster/watch-requests';
import type { ClusterObject, Observation } from '../probes/observation';
import { useWatchedList } from './useWatchedList';

/**
 * The pods that run a virtual machine, or ran it, or are about to after a migration: those that were made for its
 * instance, by the uid that KubeVirt writes on them (kubevirt.io/api, core/v1, `CreatedByLabel`). The label with the
 * name is the host's name, which can be another. Without an instance there are none.
 */
export const useLauncherPods = (namespace: string, name: string): Observation<readonly ClusterObject[]> => {
  const instance = useWatchedList(
    useMemo(
      () => watchList({ model: 'VirtualMachineInstance', namespace, fields: { 'metadata.name': name } }),
      [namespace, name],
    ),
  );
  const uid = instance.state === 'found' ? instance.data[0]?.metadata?.uid : undefined;
  const pods = useWatchedList(
    useMemo(
      () =>
        uid === undefined ? null : watchList({ model: 'Pod', namespace, selector: { 'kubevirt.io/created-by': uid } }),
      [namespace, uid],
    ),
  );
  return instance.state === 'found' ? pods : instance;
};
