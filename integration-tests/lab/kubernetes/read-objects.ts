import type { KubernetesObject } from '../scenario';
import type { World } from '../world';
import { badRequest, expired, notFound } from './api-error';
import type { ApiRequest } from './api-request';
import type { Fields } from './read-field';
import { parseSelectors } from './selectors';
import { servedObject, servedObjects } from './served-objects';
import { asMetadata, asTable } from './table';
import type { Representation } from './table';

interface Continuation {
  version: number;
  after: string;
}

const position = ({ metadata: { namespace, name } }: KubernetesObject): string => `${namespace ?? ''}/${name}`;

const writeToken = (token: Continuation): string => Buffer.from(JSON.stringify(token)).toString('base64url');

const readToken = (text: string): Continuation => {
  try {
    const token = JSON.parse(Buffer.from(text, 'base64url').toString()) as Partial<Continuation>;
    if (typeof token.version === 'number' && typeof token.after === 'string')
      return { version: token.version, after: token.after };
  } catch {
    // Not a token of ours either.
  }
  throw badRequest('continue key is not valid');
};

const readLimit = (query: URLSearchParams): number => {
  const limit = Number(query.get('limit') ?? 0);
  if (!Number.isInteger(limit) || limit < 0) throw badRequest(`invalid limit: ${query.get('limit') ?? ''}`);
  return limit || Infinity;
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

/** A list as the client wants it, a page of it when `limit` is given. Throws a 410 when the next page came too late. */
export const listObjects = (world: World, request: ApiRequest, representation: Representation): Fields => {
  const { resource, query } = request;
  const selected = servedObjects(world, request).filter(parseSelectors(query, resource));
  const token = query.get('continue') ? readToken(query.get('continue') ?? '') : undefined;
  if (token && !world.since(token.version))
    throw expired('The provided continue parameter is too old to display a consistent list result.');
  const rest = token ? selected.filter((object) => position(object) > token.after) : selected;
  const page = rest.slice(0, readLimit(query));
  const version = token?.version ?? world.version;
  const last = page.at(-1);
  const metadata: Fields = {
    resourceVersion: String(version),
    ...(last &&
      page.length < rest.length && {
        continue: writeToken({ version, after: position(last) }),
        remainingItemCount: rest.length - page.length,
      }),
  };
  if (representation === 'table') return asTable(page, metadata, tableOptions(world, request));
  if (representation === 'metadata')
    return {
      kind: 'PartialObjectMetadataList',
      apiVersion: 'meta.k8s.io/v1',
      metadata,
      items: page.map(asMetadata),
    };
  const apiVersion = resource.group ? `${resource.group}/${resource.version}` : resource.version;
  return { kind: `${resource.kind}List`, apiVersion, metadata, items: page };
};
