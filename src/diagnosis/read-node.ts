import { message, type Message } from '../message';
import type { NodeProblemKind } from '../probes/node-problem';
import type { ClusterObject } from '../probes/observation';
import { conditionsOf, list, record, text, type Condition } from '../unknown-value';

/** One thing that is wrong with a node. */
export interface NodeProblem {
  readonly kind: NodeProblemKind;
  readonly sentence: Message;
  /** When its condition last changed; empty where nothing says. */
  readonly since: string;
  /** What the kubelet, or the node controller, says. */
  readonly detail: string;
}

/** A node as an engineer reads it. */
export interface NodeState {
  readonly ready: boolean;
  readonly schedulable: boolean;
  /** `control-plane`, `worker`, … from the `node-role.kubernetes.io/` labels. */
  readonly roles: readonly string[];
  /** What is wrong, the worst first; empty for a healthy node. */
  readonly problems: readonly NodeProblem[];
}

const ROLE = 'node-role.kubernetes.io/';
/** Conditions that are healthy when `False` (Kubernetes, "Node status"). */
const BAD_WHEN_TRUE: Readonly<Record<string, NodeProblemKind>> = {
  MemoryPressure: 'memory-pressure',
  DiskPressure: 'disk-pressure',
  PIDPressure: 'pid-pressure',
  NetworkUnavailable: 'network-unavailable',
};

/** The kubelet waits for the network plugin before it calls its node ready, and says so ("container runtime network not ready"). */
const NETWORK = /network/i;

const readinessProblem = (name: string, ready: Condition | undefined): readonly NodeProblem[] => {
  if (ready === undefined) {
    const sentence = message('Node {{name}} does not say whether it is ready', { name });
    return [{ kind: 'silent', sentence, since: '', detail: '' }];
  }
  if (ready.status === 'True') return [];
  const { lastTransitionTime: since } = ready;
  const detail = ready.message || ready.reason;
  return [
    {
      kind: NETWORK.test(ready.message) ? 'network-lost' : 'not-ready',
      sentence: message('Node {{name}} is NotReady since {{since}}: {{detail}}', { name, since, detail }),
      since,
      detail,
    },
  ];
};

/** Reads a node's conditions, roles, and whether pods may be scheduled on it. */
export const describeNode = (node: ClusterObject): NodeState => {
  const name = node.metadata?.name ?? '';
  const conditions = conditionsOf(node);
  const ready = conditions.find(({ type }) => type === 'Ready');
  const problems = [...readinessProblem(name, ready)];
  for (const { type, status, message: detail, lastTransitionTime: since } of conditions) {
    const kind = Object.hasOwn(BAD_WHEN_TRUE, type) ? BAD_WHEN_TRUE[type] : undefined;
    if (kind !== undefined && status === 'True') {
      const sentence = message('Node {{name}} has {{type}}: {{detail}}', { name, type, detail });
      problems.push({ kind, sentence, since, detail });
    }
  }
  const unschedulable = record(node.spec).unschedulable === true;
  const taints = list(record(node.spec).taints).map(record);
  const taint = taints.find(({ key }) => text(key) === 'node.kubernetes.io/unschedulable');
  const cordoned = unschedulable || taint !== undefined;
  if (cordoned) {
    const sentence = message('Node {{name}} is cordoned: no new pod is scheduled on it', { name });
    problems.push({ kind: 'cordoned', sentence, since: text(taint?.timeAdded), detail: '' });
  }
  return {
    ready: ready?.status === 'True',
    schedulable: !cordoned,
    roles: Object.keys(node.metadata?.labels ?? {})
      .filter((label) => label.startsWith(ROLE))
      .map((label) => label.slice(ROLE.length)),
    problems,
  };
};
