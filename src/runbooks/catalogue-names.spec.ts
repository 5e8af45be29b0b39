import { KNOWN_ALERTS } from '../alerts/known-alerts';
import { nameInUrl, resolveAlias } from '../alerts/alert-names';
import { findRunbook } from './catalogue';

describe('names of alerts', () => {
  test.each([
    ['KubeMacPoolDown', 'KubemacpoolDown'],
    ['SSPOperatorDown', 'SSPDown'],
    ['OperatorConditionsUnhealthy', 'HCOOperatorConditionsUnhealthy'],
    ['KubevirtHyperconvergedClusterOperatorCRModification', 'KubeVirtCRModified'],
    ['KubevirtHyperconvergedClusterOperatorInstallationNotCompletedAlert', 'HCOInstallationIncomplete'],
    ['KubevirtHyperconvergedClusterOperatorUSModification', 'UnsupportedHCOModification'],
    ['VirtualMachineCRCErrors', 'VMStorageClassWarning'],
    ['KubeVirtDeprecatedAPIsRequested', 'KubeVirtDeprecatedAPIRequested'],
    ['OrphanedVirtualMachineImages', 'OrphanedVirtualMachineInstances'],
    ['CnaoNotReady', 'NetworkAddonsConfigNotReady'],
  ])('%s is %s, an alert that is known', (old, name) => {
    expect(resolveAlias(old)).toBe(name);
    expect(KNOWN_ALERTS.map(({ alert }) => alert)).toContain(name);
  });

  test('a name that is no alias comes back as it is', () => {
    expect(resolveAlias('VirtAPIDown')).toBe('VirtAPIDown');
    expect(resolveAlias('constructor')).toBe('constructor');
  });

  test('a runbook is found by the old name too, and none for an unknown name', () => {
    expect(findRunbook('SSPOperatorDown')?.alert).toBe('SSPDown');
    expect(findRunbook('toString')).toBeUndefined();
  });
});

describe('the alert that a runbook_url names', () => {
  test.each([
    ['https://kubevirt.io/monitoring/runbooks/VirtAPIDown', 'VirtAPIDown'],
    ['http://kubevirt.io/monitoring/runbooks/SSPOperatorDown', 'SSPDown'],
    ['https://kubevirt.io/monitoring/runbooks/KubeMacPoolDown.html?from=alert#meaning', 'KubemacpoolDown'],
    [
      'https://github.com/openshift/runbooks/blob/master/alerts/openshift-virtualization-operator/VirtOperatorDown.md',
      'VirtOperatorDown',
    ],
    ['https://kubevirt.io/monitoring/runbooks/VirtAPIDown/', 'VirtAPIDown'],
  ])('%s is %s', (url, alert) => {
    expect(nameInUrl(url)).toBe(alert);
  });

  test.each([
    '',
    'VirtAPIDown',
    'javascript:alert(1)//VirtAPIDown',
    'ftp://kubevirt.io/VirtAPIDown',
    'https://kubevirt.io/%E0%A4%A',
    'https://kubevirt.io',
  ])('%j is none', (url) => {
    expect(nameInUrl(url)).toBeUndefined();
  });
});
