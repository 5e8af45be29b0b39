import { useK8sWatchResource, type K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';
import { useMemo } from 'react';

import { observeList } from '../cluster/observe';
import { watchList } from '../cluster/watch-requests';
import type { ClusterObject, Observation } from '../probes/observation';

/** What KubeVirt puts on every pod that runs a virtual machine (kubevirt.io/api, core/v1, `AppLabel`). */
const LAUNCHER = { 'kubevirt.io': 'virt-launcher' };

/** The virt-launcher pods of a virtual machine: those that its instance, which bears its name, owns. */
export const useLauncherPods = (namespace: string, name: string): Observation<readonly ClusterObject[]> => {
  const watch = useMemo(() => watchList({ model: 'Pod', namespace, selector: LAUNCHER }), [namespace]);
  const [data, loaded, loadError] = useK8sWatchResource<K8sResourceCommon[]>(watch.request) as readonly [
    data: K8sResourceCommon[],
    loaded: boolean,
    loadError: unknown,
  ];
  return useMemo(() => {
    const pods = observeList<ClusterObject>(watch, { data, loaded, loadError });
    if (pods.state !== 'found') return pods;
    const own = pods.data.filter(({ metadata }) =>
      metadata?.ownerReferences?.some((owner) => owner.kind === 'VirtualMachineInstance' && owner.name === name),
    );
    return own.length === 0 ? { state: 'empty' } : { state: 'found', data: own };
  }, [watch, data, loaded, loadError, name]);
};
