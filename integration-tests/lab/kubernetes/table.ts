import type { KubernetesObject } from '../scenario';
import type { Fields } from './read-field';
import { isCustom } from './resources';
import type { Resource } from './resources';
import { TEMPLATE_GENERATION } from './served-objects';
import { columnsOf } from './table-columns';

/** How a client wants objects: whole, their metadata alone, or as rows of a table. */
export type Representation = 'object' | 'metadata' | 'table';

/** Reads an Accept header; the first form that is known wins, as clients put it first. */
export const readAccept = (accept: string | undefined): Representation => {
  for (const choice of (accept ?? '').split(',')) {
    const parameters = choice.split(';').map((part) => part.trim());
    if (!parameters.includes('application/json')) continue;
    if (!parameters.includes('g=meta.k8s.io')) return 'object';
    if (!parameters.includes('v=v1')) continue;
    if (parameters.includes('as=Table')) return 'table';
    if (parameters.some((part) => /^as=PartialObjectMetadata(?:List)?$/.test(part))) return 'metadata';
  }
  return 'object';
};

/** The object's metadata alone, without what apps/v1 adds to it when it writes the whole object. */
export const asMetadata = ({ metadata: { annotations, ...metadata } }: KubernetesObject): Fields => {
  const others = Object.entries(annotations ?? {}).filter(([name]) => name !== TEMPLATE_GENERATION);
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata: { ...metadata, ...(others.length > 0 && { annotations: Object.fromEntries(others) }) },
  };
};

const columnDefinitions = (resource: Resource): Fields[] =>
  columnsOf(resource).names.map((name) => ({
    name: name.replace(/^\*/, ''),
    type: 'string',
    format: name === 'Name' ? 'name' : '',
    description: '',
    priority: name.startsWith('*') ? 1 : 0,
  }));

export interface TableOptions {
  resource: Resource;
  now: Date;
  /** The query's `includeObject`: `None`, `Metadata` (when missing) or `Object`. */
  includeObject?: string | null;
  /** Rows of a watch name their columns once. */
  withoutColumns?: boolean;
}

const includedObject = (object: KubernetesObject, includeObject: string | null | undefined): Fields => {
  if (includeObject === 'None') return { object: null };
  return { object: includeObject === 'Object' ? object : asMetadata(object) };
};

/** A column of a custom resource finds nothing where a built-in one has a text that is empty. */
const cellsOf = (object: KubernetesObject, { resource, now }: TableOptions): unknown[] =>
  columnsOf(resource)
    .cells(object, now)
    .map((cell) => (cell === '' && isCustom(resource) ? null : cell));

/** Objects as a `Table`; `metadata` is the list's. */
export const asTable = (objects: readonly KubernetesObject[], metadata: Fields, options: TableOptions): Fields => ({
  kind: 'Table',
  apiVersion: 'meta.k8s.io/v1',
  metadata,
  columnDefinitions: options.withoutColumns ? null : columnDefinitions(options.resource),
  rows: objects.map((object) => ({
    cells: cellsOf(object, options),
    ...includedObject(object, options.includeObject),
  })),
});
