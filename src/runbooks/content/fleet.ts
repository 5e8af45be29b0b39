import type { Runbook } from '../runbook';
import { panicRunbooks } from './guest-panic';
import { deprecatedMachineType, kubemacpoolMACCollisionDetected, vmStorageClassWarning } from './machine-definition';
import { orphanedVirtualMachineInstances, virtLauncherPodsStuckFailed } from './machine-pods';
import { outdatedVirtualMachineInstanceWorkloads } from './outdated-machines';
import { virtualMachineStuckInUnhealthyState } from './vm-unhealthy';

/** What is known about the alerts about machines that do not start, crash, or are not as they should be. */
export const fleetRunbooks: readonly Runbook[] = [
  ...panicRunbooks,
  virtualMachineStuckInUnhealthyState,
  virtLauncherPodsStuckFailed,
  deprecatedMachineType,
  outdatedVirtualMachineInstanceWorkloads,
  orphanedVirtualMachineInstances,
  vmStorageClassWarning,
  kubemacpoolMACCollisionDetected,
];
