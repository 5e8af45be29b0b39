import type { Message } from '../message';
import type { End } from './container-status';

/** The part of an object's metadata that probes look at (Kubernetes `meta/v1 ObjectMeta`). */
export interface ObjectMeta {
  readonly name?: string;
  readonly namespace?: string;
  readonly uid?: string;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  /** Who wrote which fields; read with care (`managed-fields.ts`). */
  readonly resourceVersion?: string;
  readonly managedFields?: unknown;
  readonly ownerReferences?: readonly { kind: string; name: string; uid: string; controller?: boolean }[];
}

/** Any object of the cluster, as it came: `spec` and `status` are unknown until something reads them with care. */
export interface ClusterObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: ObjectMeta;
  readonly spec?: unknown;
  readonly status?: unknown;
}

/** An event (core/v1). */
export interface ClusterEvent extends ClusterObject {
  readonly type?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly count?: number;
  readonly firstTimestamp?: string | null;
  readonly lastTimestamp?: string | null;
  readonly eventTime?: string | null;
  readonly series?: { readonly count?: number; readonly lastObservedTime?: string };
  readonly involvedObject?: {
    readonly kind?: string;
    readonly namespace?: string;
    readonly name?: string;
    readonly uid?: string;
  };
  /** Another object that has to do with it, such as the pod for which this one had to go. */
  readonly related?: {
    readonly kind?: string;
    readonly namespace?: string;
    readonly name?: string;
    readonly uid?: string;
  };
  readonly source?: { readonly component?: string; readonly host?: string };
}

/** The log of one container of one pod. */
export interface ContainerLog {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
  /** When the container's run began that wrote it, in milliseconds since the epoch; absent where nothing says. */
  readonly startedAt?: number;
  /** Which run wrote it: its own log and that of the previous run can be the same. Absent where nothing says. */
  readonly run?: string;
  /** True while the container waits to be started anew: its log, and that of the previous run, are of the run that ended. */
  readonly isOfEndedRun?: boolean;
  /** How that run ended, where it ended badly. */
  readonly ended?: End;
  /** Whether its pod is ready, and since when, in milliseconds since the epoch; absent where nothing says. */
  readonly podReady?: { readonly isReady: boolean; readonly since?: number };
  readonly log: Observation<LogText>;
}

/** The end of a log. */
export interface LogText {
  readonly lines: readonly string[];
  /**
   * True unless the log is known to begin with the first line: more was not asked for, or was rotated away. The first
   * line may then be the rest of one.
   */
  readonly truncated: boolean;
  /** When the first line was written, in milliseconds since the epoch; absent where nothing says. */
  readonly from?: number;
  /**
   * Why less than what was asked for was read, where it is not whole: `bytes` for a bound in bytes; `fewer` where fewer
   * lines came, because the log was rotated (the kubelet gives the current file alone) or its lines are long.
   */
  readonly short?: 'bytes' | 'fewer';
  /** True where some of it is no text. */
  readonly isBinary?: boolean;
}

/** One sample of an instant query. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  /** NaN and the infinities are possible: Prometheus divides by zero. */
  readonly value: number;
}

/** How many pods a workload has, and how many of them are ready, as its DaemonSet or Deployment counts them. */
export interface PodCount {
  readonly total: number;
  readonly ready: number;
}

/** What a probe gathered, by kind of probe. */
export type Evidence =
  | {
      readonly kind: 'objects';
      readonly objects: readonly ClusterObject[];
      /** The events about these objects; read for `describe` alone. */
      readonly events?: Observation<readonly ClusterEvent[]>;
      /** Of how many these are a part; absent where they are all. */
      readonly of?: PodCount;
    }
  | {
      readonly kind: 'logs';
      readonly logs: readonly ContainerLog[];
      /** How many pods' logs were not read, because there are too many; absent for none. */
      readonly podsLeftOut?: number;
    }
  | { readonly kind: 'events'; readonly events: readonly ClusterEvent[] }
  | { readonly kind: 'samples'; readonly samples: readonly Sample[] };

/** Nothing read yet, or not all. */
export interface Loading {
  readonly state: 'loading';
  /** How many objects of a long list have come; it is not judged before it is whole. */
  readonly soFar?: number;
}
/** Read, and there is something. */
export interface Found<T> {
  readonly state: 'found';
  readonly data: T;
  /** Of how many pods `data` are a part, those that are not ready before all; absent where they are all. */
  readonly of?: PodCount;
}
/** Read, and there is nothing. For a "down" alert that is the finding. */
export interface Empty {
  readonly state: 'empty';
  /** Why there is nothing, where that is known. */
  readonly why?: Message;
}
/** The user may not: which permission is missing. */
export interface Forbidden {
  readonly state: 'forbidden';
  readonly verb: string;
  readonly resource: string;
  readonly group: string;
  readonly namespace?: string;
  /** The one object that was asked for by its name: a role may allow that one alone. */
  readonly name?: string;
  /** What the server said. */
  readonly reason: string;
}
/** The cluster does not have this kind. */
export interface MissingApi {
  readonly state: 'missing-api';
  readonly group: string;
  readonly resource: string;
}
/** The read did not work. */
export interface Failed {
  readonly state: 'failed';
  /** What went wrong, in the server's or the browser's words. */
  readonly reason: string;
  readonly httpStatus?: number;
  /** What would fix it. */
  readonly remedy: Message;
}

/** What a read gave. Only `found` and `empty` can be judged; everything else is unknown. */
export type Observation<T> = Loading | Found<T> | Empty | Forbidden | MissingApi | Failed;
