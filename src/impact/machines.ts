import { writersOf } from '../probes/managed-fields';
import type { ClusterObject, Observation } from '../probes/observation';
import { secondsIn } from '../seconds-in';
import { list, record, text } from '../unknown-value';

/** A part of a list, and how many more there are. */
export interface Part<T> {
  readonly rows: readonly T[];
  readonly more: number;
}

/** An instance of a machine, as the server's own table tells of it. */
export interface Instance {
  readonly name: string;
  /** `Pending`, `Scheduling`, `Scheduled`, `Running`, `Succeeded`, `Failed` or `Unknown` (kubevirt, `core/v1` types). */
  readonly phase: string;
  /** Empty while it has none. */
  readonly node: string;
  /** How old it is, as the server writes it: `41m`. */
  readonly age: string;
}

/** A migration, as the server's table tells of it. */
export interface Migration {
  readonly phase: string;
}

/** A machine that was asked to start and has no instance: nobody has made one yet. */
export interface Asked {
  readonly name: string;
  /** When that was asked at the latest, in milliseconds since the epoch; absent where nothing says. */
  readonly since?: number;
}

/** What is read of machines for the impact of an alert. */
export interface Machines {
  readonly instances: Observation<Part<Instance>>;
  /** Absent where they are not asked for. */
  readonly asked?: Observation<Part<Asked>>;
  readonly migrations?: Observation<Part<Migration>>;
}

/** Strategies with which a machine without an instance gets one, whatever became of the one before. */
const ALWAYS = 'Always';
/** Those with which it gets a first one. */
const ONCE: ReadonlySet<string> = new Set(['RerunOnFailure', 'Once']);

const STARTS = /^spec\.(runStrategy|running)$/;

/** Since when a machine is asked to start: who set that wrote last then, so that it was no later. */
const askedAt = (machine: ClusterObject): number =>
  Math.max(
    ...writersOf(machine)
      .filter(({ fields }) => fields.some((field) => STARTS.test(field)))
      .map(({ time }) => Date.parse(time))
      .filter((at) => !Number.isNaN(at)),
  );

/**
 * Whether a machine was asked to start and has no instance. Its own status does not say so while the one that writes it is
 * down, so that this goes by what was asked of it (kubevirt, `VirtualMachineSpec` and `stateChangeRequests`).
 */
export const askedToStart = (machine: ClusterObject): Asked | undefined => {
  const spec = record(machine.spec);
  const { created, printableStatus, stateChangeRequests } = record(machine.status);
  if (created === true || machine.metadata?.deletionTimestamp !== undefined) return undefined;
  const strategy = spec.running === true ? ALWAYS : text(spec.runStrategy);
  const isRequested = list(stateChangeRequests).some((request) => record(request).action === 'Start');
  const isNew = ONCE.has(strategy) && text(printableStatus) === '';
  if (strategy !== ALWAYS && !isRequested && !isNew) return undefined;
  const at = askedAt(machine);
  return { name: machine.metadata?.name ?? '', ...(Number.isFinite(at) ? { since: at } : {}) };
};

/** An age as the server writes it, in milliseconds: `3h20m`. */
export const millisecondsOf = (age: string): number => 1000 * secondsIn(age);
