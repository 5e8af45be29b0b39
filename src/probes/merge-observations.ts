import type { ClusterEvent, Evidence, Observation, PodCount } from './observation';
import { isReady } from './pod-readiness';

type ObjectEvidence = Extract<Evidence, { kind: 'objects' }>;

/** The worst first: what could not be read hides what could, and is not taken for nothing. */
const unreadIn = <T>(observed: readonly Observation<T>[]): Observation<T> | undefined =>
  observed.find(({ state }) => state === 'loading') ??
  observed.find(({ state }) => state !== 'found' && state !== 'empty');

const eventsOf = (all: readonly ObjectEvidence[]): Observation<readonly ClusterEvent[]> | undefined => {
  const events = all.flatMap((one) => (one.events === undefined ? [] : [one.events]));
  if (events.length === 0) return undefined;
  const data = events.flatMap((one) => (one.state === 'found' ? one.data : []));
  return unreadIn(events) ?? (data.length === 0 ? { state: 'empty' } : { state: 'found', data });
};

/** A part together with others is a part: those that were read whole count themselves. */
const countOf = (all: readonly ObjectEvidence[]): PodCount | undefined =>
  all.every(({ of }) => of === undefined)
    ? undefined
    : all
        .map(({ of, objects }) => of ?? { total: objects.length, ready: objects.filter(isReady).length })
        .reduce((sum, { total, ready }) => ({ total: sum.total + total, ready: sum.ready + ready }));

const mergeEvidence = (first: Evidence, others: readonly Evidence[]): Evidence => {
  const all = [first, ...others];
  switch (first.kind) {
    case 'objects': {
      const same = all.filter((one) => one.kind === 'objects');
      const events = eventsOf(same);
      const objects = same.flatMap((one) => one.objects);
      const of = countOf(same);
      return {
        kind: 'objects',
        objects,
        ...(events === undefined ? {} : { events }),
        ...(of === undefined ? {} : { of }),
      };
    }
    case 'logs': {
      const same = all.filter((one) => one.kind === 'logs');
      const leftOut = same.reduce((count, { podsLeftOut = 0 }) => count + podsLeftOut, 0);
      const logs = same.flatMap((one) => one.logs);
      return { kind: 'logs', logs, ...(leftOut === 0 ? {} : { podsLeftOut: leftOut }) };
    }
    case 'events':
      return { kind: 'events', events: all.flatMap((one) => (one.kind === 'events' ? one.events : [])) };
    case 'samples':
      return { kind: 'samples', samples: all.flatMap((one) => (one.kind === 'samples' ? one.samples : [])) };
  }
};

/** Puts what several probes of one kind gave together into one observation: whole only when each was read. */
export const mergeObservations = (observed: readonly Observation<Evidence>[]): Observation<Evidence> => {
  const [only, ...others] = observed;
  if (only !== undefined && others.length === 0) return only;
  const unread = unreadIn(observed);
  if (unread !== undefined) return unread;
  const [first, ...more] = observed.flatMap((one) => (one.state === 'found' ? [one.data] : []));
  return first === undefined ? (only ?? { state: 'empty' }) : { state: 'found', data: mergeEvidence(first, more) };
};
