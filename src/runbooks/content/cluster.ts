import type { Runbook } from '../runbook';
import { haControlPlaneDown } from './ha-control-plane-down';
import { kubeVirtNoAvailableNodesToRunVMs, lowKVMNodesCount } from './nodes-for-machines';

/** What is known about the alerts about nodes that a cluster lacks. */
export const clusterRunbooks: readonly Runbook[] = [
  lowKVMNodesCount,
  kubeVirtNoAvailableNodesToRunVMs,
  haControlPlaneDown,
];
