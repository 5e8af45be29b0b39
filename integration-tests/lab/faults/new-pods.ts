import { readFields, readList, readText } from '../kubernetes/read-field';
import type { Fields } from '../kubernetes/read-field';
import type { KubernetesObject } from '../scenario';
import { fieldsOf, type Draft } from './draft';
import { addEvent } from './events';
import { merge } from './merge';
import { at, later, secondsSince } from './times';

/** How long the API server keeps events, in seconds. */
const EVENTS_LAST_S = 3600;

/**
 * The pods of a workload go, the last ones where only some do, as when someone deleted them: the kubelet stops their
 * containers. Those that failed stay. Gives those that went, or those that failed where no other was there.
 */
export const stopPods = (draft: Draft, workload: string, since: string, count = Infinity): KubernetesObject[] => {
  const pods = draft.podsOf(workload);
  const alive = pods.filter((pod) => readText(pod, 'status.phase') !== 'Failed');
  const gone = alive.slice(-count);
  draft.since.set(workload, at(since));
  for (const pod of gone) {
    for (const { name } of secondsSince(since) > EVENTS_LAST_S ? [] : readList(pod, 'spec.containers'))
      addEvent(draft, {
        about: pod,
        type: 'Normal',
        reason: 'Killing',
        message: `Stopping container ${String(name)}`,
        first: since,
      });
    draft.remove({ apiVersion: 'v1', kind: 'Pod', namespace: pod.metadata.namespace ?? '', name: pod.metadata.name });
  }
  return gone.length === 0 ? pods : gone;
};

/** A pod that is being made. */
export interface NewPod {
  suffix: string;
  node?: string;
  created: string;
}

const tellNewPod = (draft: Draft, pod: KubernetesObject, owner: KubernetesObject, { node, created }: NewPod): void => {
  const { name, namespace = '' } = pod.metadata;
  if (secondsSince(created) > EVENTS_LAST_S) return;
  addEvent(draft, {
    about: owner,
    type: 'Normal',
    reason: 'SuccessfulCreate',
    message: `Created pod: ${name}`,
    first: created,
    from: 'replicaset-controller',
  });
  if (node)
    addEvent(draft, {
      about: pod,
      type: 'Normal',
      reason: 'Scheduled',
      message: `Successfully assigned ${namespace}/${name} to ${node}`,
      first: created,
      from: 'default-scheduler',
    });
};

/** What of their pods new ones are told of: the owner's name, then `-` and the suffix, on the node if there is one. */
export interface NewPods {
  workload: string;
  /** The node of each new pod by the last part of its name; an empty text when no node takes it. */
  pods: Record<string, string>;
  since: string;
}

/** How long after one pod the next is made, in seconds. */
const APART_S = 3;

/** Other pods in place of as many that a workload has: `statusOf` gives the state that they stay in. */
export const replacePods = (
  draft: Draft,
  { workload, pods, since }: NewPods,
  statusOf: (twin: KubernetesObject, pod: NewPod) => Fields,
): { pod: KubernetesObject; created: string }[] => {
  const owner = draft.podOwner(workload);
  // A DaemonSet has one pod a node: those of other nodes stay.
  const gone =
    owner.kind === 'DaemonSet' ? draft.podsOf(workload) : stopPods(draft, workload, since, Object.keys(pods).length);
  return Object.entries(pods).map(([suffix, node], index) => {
    const twin = gone[index] ?? gone[0];
    if (twin === undefined) throw new Error(`${workload} has no pod to be replaced`);
    const made: NewPod = { suffix, ...(node && { node }), created: later(since, (index + 1) * APART_S) };
    const spec = merge(fieldsOf(twin, 'spec'), { nodeName: node || null }) as Fields;
    const { labels, annotations, ownerReferences, namespace } = twin.metadata;
    const pod = draft.apply({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `${owner.metadata.name}-${suffix}`,
        ...(namespace && { namespace }),
        creationTimestamp: made.created,
        ...(labels && { labels }),
        ...(annotations && { annotations }),
        ...(ownerReferences && { ownerReferences }),
      },
      spec,
      status: statusOf(twin, made),
    });
    tellNewPod(draft, pod, owner, made);
    return { pod, created: made.created };
  });
};

/** What a container asks for of the cluster, by resource. */
export const requestsOf = (pod: KubernetesObject): Fields[] =>
  readList(pod, 'spec.containers').map((container) => readFields(container, 'resources.requests'));
