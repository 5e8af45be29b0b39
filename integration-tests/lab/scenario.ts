/**
 * A scenario is a folder of plain files. `scenarios/base` is a healthy cluster, `scenarios/faults/NAME` what is
 * broken on top of it. A fault is named as the alert that it makes fire, or ALERT-cause where the same alert has
 * another cause. `scenarios/cases` has states of real clusters in the same form, named likewise; they are not in the menu,
 * and their `expect.yaml` is a `CaseExpectation` (`case-expectation.ts`):
 *
 *     fault.yaml          see FaultDescription (faults alone)
 *     manifests/*.yaml    Kubernetes objects, one or more documents a file. In a fault: objects that replace the
 *                         base's object of the same kind, namespace and name, or are new
 *     deleted.yaml        (faults) a list of {apiVersion, kind, namespace?, name} that are gone
 *     logs/NAMESPACE/POD/CONTAINER.log            the log of a container
 *     logs/NAMESPACE/POD/CONTAINER.previous.log   the log of its previous run
 *     metrics.yaml        a list of MetricDescription
 *     expect.yaml         (faults) what is to be found out, see FaultExpectation; tests alone read it
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
  /** How many minutes before it was switched on the fault began: its metrics are wrong from then on, so that alerts fire at once. */
  beganMinutesAgo: number;
}

/** `expect.yaml`: what one should find out about a fault, and what one must not. Sentences are regular expressions. */
export interface FaultExpectation {
  /** What the first finding says: it names the fault. */
  first: string;
  /** What other findings say. */
  alsoFound: string[];
  /** What no finding may say. */
  notFound: string[];
  /** The ids of the known causes that the evidence supports. */
  supported: string[];
  /** The ids of those that it must not be said to support; whether the rest are is left open. */
  notSupported: string[];
}

/** One entry of `metrics.yaml`: a series and how it moves. */
export interface MetricDescription {
  /** In the exposition format: `up{job="virt-api"}`. */
  series: string;
  /** A gauge's value. */
  value?: number;
  /** A counter's increase per second. */
  rate?: number;
  /** (faults) The series has no samples while the fault is on. */
  absent?: true;
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
