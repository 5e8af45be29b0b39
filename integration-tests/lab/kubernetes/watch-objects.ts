import type { Timers } from '../controllers';
import type { KubernetesObject } from '../scenario';
import type { Failures } from '../failures';
import type { World, WorldEvent } from '../world';
import { groupOf } from '../world-state';
import { expired, invalid } from './api-error';
import type { ApiRequest } from './api-request';
import type { Fields } from './read-field';
import { readVersion } from './resource-version';
import { parseSelectors } from './selectors';
import type { Selector } from './selectors';
import { servedObjects, storedAs } from './served-objects';
import { asMetadata, asTable } from './table';
import type { Representation } from './table';

/** Where the events of a watch go. */
export interface WatchSink {
  /** Takes one event as JSON text. */
  send: (event: string) => void;
  /** Ends the connection. */
  end: () => void;
}

export interface WatchContext {
  world: World;
  failures: Failures;
  timers: Timers;
}

const BOOKMARK_MS = 60_000;

type Change = Pick<WorldEvent, 'type' | 'object'>;

/** What a change is to someone who sees the selected objects alone; `undefined` when it is nothing to them. */
const seenAs = ({ type, object, previous }: WorldEvent, selects: Selector): Change | undefined => {
  const [is, was] = [type !== 'DELETED' && selects(object), previous !== undefined && selects(previous)];
  if (is) return { type: was ? 'MODIFIED' : 'ADDED', object };
  return was ? { type: 'DELETED', object } : undefined;
};

/** Writes events in the form that the client asked for. */
const createWriter = ({ world }: WatchContext, { resource, query }: ApiRequest, representation: Representation) => {
  let hasColumns = false;
  return ({ type, object }: { type: string; object: KubernetesObject }): string => {
    if (representation === 'object') return JSON.stringify({ type, object });
    if (representation === 'metadata') return JSON.stringify({ type, object: asMetadata(object) });
    const options = { resource, now: world.now(), includeObject: query.get('includeObject') };
    const metadata = { resourceVersion: object.metadata.resourceVersion };
    const table = asTable([object], metadata, { ...options, withoutColumns: hasColumns });
    hasColumns = true;
    return JSON.stringify({ type, object: table });
  };
};

interface WatchOptions {
  readonly matches: Selector;
  readonly from: number | undefined;
}

/** What a watch asks for. Throws a 400 for what can't be read, a 422 for parameters that exclude one another. */
export const readWatch = ({ resource, query }: ApiRequest): WatchOptions => {
  if (query.get('sendInitialEvents') === 'true' && query.get('resourceVersionMatch') !== 'NotOlderThan')
    throw invalid(
      { group: 'meta.k8s.io', kind: 'ListOptions' },
      'resourceVersionMatch',
      'Forbidden',
      'Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    );
  return { matches: parseSelectors(query, resource), from: readVersion(query) };
};

/** A watch from any version is one that wants what is there first, also where it does not say so. */
const beginsWithAll = (query: URLSearchParams, from: number | undefined): boolean => {
  const initial = query.get('sendInitialEvents');
  const isFromAny = from === undefined || from === 0;
  return initial === 'true' || (initial === null && !query.has('resourceVersionMatch') && isFromAny);
};

const bookmark = (version: number, { resource }: ApiRequest, isInitialEnd: boolean): string => {
  const apiVersion = resource.group ? `${resource.group}/${resource.version}` : resource.version;
  const annotations = { 'k8s.io/initial-events-end': 'true' };
  const metadata: Fields = {
    resourceVersion: String(version),
    ...(isInitialEnd && { annotations }),
  };
  return JSON.stringify({ type: 'BOOKMARK', object: { kind: resource.kind, apiVersion, metadata } });
};

/**
 * Sends the changes of the objects that a request is about, from its `resourceVersion` on, until the sink's other end
 * leaves (then call the returned function), `timeoutSeconds` pass or a failure ends it. Versions that are too old get
 * an ERROR event with a 410. Throws as `readWatch` does, before anything is sent.
 */
export const watchObjects = (
  context: WatchContext,
  request: ApiRequest,
  representation: Representation,
  sink: WatchSink,
): (() => void) => {
  const { world, failures, timers } = context;
  const { resource, query, namespace, name } = request;
  const { matches, from } = readWatch(request);
  const selects: Selector = (object) => matches(object) && (!name || object.metadata.name === name);
  const stored = storedAs(resource);
  const write = createWriter(context, request, representation);
  const handles = new Set<unknown>();
  const stops: (() => void)[] = [];
  const stop = (): void => {
    for (const undo of stops.splice(0)) undo();
    for (const handle of handles) timers.clearTimeout(handle as never);
    handles.clear();
  };
  const end = (): void => {
    stop();
    sink.end();
  };
  const endGone = (): void => {
    const why = `too old resource version: ${from ?? 0} (${world.oldest})`;
    sink.send(JSON.stringify({ type: 'ERROR', object: expired(why).toStatus() }));
    end();
  };
  const later = (milliseconds: number, callback: () => void): void => {
    const handle = timers.setTimeout(() => {
      handles.delete(handle);
      callback();
    }, milliseconds);
    handles.add(handle);
  };
  const pass = (event: WorldEvent): void => {
    const { object } = event;
    if (object.kind !== stored.kind || groupOf(object.apiVersion) !== stored.group || resource.kind === 'Secret')
      return;
    if (namespace && object.metadata.namespace !== namespace) return;
    const change = seenAs(event, selects);
    if (change) sink.send(write({ type: change.type, object: stored.view(change.object) }));
  };

  const asked = { resource: resource.plural, verb: 'watch', namespace };
  if (failures.has('drop-watches', asked)) {
    end();
    return stop;
  }
  // A version that is not reached yet is waited for.
  const past = from === undefined || from === 0 || from > world.version ? [] : world.since(from);
  if (!past || failures.has('gone', asked)) {
    endGone();
    return stop;
  }
  if (beginsWithAll(query, from)) {
    for (const object of servedObjects(world, request).filter(selects)) sink.send(write({ type: 'ADDED', object }));
    if (query.get('allowWatchBookmarks') === 'true') sink.send(bookmark(world.version, request, true));
  }
  past.forEach(pass);

  stops.push(world.subscribe(pass));
  stops.push(
    failures.onChange(() => {
      if (failures.has('gone', asked)) endGone();
      else if (failures.has('drop-watches', asked)) end();
    }),
  );
  const seconds = Number(query.get('timeoutSeconds') ?? 0);
  if (seconds > 0) later(seconds * 1000, end);
  if (query.get('allowWatchBookmarks') === 'true') {
    const mark = (): void => {
      sink.send(bookmark(world.version, request, false));
      later(BOOKMARK_MS, mark);
    };
    later(BOOKMARK_MS, mark);
  }
  return stop;
};
