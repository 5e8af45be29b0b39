/**
 * The kinds a probe may look at; `cluster/models.ts` gives each its group, version and plural.
 */
export type ModelName =
  | 'Pod'
  | 'Node'
  | 'Event'
  | 'Namespace'
  | 'Service'
  | 'Endpoints'
  | 'PersistentVolumeClaim'
  | 'Deployment'
  | 'ReplicaSet'
  | 'DaemonSet'
  | 'Lease'
  | 'KubeVirt'
  | 'HyperConverged'
  | 'SSP'
  | 'CDI'
  | 'NetworkAddonsConfig'
  | 'HostPathProvisioner'
  | 'VirtualMachine'
  | 'VirtualMachineInstance'
  | 'VirtualMachineInstanceMigration'
  | 'DataVolume'
  | 'StorageClass'
  | 'StorageProfile'
  | 'ClusterVersion'
  | 'EndpointSlice'
  | 'ResourceQuota'
  | 'LimitRange'
  | 'ServiceAccount'
  | 'Job'
  | 'PodDisruptionBudget'
  | 'PersistentVolume'
  | 'APIService'
  | 'ValidatingWebhookConfiguration'
  | 'MutatingWebhookConfiguration'
  | 'CustomResourceDefinition';

/**
 * A string in which `{{name}}` stands for a variable (see `variables.ts`): a namespace that was discovered,
 * or a label of the alert (`{{label.node}}`).
 */
export type Template = string;

/** Labels that must all be equal. */
export type LabelSelector = Readonly<Record<string, string>>;

/** Looks at all objects of a kind: `oc get KIND` or, with their conditions and events, `oc describe KIND`. */
export interface ListProbe {
  readonly kind: 'list';
  readonly model: ModelName;
  /** Absent: every namespace of a namespaced kind, or a cluster-scoped kind. */
  readonly namespace?: Template;
  readonly selector?: LabelSelector;
  /** `describe` reads the objects' events too. */
  readonly show: 'table' | 'describe';
}

/** Looks at one object by name: its state, its description with events, or its YAML. */
export interface GetProbe {
  readonly kind: 'get';
  readonly model: ModelName;
  readonly namespace?: Template;
  readonly name: Template;
  readonly show: 'status' | 'describe' | 'yaml';
}

/** Reads the logs of every pod that a selector matches. */
export interface LogsProbe {
  readonly kind: 'logs';
  readonly namespace: Template;
  readonly selector: LabelSelector;
  /** Absent: every container of the pod (`--all-containers`). */
  readonly container?: string;
  /** The log of the container's previous run: what it said before it crashed. */
  readonly previous?: boolean;
  /** A regular expression (JavaScript and `grep -E` alike) of the lines to mark; the command pipes through `grep -E`. */
  readonly grep?: string;
}

/** Lists the warnings among the events of a namespace, newest last. */
export interface EventsProbe {
  readonly kind: 'events';
  readonly namespace: Template;
  /** Only events about objects of this kind. */
  readonly about?: ModelName;
  readonly type?: 'Warning' | 'Normal';
}

/** Asks Prometheus a question. */
export interface MetricProbe {
  readonly kind: 'metric';
  /** PromQL; variables are filled in escaped as PromQL string content. */
  readonly query: Template;
  /** How to write a sample: 0..1 as per cent, per second, seconds, or a plain number. */
  readonly unit: 'ratio' | 'perSecond' | 'seconds' | 'number';
  /** The labels that tell one sample from another, in the order of the table's columns. */
  readonly by?: readonly string[];
}

/**
 * What to look at, and where. A probe can only read: no kind of probe writes.
 * It has two readings: `cluster/` and `hooks/` run it live, `commands/` prints it as an `oc` command.
 */
export type Probe = ListProbe | GetProbe | LogsProbe | EventsProbe | MetricProbe;
