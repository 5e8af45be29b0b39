import { list, record } from '../unknown-value';

/** A step of a path: a field, every entry of a list, or the entries whose field equals a text. */
const PART = /\.?([A-Za-z_][\w-]*)|\['([^']+)'\]|\[(\*)\]|\[\?\(@\.([\w.-]+)=="([^"]*)"\)\]/gy;

/** The field of an entry: `type`, `metadata.name`. */
const fieldAt = (entry: unknown, key: string): unknown =>
  key.split('.').reduce((value: unknown, name) => record(value)[name], entry);

const follow = (value: unknown, [, name, quoted, all, key, wanted]: RegExpExecArray): readonly unknown[] => {
  const field = name ?? quoted;
  if (field !== undefined) {
    const next = Object.hasOwn(record(value), field) ? record(value)[field] : undefined;
    return next === undefined ? [] : [next];
  }
  const entries = list(value);
  return all === undefined ? entries.filter((entry) => key !== undefined && fieldAt(entry, key) === wanted) : entries;
};

/**
 * Gives the values at a path, in the part of `oc`'s JSONPath that runbooks use: `a.b`, `['x.y/z']`, `[*]`,
 * `[?(@.type=="Ready")]`, `[?(@.metadata.name=="x")]`. Empty where nothing is there.
 * @throws Error for what is no such path
 */
export const valuesAt = (object: unknown, path: string): readonly unknown[] => {
  let values: readonly unknown[] = [object];
  const part = new RegExp(PART);
  while (part.lastIndex < path.length) {
    const from = part.lastIndex;
    const match = part.exec(path);
    if (match === null) throw new Error(`Not a path: ${path} at ${from}`);
    values = values.flatMap((value) => follow(value, match));
  }
  return values;
};

/** Gives the texts and numbers at a path, as texts. */
export const textsAt = (object: unknown, path: string): readonly string[] =>
  valuesAt(object, path).flatMap((value) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? [String(value)] : [],
  );
