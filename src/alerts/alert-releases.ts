/** A release of OpenShift Virtualization, or the one after the latest that is known by its number. */
export type Release = '4.18' | '4.19' | '4.20' | '4.21' | '4.22' | 'next';

/** The releases, from the oldest in support on, that have a rule: the first and the last that do. */
export interface Releases {
  /** Absent where the oldest in support has it already. */
  readonly since?: Exclude<Release, '4.18'>;
  /** Absent where the latest still has it. */
  readonly until?: Exclude<Release, 'next'>;
}

/**
 * Which releases have the rules that not all of them have: read from the rules that each operator registers at the
 * version that a release ships (4.18 to 4.22 and the branches after it, August 2026).
 */
const RELEASES: readonly (readonly [Releases, readonly string[]])[] = [
  [
    { until: '4.18' },
    [
      'KubevirtVmHighMemoryUsage',
      'VirtApiRESTErrorsHigh',
      'VirtControllerRESTErrorsHigh',
      'VirtHandlerRESTErrorsHigh',
      'VirtOperatorRESTErrorsHigh',
    ],
  ],
  [{ until: '4.19' }, ['SingleStackIPv6Unsupported']],
  [{ until: '4.21' }, ['KubeMacPoolDuplicateMacsFound']],
  [{ since: '4.20', until: '4.22' }, ['VirtualMachineInstanceHasEphemeralHotplugVolume']],
  [
    { since: '4.20' },
    [
      'DeprecatedMachineType',
      'DuplicateWaspAgentDSDetected',
      'GuestVCPUQueueHighCritical',
      'GuestVCPUQueueHighWarning',
      'HCOGoldenImageWithNoArchitectureAnnotation',
      'HCOGoldenImageWithNoSupportedArchitecture',
      'HCOMultiArchGoldenImagesDisabled',
      'HighNodeCPUFrequency',
      'PersistentVolumeFillingUp',
    ],
  ],
  [{ since: '4.21' }, ['VirtualMachineStuckInUnhealthyState', 'VirtualMachineStuckOnNode']],
  [
    { since: '4.22' },
    [
      'ClusterVMPanicDetected',
      'GuestFilesystemAlmostOutOfSpace',
      'KubemacpoolMACCollisionDetected',
      'KubeVirtVMGuestMemoryAvailableLow',
      'KubeVirtVMGuestMemoryPressure',
      'LowReadyVirtAPICount',
      'LowReadyVirtHandlerCount',
      'NoReadyVirtAPI',
      'NoReadyVirtHandler',
      'VirtHandlerDown',
      'VirtLauncherPodsStuckFailed',
      'VMNonRecoverableOSPanic',
    ],
  ],
  [{ since: 'next' }, ['NoLeadingVirtController']],
];

const BY_NAME: ReadonlyMap<string, Releases> = new Map(
  RELEASES.flatMap(([releases, names]) => names.map((name) => [name, releases] as const)),
);

/** The releases that have an alert's rule; absent where all in support do, or the name is not known. */
export const releasesOf = (alert: string): Releases | undefined => BY_NAME.get(alert);

/** The oldest release whose console runs this plugin. */
const OLDEST = '4.22';

/**
 * Whether only releases raise an alert that are older than any this plugin runs beside: such an alert has a page, and no
 * checks of its own. It may fire all the same while the operators are older than the cluster.
 */
export const isRetired = (alert: string): boolean => {
  const until = releasesOf(alert)?.until;
  return until !== undefined && until < OLDEST;
};
