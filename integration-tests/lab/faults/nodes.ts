import { createHash } from 'node:crypto';

import { readList, readText } from '../kubernetes/read-field';
import type { Fields } from '../kubernetes/read-field';
import type { KubernetesObject } from '../scenario';
import { fieldsOf, type Draft } from './draft';
import { addEvent } from './events';
import { merge } from './merge';
import { at, later } from './times';

const setNode = (draft: Draft, node: string, conditions: Fields[], taints: Fields[]): KubernetesObject =>
  draft.apply(merge(draft.find(`Node/${node}`), { spec: { taints }, status: { conditions } }) as KubernetesObject);

/** The taints that the node controller puts on a node, one for each effect. */
const taintsOf = (key: string, effects: string[], time: string): Fields[] =>
  effects.map((effect) => ({ key: `node.kubernetes.io/${key}`, effect, timeAdded: time }));

/** `nodeNotReady`: a node whose kubelet says that it is not ready, or says nothing any more. */
export interface NodeNotReadyArguments {
  node: string;
  since: string;
  /** What the kubelet says; without it the kubelet has stopped posting its status. */
  says?: string;
  /** How often it was NotReady, and since when, when it comes and goes. */
  times?: number;
  first?: string;
}

const SILENT = 'Kubelet stopped posting node status.';

export const nodeNotReady = (draft: Draft, { node, since, says, times = 1, first = since }: NodeNotReadyArguments) => {
  const lastTransitionTime = at(since);
  const isSilent = says === undefined;
  const silent = { status: 'Unknown', reason: 'NodeStatusUnknown', message: SILENT, lastTransitionTime };
  const conditions = isSilent
    ? readList(draft.find(`Node/${node}`), 'status.conditions').map(({ type }) => ({
        type,
        ...silent,
        lastHeartbeatTime: later(since, -40),
      }))
    : [{ type: 'Ready', status: 'False', reason: 'KubeletNotReady', message: says, lastTransitionTime }];
  const key = isSilent ? 'unreachable' : 'not-ready';
  const changed = setNode(draft, node, conditions, taintsOf(key, ['NoSchedule', 'NoExecute'], lastTransitionTime));
  addEvent(draft, {
    about: changed,
    type: 'Normal',
    reason: 'NodeNotReady',
    message: `Node ${node} status is now: NodeNotReady`,
    count: times,
    first,
    last: since,
    from: isSilent ? 'node-controller' : 'kubelet',
  });
  if (isSilent) markPods(draft, node, { times, first, since });
};

/** The node controller takes the pods of a silent node for not ready, whatever their kubelet said last. */
const markPods = (draft: Draft, node: string, when: { times: number; first: string; since: string }): void => {
  for (const pod of draft.ofKind('Pod').filter((one) => readText(one, 'spec.nodeName') === node)) {
    const condition = { type: 'Ready', status: 'False', lastTransitionTime: at(when.since) };
    const marked = draft.apply(merge(pod, { status: { conditions: [condition] } }) as KubernetesObject);
    addEvent(draft, {
      about: marked,
      reason: 'NodeNotReady',
      message: 'Node is not ready',
      count: when.times,
      first: when.first,
      last: when.since,
      from: 'node-controller',
    });
  }
};

/** `nodePressure`: a node that runs short of something. */
export interface NodePressureArguments {
  node: string;
  since: string;
  /** The type of its condition. */
  condition: 'DiskPressure' | 'MemoryPressure' | 'PIDPressure';
  /** What the kubelet tries to reclaim. */
  resource: string;
}

const KEYS = { DiskPressure: 'disk-pressure', MemoryPressure: 'memory-pressure', PIDPressure: 'pid-pressure' };
const WORDS = { DiskPressure: 'disk', MemoryPressure: 'insufficient memory', PIDPressure: 'insufficient PID' };

export const nodePressure = (draft: Draft, { node, since, condition, resource }: NodePressureArguments): void => {
  const lastTransitionTime = at(since);
  const pressed = {
    type: condition,
    status: 'True',
    reason: `KubeletHas${condition === 'DiskPressure' ? 'DiskPressure' : `Insufficient${condition.slice(0, -8)}`}`,
    message: `kubelet has ${WORDS[condition]}${condition === 'DiskPressure' ? ' pressure' : ' available'}`,
    lastTransitionTime,
  };
  const changed = setNode(draft, node, [pressed], taintsOf(KEYS[condition], ['NoSchedule'], lastTransitionTime));
  addEvent(draft, {
    about: changed,
    reason: 'EvictionThresholdMet',
    message: `Attempting to reclaim ${resource}`,
    count: 41,
    first: since,
    last: '09:59:35',
  });
};

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const dashed = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5');

/** `newNode`: a node that was added to the base's. */
export interface NewNodeArguments {
  name: string;
  /** The node that it is like. */
  like: string;
  /** Its address in the cluster's network. */
  address: string;
  since: string;
}

export const newNode = (draft: Draft, { name, like, address, since }: NewNodeArguments): void => {
  const twin = draft.find(`Node/${like}`);
  const { labels, annotations } = twin.metadata;
  const addresses = readList(twin, 'status.addresses').map(({ type, address: known }) => ({
    type,
    address: type === 'InternalIP' ? address : String(known).replaceAll(like, name),
  }));
  const conditions = readList(twin, 'status.conditions').map((condition) => ({
    ...condition,
    lastTransitionTime: at(since),
  }));
  const uid = hashOf(name);
  const ids = { machineID: uid.slice(0, 32), systemUUID: dashed(uid.slice(32)), bootID: dashed(hashOf(uid)) };
  draft.apply({
    ...twin,
    metadata: {
      name,
      creationTimestamp: at(since),
      labels: { ...labels, 'kubernetes.io/hostname': name },
      ...(annotations && { annotations }),
    },
    status: {
      ...fieldsOf(twin, 'status'),
      addresses,
      conditions,
      nodeInfo: { ...fieldsOf(twin, 'status.nodeInfo'), ...ids },
    },
  });
};
