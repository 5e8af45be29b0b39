import type { ClusterObject } from '../probes/observation';
import { list, record, text } from '../unknown-value';
import type { Gathered } from './gathered';

/** What the cluster says about itself; absent where it could not be read. */
export interface Versions {
  readonly openshift?: string;
  readonly clusterId?: string;
  readonly hyperConverged?: string;
  readonly kubeVirt?: string;
}

const first = ({ lists }: Gathered, model: string): ClusterObject | undefined => {
  const found = lists.find(({ request }) => request.model === model)?.list;
  return found?.state === 'found' ? found.data.objects[0] : undefined;
};

const known = <Name extends string>(name: Name, value: string): Partial<Record<Name, string>> =>
  value === '' ? {} : ({ [name]: value } as Partial<Record<Name, string>>);

/** Reads the versions from ClusterVersion, HyperConverged and KubeVirt. */
export const versionsOf = (gathered: Gathered): Versions => {
  const cluster = first(gathered, 'ClusterVersion');
  const completed = list(record(cluster?.status).history)
    .map(record)
    .find(({ state }) => state === 'Completed');
  const desired = text(record(record(cluster?.status).desired).version);
  const running = text(completed?.version);
  const openshift = running === '' || running === desired ? desired : `${running} (updating to ${desired})`;
  const hco = list(record(first(gathered, 'HyperConverged')?.status).versions)
    .map(record)
    .find(({ name }) => name === 'operator');
  return {
    ...known('openshift', openshift),
    ...known('clusterId', text(record(cluster?.spec).clusterID)),
    ...known('hyperConverged', text(hco?.version)),
    ...known('kubeVirt', text(record(first(gathered, 'KubeVirt')?.status).observedKubeVirtVersion)),
  };
};
