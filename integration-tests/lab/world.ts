import type { KubernetesObject, ObjectKey, Scenario } from './scenario';
import { completeObject, groupOf, keyOf, keyText, overlay, sameContent } from './world-state';

/** Who changed an object: someone who uses the API, a fault that was switched, or a controller. */
export type Cause = 'user' | 'scenario' | 'controller';

/** A change of the cluster. */
export interface WorldEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** As it is now; as it was last, with a new version, when it was deleted. */
  object: KubernetesObject;
  /** As it was before, when there was a before. */
  previous?: KubernetesObject;
  version: number;
  cause: Cause;
}

/** A fault that is on. */
export interface ActiveFault {
  name: string;
  scenario: Scenario;
  /** When it was switched on. */
  since: Date;
}

export interface WorldOptions {
  /** Reads a fault as of the moment at which it is switched on; throws when there is none of that name. */
  loadFault?: (name: string, moment: Date) => Scenario;
  now?: () => Date;
  /** How many changes a watch can go back; older versions are gone. */
  historyLength?: number;
}

const FIRST_VERSION = 1000;

/** The state of a cluster: a healthy base and the faults that are on, changed by users and controllers. */
export class World {
  readonly now: () => Date;
  private readonly store = new Map<string, KubernetesObject>();
  private readonly listeners = new Set<(event: WorldEvent) => void>();
  private readonly switchListeners = new Set<() => void>();
  private readonly faults = new Map<string, ActiveFault>();
  /** The scenario's pod that a pod made by a controller stands for, by the keys of both. */
  private readonly twins = new Map<string, string>();
  private wanted: Map<string, KubernetesObject>;
  private history: WorldEvent[] = [];
  private counter = FIRST_VERSION;

  constructor(
    private readonly base: Scenario,
    private readonly options: WorldOptions = {},
  ) {
    this.now = options.now ?? (() => new Date());
    this.wanted = overlay([base], this.now());
    for (const object of this.wanted.values()) this.apply(object, 'scenario');
  }

  /** The version of the last change. */
  get version(): number {
    return this.counter;
  }

  get(key: ObjectKey): KubernetesObject | undefined {
    return this.store.get(keyText(key));
  }

  /** Every object, in no order. */
  all(): KubernetesObject[] {
    return [...this.store.values()];
  }

  /** The objects as the base and the faults that are on have them, whatever users and controllers did. */
  scenarioObjects(): KubernetesObject[] {
    return [...this.wanted.values()];
  }

  /** The objects of a kind, sorted by namespace and name. */
  list(group: string, kind: string, namespace?: string): KubernetesObject[] {
    return [...this.store.values()]
      .filter(
        (object) =>
          object.kind === kind &&
          groupOf(object.apiVersion) === group &&
          (!namespace || object.metadata.namespace === namespace),
      )
      .sort((one, other) => (keyText(keyOf(one)) < keyText(keyOf(other)) ? -1 : 1));
  }

