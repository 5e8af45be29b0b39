import type { Message } from '../message';
import type { KnownLineId } from '../probes/log-known';
import type { Whose } from '../probes/log-whose';
import type { Measure } from '../probes/measure';
import type { NodeProblemKind } from '../probes/node-problem';
import type { ObjectReference } from './object-reference';
import type { PodState } from './pod-sentences';
import type { Unmet } from './unmet';

export type { NamedOnly, ObjectReference } from './object-reference';

/** `problem`: something is wrong; `note`: worth a word, and nothing is wrong; `unknown`: it could not be read. */
export type Severity = 'problem' | 'note' | 'unknown';

/** What every fact has. */
export interface FactBase {
  /** Facts of one kind and group are told as one finding. */
  readonly group: string;
  /** What it is about; the first is the thing itself. */
  readonly objects: readonly ObjectReference[];
  /** The objects that its evidence names beside: the node of a pod, the Secret in a message, the holder of a lease. */
  readonly names: readonly ObjectReference[];
  /** The Deployment or DaemonSet that it belongs to; empty where it belongs to none. */
  readonly workload: string;
  /** Since when, in milliseconds since the epoch, by the object's own times; absent where it has none. */
  readonly since?: number;
  /** The steps that read it. */
  readonly stepIds: readonly string[];
  /** Those of them that ask for such, where not all do: a step about a log asks for certain lines. */
  readonly askedBy?: readonly string[];
  readonly severity: Severity;
  readonly sentence: Message;
  /** How several equal facts are said; `{{count}}` is filled in. Absent where the sentence fits them too. */
  readonly many?: Message;
  /** Of equal facts the one with the highest is told; absent: 0. */
  readonly weight?: number;
  /** How a step says it, which tells it without what explains it; absent where that is the sentence. */
  readonly alone?: Message;
  /** Where it stands among others that nothing explains: the lower, the further up (`RANK`). */
  readonly rank: number;
}

/** Something is wrong with a pod, or it restarted not long ago. */
export interface PodFact extends FactBase {
  readonly kind: 'pod';
  readonly state: PodState;
  /** Empty for a pod without one. */
  readonly node: string;
  /** The container that it is about. */
  readonly container?: string;
  /** What the kubelet, the scheduler or the registry said. */
  readonly detail: string;
  /** What a pod lacks that is not scheduled, or that its node lacked when it was evicted. */
  readonly unmet: readonly Unmet[];
  /** The last words of the container that ended. */
  readonly lastWords?: string;
}

/** Why a run of a container ended. */
export type EndReason = 'memory-limit' | 'node-memory' | 'probe' | 'error';

/** How a run of a container ended: it supports a cause, and is no finding, which the pod's own state is. */
export interface ContainerEndFact extends FactBase {
  readonly kind: 'container-end';
  readonly container: string;
  readonly exitCode: number;
  readonly reason: EndReason;
}

export interface NodeFact extends FactBase {
  readonly kind: 'node';
  readonly state: NodeProblemKind | 'flapping';
  /** Whether pods of the alert's own workload are on it. */
  readonly isOwn: boolean;
}

/** What is wrong with a Deployment or DaemonSet. */
export interface WorkloadFact extends FactBase {
  readonly kind: 'workload';
  readonly state: 'missing' | 'scaled-down' | 'not-ready' | 'rollout-stuck' | 'no-pods' | 'too-few-pods';
  /** How many replicas are ready. */
  readonly ready: number;
}

/** Something that a pod cannot start without is not there, or not as the pod needs it. */
export interface NeedFact extends FactBase {
  readonly kind: 'need';
  readonly state: 'missing' | 'key-missing' | 'held' | 'held-by' | 'not-bound' | 'not-bound-for';
  /** The key, the pods that hold it, or what is said of it. */
  readonly detail: string;
}

/** A pod had to go for one with a higher priority; its objects are that one. */
export interface PreemptionFact extends FactBase {
  readonly kind: 'preemption';
  /** Of the pod that took its place. */
  readonly uid: string;
  readonly node: string;
}

/** Who refuses the pods of a workload. */
export type Refuser = 'quota' | 'limit-range' | 'security-context' | 'webhook' | 'other';

/** Pods of a workload that are not created, because something refuses them. */
export interface RefusalFact extends FactBase {
  readonly kind: 'refusal';
  readonly by: Refuser;
  /** Of the quota, the limit range or the webhook; empty where the message names none. */
  readonly name: string;
}

