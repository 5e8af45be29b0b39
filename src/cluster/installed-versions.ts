import { modelOf } from '../probes/models';
import type { Observation } from '../probes/observation';
import type { InstalledVersion } from '../timeline/product-moments';
import { list, record, text } from '../unknown-value';
import { bounded, type BoundSignal } from './bounded-request';
import type { FetchJson } from './list-objects';
import { collectionAddress } from './object-address';
import { NotTheAnswer } from './read-error';

/** The list comes within, in milliseconds. */
const WITHIN = 30_000;
/** Rows, each with its object's metadata: the objects themselves have hundreds of kilobytes. */
const TABLE = { Accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json' };
/** OLM puts this label on what it copies into namespaces where it was not installed. */
const NOT_COPIED = '!olm.copiedFrom';

const rowsOf = (answer: unknown): readonly InstalledVersion[] => {
  const { kind, columnDefinitions, rows } = record(answer);
  if (kind !== 'Table' || !Array.isArray(rows)) throw new NotTheAnswer('The answer is not a table');
  const columns = list(columnDefinitions).map((column) => text(record(column).name));
  return rows.map(record).map(({ cells, object }) => {
    const cell = (name: string): string => text(list(cells)[columns.indexOf(name)]);
    const { name, namespace, creationTimestamp } = record(record(object).metadata);
    return {
      name: text(name) || cell('Name'),
      namespace: text(namespace),
      version: cell('Version'),
      replaces: cell('Replaces'),
      phase: cell('Phase'),
      created: text(creationTimestamp),
    };
  });
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
  const send = async (own: BoundSignal): Promise<unknown> =>
    fetchJson(address, 'GET', { signal: own, headers: TABLE }, -1);
  const data = rowsOf(await bounded(send, { within: WITHIN, signal }));
  return data.length === 0 ? { state: 'empty' } : { state: 'found', data };
};