  /** The objects of a kind as they were at a version, `undefined` when that is no longer (or not yet) known. */
  listAt(version: number, group: string, kind: string, namespace?: string): KubernetesObject[] | undefined {
    const later = this.since(version);
    if (later === undefined) return undefined;
    const were = new Map(this.list(group, kind, namespace).map((object) => [keyText(keyOf(object)), object]));
    for (const { object, previous } of [...later].reverse()) {
      const isOfThem = object.kind === kind && groupOf(object.apiVersion) === group;
      if (!isOfThem || (namespace && object.metadata.namespace !== namespace)) continue;
      if (previous === undefined) were.delete(keyText(keyOf(object)));
      else were.set(keyText(keyOf(object)), previous);
    }
    return [...were].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, object]) => object);
  }

  /** Makes or replaces an object and tells watchers, unless it changes nothing. */
  apply(object: KubernetesObject, cause: Cause = 'user'): KubernetesObject {
    const text = keyText(keyOf(object));
    const previous = this.store.get(text);
    const next = completeObject(object, this.now());
    if (previous && sameContent(previous, next)) return previous;
    this.counter += 1;
    next.metadata.resourceVersion = String(this.counter);
    this.store.set(text, next);
    this.tell({ type: previous ? 'MODIFIED' : 'ADDED', object: next, cause, ...(previous && { previous }) });
    return next;
  }

  /** Removes an object and tells watchers; gives what it was, `undefined` when there was none. */
  remove(key: ObjectKey, cause: Cause = 'user'): KubernetesObject | undefined {
    const previous = this.store.get(keyText(key));
    if (!previous) return undefined;
    this.store.delete(keyText(key));
    this.counter += 1;
    const object = { ...previous, metadata: { ...previous.metadata, resourceVersion: String(this.counter) } };
    this.tell({ type: 'DELETED', object, previous, cause });
    this.twins.delete(keyText(key));
    return previous;
  }

  /** Calls back at each change until the returned function is called. */
  subscribe(listener: (event: WorldEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Calls back after faults were switched. */
  onSwitch(listener: () => void): () => void {
    this.switchListeners.add(listener);
    return () => this.switchListeners.delete(listener);
  }

  /** The oldest version that a watch can go back to. */
  get oldest(): number {
    return (this.history[0]?.version ?? this.counter + 1) - 1;
  }

  /** The changes after a version, `undefined` when they are no longer (or not yet) known. */
  since(version: number): WorldEvent[] | undefined {
    if (version < this.oldest || version > this.counter) return undefined;
    return this.history.filter((event) => event.version > version);
  }

  /** The faults that are on, in the order in which they were switched on. */
  activeFaults(): ActiveFault[] {
    return [...this.faults.values()];
  }

  /** Whether a fault that is on replaces or removes this object. */
  isFaulted(key: ObjectKey): boolean {
    const text = keyText(key);
    return this.activeFaults().some(
      ({ scenario }) =>
        scenario.objects.some((object) => keyText(keyOf(object)) === text) ||
        scenario.deleted.some((gone) => keyText(gone) === text),
    );
  }

  /** Switches a fault on or off. Only what the fault is about changes; the rest of the cluster stays as it is. */
  switchFault(name: string, on: boolean): void {
    if (on === this.faults.has(name)) return;
    if (on) {
      if (!this.options.loadFault) throw new Error(`No fault ${name}`);
      const since = this.now();
      this.faults.set(name, { name, since, scenario: this.options.loadFault(name, since) });
    } else {
      this.faults.delete(name);
    }
    const before = this.wanted;
    this.wanted = overlay([this.base, ...this.activeFaults().map(({ scenario }) => scenario)], this.now());
    for (const text of new Set([...before.keys(), ...this.wanted.keys()])) {
      const [old, next] = [before.get(text), this.wanted.get(text)];
      if (old && next && sameContent(old, next)) continue;
      this.settle(text, old, next);
    }
    this.tellSwitched();
  }

  /** Puts the base back: no fault is on, and what users and controllers did is undone. */
  reset(): void {
    this.faults.clear();
    this.wanted = overlay([this.base], this.now());
    for (const [text, object] of this.store) if (!this.wanted.has(text)) this.remove(keyOf(object), 'scenario');
    for (const object of this.wanted.values()) this.apply(object, 'scenario');
    this.tellSwitched();
  }

  /** The scenario's state of the pod that a pod stands for: itself, or what a controller replaced. */
  twinOf(key: ObjectKey): KubernetesObject | undefined {
    return this.wanted.get(this.twins.get(keyText(key)) ?? keyText(key));
  }

  /** Notes that one object stands for another of the scenario (or for what that one stands for). */
  setTwin(key: ObjectKey, of: string): void {
    this.twins.set(keyText(key), of);
  }

  /** What `setTwin` takes for a successor of this object. To be asked before the object is removed. */
  twinKey(key: ObjectKey): string {
    return this.twins.get(keyText(key)) ?? keyText(key);
  }

  /** The log of a container, `undefined` when no scenario has one. Newer faults' logs come first. */
  log(pod: KubernetesObject, container: string, previous = false): string | undefined {
    const name = this.twinKey(keyOf(pod)).split('/').at(-1) ?? pod.metadata.name;
    const file = `${pod.metadata.namespace ?? ''}/${name}/${container}${previous ? '.previous' : ''}`;
    const scenarios = [this.base, ...this.activeFaults().map(({ scenario }) => scenario)].reverse();
    return scenarios.find(({ logs }) => logs.has(file))?.logs.get(file);
  }

  private settle(text: string, old: KubernetesObject | undefined, next: KubernetesObject | undefined): void {
    for (const [successor, original] of [...this.twins]) {
      const object = original === text ? this.store.get(successor) : undefined;
      if (object) this.remove(keyOf(object), 'scenario');
    }
    if (next) this.apply(next, 'scenario');
    else if (old) this.remove(keyOf(old), 'scenario');
  }

  private tell(change: Omit<WorldEvent, 'version'>): void {
    const event = { ...change, version: this.counter };
    this.history = [...this.history, event].slice(-(this.options.historyLength ?? 1000));
    for (const listener of [...this.listeners]) listener(event);
  }

  private tellSwitched(): void {
    for (const listener of [...this.switchListeners]) listener();
  }
}
