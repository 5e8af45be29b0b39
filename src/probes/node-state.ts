import { message, type Message } from '../message';
import type { ClusterObject } from './observation';
import { conditionsOf, list, record, text } from '../unknown-value';

/** A node as an engineer reads it. */
export interface NodeState {
  readonly ready: boolean;
  readonly schedulable: boolean;
  /** `control-plane`, `worker`, … from the `node-role.kubernetes.io/` labels. */
  readonly roles: readonly string[];
  /** One sentence for each thing that is wrong; empty for a healthy node. */
  readonly problems: readonly Message[];
}

const ROLE = 'node-role.kubernetes.io/';
/** Conditions that are healthy when `False` (Kubernetes, "Node status"). */
const BAD_WHEN_TRUE = new Set(['MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable']);

/** Reads a node's conditions, roles, and whether pods may be scheduled on it. */
export const describeNode = (node: ClusterObject): NodeState => {
  const name = node.metadata?.name ?? '';
  const conditions = conditionsOf(node);
  const ready = conditions.find(({ type }) => type === 'Ready');
  const problems: Message[] = [];
  if (ready === undefined) problems.push(message('Node {{name}} does not say whether it is ready', { name }));
  else if (ready.status !== 'True') {
    problems.push(
      message('Node {{name}} is NotReady since {{since}}: {{detail}}', {
        name,
        since: ready.lastTransitionTime,
        detail: ready.message || ready.reason,
      }),
    );
  }
  for (const { type, status, message: detail } of conditions) {
    if (BAD_WHEN_TRUE.has(type) && status === 'True') {
      problems.push(message('Node {{name}} has {{type}}: {{detail}}', { name, type, detail }));
    }
  }
  const unschedulable = record(node.spec).unschedulable === true;
  const taints = list(record(node.spec).taints).map((taint) => text(record(taint).key));
  const cordoned = unschedulable || taints.includes('node.kubernetes.io/unschedulable');
  if (cordoned) problems.push(message('Node {{name}} is cordoned: no new pod is scheduled on it', { name }));
  return {
    ready: ready?.status === 'True',
    schedulable: !cordoned,
    roles: Object.keys(node.metadata?.labels ?? {})
      .filter((label) => label.startsWith(ROLE))
      .map((label) => label.slice(ROLE.length)),
    problems,
  };
};
