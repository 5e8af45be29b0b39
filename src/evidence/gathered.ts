import type { Message } from '../message';
import type { ClusterObject, Failed, Forbidden, MissingApi, Observation } from '../probes/observation';
import type { MaskedCounts } from '../masking/tally';
import type { ListRequest } from '../probes/list-request';
import type { LabelSelector } from '../probes/probe';

/** Pods whose logs belong into the file: those with these labels, or the one of this name. */
export interface LogsOf {
  readonly namespace: string;
  readonly selector?: LabelSelector;
  readonly pod?: string;
}

/** What is read for the file, beside what the page holds, as far as it is known what there is. */
export interface ReadPlan {
  readonly lists: readonly ListRequest[];
  readonly logs: readonly LogsOf[];
  readonly graph?: { readonly query: string; readonly minutes: number };
}

/** A list that was read, bounded. */
export interface ObjectList {
  readonly objects: readonly ClusterObject[];
  /** True where the cluster has more than were read. */
  readonly isCut: boolean;
}

/** A log as it goes into the file: its credentials are masked already. */
export interface MaskedLog {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
  readonly text: Observation<string>;
  /** True where the log goes on before the first line that was read. */
  readonly isCut: boolean;
  readonly masked: MaskedCounts;
}

/** One line of a graph: points in order of time, milliseconds since the epoch. */
export interface GraphLine {
  readonly labels: Readonly<Record<string, string>>;
  readonly points: readonly { readonly at: number; readonly value: number }[];
}

/** What was read for the file. */
export interface Gathered {
  readonly lists: readonly { readonly request: ListRequest; readonly list: Observation<ObjectList> }[];
  readonly logs: readonly MaskedLog[];
  /** Pods whose logs were not read, because there are too many. */
  readonly podsLeftOut: number;
  readonly graph?: Observation<readonly GraphLine[]>;
}

/** Something that could not be read, and why. */
export interface Unread {
  readonly what: Message;
  readonly why: Forbidden | MissingApi | Failed;
}

/** How far the gathering is. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** What is read at the moment. */
  readonly current: Message;
}
