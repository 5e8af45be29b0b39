import { isFields, readCondition, readList, readText } from '../kubernetes/read-field';
import type { Fields } from '../kubernetes/read-field';
import type { KubernetesObject } from '../scenario';
import type { Draft } from './draft';
import { merge } from './merge';

const has = (status: Fields, path: 'state' | 'lastState', kind: string): boolean => {
  const state = status[path];
  return isFields(state) && isFields(state[kind]);
};

const hasStarted = (status: Fields): boolean =>
  has(status, 'state', 'running') || has(status, 'state', 'terminated') || has(status, 'lastState', 'terminated');

/**
 * The phase of a pod whose containers are restarted always, by the rules of the kubelet: Pending until every container
 * has started once, then Running, whatever becomes of them. A pod that ended (Failed, Succeeded) stays so.
 */
export const phaseOf = (pod: KubernetesObject): string => {
  const phase = readText(pod, 'status.phase');
  const statuses = readList(pod, 'status.containerStatuses');
  if (phase === 'Failed' || phase === 'Succeeded' || readText(pod, 'spec.restartPolicy') === 'Never') return phase;
  return statuses.length > 0 && statuses.every(hasStarted) ? 'Running' : 'Pending';
};

/** The conditions and the phase of a pod follow from its containers. */
const derivePod = (draft: Draft, pod: KubernetesObject, since: string): void => {
  const statuses = readList(pod, 'status.containerStatuses');
  if (statuses.length === 0) return;
  const unready = statuses.filter(({ ready }) => ready !== true).map(({ name }) => String(name));
  const phase = phaseOf(pod);
  const known = readCondition(pod, 'ContainersReady');
  const isReady = unready.length === 0 ? 'True' : 'False';
  const isOld = known === isReady;
  if (isOld && phase === readText(pod, 'status.phase')) return;
  const condition = {
    status: isReady,
    lastTransitionTime: since,
    reason: phase === 'Failed' ? 'PodFailed' : 'ContainersNotReady',
    ...(phase !== 'Failed' && { message: `containers with unready status: [${unready.join(' ')}]` }),
  };
  const conditions = ['Ready', 'ContainersReady'].map((type) => ({ type, ...condition }));
  draft.apply(merge(pod, { status: { phase, ...(!isOld && { conditions }) } }) as KubernetesObject);
};

/** When a pod's failure began: its workload's, if that is known, else when its container ended last. */
const sinceOf = (draft: Draft, pod: KubernetesObject): string => {
  const owner = pod.metadata.ownerReferences?.[0]?.name ?? '';
  const workload = [...draft.since.keys()].find((name) => owner === name || owner.startsWith(`${name}-`));
  const ended = readList(pod, 'status.containerStatuses').map((status) =>
    readText(status, 'state.terminated.finishedAt'),
  );
  return (
    ended.find(Boolean) ??
    draft.since.get(pod.metadata.name) ??
    draft.since.get(workload ?? '') ??
    draft.now().toISOString()
  );
};

export const derivePods = (draft: Draft): void => {
  for (const pod of draft.ofKind('Pod')) derivePod(draft, pod, sinceOf(draft, pod));
};
