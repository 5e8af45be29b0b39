import type { Fields } from './read-field';
import { isKubeVirtGroup, RESOURCES } from './resources';
import type { Resource } from './resources';

const VERBS = ['delete', 'deletecollection', 'get', 'list', 'watch'];
const AUTHORIZATION = 'authorization.k8s.io';

const describeResource = ({ plural, singular, namespaced, kind, shortNames, categories }: Resource): Fields => ({
  name: plural,
  singularName: singular,
  namespaced,
  kind,
  verbs: VERBS,
  ...(shortNames.length > 0 && { shortNames }),
  ...(categories.length > 0 && { categories }),
});

const POD_SUBRESOURCES = [
  { name: 'pods/exec', singularName: '', namespaced: true, kind: 'PodExecOptions', verbs: ['create', 'get'] },
  { name: 'pods/log', singularName: '', namespaced: true, kind: 'Pod', verbs: ['get'] },
];

const REVIEWS = ['SelfSubjectAccessReview', 'SelfSubjectRulesReview'].map((kind) => ({
  name: `${kind.toLowerCase()}s`,
  singularName: kind.toLowerCase(),
  namespaced: false,
  kind,
  verbs: ['create'],
}));

const describeGroup = (name: string, version: string): Fields => {
  const entry = { groupVersion: `${name}/${version}`, version };
  return { name, versions: [entry], preferredVersion: entry };
};

const servedGroups = (withoutKubeVirt: boolean): Map<string, string> => {
  const groups = new Map([[AUTHORIZATION, 'v1']]);
  for (const { group, version } of RESOURCES)
    if (group && !(withoutKubeVirt && isKubeVirtGroup(group))) groups.set(group, version);
  return groups;
};

/** The resources of a group and version, `undefined` when it is not served. */
export const discoverResources = (group: string, version: string, withoutKubeVirt: boolean): Fields | undefined => {
  if (group ? servedGroups(withoutKubeVirt).get(group) !== version : version !== 'v1') return undefined;
  const resources = RESOURCES.filter((resource) => resource.group === group).map(describeResource);
  if (!group) resources.push(...POD_SUBRESOURCES);
  if (group === AUTHORIZATION) resources.push(...REVIEWS);
  const groupVersion = group ? `${group}/${version}` : version;
  return { kind: 'APIResourceList', apiVersion: 'v1', groupVersion, resources };
};

/** What `/api`, `/apis`, `/apis/GROUP`, `/apis/GROUP/VERSION` and `/version` answer, `undefined` for other paths. */
export const discover = (path: string, withoutKubeVirt: boolean): Fields | undefined => {
  const [root, group, version, ...rest] = path.split('/').filter(Boolean);
  if (rest.length > 0) return undefined;
  if (root === 'version' && !group)
    return { major: '1', minor: '34', gitVersion: 'v1.34.2', platform: 'linux/amd64', goVersion: 'go1.24.9' };
  if (root === 'api' && !group) return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
  if (root === 'api' && group && !version) return discoverResources('', group, withoutKubeVirt);
  if (root !== 'apis') return undefined;
  const groups = servedGroups(withoutKubeVirt);
  if (!group) {
    const described = [...groups].map(([name, served]) => describeGroup(name, served));
    return { kind: 'APIGroupList', apiVersion: 'v1', groups: described };
  }
  const served = groups.get(group);
  if (version) return discoverResources(group, version, withoutKubeVirt);
  return served ? { kind: 'APIGroup', apiVersion: 'v1', ...describeGroup(group, served) } : undefined;
};
