import type { HealthImpact } from './alert';
import { releasesOf, type Releases } from './alert-releases';

/** What is known of an alert without reading the cluster: the rules that the operators ship. */
export interface KnownAlert {
  readonly alert: string;
  /** Label `kubernetes_operator_component`, or the operator that ships the rule where the rule does not set it. */
  readonly component: string;
  readonly severity: 'critical' | 'warning' | 'info';
  /** Label `operator_health_impact`; `unknown` for a rule that does not set it. */
  readonly healthImpact: HealthImpact;
  /** How long the expression must hold before the alert fires, as Prometheus writes it; absent: at once. */
  readonly duration?: string;
  /** True for an alert about one virtual machine rather than about an operator. */
  readonly perVirtualMachine: boolean;
  /** The releases that have the rule, where not all from 4.18 on do. */
  readonly releases?: Releases;
}

type Row = readonly [
  alert: string,
  severity: KnownAlert['severity'],
  healthImpact: HealthImpact,
  duration: string,
  about?: 'vm',
];

const of = (component: string, rows: readonly Row[]): readonly KnownAlert[] =>
  rows.map(([alert, severity, healthImpact, duration, about]) => ({
    alert,
    component,
    severity,
    healthImpact,
    ...(duration === '' ? {} : { duration }),
    perVirtualMachine: about === 'vm',
    ...(releasesOf(alert) === undefined ? {} : { releases: releasesOf(alert) }),
  }));

/**
 * Every alerting rule of the OpenShift Virtualization operators in 4.18 and later: 86 rules under 83 names.
 * Read from the rule sources of the operators, August 2026, as the latest release that has the rule has it; a newer
 * cluster may have more.
 */
