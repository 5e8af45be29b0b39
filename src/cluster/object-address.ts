import type { Model } from '../probes/models';

/** The address of all objects of a kind behind the console, of one namespace where one is given. */
export const collectionAddress = (
  { group, version, plural }: Pick<Model, 'group' | 'version' | 'plural'>,
  namespace?: string,
): string => {
  const api = group === '' ? `api/${version}` : `apis/${group}/${version}`;
  const place = namespace === undefined ? '' : `namespaces/${encodeURIComponent(namespace)}/`;
  return `/api/kubernetes/${api}/${place}${plural}`;
};

/** The address of one object of a namespace behind the console. */
export const objectAddress = (
  model: Parameters<typeof collectionAddress>[0],
  namespace: string,
  name: string,
): string => `${collectionAddress(model, namespace)}/${encodeURIComponent(name)}`;
