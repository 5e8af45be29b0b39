const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/**
 * What was there before, as far as it is equal to what is there now, part by part: what is equal is the same object, so
 * that what shows it need not be drawn anew. Neither is changed.
 */
export const keepEqual = <T>(before: unknown, now: T): T => {
  if (Object.is(before, now)) return now;
  if (Array.isArray(before) && Array.isArray(now)) {
    const kept = now.map((one, index) => keepEqual(before[index], one) as unknown);
    const isSame = before.length === kept.length && kept.every((one, index) => Object.is(one, before[index]));
    return (isSame ? before : kept) as T;
  }
  if (!isPlain(before) || !isPlain(now)) return now;
  const entries = Object.entries(now).map(([name, value]) => [name, keepEqual(before[name], value)] as const);
  const isSame =
    entries.length === Object.keys(before).length &&
    entries.every(([name, value]) => name in before && Object.is(value, before[name]));
  return (isSame ? before : Object.fromEntries(entries)) as T;
};
