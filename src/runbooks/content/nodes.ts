import type { Runbook } from '../runbook';
import { haControlPlaneDown } from './ha-control-plane-down';
import { highCPUWorkload } from './high-cpu-workload';
import { highNodeCPUFrequency } from './high-node-cpu-frequency';
import { nodeNetworkInterfaceDown } from './node-network-interface-down';
import { kubeVirtNoAvailableNodesToRunVMs, lowKVMNodesCount } from './nodes-for-machines';

/** What is known about the alerts about nodes. */
export const nodeRunbooks: readonly Runbook[] = [
  nodeNetworkInterfaceDown,
  lowKVMNodesCount,
  kubeVirtNoAvailableNodesToRunVMs,
  haControlPlaneDown,
  highCPUWorkload,
  highNodeCPUFrequency,
];
