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

const read = async <T>(path: string): Promise<T> => {
  const answer = await fetch(`${BASE}${path}`);
  if (!answer.ok) throw new Error(`${path} answered ${String(answer.status)}`);
  return (await answer.json()) as T;
};

/** Kinds that the console itself has models of; all others are custom resources to it. */
const isBuiltIn = (group: string): boolean => !group.includes('.') || group.endsWith('.k8s.io');

const modelsOf = async (group: string, version: string): Promise<readonly Model[]> => {
  const path = group === '' ? `/api/${version}` : `/apis/${group}/${version}`;
  const { resources = [] } = await read<{ resources?: readonly ApiResource[] }>(path);
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
 * The kinds that the cluster has, as the console learns them: every version of every group, through discovery.
 * @throws Error when discovery fails
 */
export const discoverModels = async (): Promise<readonly Model[]> => {
  const { groups = [] } = await read<{ groups?: readonly ApiGroup[] }>('/apis');
  const versions = groups.flatMap(({ name, versions }) => versions.map(({ version }) => ({ name, version })));
  const found = await Promise.all([
    modelsOf('', 'v1'),
    ...versions.map(async ({ name, version }) => modelsOf(name, version)),
  ]);
  return found.flat();
};
