import type { WatchK8sResource } from '@openshift-console/dynamic-plugin-sdk';
import { useMemo } from 'react';

import type { Readings } from '../cluster/observe';
import { allOf, eventsOfFound, watchesOf, type ProbeWatches } from '../cluster/watch-requests';
import type { FilledProbe, UnfilledProbe } from '../probes/probe';
import { useWatches } from './useWatches';

type Requests = Record<string, WatchK8sResource>;

const requestsOf = (watches: readonly ProbeWatches[]): Requests =>
  Object.fromEntries(watches.flatMap(allOf).map(({ key, request }) => [key, request]));

/** What the probes watch, one for each in their order, and what has been read of it so far. */
interface WatchedProbes {
  readonly watches: readonly ProbeWatches[];
  readonly watched: Readings['watched'];
}

/**
 * Follows the objects and events of probes. Objects that are looked for in every namespace come first, and their events
 * only from the namespaces where there are some.
 */
export const useProbeWatches = (probes: readonly (FilledProbe | UnfilledProbe)[]): WatchedProbes => {
  const first = useMemo(() => probes.map(watchesOf), [probes]);
  const requests = useMemo(() => requestsOf(first), [first]);
  const found = useWatches(requests);
  const watches = useMemo(
    () => first.map((one, index) => eventsOfFound(probes[index], one, found)),
    [probes, first, found],
  );
  // A key is the request as text: equal keys keep the requests as they are, and a new one starts a new watch.
  const keys = Object.keys(requestsOf(watches)).filter((key) => requests[key] === undefined);
  const identity = JSON.stringify(keys);
  const later = useMemo<Requests>(
    () =>
      Object.fromEntries((JSON.parse(identity) as string[]).map((key) => [key, JSON.parse(key) as WatchK8sResource])),
    [identity],
  );
  const foundLater = useWatches(later);
  const watched = useMemo(() => ({ ...found, ...foundLater }), [found, foundLater]);
  return { watches, watched };
};
