import type { ClusterObject } from '../probes/observation';
import type { StepResult } from '../probes/step-result';
import type { FilledStep, Step } from '../runbooks/runbook';
import { record, text } from '../unknown-value';
import { describeNode } from './read-node';

/**
 * How a cluster is laid out: one node for everything; the nodes of the control plane alone; a control plane that is
 * elsewhere; or nodes of the control plane and others beside. `unknown` where nothing says.
 */
export type Topology = 'single-node' | 'compact' | 'hosted' | 'workers' | 'unknown';

const CONTROL_PLANE = ['control-plane', 'master'];

const isOfControlPlane = (node: ClusterObject): boolean =>
  describeNode(node).roles.some((role) => CONTROL_PLANE.includes(role));

const readBy = (
  model: string,
  steps: readonly (Step | FilledStep)[],
  results: readonly StepResult[],
): readonly ClusterObject[] =>
  steps.flatMap(({ id, probe }) => {
    // A node of a name is not all of them.
    if (!('model' in probe) || probe.model !== model || (model === 'Node' && probe.kind !== 'list')) return [];
    const observation = results.find(({ stepId }) => stepId === id)?.observation;
    return observation?.state === 'found' && observation.data.kind === 'objects' ? observation.data.objects : [];
  });

/** The layout of the cluster, by its Infrastructure (config.openshift.io/v1) and its nodes, as far as steps read them. */
export const topologyOf = (steps: readonly (Step | FilledStep)[], results: readonly StepResult[]): Topology => {
  const [infrastructure] = readBy('Infrastructure', steps, results);
  const nodes = readBy('Node', steps, results);
  const { controlPlaneTopology, infrastructureTopology } = record(infrastructure?.status);
  if (text(controlPlaneTopology) === 'External') return 'hosted';
  if (nodes.length === 1) return 'single-node';
  if (nodes.length > 1) return nodes.every(isOfControlPlane) ? 'compact' : 'workers';
  // Infrastructure counts the nodes for what is not of the control plane: one is not yet a cluster of one.
  return text(controlPlaneTopology) === 'SingleReplica' && text(infrastructureTopology) === 'SingleReplica'
    ? 'single-node'
    : 'unknown';
};

/** Whether something that has no room could go to other nodes: where nothing says otherwise. */
export const canMove = (topology: Topology): boolean => topology === 'workers' || topology === 'unknown';
