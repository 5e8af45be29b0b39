import type { World } from '../world';
import { keyOf } from '../world-state';
import { ApiError, conflict, notFound } from './api-error';
import type { ApiRequest } from './api-request';
import { isFields, readText } from './read-field';
import type { Fields } from './read-field';
import { parseSelectors } from './selectors';
import { servedObject, servedObjects, storedAs } from './served-objects';

const isDryRun = (query: URLSearchParams, body: unknown): boolean =>
  query.get('dryRun') === 'All' || (isFields(body) && Array.isArray(body.dryRun) && body.dryRun.includes('All'));

const requireStored = ({ resource }: ApiRequest): void => {
  if (storedAs(resource).kind !== resource.kind || storedAs(resource).group !== resource.group)
    throw new ApiError(405, 'MethodNotAllowed', 'the server does not allow this method on the requested resource');
};

/** A deletion may name the one object that it means: another under its name stays. */
const requireUid = ({ resource, name = '' }: ApiRequest, body: unknown, uid = ''): void => {
  const wanted = readText(body, 'preconditions.uid');
  if (wanted && wanted !== uid)
    throw conflict(resource, name, `Precondition failed: UID in precondition: ${wanted}, UID in object meta: ${uid}`);
};

/** Deletes one object at once. Answers the pod, or a `Status` for other kinds, as the API server does. */
export const deleteObject = (world: World, request: ApiRequest, body: unknown): Fields => {
  requireStored(request);
  const { resource, name = '', query } = request;
  const object = servedObject(world, request);
  if (!object) throw notFound(resource, name);
  requireUid(request, body, object.metadata.uid);
  if (!isDryRun(query, body)) world.remove(keyOf(object));
  if (resource.kind === 'Pod') return object;
  const details = {
    name,
    kind: resource.plural,
    uid: object.metadata.uid,
    ...(resource.group && { group: resource.group }),
  };
  return { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', details };
};

/** Deletes what the selectors of a request select. Answers the list of what was deleted. */
export const deleteCollection = (world: World, request: ApiRequest, body: unknown): Fields => {
  requireStored(request);
  const { resource, query } = request;
  const items = servedObjects(world, request).filter(parseSelectors(query, resource));
  if (!isDryRun(query, body)) for (const item of items) world.remove(keyOf(item));
  const apiVersion = resource.group ? `${resource.group}/${resource.version}` : resource.version;
  return { kind: `${resource.kind}List`, apiVersion, metadata: { resourceVersion: String(world.version) }, items };
};
