import type { Runbook } from '../runbook';
import { nodeNetworkInterfaceDown } from './node-network-interface-down';

/** What is known about the alerts about nodes. */
export const nodeRunbooks: readonly Runbook[] = [nodeNetworkInterfaceDown];
