import { byGroup } from './discovery';
import type { ServedVersion } from './discovery';
import type { Fields } from './read-field';

/** The type of an answer that holds every group, version and resource at once. */
export const AGGREGATED_TYPE = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

/** Whether an Accept header wants everything at once first, as `kubectl` and client libraries do. */
export const wantsAggregated = (accept: string | undefined): boolean => {
  const [first = ''] = (accept ?? '').split(',');
  const parameters = first.split(';').map((part) => part.trim());
  return AGGREGATED_TYPE.split(';').every((part) => parameters.includes(part));
};

const kindOf = ({ group, version }: ServedVersion, kind: unknown): Fields => ({ group, version, kind });

const subresource = (served: ServedVersion, { name, kind, verbs }: Fields): Fields => ({
  subresource: String(name).split('/')[1],
  responseKind: kindOf(served, kind),
  verbs,
});

/** Resources with the subresources under them; one whose parent is not served gets a parent that can do nothing. */
const describeResources = (served: ServedVersion): Fields[] => {
  const [whole, parts] = [true, false].map((isWhole) =>
    served.resources.filter(({ name }) => !String(name).includes('/') === isWhole),
  ) as [Fields[], Fields[]];
  const parents = new Set([...whole, ...parts].map(({ name }) => String(name).split('/')[0] ?? ''));
  return [...parents].map((name) => {
    const resource = whole.find((one) => one.name === name);
    const of = parts.filter((part) => String(part.name).startsWith(`${name}/`));
    const isNamespaced = (resource ?? of[0])?.namespaced === true;
    return {
      resource: name,
      responseKind: resource ? kindOf(served, resource.kind) : { group: '', version: '', kind: '' },
      scope: isNamespaced ? 'Namespaced' : 'Cluster',
      singularResource: resource?.singularName ?? '',
      verbs: resource?.verbs ?? null,
      ...(resource?.shortNames !== undefined && { shortNames: resource.shortNames }),
      ...(resource?.categories !== undefined && { categories: resource.categories }),
      ...(of.length > 0 && { subresources: of.map((part) => subresource(served, part)) }),
    };
  });
};

const describeVersion = (served: ServedVersion): Fields => ({
  version: served.version,
  // What cannot be asked is told as it was last, marked as old; the lab says nothing of it.
  ...(!served.isDown && { resources: describeResources(served) }),
  freshness: served.isDown ? 'Stale' : 'Current',
});

/** What `/api` and `/apis` answer to those who want everything at once; `undefined` for other paths. */
export const discoverAggregated = (path: string, served: readonly ServedVersion[]): Fields | undefined => {
  if (path !== '/api' && path !== '/apis') return undefined;
  const asked = served.filter(({ group }) => (group === '') === (path === '/api'));
  const items = [...byGroup(asked)].map(([name, versions]) => ({
    metadata: name === '' ? {} : { name },
    versions: versions.map(describeVersion),
  }));
  return { kind: 'APIGroupDiscoveryList', apiVersion: 'apidiscovery.k8s.io/v2', metadata: {}, items };
};
