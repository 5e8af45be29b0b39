import type { ListRequest, ObjectList } from '../evidence/gathered';
import { modelOf } from '../probes/models';
import type { ClusterObject, Observation } from '../probes/observation';
import { list, record, text } from '../unknown-value';
import { bounded } from './bounded-request';
import { NotTheAnswer, readError } from './read-error';

/** The console's `consoleFetchJSON`, or a fake of it. */
export type FetchJson = (url: string, method?: string, options?: RequestInit, timeout?: number) => Promise<unknown>;

/** Objects asked for at once, and at most. */
const PAGE = 250;
const MOST = 1000;
/** A page of a list comes within, in milliseconds, or the list is not known. */
const WITHIN = 30_000;

const equalities = (all: Readonly<Record<string, string>>): string =>
  Object.entries(all)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');

/** The address of one page of a list behind the console. */
export const listAddress = ({ model, namespace, fields, selector }: ListRequest, from: string): string => {
  const { group, version, plural } = modelOf(model);
  const api = group === '' ? `api/${version}` : `apis/${group}/${version}`;
  const place = namespace === undefined ? '' : `namespaces/${encodeURIComponent(namespace)}/`;
  const query = new URLSearchParams({
    limit: String(PAGE),
    ...(fields === undefined ? {} : { fieldSelector: equalities(fields) }),
    ...(selector === undefined ? {} : { labelSelector: equalities(selector) }),
    ...(from === '' ? {} : { continue: from }),
  });
  return `/api/kubernetes/${api}/${place}${plural}?${query.toString()}`;
};

/**
 * Lists objects once, page by page, a thousand at most, each page within half a minute.
 * @throws the signal's reason when it is aborted
 */
export const listObjects = async (
  fetchJson: FetchJson,
  request: ListRequest,
  signal: AbortSignal,
): Promise<Observation<ObjectList>> => {
  const { plural, group } = modelOf(request.model);
  const { namespace } = request;
  const objects: ClusterObject[] = [];
  try {
    for (let from = ''; ;) {
      const address = listAddress(request, from);
      const read = async (own: AbortSignal): Promise<unknown> => fetchJson(address, 'GET', { signal: own }, -1);
      const answer = record(await bounded(read, { within: WITHIN, signal }));
      if (!Array.isArray(answer.items)) throw new NotTheAnswer('The answer is not a list');
      objects.push(...(list(answer.items).map(record) as readonly ClusterObject[]));
      from = text(record(answer.metadata).continue);
      const isCut = from !== '' && objects.length >= MOST;
      if (from === '' || isCut) {
        return objects.length === 0 ? { state: 'empty' } : { state: 'found', data: { objects, isCut } };
      }
    }
  } catch (error) {
    signal.throwIfAborted();
    return readError(error, {
      verb: 'list',
      resource: plural,
      group,
      ...(namespace === undefined ? {} : { namespace }),
    });
  }
};
