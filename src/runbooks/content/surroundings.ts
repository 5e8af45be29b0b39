import { message } from '../../message';
import type { Step } from '../runbook';

/**
 * What is read beside the steps of every runbook: what is under way in the cluster, whether nodes come and go, and how
 * the cluster is laid out. It explains what the steps find, and advice depends on it; by itself it is no finding.
 */
export const SURROUNDINGS: readonly Step[] = [
  {
    id: 'cluster-update',
    beside: true,
    title: message('See whether the cluster is being updated'),
    text: message(
      'An update restarts every node and moves their pods: what fails for a moment then is expected, until the update is done or stuck.',
    ),
    probe: { kind: 'get', model: 'ClusterVersion', name: 'version', show: 'status' },
    expectation: { kind: 'settled', what: 'cluster-update' },
  },
  {
    id: 'node-configuration',
    beside: true,
    title: message('See whether nodes get a new configuration'),
    text: message(
      'The machine config operator drains and restarts the nodes of a pool one after another. A drain that does not end keeps a node closed.',
    ),
    probe: { kind: 'list', model: 'MachineConfigPool', show: 'table' },
    expectation: { kind: 'settled', what: 'node-configuration' },
  },
  {
    id: 'node-events',
    beside: true,
    title: message('See whether nodes come and go'),
    text: message(
      'The conditions of a node say since when it is as it is; its events say how often it was otherwise. Events are kept for a few hours at most.',
    ),
    probe: { kind: 'events', namespace: 'default', about: 'Node', type: 'Normal' },
    expectation: { kind: 'settled', what: 'nodes' },
  },
  {
    id: 'topology',
    beside: true,
    title: message('See how the cluster is laid out'),
    text: message(
      'On a single node, or where the control plane is elsewhere, nothing can be moved to other nodes or to those of the control plane.',
    ),
    probe: { kind: 'get', model: 'Infrastructure', name: 'cluster', show: 'yaml' },
    expectation: { kind: 'exists', atLeast: 1 },
  },
];
