import { isFields, readField, readFields, readText } from '../../lab/kubernetes/read-field';
import type { KubernetesObject } from '../../lab/scenario';

/** What the server says of an object, and takes from nobody. */
const SERVERS_OWN = new Set(['uid', 'resourceVersion', 'creationTimestamp', 'generation', 'managedFields']);

/** What a server and its kubelets have other than the lab. */
interface Other {
  /** The uid that the server gave, by the lab's. */
  readonly uids: ReadonlyMap<string, string>;
  readonly kubeletPort: number;
}

/** A Job's pods bear its uid, which the server writes into the template and the selector. */
const withoutSelector = (job: KubernetesObject): void => {
  const labels = readField(job, 'spec.template.metadata.labels');
  if (!isFields(job.spec) || !isFields(labels)) return;
  delete job.spec.selector;
  delete labels['controller-uid'];
  delete labels['batch.kubernetes.io/controller-uid'];
};

/** An object of the lab as a real API server is given it: its own uids, and nodes whose kubelet is the lab's. */
export const asGiven = (object: KubernetesObject, { uids, kubeletPort }: Other): KubernetesObject => {
  const copy = structuredClone(object);
  for (const reference of [...(copy.metadata.ownerReferences ?? []), copy.involvedObject]) {
    const uid = isFields(reference) ? uids.get(readText(reference, 'uid')) : undefined;
    if (isFields(reference) && uid !== undefined) reference.uid = uid;
  }
  copy.metadata = Object.fromEntries(
    Object.entries(copy.metadata).filter(([name]) => !SERVERS_OWN.has(name)),
  ) as KubernetesObject['metadata'];
  if (copy.kind === 'Job') withoutSelector(copy);
  if (copy.kind === 'Node') {
    const { addresses = [], ...status } = readFields(copy, 'status') as { addresses?: object[] };
    copy.status = {
      ...status,
      addresses: [...addresses, { type: 'InternalDNS', address: 'localhost' }],
      daemonEndpoints: { kubeletEndpoint: { Port: kubeletPort } },
    };
  }
  return copy;
};
