import { observeList } from '../cluster/observe';
import { watchList } from '../cluster/watch-requests';
import { useWatches } from './useWatches';

const KUBEVIRT = watchList({ model: 'KubeVirt' });
const REQUESTS = { kubevirt: KUBEVIRT.request };

/** True once it is known that the cluster has no kind KubeVirt: OpenShift Virtualization was never installed. */
export const useKubeVirtMissing = (): boolean => {
  const { kubevirt } = useWatches(REQUESTS);
  return observeList(KUBEVIRT, kubevirt).state === 'missing-api';
};
