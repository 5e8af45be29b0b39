import type { Runbook } from '../runbook';
import { virtualMachineInstanceHasEphemeralHotplugVolume } from './ephemeral-hotplug-volume';
import { vmCannotBeEvicted } from './vm-cannot-be-evicted';
import { virtualMachineStuckOnNode } from './vm-stuck-on-node';
import { kubeVirtVMIExcessiveMigrations } from './vmi-excessive-migrations';

/** What is known about the alerts about one virtual machine. */
export const machineRunbooks: readonly Runbook[] = [
  vmCannotBeEvicted,
  virtualMachineStuckOnNode,
  kubeVirtVMIExcessiveMigrations,
  virtualMachineInstanceHasEphemeralHotplugVolume,
];
