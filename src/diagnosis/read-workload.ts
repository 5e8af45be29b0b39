import { message, type Message } from '../message';
import type { ClusterObject } from '../probes/observation';
import { finite, record } from '../unknown-value';

interface Replicas {
  readonly wanted: number;
  readonly ready: number;
}

/** A list's objects may lack their kind: a DaemonSet is known by its status too (apps/v1, `desiredNumberScheduled`). */
export const isDaemonSet = ({ kind, status }: ClusterObject): boolean =>
  kind === 'DaemonSet' || record(status).desiredNumberScheduled !== undefined;

/** The replicas that a Deployment or DaemonSet wants and has ready. */
export const replicasOf = (workload: ClusterObject): Replicas => {
  const status = record(workload.status);
  if (isDaemonSet(workload)) {
    return { wanted: finite(status.desiredNumberScheduled) ?? 0, ready: finite(status.numberReady) ?? 0 };
  }
  // apps/v1: an absent `replicas` means one.
  return { wanted: finite(record(workload.spec).replicas) ?? 1, ready: finite(status.readyReplicas) ?? 0 };
};

/** Why a workload wants no replicas: a Deployment is told how many; a DaemonSet wants one on each node that suits it. */
export const wantsNone = (workload: ClusterObject, name: string): Message =>
  isDaemonSet(workload)
    ? message('{{name}} wants 0 replicas: no node suits it', { name })
    : message('{{name}} wants 0 replicas: it was scaled down', { name });
