import { cdiDataImportCronOutdated } from './content/data-import-cron';
import { hcoOperatorConditionsUnhealthy } from './content/hyperconverged';
import { kubemacpoolRunbooks } from './content/kubemacpool';
import { sspRunbooks } from './content/ssp';
import { virtApiRunbooks } from './content/virt-api';
import { virtControllerRunbooks } from './content/virt-controller';
import { virtHandlerRunbooks } from './content/virt-handler';
import { virtOperatorRunbooks } from './content/virt-operator';
import { nodeNetworkInterfaceDown } from './content/node-network-interface-down';
import { persistentVolumeFillingUp } from './content/persistent-volume-filling-up';
import { vmCannotBeEvicted } from './content/vm-cannot-be-evicted';
import { virtualMachineStuckOnNode } from './content/vm-stuck-on-node';
import { kubeVirtVMIExcessiveMigrations } from './content/vmi-excessive-migrations';
import type { Runbook } from './runbook';

/** Every runbook: those of the source document in the order of its chapters, then the others by their operators. */
export const RUNBOOKS: readonly Runbook[] = [
  ...kubemacpoolRunbooks,
  ...sspRunbooks,
  ...virtOperatorRunbooks,
  ...virtControllerRunbooks,
  ...virtApiRunbooks,
  ...virtHandlerRunbooks,
  hcoOperatorConditionsUnhealthy,
  cdiDataImportCronOutdated,
  vmCannotBeEvicted,
  virtualMachineStuckOnNode,
  kubeVirtVMIExcessiveMigrations,
  nodeNetworkInterfaceDown,
  persistentVolumeFillingUp,
];

/** Names of pages and former names, and the alert that each stands for. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  // Titles in the 4.11 document and slugs of runbook_url; never names of alerts.
  ['KubeMacPoolDown', 'KubemacpoolDown'],
  ['SSPOperatorDown', 'SSPDown'],
  // Redirects of the published runbooks.
  ['KubevirtHyperconvergedClusterOperatorInstallationNotCompletedAlert', 'HCOInstallationIncomplete'],
  ['KubevirtHyperconvergedClusterOperatorCRModification', 'KubeVirtCRModified'],
  ['KubevirtHyperconvergedClusterOperatorUSModification', 'UnsupportedHCOModification'],
  // Alerts that were renamed.
  ['OperatorConditionsUnhealthy', 'HCOOperatorConditionsUnhealthy'],
  ['VirtualMachineCRCErrors', 'VMStorageClassWarning'],
  ['KubeVirtDeprecatedAPIsRequested', 'KubeVirtDeprecatedAPIRequested'],
  ['OrphanedVirtualMachineImages', 'OrphanedVirtualMachineInstances'],
  ['CnaoNotReady', 'NetworkAddonsConfigNotReady'],
]);

/** Gives the name of the alert for a former name or the name of a page; any other name comes back as it is. */
export const resolveAlias = (name: string): string => ALIASES.get(name) ?? name;

/** Gives the runbook of an alert by its name, also a former one; undefined where there is none. */
export const findRunbook = (name: string): Runbook | undefined => {
  const alert = resolveAlias(name);
  return RUNBOOKS.find((runbook) => runbook.alert === alert);
};

const pageName = (url: string): string | undefined => {
  try {
    const { protocol, pathname } = new URL(url);
    if (protocol !== 'https:' && protocol !== 'http:') {
      return undefined;
    }
    const segment = pathname.split('/').findLast((part) => part !== '');
    return segment === undefined ? undefined : decodeURIComponent(segment).replace(/\.(md|html)$/i, '');
  } catch {
    // Neither an address nor a well-formed path: annotations are free text.
    return undefined;
  }
};

/**
 * Gives the runbook that a `runbook_url` annotation points at: the last part of its path names the alert, with or
 * without `.md` or `.html`, in the old and the new form. Undefined for anything but a known http(s) address; never throws.
 */
export const runbookFromUrl = (url: string): Runbook | undefined => {
  const name = pageName(url);
  return name === undefined ? undefined : findRunbook(name);
};
