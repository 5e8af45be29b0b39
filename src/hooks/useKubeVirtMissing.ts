import { useK8sWatchResources, type K8sResourceCommon } from '@openshift-console/dynamic-plugin-sdk';

import { observeList } from '../cluster/observe';
import { watchList } from '../cluster/watch-requests';

const KUBEVIRT = watchList({ model: 'KubeVirt' });
const REQUESTS = { kubevirt: KUBEVIRT.request };

/** True once it is known that the cluster has no kind KubeVirt: OpenShift Virtualization was never installed. */
export const useKubeVirtMissing = (): boolean => {
  const { kubevirt } = useK8sWatchResources<Record<string, K8sResourceCommon[]>>(REQUESTS);
  return observeList(KUBEVIRT, kubevirt).state === 'missing-api';
};
