import { knownAlert } from './known-alerts';

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

/**
 * Gives the name of the alert that a `runbook_url` annotation points at: the last part of its path, with or without `.md`
 * or `.html`, in the old and the new form. Undefined for anything but an http(s) address with a path; never throws.
 */
export const nameInUrl = (url: string): string | undefined => {
  try {
    const { protocol, pathname } = new URL(url);
    if (protocol !== 'https:' && protocol !== 'http:') {
      return undefined;
    }
    const segment = pathname.split('/').findLast((part) => part !== '');
    return segment === undefined ? undefined : resolveAlias(decodeURIComponent(segment).replace(/\.(md|html)$/i, ''));
  } catch {
    // Neither an address nor a well-formed path: annotations are free text.
    return undefined;
  }
};

/**
 * The name under which the catalogue knows a rule: its own, also a former one, else that of the published runbook which
 * it names, as a rule does that its administrator renamed. Undefined where neither is known.
 */
export const knownName = (name: string, runbookUrl = ''): string | undefined =>
  [resolveAlias(name), nameInUrl(runbookUrl) ?? ''].find((one) => knownAlert(one) !== undefined);
