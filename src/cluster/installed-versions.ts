import { modelOf } from '../probes/models';
import type { Observation } from '../probes/observation';
import type { InstalledVersion } from '../timeline/product-moments';
import { record, text } from '../unknown-value';
import { bounded, type BoundSignal } from './bounded-request';
import type { FetchJson } from './list-objects';
import { collectionAddress } from './object-address';
import { NotTheAnswer } from './read-error';
import { AS_TABLE, readTable } from './server-table';

/** The list comes within, in milliseconds. */
const WITHIN = 30_000;
/** OLM puts this label on what it copies into namespaces where it was not installed. */
const NOT_COPIED = '!olm.copiedFrom';

const rowsOf = (answer: unknown): readonly InstalledVersion[] => {
  const table = readTable(answer);
  if (table === undefined || !Array.isArray(record(answer).rows)) throw new NotTheAnswer('The answer is not a table');
  return table.rows.map(({ cell, metadata: { name, namespace, creationTimestamp } }) => ({
    name: text(name) || cell('Name'),
    namespace: text(namespace),
    version: cell('Version'),
    replaces: cell('Replaces'),
    phase: cell('Phase'),
    created: text(creationTimestamp),
  }));
};

/**
 * Reads the ClusterServiceVersions of a namespace, as OLM's own columns have them.
 * @throws what the request fails with, or the signal's reason when it is aborted
 */
export const readInstalledVersions = async (
  fetchJson: FetchJson,
  namespace: string,
  signal: AbortSignal,
): Promise<Observation<readonly InstalledVersion[]>> => {
  const selector = new URLSearchParams({ labelSelector: NOT_COPIED }).toString();
  const address = `${collectionAddress(modelOf('ClusterServiceVersion'), namespace)}?${selector}`;
  // The rows with their metadata: the objects themselves have hundreds of kilobytes.
  const send = async (own: BoundSignal): Promise<unknown> =>
    fetchJson(address, 'GET', { signal: own, headers: AS_TABLE }, -1);
  const data = rowsOf(await bounded(send, { within: WITHIN, signal }));
  return data.length === 0 ? { state: 'empty' } : { state: 'found', data };
};
