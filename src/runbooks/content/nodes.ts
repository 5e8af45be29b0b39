import type { Runbook } from '../runbook';
import { highCPUWorkload } from './high-cpu-workload';
import { highNodeCPUFrequency } from './high-node-cpu-frequency';
import { nodeNetworkInterfaceDown } from './node-network-interface-down';

/** What is known about the alerts about what one node measures of itself. */
export const nodeRunbooks: readonly Runbook[] = [nodeNetworkInterfaceDown, highCPUWorkload, highNodeCPUFrequency];
