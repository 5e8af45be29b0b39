import { message } from '../../message';
import type { Step } from '../runbook';
import { each, WELL } from './object-family';
import { NAMESPACE } from './workload-family';

export const OPERATOR = 'hostpath-provisioner-operator';

/** The pods of the driver on each node. */
export const HPP_PODS = { 'k8s-app': 'hostpath-provisioner' } as const;

/** The resource that somebody has to make for the driver to be there. */
export const provisioner: Step = {
  id: 'provisioner',
  title: message('See whether the hostpath provisioner is used'),
  text: message(
    'The operator is always installed, and does something only where there is a `HostPathProvisioner`: without one nothing is urgent.',
  ),
  probe: { kind: 'list', model: 'HostPathProvisioner', show: 'describe' },
  expectation: each('healthy', ...WELL),
};

const OF_POOL = { path: "metadata.labels['kubevirt.io.hostpath-provisioner/storagePool']", present: true } as const;

/** How the driver says that it can not use the path of a pool. */
export const NOT_WRITABLE = 'read-only file system|permission denied|no such file or directory';

/** What belongs to pools that claim a volume for each node. */
export const ofPools = (
  id: string,
  model: 'Deployment' | 'PersistentVolumeClaim',
  texts: Pick<Step, 'title' | 'text'>,
): Step => ({
  id,
  ...texts,
  probe: { kind: 'list', model, namespace: NAMESPACE, show: 'table', only: [OF_POOL] },
  expectation: each(
    'healthy',
    model === 'Deployment' ? { condition: 'Available', status: 'True' } : { path: 'status.phase', equals: 'Bound' },
  ),
});
