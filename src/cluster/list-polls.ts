import type { K8sResourceCommon, WatchK8sResource } from '@openshift-console/dynamic-plugin-sdk';

import { modelOf } from '../probes/models';
import type { ModelName } from '../probes/probe';
import type { ListRequest } from '../probes/list-request';
import { readPages, requestOf, type FetchJson } from './list-objects';
import type { Watched } from './watch-requests';

/** Milliseconds from one reading to the next. */
export const EACH = 60_000;
/** After failures in a row: 1, 2, 4, 8 minutes at most. */
const delayAfter = (failures: number): number => EACH * 2 ** Math.max(0, Math.min(failures - 1, 3));
/** What a project's user may list is little; more than this is told as a part. */
const MOST = 5_000;

/** Reads a list once; throws what the request fails with. */
export type ReadList = (request: ListRequest, signal: AbortSignal) => Promise<Watched>;

/** Nothing says how many pods there should be: a part of them can't be judged. */
export class NotCounted extends Error {
  override readonly name = 'NotCounted';
}

/** Reads all of a list. */
export const wholeLists =
  (fetchJson: FetchJson): ReadList =>
  async (request, signal) => {
    const { objects, isCut } = await readPages(fetchJson, request, MOST, signal);
    return {
      data: objects as readonly unknown[] as readonly K8sResourceCommon[],
      loaded: true,
      ...(isCut ? { soFar: objects.length } : {}),
    };
  };

interface Poll {
  readonly resource: string;
  readonly listeners: Set<(read: Watched) => void>;
  controller: AbortController;
  timer?: ReturnType<typeof setTimeout>;
  failures: number;
  last?: Watched;
  /** When the next reading is due; milliseconds since the epoch. */
  due: number;
}

const nameOf = ({ groupVersionKind }: WatchK8sResource): string => {
  const { plural, group } = modelOf(groupVersionKind?.kind as ModelName);
  return group === '' ? plural : `${plural}.${group}`;
};

/**
 * Lists that are not watched, each read once a minute as long as somebody follows it, more seldom while it fails. All
 * who follow the same list share its readings; who comes back within the minute has the last one at once.
 */
export class ListPolls {
  private readonly polls = new Map<string, Poll>();
  private readonly observers = new Set<() => void>();
  private followed: readonly string[] = [];
  private readonly readList: ReadList;

  constructor(readList: ReadList) {
    this.readList = readList;
  }

  /** Follows a list; the function that it gives ends that. */
  follow(request: WatchK8sResource, tell: (read: Watched) => void): () => void {
    // In pages of whatever size.
    const key = JSON.stringify({ ...request, limit: undefined });
    const poll = this.polls.get(key) ?? {
      resource: nameOf(request),
      listeners: new Set(),
      controller: new AbortController(),
      failures: 0,
      due: 0,
    };
    this.polls.set(key, poll);
    poll.listeners.add(tell);
    if (poll.last !== undefined) tell(poll.last);
    if (poll.listeners.size === 1) {
      poll.controller = new AbortController();
      this.schedule(poll, request);
    }
    this.note();
    return () => {
      poll.listeners.delete(tell);
      if (poll.listeners.size === 0) {
        poll.controller.abort();
        clearTimeout(poll.timer);
      }
      this.note();
    };
  }

  /** The resources that are read that way now, by name; the same array as long as they are the same. */
  readonly resources = (): readonly string[] => this.followed;

  /** Tells when other resources are read that way; the function that it gives ends that. */
  readonly observe = (changed: () => void): (() => void) => {
    this.observers.add(changed);
    return () => this.observers.delete(changed);
  };

  private note(): void {
    const open = [...this.polls.values()].filter(({ listeners }) => listeners.size > 0);
    const resources = [...new Set(open.map(({ resource }) => resource))].sort();
    if (resources.join() === this.followed.join()) return;
    this.followed = resources;
    for (const changed of this.observers) changed();
  }

  private schedule(poll: Poll, request: WatchK8sResource): void {
    poll.timer = setTimeout(() => void this.read(poll, request), Math.max(0, poll.due - Date.now()));
  }

  private async read(poll: Poll, request: WatchK8sResource): Promise<void> {
    const { signal } = poll.controller;
    const read = await this.readList(requestOf(request), signal).then(
      (list): Watched => ({ ...list, each: EACH }),
      (loadError: unknown): Watched => ({ data: [], loaded: false, loadError, each: EACH }),
    );
    if (signal.aborted) return;
    poll.failures = read.loadError === undefined ? 0 : poll.failures + 1;
    poll.last = read;
    poll.due = Date.now() + delayAfter(poll.failures);
    for (const tell of poll.listeners) tell(read);
    this.schedule(poll, request);
  }
}
