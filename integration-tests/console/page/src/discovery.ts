import type { Model } from './k8s-reducer';

const BASE = '/api/kubernetes';

interface ApiResource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

interface ApiGroup {
  readonly name: string;
  readonly versions: readonly { readonly version: string }[];
}

/** Reads what is at a path of the Kubernetes API; rejects where it is not answered with JSON. */
type Read = (path: string) => Promise<unknown>;

const readCluster: Read = async (path) => {
  const answer = await fetch(`${BASE}${path}`);
  if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}`);
  return answer.json();
};

/** Kinds that the console itself has models of; all others are custom resources to it. */
const isBuiltIn = (group: string): boolean => !group.includes('.') || group.endsWith('.k8s.io');

const modelsOf = async (read: Read, group: string, version: string): Promise<readonly Model[]> => {
  const path = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const { resources = [] } = (await read(path)) as { resources?: readonly ApiResource[] };
  return resources
    .filter(({ name }) => !name.includes('/'))
    .map(({ name, kind, namespaced, verbs }) => ({
      ...(group === '' ? {} : { apiGroup: group }),
      apiVersion: version,
      kind,
      plural: name,
      namespaced,
      verbs,
      crd: !isBuiltIn(group),
      label: kind,
      labelPlural: `${kind}s`,
      abbr: kind.replaceAll(/[a-z]/g, '').slice(0, 4),
    }));
};

/**
 * The kinds that the cluster has, as the console learns them: every version of every group, through discovery. A version
 * that is not answered is left out, and the others are known: one API whose server is down, as virt-api's is when
 * virt-api is, says nothing about the rest.
 * @throws Error when the groups can't be read
 */
export const discoverModels = async (read: Read = readCluster): Promise<readonly Model[]> => {
  const { groups = [] } = (await read('/apis')) as { groups?: readonly ApiGroup[] };
  const versions = groups.flatMap(({ name, versions }) => versions.map(({ version }) => ({ name, version })));
  const found = await Promise.allSettled(
    [{ name: '', version: 'v1' }, ...versions].map(async ({ name, version }) => modelsOf(read, name, version)),
  );
  return found.flatMap((models) => (models.status === 'fulfilled' ? models.value : []));
};
