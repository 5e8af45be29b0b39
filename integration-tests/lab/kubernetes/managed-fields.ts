import type { KubernetesObject } from '../scenario';
import { isFields } from './read-field';
import type { Fields } from './read-field';

/** What the server sets itself, and nobody manages. */
const OF_THE_SERVER = new Set([
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'managedFields',
]);
const NAMED_APART = new Set(['apiVersion', 'kind', 'metadata', 'status']);
/** Kinds whose status is written with the rest: there is no `status` of its own, or it was there from the start. */
const STATUS_WITH_REST = new Set(['Service', 'Namespace', 'CDI', 'VirtualMachineInstance']);
/** By what the entries of a list are told apart, as the schemas of most kinds say. */
const LIST_KEYS = ['name', 'type', 'uid', 'ip'];

const keyOfList = (items: readonly unknown[]): string | undefined =>
  LIST_KEYS.find((key) => items.length > 0 && items.every((item) => isFields(item) && typeof item[key] === 'string'));

const fieldsOf = (value: unknown): Fields => {
  if (Array.isArray(value)) {
    const key = keyOfList(value);
    if (key === undefined) return {};
    return Object.fromEntries(
      (value as Fields[]).map((item) => [`k:${JSON.stringify({ [key]: item[key] })}`, { '.': {}, ...fieldsOf(item) }]),
    );
  }
  if (!isFields(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [`f:${name}`, fieldsOf(inside)]));
};

const ofMetadata = (metadata: Fields): Fields =>
  fieldsOf(Object.fromEntries(Object.entries(metadata).filter(([name]) => !OF_THE_SERVER.has(name))));

/** Programs that are not called as the label says. */
const PROGRAMS: Readonly<Record<string, string>> = { 'hco-operator': 'hyperconverged-cluster-operator' };
const labelled = ({ labels }: KubernetesObject['metadata']): string | undefined => {
  const by = labels?.['app.kubernetes.io/managed-by'];
  return by === undefined ? undefined : (PROGRAMS[by] ?? by);
};

const managerOf = ({ kind, metadata }: KubernetesObject): string =>
  labelled(metadata) ??
  (['Pod', 'ReplicaSet', 'Endpoints', 'EndpointSlice'].includes(kind) ? 'kube-controller-manager' : 'manager');

const entry = (object: KubernetesObject, manager: string, fields: Fields, subresource?: string): Fields => ({
  apiVersion: object.apiVersion,
  fieldsType: 'FieldsV1',
  fieldsV1: fields,
  manager,
  operation: 'Update',
  ...(subresource !== undefined && { subresource }),
  time: object.metadata.creationTimestamp,
});

/**
 * Who manages which fields of an object, as the API server keeps book of it: one entry for what was written, one for the
 * status. The lab does not know who wrote what; it says so of the whole, from the manifest, and of others what the manifest
 * says itself.
 */
export const managedFields = (object: KubernetesObject): Fields[] => {
  const { kind, metadata, status } = object;
  const isApart = (name: string): boolean =>
    NAMED_APART.has(name) && !(name === 'status' && STATUS_WITH_REST.has(kind));
  const rest = Object.fromEntries(Object.entries(object).filter(([name]) => !isApart(name)));
  const written = { ...(Object.keys(ofMetadata(metadata)).length > 0 && { 'f:metadata': ofMetadata(metadata) }) };
  const spec = entry(object, managerOf(object), { ...written, ...fieldsOf(rest) });
  const others = Array.isArray(metadata.managedFields) ? (metadata.managedFields as Fields[]) : [];
  if (status === undefined || STATUS_WITH_REST.has(kind)) return [...others, spec];
  const manager = kind === 'Pod' || kind === 'Node' ? 'kubelet' : managerOf(object);
  return [...others, spec, entry(object, manager, { 'f:status': fieldsOf(status) }, 'status')];
};
