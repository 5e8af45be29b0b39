import { list, record, text } from '../unknown-value';
import type { ClusterObject } from './observation';

/** A client that holds fields of an object, as the API server keeps book of it. */
export interface Writer {
  /** What the client called itself: never a person, and many may have one name. */
  readonly manager: string;
  readonly operation: string;
  /** When it last wrote some of the fields, as it is written; empty where that is not recorded. */
  readonly time: string;
  /** `spec.configuration.evictionStrategy`; those of the status are left out. */
  readonly fields: readonly string[];
}

/** Names under which the server puts together what it no longer tells apart (apimachinery, `managedfields`). */
const NOBODY = new Set(['ancient-changes', 'before-first-apply']);

const nameOfPart = (key: string): string | undefined => {
  if (key.startsWith('f:')) return key.slice(2);
  if (!key.startsWith('k:')) return undefined;
  try {
    const of = Object.values(record(JSON.parse(key.slice(2)) as unknown)).map(String);
    return `[${of.join(',')}]`;
  } catch {
    return '[?]';
  }
};

const join = (before: string, name: string): string =>
  before === '' || name.startsWith('[') ? `${before}${name}` : `${before}.${name}`;

/** The paths of a set of fields (`FieldsV1`), the innermost alone; items of lists without keys have no path of their own. */
const pathsIn = (fields: unknown, before = ''): readonly string[] => {
  const inner = Object.entries(record(fields)).flatMap(([key, value]) => {
    const name = nameOfPart(key);
    return name === undefined ? [] : pathsIn(value, join(before, name));
  });
  return inner.length === 0 && before !== '' ? [before] : inner;
};

/** Who holds fields of an object beside its status, those first whose last writing is recorded as the latest. */
export const writersOf = ({ metadata }: ClusterObject): readonly Writer[] =>
  list(metadata?.managedFields)
    .map(record)
    .map((entry): Writer => ({
      manager: text(entry.manager),
      operation: text(entry.operation),
      time: text(entry.time),
      fields: pathsIn(entry.fieldsV1).filter((path) => path !== 'status' && !path.startsWith('status.')),
    }))
    .filter(({ manager, fields }) => fields.length > 0 && !NOBODY.has(manager))
    .sort((a, b) => b.time.localeCompare(a.time));
