import type { Runbook } from '../runbook';
import { panicRunbooks } from './guest-panic';
import { orphanedVirtualMachineInstances, virtLauncherPodsStuckFailed } from './machine-pods';
import { virtualMachineStuckInUnhealthyState } from './vm-unhealthy';

/** What is known about the alerts about machines that crash, do not start, or are out of reach. */
export const failedMachineRunbooks: readonly Runbook[] = [
  ...panicRunbooks,
  virtualMachineStuckInUnhealthyState,
  virtLauncherPodsStuckFailed,
  orphanedVirtualMachineInstances,
];
