/**
 * A scenario is a folder of plain files. `scenarios/base` is a healthy cluster, `scenarios/faults/NAME` what is
 * broken on top of it: a fault says what differs, no more. It is named as the alert that it makes fire, or ALERT-cause
 * where the same alert has another cause:
 *
 *     fault.yaml          see FaultDescription (faults alone)
 *     changes.yaml        (faults) a list of changes of the base, made one after another: states that are common
 *                         (`crashLoop`, `imagePull`, `unschedulable`, `quota`, `nodeNotReady`, `failingCalls` …), `patch`
 *                         for fields of one object, `event`, `log`. `faults/changes.ts` names them all; the arguments of
 *                         each are documented where it is defined. A time is `09:41:08` of the day of REFERENCE_TIME
 *     manifests/*.yaml    Kubernetes objects, one or more documents a file. In a fault: those that are new (or replace
 *                         the base's object of the same kind, namespace and name)
 *     deleted.yaml        (faults) a list of {apiVersion, kind, namespace?, name} that are gone
 *     logs/NAMESPACE/POD/CONTAINER.log            the log of a container
 *     logs/NAMESPACE/POD/CONTAINER.previous.log   the log of its previous run
 *     metrics.yaml        a list of MetricDescription: what does not follow from the objects
 *     expect.yaml         (faults) what is to be found out, see `case-expectation.ts`; tests alone read it
 *
 * What follows from the objects is derived when a fault is loaded, as controllers and exporters would, so that a fault
 * can't contradict itself. From containers: the conditions and phase of pods; from pods: the counts of ReplicaSets,
 * Deployments and DaemonSets, endpoints, disruption budgets, aggregated APIs, the conditions of the operators'
 * resources (unless the fault writes that resource), leases that nobody renews. In Prometheus: `kube_pod_status_phase`,
 * restarts, conditions of nodes, `up`, `kubevirt_virt_*_ready_status` and `_leading_status`; what a pod says of itself is
 * absent where it isn't scraped. A metric that contradicts the objects on purpose says `stale: true`.
 *
 * Every time stamp (RFC 3339 text in manifests and logs, klog's `I1130 12:15:18.635452`) is written as if now were
 * REFERENCE_TIME; loading shifts it so that REFERENCE_TIME becomes the moment at which the scenario is switched on.
 */
export const REFERENCE_TIME = '2026-01-15T10:00:00Z';

/** `fault.yaml`. */
export interface FaultDescription {
  /** One line for the switch in the console. */
  title: string;
  /** What is broken and what one should be able to find out; for people. */
  description: string;
  /** The alert that this fault makes fire. */
  alert: string;
  /** Every other alert that fires with it, by name; a test holds it to what the rules give. */
  alsoFires?: string[];
  /** How many minutes before it was switched on the fault began: its metrics are wrong from then on, so that alerts fire at once. */
  beganMinutesAgo: number;
  /** What Prometheus remembers of days to which the lab's series do not reach back: when the alert fired, and when it was down. */
  before?: { fired?: PastTime[]; down?: PastTime[] };
}

/** A time before the fault was switched on. */
export interface PastTime {
  hoursAgo: number;
  minutes: number;
}

/** One entry of `metrics.yaml`: a series and how it moves. */
export interface MetricDescription {
  /** In the exposition format: `up{job="virt-api"}`. */
  series: string;
  /** A gauge's value. */
  value?: number;
  /** A counter's increase per second; beside `value`, how a gauge moves that has this value at first, never below 0. */
  rate?: number;
  /** (faults) The series has no samples while the fault is on. */
  absent?: true;
  /** (faults) It contradicts the objects on purpose: who measured it has not seen them for a while. */
  stale?: true;
}

/** A scenario as read from its folder, its time stamps shifted. */
export interface Scenario {
  name: string;
  fault?: FaultDescription;
  objects: KubernetesObject[];
  deleted: ObjectKey[];
  /** Keyed `NAMESPACE/POD/CONTAINER` and `NAMESPACE/POD/CONTAINER.previous`. */
  logs: Map<string, string>;
  metrics: MetricDescription[];
}

export interface ObjectKey {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
}

/** Any Kubernetes object. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    uid?: string;
    resourceVersion?: string;
    creationTimestamp?: string;
    deletionTimestamp?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    ownerReferences?: { apiVersion: string; kind: string; name: string; uid: string; controller?: boolean }[];
    [key: string]: unknown;
  };
  [key: string]: unknown;
}