export interface LeaseFact extends FactBase {
  readonly kind: 'lease';
  readonly state: 'free' | 'expired' | 'missing';
  /** The pod that held it last; empty for none. */
  readonly holder: string;
}

/** What a resource says of itself in a condition or its phase, or that it is being deleted. */
export interface ConditionFact extends FactBase {
  readonly kind: 'condition';
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly detail: string;
}

/** A field of an object is not as it should be. */
export interface FieldFact extends FactBase {
  readonly kind: 'field';
  readonly path: string;
  /** Empty where it is not there. */
  readonly value: string;
}

/** A client that nobody expects holds fields of an object. */
export interface WriterFact extends FactBase {
  readonly kind: 'writer';
  readonly manager: string;
}

/** An operator does not make or keep what it should, and says why: in a condition of its resource, or in its log. */
export interface OperatorFact extends FactBase {
  readonly kind: 'operator';
  readonly state: 'blocked' | 'waiting';
  readonly detail: string;
}

/** A line of a log that tells of trouble. */
export interface LineFact extends FactBase {
  readonly kind: 'line';
  /** Absent for an error line that nobody knows. */
  readonly known?: KnownLineId;
  readonly pod: string;
  readonly container: string;
  readonly text: string;
  /** What is not the component's own tells nothing of it. */
  readonly whose: Whose;
}

export interface EventFact extends FactBase {
  readonly kind: 'event';
  readonly reason: string;
  readonly detail: string;
  /** Another fact tells it, of the pod or the workload that it is about: it is no finding of its own. */
  readonly isTold: boolean;
}

/** A webhook that fails calls, by what somebody who was refused says. */
export interface WebhookFact extends FactBase {
  readonly kind: 'webhook';
  readonly name: string;
  /** The service behind it; empty where the line names none. */
  readonly service: string;
}

/** A certificate that is not accepted. */
export interface CertificateFact extends FactBase {
  readonly kind: 'certificate';
  readonly state: 'expired' | 'not-yet-valid' | 'untrusted';
}

/** Calls to the API server that fail: those of the component, as its own measure. */
export interface CallsFact extends FactBase {
  readonly kind: 'calls';
  /** Of all its calls, 0 to 1. */
  readonly share: number;
  /** The code that most have; empty where nobody says, a word for a call without an answer. */
  readonly code: string;
  readonly verb: string;
  readonly resource: string;
  /** The share of all its calls that has each code, 0 to 1. */
  readonly byCode: Readonly<Record<string, number>>;
}

/** A number that is not as it should be. */
export interface MetricFact extends FactBase {
  readonly kind: 'metric';
  /** Absent where the step does not say what it measures. */
  readonly measures?: Measure;
  readonly value: number;
  readonly labels: Readonly<Record<string, string>>;
  /** What the number means, in a clause; absent where the step does not say. */
  readonly headline?: Message;
}

/** What is normal for a while, or was and is stuck: an update, nodes that get a configuration or are drained. */
export interface ExpectedFact extends FactBase {
  readonly kind: 'expected';
  readonly what: 'upgrade' | 'machine-config' | 'drain' | 'product-upgrade';
  readonly isStuck: boolean;
  /** What it says of itself. */
  readonly detail: string;
}

/** What a step looks for is not there, or what should not be there is. */
export interface ExistenceFact extends FactBase {
  readonly kind: 'existence';
  readonly state: 'missing' | 'too-few' | 'unwanted' | 'no-line';
}

/** What could not be read, and why; `nothing`: there is nothing to read, which something else says why. */
export interface UnreadFact extends FactBase {
  readonly kind: 'unread';
  readonly why: 'forbidden' | 'missing-api' | 'failed' | 'undecided' | 'reading' | 'nothing';
}

/** One thing that was read, with its object, its time and its steps. */
export type Fact =
  | PodFact
  | ContainerEndFact
  | NodeFact
  | WorkloadFact
  | RefusalFact
  | NeedFact
  | PreemptionFact
  | LeaseFact
  | ConditionFact
  | FieldFact
  | WriterFact
  | OperatorFact
  | LineFact
  | EventFact
  | WebhookFact
  | CertificateFact
  | CallsFact
  | MetricFact
  | ExpectedFact
  | ExistenceFact
  | UnreadFact;

export type FactKind = Fact['kind'];

/** The fact of a kind. */
export type FactOf<K extends FactKind> = Extract<Fact, { readonly kind: K }>;