export const KNOWN_ALERTS: readonly KnownAlert[] = [
  ...of('cluster-network-addons-operator', [
    ['CnaoDown', 'warning', 'warning', '5m'],
    ['KubemacpoolDown', 'critical', 'critical', '5m'],
    ['NetworkAddonsConfigNotReady', 'warning', 'warning', '5m'],
    // Its rule carries no component label; this operator deploys it.
    ['KubemacpoolMACCollisionDetected', 'warning', 'unknown', '30s'],
    ['KubeMacPoolDuplicateMacsFound', 'warning', 'warning', '5m'],
  ]),
  ...of('containerized-data-importer', [
    ['CDIDataImportCronOutdated', 'warning', 'none', '15m'],
    ['CDIDataVolumeUnusualRestartCount', 'warning', 'none', '5m'],
    ['CDIDefaultStorageClassDegraded', 'warning', 'none', '5m'],
    ['CDIMultipleDefaultVirtStorageClasses', 'warning', 'none', '5m'],
    ['CDINoDefaultStorageClass', 'warning', 'none', '5m'],
    ['CDINotReady', 'critical', 'critical', '10m'],
    ['CDIOperatorDown', 'critical', 'critical', '10m'],
    ['CDIStorageProfilesIncomplete', 'info', 'none', '5m'],
  ]),
  ...of('hostpath-provisioner-operator', [
    ['HPPNotReady', 'warning', 'critical', '5m'],
    ['HPPOperatorDown', 'warning', 'critical', '5m'],
    ['HPPSharingPoolPathWithOS', 'warning', 'warning', '1m'],
  ]),
  ...of('kubevirt', [
    ['ClusterVMPanicDetected', 'warning', 'none', '5m'],
    ['VMNonRecoverableOSPanic', 'warning', 'none', '1m', 'vm'],
    ['GuestFilesystemAlmostOutOfSpace', 'critical', 'none', '', 'vm'],
    ['GuestFilesystemAlmostOutOfSpace', 'warning', 'none', '10m', 'vm'],
    ['GuestVCPUQueueHighCritical', 'critical', 'none', '', 'vm'],
    ['GuestVCPUQueueHighWarning', 'warning', 'none', '', 'vm'],
    ['KubeVirtDeprecatedAPIRequested', 'info', 'none', ''],
    ['KubeVirtNoAvailableNodesToRunVMs', 'warning', 'critical', '5m'],
    ['KubeVirtVMGuestMemoryAvailableLow', 'info', 'none', '30m', 'vm'],
    ['KubeVirtVMGuestMemoryPressure', 'warning', 'none', '5m', 'vm'],
    ['KubeVirtVMIExcessiveMigrations', 'warning', 'none', '', 'vm'],
    ['LowKVMNodesCount', 'warning', 'warning', '5m'],
    ['LowReadyVirtAPICount', 'warning', 'warning', '10m'],
    ['LowReadyVirtControllersCount', 'warning', 'warning', '10m'],
    ['LowReadyVirtHandlerCount', 'warning', 'warning', '10m'],
    ['LowReadyVirtOperatorsCount', 'warning', 'warning', '10m'],
    ['LowVirtAPICount', 'warning', 'warning', '60m'],
    ['LowVirtControllersCount', 'warning', 'warning', '10m'],
    ['LowVirtOperatorCount', 'warning', 'warning', '60m'],
    ['NoLeadingVirtController', 'critical', 'critical', '10m'],
    ['NoLeadingVirtOperator', 'critical', 'critical', '10m'],
    ['NoReadyVirtAPI', 'critical', 'critical', '10m'],
    ['NoReadyVirtController', 'critical', 'critical', '10m'],
    ['NoReadyVirtHandler', 'critical', 'critical', '10m'],
    ['NoReadyVirtOperator', 'critical', 'critical', '10m'],
    ['OrphanedVirtualMachineInstances', 'warning', 'warning', '10m'],
    ['OutdatedVirtualMachineInstanceWorkloads', 'warning', 'none', '24h'],
    ['VMCannotBeEvicted', 'warning', 'none', '1m', 'vm'],
    ['VMNonRecoverableOSPanic', 'critical', 'none', '1m', 'vm'],
    ['VirtAPIDown', 'critical', 'critical', '10m'],
    ['VirtApiRESTErrorsBurst', 'critical', 'critical', '5m'],
    ['VirtControllerDown', 'critical', 'critical', '10m'],
    ['VirtControllerRESTErrorsBurst', 'critical', 'critical', '5m'],
    ['VirtHandlerDaemonSetRolloutFailing', 'warning', 'warning', '15m'],
    ['VirtHandlerDown', 'critical', 'critical', '10m'],
    ['VirtHandlerRESTErrorsBurst', 'critical', 'critical', '5m'],
    ['VirtLauncherPodsStuckFailed', 'critical', 'critical', '10m'],
    ['VirtOperatorDown', 'critical', 'critical', '10m'],
    ['VirtOperatorRESTErrorsBurst', 'critical', 'critical', '5m'],
    ['VirtualMachineStuckInUnhealthyState', 'warning', 'none', '10m', 'vm'],
    ['VirtualMachineStuckOnNode', 'warning', 'none', '5m', 'vm'],
    ['VirtualMachineInstanceHasEphemeralHotplugVolume', 'warning', 'none', '', 'vm'],
    ['KubevirtVmHighMemoryUsage', 'warning', 'none', '1m', 'vm'],
    ['VirtApiRESTErrorsHigh', 'warning', 'warning', ''],
    ['VirtControllerRESTErrorsHigh', 'warning', 'warning', ''],
    ['VirtHandlerRESTErrorsHigh', 'warning', 'warning', ''],
    ['VirtOperatorRESTErrorsHigh', 'warning', 'warning', ''],
  ]),
  ...of('hyperconverged-cluster-operator', [
    ['DeprecatedMachineType', 'warning', 'none', '5m', 'vm'],
    ['HCOGoldenImageWithNoArchitectureAnnotation', 'warning', 'none', ''],
    ['HCOGoldenImageWithNoSupportedArchitecture', 'warning', 'none', ''],
    ['HCOInstallationIncomplete', 'info', 'critical', '1h'],
    ['HCOMisconfiguredDescheduler', 'critical', 'critical', ''],
    ['HCOMultiArchGoldenImagesDisabled', 'warning', 'none', ''],
    ['HCOOperatorConditionsUnhealthy', 'critical', 'critical', '10m'],
    ['HCOOperatorConditionsUnhealthy', 'warning', 'warning', '10m'],
    ['KubeVirtCRModified', 'warning', 'warning', ''],
    ['UnsupportedHCOModification', 'info', 'none', ''],
    ['SingleStackIPv6Unsupported', 'critical', 'critical', ''],
  ]),
  ...of('cnv-observability', [
    ['DuplicateWaspAgentDSDetected', 'warning', 'none', '1m'],
    ['HAControlPlaneDown', 'critical', 'none', '5m'],
    ['HighCPUWorkload', 'warning', 'none', '5m'],
    ['HighNodeCPUFrequency', 'warning', 'none', '5m'],
    ['NodeNetworkInterfaceDown', 'warning', 'none', '5m'],
    ['PersistentVolumeFillingUp', 'warning', 'none', '5m'],
  ]),
  ...of('ssp-operator', [
    ['SSPCommonTemplatesModificationReverted', 'warning', 'none', '0m'],
    ['SSPDown', 'critical', 'critical', '5m'],
    ['SSPFailingToReconcile', 'critical', 'critical', '5m'],
    ['SSPHighRateRejectedVms', 'warning', 'warning', '5m'],
    ['SSPTemplateValidatorDown', 'critical', 'critical', '5m'],
    ['VMStorageClassWarning', 'warning', 'none', '', 'vm'],
  ]),
];

/**
 * Gives what is known of an alert by its name, undefined for an unknown name.
 * Three names have two rules: the severity chooses between them. A severity that no rule of the name has
 * (a rule that the cluster's owner changed) gives the name's first rule: component and impact still hold.
 */
export const knownAlert = (name: string, severity?: string): KnownAlert | undefined => {
  const rules = KNOWN_ALERTS.filter(({ alert }) => alert === name);
  return rules.find((rule) => rule.severity === severity) ?? rules[0];
};
