import { isKubeVirtGroup, RESOURCES } from './resources';
import type { Resource } from './resources';

/** A request for objects, read from its path and query. */
export interface ApiRequest {
  resource: Resource;
  namespace?: string;
  name?: string;
  subresource?: string;
  /** As access control names it. */
  verb: 'get' | 'list' | 'watch' | 'create' | 'delete' | 'deletecollection' | 'update' | 'patch';
  query: URLSearchParams;
}

const isOn = (value: string | null): boolean => value === 'true' || value === '1';

const verbOf = (method: string, name: string | undefined, query: URLSearchParams): ApiRequest['verb'] => {
  if (method === 'POST') return 'create';
  if (method === 'PUT') return 'update';
  if (method === 'PATCH') return 'patch';
  if (method === 'DELETE') return name ? 'delete' : 'deletecollection';
  if (isOn(query.get('watch'))) return 'watch';
  return name ? 'get' : 'list';
};

const findResource = (group: string, version: string, plural: string): Resource | undefined =>
  RESOURCES.find((resource) => resource.group === group && resource.version === version && resource.plural === plural);

/** Reads a path relative to the API's root, with its query; `undefined` when no such resource is served. */
export const readRequest = (method: string, path: string, withoutKubeVirt: boolean): ApiRequest | undefined => {
  const url = new URL(path, 'http://lab');
  const [root, ...parts] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const group = root === 'apis' ? parts.shift() : '';
  const version = parts.shift();
  if ((root !== 'api' && root !== 'apis') || group === undefined || !version) return undefined;
  if (withoutKubeVirt && isKubeVirtGroup(group)) return undefined;
  // `/namespaces/x` is the Namespace itself, `/namespaces/x/pods` what is in it.
  const isNamespaced = parts[0] === 'namespaces' && parts.length > 2;
  const namespace = isNamespaced ? parts[1] : undefined;
  const [plural, name, subresource, ...rest] = isNamespaced ? parts.slice(2) : parts;
  const resource = plural && findResource(group, version, plural);
  if (!resource || rest.length > 0 || (isNamespaced && !resource.namespaced)) return undefined;
  const query = url.searchParams;
  return {
    resource,
    ...(namespace && { namespace }),
    ...(name && { name }),
    ...(subresource && { subresource }),
    verb: verbOf(method, name, query),
    query,
  };
};
