import { list, record, text } from '../unknown-value';

/** A setting that two states of an object have otherwise. */
export interface Difference {
  /** `spec.template.spec.containers[virt-api].image`, as `managedFields` has paths here. */
  readonly path: string;
  /** As text, shortened; `—` where it was not set. */
  readonly from: string;
  readonly to: string;
}

/** Characters of a value that a sentence has room for. */
const LONGEST = 40;
const NOT_SET = '—';

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** An image without its registry, and its digest to some letters; any other value as JSON writes it. */
const sayValue = (value: unknown): string => {
  if (value === undefined || value === null) return NOT_SET;
  const said = typeof value === 'string' ? value : JSON.stringify(value);
  const image = /^[\w.:-]+(?:\/[\w.-]+)*\/([\w.-]+(?::[\w.-]+|@sha256:[0-9a-f]{64}))$/.exec(said)?.[1] ?? said;
  const short = image.replace(/(@sha256:[0-9a-f]{8})[0-9a-f]{56}/, '$1…');
  return short.length > LONGEST ? `${short.slice(0, LONGEST)}…` : short;
};

/** The items of a list by their names, where all have one: as the server tells them apart. */
const byName = (value: unknown): Readonly<Record<string, unknown>> | undefined => {
  const items = list(value).map(record);
  const names = items.map(({ name }) => text(name));
  if (items.length === 0 || names.includes('') || new Set(names).size < names.length) return undefined;
  return Object.fromEntries(items.map((item, index) => [`[${names[index] ?? ''}]`, item]));
};

const join = (before: string, name: string): string =>
  before === '' || name.startsWith('[') ? `${before}${name}` : `${before}.${name}`;

const partsOf = (value: unknown): Readonly<Record<string, unknown>> | undefined => {
  if (Array.isArray(value)) return byName(value);
  return isPlain(value) ? undefined : record(value);
};

const compare = (from: unknown, to: unknown, path: string): readonly Difference[] => {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  const [before, after] = [partsOf(from), partsOf(to)];
  if (before === undefined || after === undefined) return [{ path, from: sayValue(from), to: sayValue(to) }];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    compare(before[name], after[name], join(path, name)),
  );
};

/** The settings that two values have otherwise; lists whose items have names are compared by these. */
export const differences = (from: unknown, to: unknown, path = ''): readonly Difference[] => compare(from, to, path);

/** The same of two states of an object: all but what the server keeps, what is noted on it, and its status. */
export const settingsDiff = (before: unknown, after: unknown): readonly Difference[] => {
  const settings = (object: unknown): Readonly<Record<string, unknown>> =>
    Object.fromEntries(
      Object.entries(record(object)).filter(([name]) => !['apiVersion', 'kind', 'metadata', 'status'].includes(name)),
    );
  return differences(settings(before), settings(after));
};
