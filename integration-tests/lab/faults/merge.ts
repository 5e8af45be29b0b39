import { isFields } from '../kubernetes/read-field';
import type { Fields } from '../kubernetes/read-field';

const nameOf = (item: unknown): unknown => (isFields(item) ? (item.name ?? item.type) : undefined);

const areNamed = (items: readonly unknown[]): boolean => items.every((item) => nameOf(item) !== undefined);

const mergeList = (list: readonly unknown[], patch: readonly unknown[]): unknown[] => {
  if (patch.length === 0 || !areNamed([...list, ...patch])) return [...patch];
  const known = list.map((item) => {
    const change = patch.find((one) => nameOf(one) === nameOf(item));
    return change === undefined ? item : merge(item, change);
  });
  const added = patch.filter((one) => !list.some((item) => nameOf(item) === nameOf(one)));
  return [...known, ...added];
};

/**
 * A value with a patch in it, as a JSON merge patch (RFC 7386) has it: mappings are merged, `null` takes a field away,
 * everything else replaces. Beyond that, the items of a list in which all have a `name` or a `type` (containers,
 * conditions) are found by it and merged; those that are new come last, and an empty list empties.
 */
export const merge = (value: unknown, patch: unknown): unknown => {
  if (Array.isArray(patch)) return mergeList(Array.isArray(value) ? value : [], patch);
  if (!isFields(patch)) return patch;
  const known: Fields = isFields(value) ? value : {};
  const changed = Object.entries(patch).map(([field, change]) => [field, merge(known[field], change)] as const);
  return Object.fromEntries([...Object.entries(known), ...changed].filter(([field]) => patch[field] !== null));
};
