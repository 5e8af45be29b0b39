import { SERVED } from './openshift-resources';
import type { Asker } from './access-reviews';
import { forbidden, noSuchKind, noSuchPath } from './api-error';
import type { ApiError } from './api-error';
import { isCustom, isKubeVirtGroup } from './resources';
import type { Resource } from './resources';

/** What a path asks for, whether or not there is such a kind. */
export interface AskedPath {
  /** '' for the core group. */
  group: string;
  version: string;
  plural: string;
  namespace?: string;
  name?: string;
  subresource?: string;
  /** As access control names it. */
  verb: 'get' | 'list' | 'watch' | 'create' | 'delete' | 'deletecollection' | 'update' | 'patch';
  query: URLSearchParams;
}

/** A request for objects, read from its path and query. */
export interface ApiRequest extends Omit<AskedPath, 'group' | 'version' | 'plural'> {
  resource: Resource;
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

/** Reads a path relative to the API's root, with its query; `undefined` when it is none of objects. */
export const readPath = (method: string, path: string): AskedPath | undefined => {
  const url = new URL(path, 'http://lab');
  const [root, ...parts] = url.pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const group = root === 'apis' ? parts.shift() : '';
  const version = parts.shift();
  if ((root !== 'api' && root !== 'apis') || group === undefined || !version) return undefined;
  // `/namespaces/x` is the Namespace itself, `/namespaces/x/pods` what is in it.
  const namespace = parts[0] === 'namespaces' && parts.length > 2 ? parts[1] : undefined;
  const [plural, name, ...rest] = namespace === undefined ? parts : parts.slice(2);
  if (!plural) return undefined;
  const query = url.searchParams;
  const subresource = rest.join('/');
  return {
    group,
    version,
    plural,
    ...(namespace && { namespace }),
    ...(name && { name }),
    ...(subresource && { subresource }),
    verb: verbOf(method, name, query),
    query,
  };
};

/** The resource that a path asks for; `undefined` when no such resource is served. */
export const findResource = (asked: AskedPath, withoutKubeVirt: boolean): Resource | undefined =>
  withoutKubeVirt && isKubeVirtGroup(asked.group)
    ? undefined
    : SERVED.find(
        ({ group, version, plural, namespaced }) =>
          group === asked.group &&
          version === asked.version &&
          plural === asked.plural &&
          (namespaced || asked.namespace === undefined),
      );

/**
 * The name that access control sees: of an object in the path, or of the only one that a list or watch selects by its
 * name, which a rule with `resourceNames` allows (`RequestInfoFactory` of k8s.io/apiserver).
 */
export const nameForAccess = ({ name, query }: Pick<AskedPath, 'name' | 'query'>): string | undefined =>
  name ?? /^metadata\.name==?([^,=!]+)$/.exec(query.get('fieldSelector') ?? '')?.[1];

/**
 * Why a path that asks for no resource of the lab is not answered. Who may not ask is not told whether there is one.
 * @param groups the groups that are served
 */
export const whyNone = (
  asked: AskedPath | undefined,
  { name: user, mayDo, groups }: Asker & { readonly groups: readonly string[] },
): ApiError => {
  if (asked === undefined) return noSuchPath();
  const { group, plural } = asked;
  if (!mayDo({ ...asked, resource: plural, name: nameForAccess(asked) }))
    return forbidden({ ...asked, resource: { group, plural }, user });
  return !isCustom({ group }) && groups.includes(group) ? noSuchKind() : noSuchPath();
};
