import { lastSeen } from '../probes/event-order';
import type { Observations } from '../diagnosis/observations';
import type { ObjectReference } from '../diagnosis/fact';
import type { ClusterObject } from '../probes/observation';
import { list, record, text } from '../unknown-value';
import { timeOf } from './moment';
import type { EarlierState } from './state-key';
import { objectsWithSettings, writersOfSettings } from './writer-moments';

/** How long the API server's store keeps what was: etcd is compacted every five minutes by default. */
const KEPT = 5 * 60_000;
/** States that are asked for at once. */
const MOST = 3;

interface Version {
  readonly version: string;
  /** When it was written at the latest. */
  readonly at: number;
}

const numeric = (version: string): number => (/^\d+$/.test(version) ? Number(version) : 0);

/** When an object was last written, by the server's record; not known where part of it has no time. */
const writtenAt = ({ metadata }: ClusterObject): number | undefined => {
  const times = list(metadata?.managedFields).map((entry) => timeOf(text(record(entry).time)));
  if (times.length === 0 || times.includes(undefined)) return undefined;
  return Math.max(...times.map((time) => time ?? 0));
};

/** The versions that were seen, each with when it was written: those of events, and of objects whose record has times. */
const versionsSeen = ({ events, pods, nodes, workloads, resources }: Observations): readonly Version[] => {
  const objects = [...pods, ...nodes, ...workloads].map(({ item }) => item);
  const all = [...objects, ...resources.map(({ item: { object } }) => object)];
  const versionOf = ({ metadata }: ClusterObject): string => metadata?.resourceVersion ?? '';
  return [
    ...events.map(({ item }) => ({ version: versionOf(item), at: lastSeen(item) })),
    ...all.flatMap((object) => {
      const at = writtenAt(object);
      return at === undefined ? [] : [{ version: versionOf(object), at }];
    }),
  ].filter(({ version }) => numeric(version) > 0);
};

/**
 * The states before changes of some minutes ago that can still be read: at the newest version that was seen and is older
 * than the change. Versions are compared with others of what was read alone; none is counted down to.
 */
export const earlierStates = (observed: Observations, chain: readonly ObjectReference[]): readonly EarlierState[] => {
  const seen = versionsSeen(observed);
  return objectsWithSettings(observed, chain)
    .flatMap(({ model, object }): readonly EarlierState[] => {
      const times = writersOfSettings(model, object).flatMap(({ time }) => timeOf(time) ?? []);
      const at = Math.max(0, ...times);
      if (observed.now - at > KEPT) return [];
      const before = seen.filter((one) => one.at < at).sort((a, b) => numeric(b.version) - numeric(a.version))[0];
      const { name = '', namespace } = object.metadata ?? {};
      return before === undefined || name === ''
        ? []
        : [{ model, name, ...(namespace === undefined ? {} : { namespace }), resourceVersion: before.version }];
    })
    .slice(0, MOST);
};
