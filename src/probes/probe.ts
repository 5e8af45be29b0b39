import type { Message } from '../message';
import type { Measure } from './measure';
import type { ObjectTest } from './object-test';

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
  | 'DataImportCron'
  | 'DataSource'
  | 'CronJob'
  | 'StorageClass'
  | 'StorageProfile'
  | 'CSIDriver'
  | 'VolumeSnapshotClass'
  | 'KubeDescheduler'
  | 'Template'
  | 'ClusterVersion'
  | 'ClusterOperator'
  | 'ClusterServiceVersion'
  | 'Infrastructure'
  | 'MachineConfigPool'
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
  | 'CustomResourceDefinition'
  | 'APIRequestCount';

/**
 * A string in which `{{name}}` stands for a variable (see `variables.ts`): a namespace that was discovered,
 * or a label of the alert (`{{label.node}}`).
 */
export type Template = string;

declare const filled: unique symbol;

/** Text without places: a template that was filled. Only `fill-probe.ts` makes it. */
export type Text = string & { readonly [filled]: true };

/** Labels that must all be equal. */
export type LabelSelector<T extends string = string> = Readonly<Record<string, T>>;

/** The pods with some labels in a namespace. */
export interface Pods<T extends string = Template> {
  readonly namespace: T;
  readonly selector: LabelSelector<T>;
}

/** Looks at all objects of a kind: `oc get KIND` or, with their conditions and events, `oc describe KIND`. */
export interface ListProbe<T extends string = Template> {
  readonly kind: 'list';
  readonly model: ModelName;
  /** Absent: every namespace of a namespaced kind, or a cluster-scoped kind. */
  readonly namespace?: T;
  readonly selector?: LabelSelector<T>;
  /**
   * What no server selects by: an owner, a claim, a node. All must hold. The command prints these fields of all objects.
   * Their texts are templates.
   */
  readonly only?: readonly ObjectTest[];
  /** `describe` reads the objects' events too. */
  readonly show: 'table' | 'describe';
}

/** Looks at one object by name: its state, its description with events, or its YAML. */
export interface GetProbe<T extends string = Template> {
  readonly kind: 'get';
  readonly model: ModelName;
  readonly namespace?: T;
  readonly name: T;
  /** `writers`: the YAML with the managed fields, which say who set what. */
  readonly show: 'status' | 'describe' | 'yaml' | 'writers';
}

/** Reads the logs of every pod that a selector matches. */
export interface LogsProbe<T extends string = Template> extends Pods<T> {
  readonly kind: 'logs';
  /** Absent: every container of the pod (`--all-containers`). */
  readonly container?: string;
  /** The log of the container's previous run: what it said before it crashed. */
  readonly previous?: boolean;
  /**
   * A regular expression (JavaScript and `awk` alike) of the lines to mark; the command shows them and the last ones. Of a
   * previous run it shows all.
   */
  readonly grep?: string;
}

/** Lists the warnings among the events of a namespace, newest last. */
export interface EventsProbe<T extends string = Template> {
  readonly kind: 'events';
  readonly namespace: T;
  /** Only events about objects of this kind. */
  readonly about?: ModelName;
  /** Only events about the object of this name; with `about`. */
  readonly name?: T;
  readonly reason?: string;
  readonly type?: 'Warning' | 'Normal';
}

/** Asks Prometheus a question. */
export interface MetricProbe<T extends string = Template> {
  readonly kind: 'metric';
  /** PromQL; variables are filled in escaped as PromQL string content. */
  readonly query: T;
  /** How to write a sample: 0..1 as per cent, per second, seconds, bytes, or a plain number. */
  readonly unit: 'ratio' | 'perSecond' | 'seconds' | 'bytes' | 'number';
  /** The labels that tell one sample from another, in the order of the table's columns. */
  readonly by?: readonly string[];
  /** What it measures, where more is told by it than the number. */
  readonly measures?: Measure;
}

/** A command as an argument list, its words templates; what stands in `json` is printed as JSON, its texts templates. */
export type Argv<T extends string = Template> = readonly [
  'oc' | 'virtctl',
  ...(readonly (T | { readonly json: unknown })[]),
];

/** What only a person can look at, because it needs a shell or another tool: printed, and never run. */
export interface ByHandProbe<T extends string = Template> {
  readonly kind: 'by-hand';
  readonly command: Argv<T>;
  /** Why the page cannot do it. */
  readonly reason: Message;
}

/**
 * What to look at, and where. A probe can only read: no kind of probe writes.
 * It has two readings: `cluster/` and `hooks/` run it live, `commands/` prints it as an `oc` command.
 */
export type Probe<T extends string = Template> =
  ListProbe<T> | GetProbe<T> | LogsProbe<T> | EventsProbe<T> | MetricProbe<T> | ByHandProbe<T>;

/** A probe without places: the only one that is read, printed or packed. */
export type FilledProbe = Probe<Text>;

/** A probe that lacks values, and why. It is not read; printed it has places that a shell refuses to run. */
export interface UnfilledProbe {
  readonly kind: 'unfilled';
  readonly probe: Probe;
  /** Why it can't be filled, by the names of the variables. */
  readonly missing: Readonly<Record<string, Message>>;
  /** Why there is nothing to look at; absent where the value should be there. */
  readonly notApplicable?: Message;
}
