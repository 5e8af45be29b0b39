import { resolveAlias } from '../alerts/alert-names';
import type { Indexed, Part } from './catalogue';
import INDEX from './index-from-content';
import type { Runbook } from './runbook';

/** Fetches the runbooks of a part: a file of its own, so that a page holds those that it shows. */
const FETCH: Readonly<Record<Part, () => Promise<readonly Runbook[]>>> = {
  kubemacpool: async () =>
    (await import(/* webpackChunkName: 'runbooks-kubemacpool' */ './content/kubemacpool')).kubemacpoolRunbooks,
  ssp: async () => (await import(/* webpackChunkName: 'runbooks-ssp' */ './content/ssp')).sspRunbooks,
  templates: async () =>
    (await import(/* webpackChunkName: 'runbooks-templates' */ './content/templates')).templateRunbooks,
  'virt-operator': async () =>
    (await import(/* webpackChunkName: 'runbooks-virt-operator' */ './content/virt-operator')).virtOperatorRunbooks,
  'virt-controller': async () =>
    (await import(/* webpackChunkName: 'runbooks-virt-controller' */ './content/virt-controller'))
      .virtControllerRunbooks,
  'virt-api': async () =>
    (await import(/* webpackChunkName: 'runbooks-virt-api' */ './content/virt-api')).virtApiRunbooks,
  'virt-handler': async () =>
    (await import(/* webpackChunkName: 'runbooks-virt-handler' */ './content/virt-handler')).virtHandlerRunbooks,
  hyperconverged: async () =>
    (await import(/* webpackChunkName: 'runbooks-hyperconverged' */ './content/hyperconverged')).hyperconvergedRunbooks,
  'golden-images': async () =>
    (await import(/* webpackChunkName: 'runbooks-golden-images' */ './content/golden-images')).goldenImageRunbooks,
  cdi: async () => (await import(/* webpackChunkName: 'runbooks-cdi' */ './content/cdi')).cdiRunbooks,
  'network-addons': async () =>
    (await import(/* webpackChunkName: 'runbooks-network-addons' */ './content/network-addons')).networkAddonsRunbooks,
  hpp: async () => (await import(/* webpackChunkName: 'runbooks-hpp' */ './content/hpp')).hppRunbooks,
  storage: async () => (await import(/* webpackChunkName: 'runbooks-storage' */ './content/storage')).storageRunbooks,
  'storage-classes': async () =>
    (await import(/* webpackChunkName: 'runbooks-storage-classes' */ './content/storage-classes')).storageClassRunbooks,
  machines: async () =>
    (await import(/* webpackChunkName: 'runbooks-machines' */ './content/machines')).machineRunbooks,
  guests: async () => (await import(/* webpackChunkName: 'runbooks-guests' */ './content/guests')).guestRunbooks,
  fleet: async () => (await import(/* webpackChunkName: 'runbooks-fleet' */ './content/fleet')).fleetRunbooks,
  'failed-machines': async () =>
    (await import(/* webpackChunkName: 'runbooks-failed-machines' */ './content/failed-machines'))
      .failedMachineRunbooks,
  cluster: async () => (await import(/* webpackChunkName: 'runbooks-cluster' */ './content/cluster')).clusterRunbooks,
  nodes: async () => (await import(/* webpackChunkName: 'runbooks-nodes' */ './content/nodes')).nodeRunbooks,
};

/** What is known of an alert's runbook without its content, by the alert's name, also a former one; undefined where there is none. */
export const indexedRunbook = (name: string): Indexed | undefined => {
  const alert = resolveAlias(name);
  return Object.hasOwn(INDEX, alert) ? INDEX[alert] : undefined;
};

/**
 * Fetches all runbooks, for who searches their texts.
 * @throws webpack's `ChunkLoadError` where a file can't be had
 */
export const fetchAllRunbooks = async (): Promise<readonly Runbook[]> =>
  (await Promise.all(Object.values(FETCH).map(async (fetch) => fetch()))).flat();

/**
 * Fetches the runbook of an alert by its name, also a former one; undefined where there is none.
 * @throws webpack's `ChunkLoadError` where its file can't be had
 */
export const fetchRunbook = async (name: string): Promise<Runbook | undefined> => {
  const indexed = indexedRunbook(name);
  if (indexed === undefined) return undefined;
  const alert = resolveAlias(name);
  return (await FETCH[indexed.part]()).find((runbook) => runbook.alert === alert);
};
