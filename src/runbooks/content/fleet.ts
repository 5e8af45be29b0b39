import type { Runbook } from '../runbook';
import { deprecatedMachineType, kubemacpoolMACCollisionDetected, vmStorageClassWarning } from './machine-definition';
import { outdatedVirtualMachineInstanceWorkloads } from './outdated-machines';

/** What is known about the alerts about machines that run, and are not as they should be. */
export const fleetRunbooks: readonly Runbook[] = [
  deprecatedMachineType,
  outdatedVirtualMachineInstanceWorkloads,
  vmStorageClassWarning,
  kubemacpoolMACCollisionDetected,
];
