import { message } from '../../message';
import { shortDuration } from '../../probes/duration';
import { describeNode } from '../read-node';
import { heldLease } from '../read-lease';
import type { ClusterObject } from '../../probes/observation';
import { isLeaving, isReady } from '../../probes/pod-readiness';
import { replicasOf } from '../read-workload';
import { conditionOf } from '../../unknown-value';
import type { Answer } from './answer';

const healthy = (evidence: Answer['evidence']): Answer => ({ status: 'healthy', evidence });

/** How many pods are ready; those that end, or have ended, are history where others run. */
export const answerOfPods = (pods: readonly ClusterObject[], now: number, name: string): Answer => {
  if (pods.length === 0) return healthy(message('There is none, and none is needed'));
  const staying = pods.filter((pod) => !isLeaving(pod, now));
  const left = pods.length - staying.length;
  const ready = staying.filter(isReady).length;
  return healthy(
    left > 0
      ? message('{{name}}: {{ready}} pods are ready; {{left}} that end or have ended are not counted', {
          name,
          ready,
          left,
        })
      : message('{{name}}: {{ready}} of {{total}} pods are ready', { name, ready, total: staying.length }),
  );
};

/** A Deployment or DaemonSet with its replicas. */
export const answerOfReplicas = ([workload]: readonly ClusterObject[], fallbackName: string): Answer => {
  const name = workload?.metadata?.name ?? fallbackName;
  const { wanted, ready } = workload === undefined ? { wanted: 0, ready: 0 } : replicasOf(workload);
  return healthy(message('{{name}} has {{ready}} of {{wanted}} replicas ready', { name, ready, wanted }));
};

/** Every object has the condition; of one that lacks it nothing is known. */
export const answerOfConditions = (
  objects: readonly ClusterObject[],
  { type, status }: { type: string; status: string },
  fallbackName: string,
): Answer => {
  const silent = objects.find((object) => conditionOf(object, type) === undefined);
  return silent === undefined
    ? healthy(message('{{type}} is {{status}}', { type, status }))
    : {
        status: 'unknown',
        evidence: message('{{name}} has no condition {{type}}', { name: silent.metadata?.name ?? fallbackName, type }),
      };
};

/** How many nodes are ready. */
export const answerOfNodes = (nodes: readonly ClusterObject[]): Answer => {
  if (nodes.length === 0) return { status: 'unknown', evidence: message('The cluster lists no node') };
  const ready = nodes.filter((node) => describeNode(node).ready).length;
  return healthy(message('{{ready}} of {{total}} nodes are ready', { ready, total: nodes.length }));
};

/** A Lease (coordination.k8s.io/v1) that is held, or of which that is not known. */
export const answerOfLease = ([lease]: readonly ClusterObject[], now: number, fallbackName: string): Answer => {
  const name = lease?.metadata?.name ?? fallbackName;
  const held = lease === undefined ? undefined : heldLease(lease, now);
  if (held === undefined) {
    return { status: 'unknown', evidence: message('The lease {{name}} does not say when it was renewed', { name }) };
  }
  const { holder, state, overdue, renewedAgo } = held;
  return state === 'unsure'
    ? {
        status: 'unknown',
        evidence: message(
          'The lease {{name}} of {{holder}} expired {{ago}} ago by the clock of this computer, which may differ from that of the cluster',
          { name, holder, ago: shortDuration(overdue) },
        ),
      }
    : healthy(
        message('{{holder}} holds the lease {{name}}, renewed {{ago}} ago', {
          holder,
          name,
          ago: shortDuration(renewedAgo),
        }),
      );
};
