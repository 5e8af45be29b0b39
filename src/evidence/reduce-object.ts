import type { ClusterObject } from '../probes/observation';
import { record } from '../unknown-value';

/** A copy without the sentences that explain each field: they are the same in every cluster, and most of a schema. */
const withoutDescriptions = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(withoutDescriptions);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      // A property may be called so too: then it is a schema, not a sentence.
      .filter(([name, value]) => !(name === 'description' && typeof value === 'string'))
      .map(([name, value]) => [name, withoutDescriptions(value)]),
  );
};

const APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

const reduceDefinition = (definition: ClusterObject): ClusterObject => {
  const { annotations, ...metadata } = definition.metadata ?? {};
  const kept = Object.entries(annotations ?? {}).filter(([name]) => name !== APPLIED);
  return {
    ...definition,
    metadata: { ...metadata, ...(kept.length === 0 ? {} : { annotations: Object.fromEntries(kept) }) },
    spec: withoutDescriptions(record(definition.spec)),
  };
};

/** That there is such an account, and since when; not the Secrets that it names, nor who may use it. */
const reduceAccount = (account: ClusterObject): ClusterObject => {
  const { name, namespace, uid, creationTimestamp } = account.metadata ?? {};
  const known = Object.entries({ name, namespace, uid, creationTimestamp }).filter(([, value]) => value !== undefined);
  return { metadata: Object.fromEntries(known) };
};

/**
 * Gives an object as the file holds it: of a ServiceAccount the names alone, a CustomResourceDefinition without the
 * documentation in its schema. Certificates of authorities (`caBundle`) stay whole: they are public, and a webhook that
 * nobody trusts is known by them.
 */
export const reduceObject = (model: string, object: ClusterObject): ClusterObject => {
  if (model === 'ServiceAccount') return reduceAccount(object);
  return model === 'CustomResourceDefinition' ? reduceDefinition(object) : object;
};
