import { message } from '../../message';
import { shortDuration } from '../../probes/duration';
import { describeNode } from '../read-node';
import type { ClusterObject } from '../../probes/observation';
import { readColumns } from '../../probes/pod-columns';
import { isLeaving, isReady } from '../../probes/pod-readiness';
import { replicasOf, wantsNone } from '../read-workload';
import { CLOCKS_APART } from '../recency';
import type { Verdict } from '../../probes/step-result';
import { conditionOf, finite, record, text } from '../../unknown-value';

/** States of a pod that starts or ends; they tell less than those of a pod that fails. */
const PASSING = new Set(['ContainerCreating', 'PodInitializing', 'Terminating']);

/**
 * Pods: each that should run is ready, and there are enough. What is wrong with one that is not, `read-pod.ts` says; here
 * is its STATUS, of one that fails before one that starts.
 */
export const judgePods = (pods: readonly ClusterObject[], atLeast: number, now: number, name: string): Verdict => {
  if (pods.length === 0) {
    return atLeast === 0
      ? { status: 'healthy', evidence: message('There is none, and none is needed') }
      : { status: 'problem', evidence: message('{{name}}: no pod exists', { name }) };
  }
  const staying = pods.filter((pod) => !isLeaving(pod, now));
  const left = pods.length - staying.length;
  // Pods that end, or have ended, are history where enough others run.
  const isEnough = staying.length >= atLeast && staying.every(isReady);
  if (isEnough && left > 0) {
    const values = { name, ready: staying.length, left };
    return {
      status: 'healthy',
      evidence: message('{{name}}: {{ready}} pods are ready; {{left}} that end or have ended are not counted', values),
    };
  }
  const values = { name, ready: pods.filter(isReady).length, total: Math.max(pods.length, atLeast) };
  if (isEnough)
    return { status: 'healthy', evidence: message('{{name}}: {{ready}} of {{total}} pods are ready', values) };
  const unready = pods
    .filter((pod) => !isReady(pod))
    .map((pod) => ({ pod: pod.metadata?.name ?? '', status: readColumns(pod).status }));
  const worst = unready.find(({ status }) => !PASSING.has(status)) ?? unready[0];
  return {
    status: 'problem',
    evidence:
      worst === undefined
        ? message('{{name}}: {{ready}} of {{total}} pods are ready', values)
        : message('{{name}}: {{ready}} of {{total}} pods are ready; {{pod}} is {{status}}', { ...values, ...worst }),
  };
};

/** A Deployment or DaemonSet has as many replicas ready as it wants, and it wants at least one. */
export const judgeReplicas = (workloads: readonly ClusterObject[], fallbackName: string): Verdict => {
  const [workload] = workloads;
  if (workload === undefined) {
    return { status: 'problem', evidence: message('{{name}} does not exist', { name: fallbackName }) };
  }
  const name = workload.metadata?.name ?? fallbackName;
  const { wanted, ready } = replicasOf(workload);
  if (wanted === 0) {
    return { status: 'problem', evidence: wantsNone(workload, name) };
  }
  const numbers = { name, ready, wanted };
  if (ready >= wanted) {
    return { status: 'healthy', evidence: message('{{name}} has {{ready}} of {{wanted}} replicas ready', numbers) };
  }
  const why = conditionOf(workload, 'ReplicaFailure', 'True') ?? conditionOf(workload, 'Progressing', 'False');
  if (why === undefined) {
    return { status: 'problem', evidence: message('{{name}} has {{ready}} of {{wanted}} replicas ready', numbers) };
  }
  return {
    status: 'problem',
    evidence: message('{{name}} has {{ready}} of {{wanted}} replicas ready ({{reason}}: {{detail}})', {
      ...numbers,
      reason: why.reason,
      detail: why.message,
    }),
  };
};

/** Every object has the condition with the status. One that lacks the condition is unknown. */
export const judgeConditions = (
  objects: readonly ClusterObject[],
  { type, status }: { type: string; status: string },
  fallbackName: string,
): Verdict => {
  if (objects.length === 0) {
    return { status: 'problem', evidence: message('{{name}} does not exist', { name: fallbackName }) };
  }
  let silent: string | undefined;
  for (const object of objects) {
    const name = object.metadata?.name ?? fallbackName;
    const condition = conditionOf(object, type);
    if (condition === undefined) silent ??= name;
    else if (condition.status !== status) {
      return {
        status: 'problem',
        evidence: message('{{name}}: {{type}} is {{status}} ({{reason}}): {{detail}}', {
          name,
          type,
          status: condition.status,
          reason: condition.reason,
          detail: condition.message,
        }),
      };
    }
  }
  if (silent !== undefined) {
    return { status: 'unknown', evidence: message('{{name}} has no condition {{type}}', { name: silent, type }) };
  }
  return { status: 'healthy', evidence: message('{{type}} is {{status}}', { type, status }) };
};

/** Every node is ready, without pressure, and open for pods. What is wrong with which, its facts say. */
export const judgeNodes = (nodes: readonly ClusterObject[]): Verdict => {
  if (nodes.length === 0) return { status: 'unknown', evidence: message('The cluster lists no node') };
  const states = nodes.map(describeNode);
  const values = { ready: states.filter((state) => state.ready).length, total: nodes.length };
  return {
    status: states.every(({ problems }) => problems.length === 0) ? 'healthy' : 'problem',
    evidence: message('{{ready}} of {{total}} nodes are ready', values),
  };
};

/** A Lease (coordination.k8s.io/v1) is held: it names a holder, who renewed it within its duration. */
export const judgeLease = (leases: readonly ClusterObject[], now: number, fallbackName: string): Verdict => {
  const [lease] = leases;
  const name = lease?.metadata?.name ?? fallbackName;
  if (lease === undefined)
    return { status: 'problem', evidence: message('The lease {{name}} does not exist', { name }) };
  const spec = record(lease.spec);
  const holder = text(spec.holderIdentity);
  const renewed = Date.parse(text(spec.renewTime));
  const seconds = finite(spec.leaseDurationSeconds);
  if (Number.isNaN(renewed) || seconds === undefined) {
    return { status: 'unknown', evidence: message('The lease {{name}} does not say when it was renewed', { name }) };
  }
  const overdue = now - renewed - seconds * 1000;
  if (holder !== '' && overdue > 0 && overdue <= CLOCKS_APART) {
    return {
      status: 'unknown',
      evidence: message(
        'The lease {{name}} of {{holder}} expired {{ago}} ago by the clock of this computer, which may differ from that of the cluster',
        { name, holder, ago: shortDuration(overdue) },
      ),
    };
  }
  if (holder === '' || overdue > 0) {
    const values = { name, holder, ago: shortDuration(Math.max(0, overdue)), seconds };
    return {
      status: 'problem',
      evidence:
        holder === ''
          ? message('Nobody holds the lease {{name}}', values)
          : message('Nobody holds the lease {{name}}: it expired {{ago}} ago, its last holder was {{holder}}', values),
    };
  }
  return {
    status: 'healthy',
    evidence: message('{{holder}} holds the lease {{name}}, renewed {{ago}} ago', {
      holder,
      name,
      ago: shortDuration(now - renewed),
    }),
  };
};
