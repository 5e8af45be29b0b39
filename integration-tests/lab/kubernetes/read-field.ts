/** A YAML or JSON mapping of which nothing is known. */
export type Fields = Record<string, unknown>;

/** Whether a value is a mapping. */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at a dotted path (`status.phase`), `undefined` when any part of it is missing. */
export const readField = (value: unknown, path: string): unknown => {
  let found = value;
  for (const part of path.split('.')) {
    if (!isFields(found)) return undefined;
    found = found[part];
  }
  return found;
};

/** The text at a path; numbers and booleans as text, everything else as ''. */
export const readText = (value: unknown, path: string): string => {
  const found = readField(value, path);
  if (typeof found === 'string') return found;
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : '';
};

/** The number at a path, or what to take when there is none. */
export const readNumber = (value: unknown, path: string, otherwise = 0): number => {
  const found = readField(value, path);
  return typeof found === 'number' ? found : otherwise;
};

/** The mapping at a path; empty when there is none. */
export const readFields = (value: unknown, path: string): Fields => {
  const found = readField(value, path);
  return isFields(found) ? found : {};
};

/** The mappings of the list at a path; empty when there is none. */
export const readList = (value: unknown, path: string): Fields[] => {
  const found = readField(value, path);
  return Array.isArray(found) ? found.filter(isFields) : [];
};

/** The status (`True`, `False`, `Unknown`) of a condition in `status.conditions`, '' when it is missing. */
export const readCondition = (value: unknown, type: string): string =>
  readText(
    readList(value, 'status.conditions').find((condition) => condition.type === type),
    'status',
  );
