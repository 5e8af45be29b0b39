import type { ClusterObject } from '../probes/observation';
import type { ModelName } from '../probes/probe';
import type { Gathered } from './gathered';

/** Before anything was read. */
export const NOTHING_GATHERED: Gathered = { lists: [], logs: [], podsLeftOut: 0 };

/** The objects of a kind that were read so far. */
export const knownObjects = ({ lists }: Gathered, model: ModelName): readonly ClusterObject[] =>
  lists.flatMap(({ request, list }) => (request.model === model && list.state === 'found' ? list.data.objects : []));

/** One object of those that were read so far. */
export const named = (
  known: Gathered,
  model: ModelName,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): ClusterObject | undefined =>
  knownObjects(known, model).find(({ metadata }) => metadata?.name === name && metadata.namespace === namespace);
