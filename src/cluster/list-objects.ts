import type { WatchK8sResource } from '@openshift-console/dynamic-plugin-sdk';

import type { ObjectList } from '../evidence/gathered';
import { labelText } from '../probes/label-text';
import type { ListRequest } from '../probes/list-request';
import { modelOf, type Model } from '../probes/models';
import type { ClusterObject, Observation } from '../probes/observation';
import type { ModelName } from '../probes/probe';
import { list, record, text } from '../unknown-value';
import { bounded, type BoundSignal } from './bounded-request';
import { collectionAddress } from './object-address';
import { isOfEveryCluster, NotTheAnswer, readError, type Read } from './read-error';

/** The console's `consoleFetchJSON` without a time limit of its own, or a fake of it. */
export type FetchJson = (
  url: string,
  method: string,
  // The console's fetch spreads headers: a Headers instance has nothing to spread, and fails before anything is sent.
  options: RequestInit & { readonly signal: BoundSignal; readonly headers?: Readonly<Record<string, string>> },
  timeout: -1,
) => Promise<unknown>;

/** Objects asked for at once, and at most. */
const PAGE = 250;
const MOST = 1000;
/** A page of a list comes within, in milliseconds, or the list is not known. */
const WITHIN = 30_000;

/** The address of one page of a list behind the console. */
export const listAddress = (
  { model, namespace, fields, selector }: ListRequest,
  from: string,
  limit: number = PAGE,
): string => {
  const query = new URLSearchParams({
    limit: String(limit),
    ...(fields === undefined ? {} : { fieldSelector: labelText(fields) }),
    ...(selector === undefined ? {} : { labelSelector: labelText(selector) }),
    ...(from === '' ? {} : { continue: from }),
  });
  return `${collectionAddress(modelOf(model), namespace)}?${query.toString()}`;
};

/**
 * Whether discovery says that the cluster has no such kind. Every user may read it, and has to: of a kind that is not
 * there the API server answers 403 to whoever has no role for it, because it looks at roles first.
 */
const isAbsent = async (
  fetchJson: FetchJson,
  { group, version, plural }: Model,
  read: Read,
  signal: AbortSignal,
): Promise<boolean> => {
  const ask = async (own: BoundSignal): Promise<unknown> =>
    fetchJson(`/api/kubernetes/apis/${group}/${version}`, 'GET', { signal: own }, -1);
  try {
    const { resources } = record(await bounded(ask, { within: WITHIN, signal }));
    return Array.isArray(resources) && !list(resources).some((one) => record(one).name === plural);
  } catch (error) {
    signal.throwIfAborted();
    return readError(error, read).state === 'missing-api';
  }
};

/** The request that lists once what a watch follows. */
export const requestOf = ({ groupVersionKind, namespace, selector, fieldSelector }: WatchK8sResource): ListRequest => {
  const fields = fieldSelector?.split(',').map((one) => one.split('=') as [name: string, value: string]);
  return {
    model: groupVersionKind?.kind as ModelName,
    ...(namespace === undefined ? {} : { namespace }),
    ...(fields === undefined ? {} : { fields: Object.fromEntries(fields) }),
    ...(selector?.matchLabels === undefined ? {} : { selector: selector.matchLabels }),
  };
};

/**
 * Lists objects page by page, each within half a minute, and no page after there are as many as `most`.
 * @throws what the request fails with, or the signal's reason when it is aborted
 */
export const readPages = async (
  fetchJson: FetchJson,
  request: ListRequest,
  most: number,
  signal: AbortSignal,
): Promise<ObjectList> => {
  const objects: ClusterObject[] = [];
  for (let from = ''; ;) {
    const address = listAddress(request, from);
    const read = async (own: BoundSignal): Promise<unknown> => fetchJson(address, 'GET', { signal: own }, -1);
    const answer = record(await bounded(read, { within: WITHIN, signal }));
    if (!Array.isArray(answer.items)) throw new NotTheAnswer('The answer is not a list');
    objects.push(...(list(answer.items).map(record) as readonly ClusterObject[]));
    from = text(record(answer.metadata).continue);
    const isCut = from !== '' && objects.length >= most;
    if (from === '' || isCut) return { objects, isCut };
  }
};

/**
 * Lists objects once for the evidence, a thousand at most.
 * @throws the signal's reason when it is aborted
 */
export const listObjects = async (
  fetchJson: FetchJson,
  request: ListRequest,
  signal: AbortSignal,
): Promise<Observation<ObjectList>> => {
  const model = modelOf(request.model);
  const { plural, group } = model;
  const { namespace } = request;
  try {
    const data = await readPages(fetchJson, request, MOST, signal);
    return data.objects.length === 0 ? { state: 'empty' } : { state: 'found', data };
  } catch (error) {
    signal.throwIfAborted();
    const read: Read = { verb: 'list', resource: plural, group, ...(namespace === undefined ? {} : { namespace }) };
    const why = readError(error, read);
    const isUnknown =
      why.state === 'forbidden' && !isOfEveryCluster(group) && (await isAbsent(fetchJson, model, read, signal));
    return isUnknown ? { state: 'missing-api', group, resource: plural } : why;
  }
};
