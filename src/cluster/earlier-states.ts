import { maskShownObjects } from '../masking/mask-shown';
import { modelOf } from '../probes/models';
import type { ClusterObject } from '../probes/observation';
import type { EarlierState } from '../timeline/state-key';
import { list, record } from '../unknown-value';
import { bounded, type BoundSignal } from './bounded-request';
import type { FetchJson } from './list-objects';
import { collectionAddress } from './object-address';

/** The answer comes within, in milliseconds. */
const WITHIN = 15_000;

/**
 * Reads an object as it was at a version that was seen, the secrets in it masked. A list at exactly that version gives it,
 * also after it was deleted; a get takes the same parameters and gives the newest state.
 * @returns absent where it was not there then, and where that can no longer be read (410, after some minutes)
 * @throws the signal's reason when it is aborted
 */
export const readEarlierState = async (
  fetchJson: FetchJson,
  { model, name, namespace, resourceVersion }: EarlierState,
  signal: AbortSignal,
): Promise<ClusterObject | undefined> => {
  const query = new URLSearchParams({
    fieldSelector: `metadata.name=${name}`,
    resourceVersion,
    resourceVersionMatch: 'Exact',
  });
  const address = `${collectionAddress(modelOf(model), namespace)}?${query.toString()}`;
  const send = async (own: BoundSignal): Promise<unknown> => fetchJson(address, 'GET', { signal: own }, -1);
  try {
    const { items } = record(await bounded(send, { within: WITHIN, signal }));
    const found = list(items).map(record) as readonly ClusterObject[];
    return maskShownObjects(found).find(({ metadata }) => metadata?.name === name);
  } catch {
    signal.throwIfAborted();
    // What was is evidence while it can be read, and nothing is assumed where it can't.
    return undefined;
  }
};
