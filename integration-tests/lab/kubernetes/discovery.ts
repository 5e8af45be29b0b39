import { createHash } from 'node:crypto';

import { aggregatedResources } from './aggregated-apis';
import type { AggregatedApi } from './aggregated-apis';
import type { Fields } from './read-field';
import { SERVED } from './openshift-resources';
import { isKubeVirtGroup } from './resources';
import type { Resource } from './resources';

const VERBS = ['delete', 'deletecollection', 'get', 'list', 'watch'];

/** What there is to be discovered. */
export interface Discoverable {
  readonly aggregated: readonly AggregatedApi[];
  readonly withoutKubeVirt: boolean;
  /** Whether the definition of a custom kind was deleted, and the kind with it; absent: none was. */
  readonly isGone?: (resource: Resource) => boolean;
}

/** A version of a group, and its resources as an `APIResourceList` has them. */
export interface ServedVersion {
  readonly group: string;
  readonly version: string;
  readonly resources: readonly Fields[];
  /** Another server has this API, and does not answer. */
  readonly isDown: boolean;
}

/** By which clients tell whether what is stored has changed its form (apiserver, `StorageVersionHash`). */
const storageHash = ({ group, version, kind }: Resource): string =>
  createHash('sha256').update(`${group}/${version}/${kind}`).digest().subarray(0, 8).toString('base64');

const describeResource = (resource: Resource): Fields => ({
  name: resource.plural,
  singularName: resource.singular,
  namespaced: resource.namespaced,
  kind: resource.kind,
  verbs: VERBS,
  ...(resource.shortNames.length > 0 && { shortNames: resource.shortNames }),
  ...(resource.categories.length > 0 && { categories: resource.categories }),
  storageVersionHash: storageHash(resource),
});

const POD_SUBRESOURCES = [
  { name: 'pods/exec', singularName: '', namespaced: true, kind: 'PodExecOptions', verbs: ['create', 'get'] },
  { name: 'pods/log', singularName: '', namespaced: true, kind: 'Pod', verbs: ['get'] },
];

const review = (group: string, kind: string): ServedVersion => ({
  group,
  version: 'v1',
  isDown: false,
  resources: [
    {
      name: `${kind.toLowerCase()}s`,
      singularName: kind.toLowerCase(),
      namespaced: false,
      kind,
      verbs: ['create'],
    },
  ],
});

const REVIEWS: readonly ServedVersion[] = [
  review('authentication.k8s.io', 'SelfSubjectReview'),
  review('authorization.k8s.io', 'SelfSubjectAccessReview'),
  review('authorization.k8s.io', 'SelfSubjectRulesReview'),
];

const addTo = (served: Map<string, ServedVersion>, added: ServedVersion): void => {
  const key = `${added.group}/${added.version}`;
  const known = served.get(key);
  served.set(key, { ...added, resources: [...(known?.resources ?? []), ...added.resources] });
};

/** Every version of every group, the core group first. */
export const servedVersions = ({ aggregated, withoutKubeVirt, isGone }: Discoverable): ServedVersion[] => {
  const served = new Map<string, ServedVersion>();
  for (const resource of SERVED.filter((one) => !isGone?.(one)))
    addTo(served, { ...resource, resources: [describeResource(resource)], isDown: false });
  addTo(served, { group: '', version: 'v1', resources: POD_SUBRESOURCES, isDown: false });
  for (const one of REVIEWS) addTo(served, one);
  for (const api of aggregated)
    addTo(served, { ...api, resources: aggregatedResources(api), isDown: !api.isAvailable });
  return [...served.values()].filter(({ group }) => !(withoutKubeVirt && isKubeVirtGroup(group)));
};

const describeGroup = (name: string, served: readonly ServedVersion[]): Fields => {
  const versions = served.map(({ group, version }) => ({ groupVersion: `${group}/${version}`, version }));
  return { name, versions, preferredVersion: versions[0] };
};

/** Versions by the name of their group, in the order in which they are served. */
export const byGroup = (served: readonly ServedVersion[]): Map<string, ServedVersion[]> => {
  const groups = new Map<string, ServedVersion[]>();
  for (const one of served) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  return groups;
};

const resourceList = ({ group, version, resources }: ServedVersion): Fields => ({
  kind: 'APIResourceList',
  ...(group !== '' && { apiVersion: 'v1' }),
  groupVersion: group ? `${group}/${version}` : version,
  resources,
});

const VERSION: Fields = {
  major: '1',
  minor: '35',
  emulationMajor: '1',
  emulationMinor: '35',
  minCompatibilityMajor: '1',
  minCompatibilityMinor: '34',
  gitVersion: 'v1.35.2',
  gitCommit: '7c1f3a52d0b94e6f8a2d5c3b1e0f9a8d7c6b5a43',
  gitTreeState: 'clean',
  buildDate: '2026-03-09T18:20:00Z',
  goVersion: 'go1.25.7',
  compiler: 'gc',
  platform: 'linux/amd64',
};

const CLIENT_ADDRESSES = [{ clientCIDR: '0.0.0.0/0', serverAddress: 'localhost:6443' }];

/**
 * What `/api`, `/apis`, `/apis/GROUP`, `/apis/GROUP/VERSION` and `/version` answer, `undefined` for other paths. An API
 * that is down is listed like the others.
 */
export const discover = (path: string, served: readonly ServedVersion[]): Fields | undefined => {
  const [root, ...parts] = path.split('/').filter(Boolean);
  if (root === 'version' && parts.length === 0) return VERSION;
  if (root === 'api' && parts.length === 0)
    return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: CLIENT_ADDRESSES };
  if (root !== 'api' && root !== 'apis') return undefined;
  const [group = '', version, ...rest] = root === 'api' ? ['', ...parts] : parts;
  if (rest.length > 0) return undefined;
  const groups = byGroup(served.filter((one) => one.group !== ''));
  if (root === 'apis' && group === '') {
    const described = [...groups].map(([name, versions]) => describeGroup(name, versions));
    return { kind: 'APIGroupList', apiVersion: 'v1', groups: described };
  }
  if (version === undefined) {
    const versions = groups.get(group);
    return versions && { kind: 'APIGroup', apiVersion: 'v1', ...describeGroup(group, versions) };
  }
  const found = served.find((one) => one.group === group && one.version === version);
  return found && resourceList(found);
};

/** Whether a path is one of an aggregated API whose server does not answer. */
export const isDown = (path: string, served: readonly ServedVersion[]): boolean =>
  served.some((one) => one.isDown && `${path}/`.startsWith(`/apis/${one.group}/${one.version}/`));
