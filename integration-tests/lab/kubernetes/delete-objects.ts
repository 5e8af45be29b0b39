import type { KubernetesObject } from '../scenario';
import type { World } from '../world';
import { keyOf } from '../world-state';
import { conflict, invalid, methodNotAllowed, notFound } from './api-error';
import type { ApiRequest } from './api-request';
import { isFields, readText } from './read-field';
import type { Fields } from './read-field';
import { asItem } from './read-objects';
import { parseSelectors } from './selectors';
import { servedObject, servedObjects, storedAs } from './served-objects';

const isDryRun = (query: URLSearchParams, body: unknown): boolean =>
  query.get('dryRun') === 'All' || (isFields(body) && Array.isArray(body.dryRun) && body.dryRun.includes('All'));

const requireStored = ({ resource }: ApiRequest): void => {
  if (storedAs(resource).kind !== resource.kind || storedAs(resource).group !== resource.group)
    throw methodNotAllowed();
};

const POLICIES = ['Foreground', 'Background', 'Orphan'];

const requirePolicy = (body: unknown): void => {
  const policy = readText(body, 'propagationPolicy');
  if (policy === '' || POLICIES.includes(policy)) return;
  const supported = [...POLICIES, 'nil'].map((one) => `"${one}"`).join(', ');
  throw invalid(
    { group: 'meta.k8s.io', kind: 'DeleteOptions' },
    'propagationPolicy',
    'NotSupported',
    `Unsupported value: "${policy}": supported values: ${supported}`,
  );
};

/** A deletion may name the one object that it means, and its version: another under its name stays. */
const requireSame = ({ resource, name = '' }: ApiRequest, body: unknown, { metadata }: KubernetesObject): void => {
  const { uid = '', resourceVersion = '' } = metadata;
  const [wantedUid, wantedVersion] = ['uid', 'resourceVersion'].map((field) =>
    readText(body, `preconditions.${field}`),
  );
  if (wantedUid && wantedUid !== uid) {
    const why = `the UID in the precondition (${wantedUid}) does not match the UID in record (${uid})`;
    throw conflict(resource, name, `${why}. The object might have been deleted and then recreated`);
  }
  if (wantedVersion && wantedVersion !== resourceVersion) {
    const why = `the ResourceVersion in the precondition (${wantedVersion}) does not match the ResourceVersion in record (${resourceVersion})`;
    throw conflict(resource, name, `${why}. The object might have been modified`);
  }
};

/** Deletes one object at once. Answers the pod, or a `Status` for other kinds, as the API server does. */
export const deleteObject = (world: World, request: ApiRequest, body: unknown): Fields => {
  requireStored(request);
  requirePolicy(body);
  const { resource, name = '', query } = request;
  const object = servedObject(world, request);
  if (!object) throw notFound(resource, name);
  requireSame(request, body, object);
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
  requirePolicy(body);
  const { resource, query } = request;
  const items = servedObjects(world, request).filter(parseSelectors(query, resource));
  if (!isDryRun(query, body)) for (const item of items) world.remove(keyOf(item));
  const apiVersion = resource.group ? `${resource.group}/${resource.version}` : resource.version;
  return {
    kind: `${resource.kind}List`,
    apiVersion,
    metadata: { resourceVersion: String(world.version) },
    items: items.map((item) => asItem(resource, item)),
  };
};
