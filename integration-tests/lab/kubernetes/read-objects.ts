import type { KubernetesObject } from '../scenario';
import type { World } from '../world';
import { badRequest, notFound, tooLargeVersion } from './api-error';
import type { ApiRequest } from './api-request';
import { ANY_VERSION, position, readToken, tooLate, writeToken } from './continue-token';
import type { Fields } from './read-field';
import { isCustom } from './resources';
import type { Resource } from './resources';
import { readVersion } from './resource-version';
import { parseSelectors } from './selectors';
import { servedObject, servedObjects } from './served-objects';
import { asMetadata, asTable } from './table';
import type { Representation } from './table';

const readLimit = (query: URLSearchParams): number => {
  const text = query.get('limit') ?? '';
  if (!/^-?\d*$/.test(text)) throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`);
  // What is read from any version comes from a cache, which gives all.
  if (query.get('resourceVersion') === '0' && !query.get('continue')) return Infinity;
  return Number(text) || Infinity;
};

/** One object as the client wants it. Throws a 404 when there is none. */
export const getObject = (world: World, request: ApiRequest, representation: Representation): Fields => {
  const object = servedObject(world, request);
  if (!object) throw notFound(request.resource, request.name ?? '');
  if (representation === 'metadata') return asMetadata(object);
  if (representation === 'object') return object;
  const { resourceVersion } = object.metadata;
  return asTable([object], { resourceVersion }, tableOptions(world, request));
};

const tableOptions = (world: World, { resource, query }: ApiRequest) => ({
  resource,
  now: world.now(),
  includeObject: query.get('includeObject'),
});

const hasSelector = (query: URLSearchParams): boolean =>
  Boolean(query.get('labelSelector')) || Boolean(query.get('fieldSelector'));

/** What a list says of itself: where it goes on, and how much is left where nothing was selected. */
const listMetadata = (
  { resource, query }: ApiRequest,
  version: number,
  representation: Representation,
  { last, left }: { last: KubernetesObject | undefined; left: number },
): Fields => {
  const goesOn = last !== undefined && left > 0;
  return {
    ...(goesOn && { continue: writeToken({ version, after: position(last) }) }),
    // A custom resource's list always has a token, which is empty at its end; what is made of it has not.
    ...(!goesOn && isCustom(resource) && representation === 'object' && { continue: '' }),
    ...(goesOn && !hasSelector(query) && { remainingItemCount: left }),
    resourceVersion: String(version),
  };
};

/** The items of a typed list say neither their kind nor their version: the list does. */
export const asItem = (resource: Resource, object: KubernetesObject): Fields =>
  isCustom(resource)
    ? object
    : Object.fromEntries(Object.entries(object).filter(([name]) => name !== 'kind' && name !== 'apiVersion'));

/**
 * A list as the client wants it, a page of it when `limit` is given. Throws a 410 when the next page came too late, a 504
 * for a version that is not reached yet.
 */
export const listObjects = (world: World, request: ApiRequest, representation: Representation): Fields => {
  const { resource, query } = request;
  const asked = readVersion(query, 'invalid resource version: ');
  if (asked !== undefined && asked > world.version) throw tooLargeVersion(asked, world.version);
  const exact = asked !== undefined && asked > 0 && query.get('resourceVersionMatch') === 'Exact' ? asked : undefined;
  const selected = servedObjects(world, request, exact).filter(parseSelectors(query, resource));
  const given = query.get('continue') ?? '';
  const token = given === '' ? undefined : readToken(given);
  const isOld = token !== undefined && token.version !== ANY_VERSION && !world.since(token.version);
  if (isOld) throw tooLate(given);
  const rest = token ? selected.filter((object) => position(object) > token.after) : selected;
  const page = rest.slice(0, readLimit(query));
  const version = exact ?? (token === undefined || token.version === ANY_VERSION ? world.version : token.version);
  const metadata = listMetadata(request, version, representation, {
    last: page.at(-1),
    left: rest.length - page.length,
  });
  if (representation === 'table') return asTable(page, metadata, tableOptions(world, request));
  if (representation === 'metadata')
    return {
      kind: 'PartialObjectMetadataList',
      apiVersion: 'meta.k8s.io/v1',
      metadata,
      items: page.map(asMetadata),
    };
  const apiVersion = resource.group ? `${resource.group}/${resource.version}` : resource.version;
  return { kind: `${resource.kind}List`, apiVersion, metadata, items: page.map((object) => asItem(resource, object)) };
};
