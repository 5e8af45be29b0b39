import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Attribute {
  baseName: string;
  type: string;
}

const MODELS = join(dirname(require.resolve('@kubernetes/client-node/package.json')), 'dist/gen/models');

/** The models of a kind by the group and version that manifests name. */
const MODEL_OF: Record<string, string> = {
  'v1 ServiceAccount': 'V1ServiceAccount',
  'v1 ConfigMap': 'V1ConfigMap',
  'v1 Service': 'V1Service',
  'apps/v1 Deployment': 'V1Deployment',
  'batch/v1 Job': 'V1Job',
  'policy/v1 PodDisruptionBudget': 'V1PodDisruptionBudget',
  'networking.k8s.io/v1 NetworkPolicy': 'V1NetworkPolicy',
  'rbac.authorization.k8s.io/v1 Role': 'V1Role',
  'rbac.authorization.k8s.io/v1 RoleBinding': 'V1RoleBinding',
  'rbac.authorization.k8s.io/v1 ClusterRole': 'V1ClusterRole',
  'rbac.authorization.k8s.io/v1 ClusterRoleBinding': 'V1ClusterRoleBinding',
};

const read = new Map<string, readonly Attribute[] | undefined>();

/** The fields of a model, as the client's generator took them from Kubernetes' own OpenAPI description. */
const fieldsOf = (model: string): readonly Attribute[] | undefined => {
  if (!read.has(model)) {
    const file = join(MODELS, `${model}.js`);
    const found = existsSync(file) ? /attributeTypeMap = (\[[\s\S]*?\n\]);/.exec(readFileSync(file, 'utf8')) : null;
    read.set(model, found?.[1] === undefined ? undefined : (JSON.parse(found[1]) as Attribute[]));
  }
  return read.get(model);
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const primitive = (value: unknown, type: string): boolean => {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'IntOrString':
    case 'number | string':
      return typeof value === 'string' || Number.isInteger(value);
    default:
      return false;
  }
};

const check = (value: unknown, type: string, path: string): string[] => {
  const list = /^Array<(.*)>$/.exec(type)?.[1];
  if (list !== undefined) {
    if (!Array.isArray(value)) return [`${path}: not a list`];
    return value.flatMap((item: unknown, index) => check(item, list, `${path}[${index}]`));
  }
  const dictionary = /^\{ \[key: string\]: (.*); \}$/.exec(type)?.[1];
  if (dictionary !== undefined) {
    if (!isObject(value)) return [`${path}: not an object`];
    return Object.entries(value).flatMap(([key, item]) => check(item, dictionary, `${path}.${key}`));
  }
  const fields = fieldsOf(type);
  if (fields === undefined) return primitive(value, type) ? [] : [`${path}: not of type ${type}`];
  if (!isObject(value)) return [`${path}: not an object`];
  return Object.entries(value).flatMap(([key, item]) => {
    const field = fields.find(({ baseName }) => baseName === key);
    return field === undefined ? [`${path}.${key}: no such field`] : check(item, field.type, `${path}.${key}`);
  });
};

/**
 * What a strict API server would refuse in a manifest: fields that the kind does not have, and values of another type.
 * A kind that is not Kubernetes' own is refused too.
 */
export const strictlyRefused = (manifest: { apiVersion: string; kind: string }): string[] => {
  const model = MODEL_OF[`${manifest.apiVersion} ${manifest.kind}`];
  if (model === undefined) return [`${manifest.apiVersion} ${manifest.kind}: unknown`];
  return check(manifest, model, manifest.kind);
};
