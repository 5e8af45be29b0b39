import type { KubernetesObject } from '../scenario';
import type { Draft } from './draft';
import { merge } from './merge';
import { patch } from './plain-changes';
import { at } from './times';

const ANNOTATION = 'machineconfiguration.openshift.io/';

/** `nodeUpdate`: a pool of nodes that gets a new configuration, one of whose nodes is drained for it. */
export interface NodeUpdateArguments {
  pool: string;
  /** The rendered configuration that the nodes are to have. */
  config: string;
  node: string;
  /** Since when the node is closed, and drained. */
  since: string;
  /** How many nodes have it already. */
  updated?: number;
  /** Since when the pool says that the drain does not end. */
  stuckSince?: string;
}

const TRUE = { status: 'True', reason: '' };

export const nodeUpdate = (draft: Draft, how: NodeUpdateArguments): void => {
  const { pool, config, node, since, updated = 0, stuckSince } = how;
  const lastTransitionTime = at(since);
  const says = `failed to drain node: ${node} after 1 hour. Please see machine-config-controller logs for more information`;
  const closed = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule', timeAdded: lastTransitionTime };
  const annotations = {
    [`${ANNOTATION}desiredConfig`]: config,
    [`${ANNOTATION}desiredDrain`]: `drain-${config}`,
    [`${ANNOTATION}state`]: stuckSince === undefined ? 'Working' : 'Degraded',
    [`${ANNOTATION}reason`]: stuckSince === undefined ? '' : says,
  };
  draft.apply(
    merge(draft.find(`Node/${node}`), {
      metadata: { annotations },
      spec: { unschedulable: true, taints: [closed] },
    }) as KubernetesObject,
  );
  const stuck = { ...TRUE, message: `Node ${node} is reporting: "${says}"` };
  patch(draft, {
    object: `MachineConfigPool/${pool}`,
    with: {
      metadata: { generation: 5 },
      spec: { configuration: { name: config } },
      status: {
        observedGeneration: 5,
        updatedMachineCount: updated,
        readyMachineCount: updated,
        unavailableMachineCount: 1,
        degradedMachineCount: stuckSince === undefined ? 0 : 1,
        conditions: [
          { type: 'Updated', status: 'False', message: '', lastTransitionTime },
          {
            type: 'Updating',
            ...TRUE,
            message: `All nodes are updating to MachineConfig ${config}`,
            lastTransitionTime,
          },
          ...(stuckSince === undefined
            ? []
            : [
                {
                  type: 'NodeDegraded',
                  ...stuck,
                  reason: '1 nodes are reporting degraded status on sync',
                  lastTransitionTime: at(stuckSince),
                },
                { type: 'Degraded', ...TRUE, message: '', lastTransitionTime: at(stuckSince) },
              ]),
        ],
      },
    },
  });
};
