import { useMemo } from 'react';

import { observeList } from '../cluster/observe';
import { watchList } from '../cluster/watch-requests';
import { nodeOf, uidOf } from '../fixes/restart-plan';
import type { Deletion } from '../fixes/restart-progress';
import type { ClusterObject, Observation } from '../probes/observation';
import type { Pods, Text } from '../probes/probe';
import { useWatches } from './useWatches';

/** Nodes that are followed: each is a watch of its own. */
const MOST_NODES = 20;

/**
 * The pods among which replacements are looked for. Where the pods are too many to be read, those on the nodes of the
 * deleted ones are watched besides: a DaemonSet replaces a pod on its node, and the new one need not be in the part.
 * @param pods must be stable
 */
export const useReplacements = (
  { namespace, selector }: Pods<Text>,
  deletions: readonly Deletion[],
  pods: Observation<readonly ClusterObject[]>,
): Observation<readonly ClusterObject[]> => {
  const isPart = pods.state === 'found' && pods.of !== undefined;
  const nodes = isPart ? [...new Set(deletions.map(({ pod }) => nodeOf(pod)))].filter((node) => node !== '') : [];
  const identity = JSON.stringify(nodes.slice(0, MOST_NODES));
  const watches = useMemo(
    () =>
      (JSON.parse(identity) as string[]).map((node) =>
        watchList({ model: 'Pod', namespace, selector, fields: { 'spec.nodeName': node } }),
      ),
    [identity, namespace, selector],
  );
  const lists = useWatches(useMemo(() => Object.fromEntries(watches.map((one) => [one.key, one.request])), [watches]));
  return useMemo(() => {
    if (pods.state !== 'found' || watches.length === 0) return pods;
    const read = watches.map((one) => observeList<ClusterObject>(one, lists[one.key]));
    const onNodes = read.flatMap((one) => (one.state === 'found' ? one.data : []));
    // What a watch says of its nodes is newer than the part.
    const followed = new Set(
      watches.flatMap(({ request: { fieldSelector } }, index) =>
        ['found', 'empty'].includes(read[index]?.state ?? '') ? [fieldSelector?.replace('spec.nodeName=', '')] : [],
      ),
    );
    const elsewhere = pods.data.filter((pod) => !followed.has(nodeOf(pod)));
    return { ...pods, data: [...new Map([...elsewhere, ...onNodes].map((pod) => [uidOf(pod), pod])).values()] };
  }, [pods, watches, lists]);
};
