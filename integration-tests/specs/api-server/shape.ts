import { isFields } from '../../lab/kubernetes/read-field';

/** What stands in an answer, by path: `items[].metadata.uid` → `uid`. */
export type Shape = ReadonlyMap<string, string>;

const FORMATS: readonly (readonly [string, RegExp])[] = [
  ['time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
  ['time with microseconds', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/],
  ['uid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ['digits', /^\d+$/],
];

/** Mappings whose keys are names that somebody chose. */
const MAPS = /(?:^|\.)(?:labels|annotations|fieldsV1|matchLabels|hashes)$/;

/** What clients decide by, and what people read: kept word for word. Of a watch, that of each event's object. */
const WORDS =
  /^(?:status|type|body\[\]\.type|(?:body|body\[\]\.object)\.(?:kind|apiVersion|items\[\]\.kind|status|reason|message|code|details\.(?:kind|group|name|causes\[\]\.\w+)))$/;

/** What differs between two runs is no part of what is said. */
const withoutChance = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UID')
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, 'TIME')
    .replace(/\b\d{3,}\b/g, 'N');

/** Codes are words too; within a text a number is a version, or how many there are. */
const wordsOf = (value: string | number): string =>
  typeof value === 'number' ? String(value) : withoutChance(JSON.stringify(value));

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  if (typeof value !== 'string') return typeof value;
  return FORMATS.find(([, pattern]) => pattern.test(value))?.[0] ?? 'text';
};

const isObject = (value: unknown): boolean =>
  isFields(value) && isFields(value.metadata) && value.kind !== 'Status' && !('rows' in value) && !('items' in value);

/** An object's own content is the scenario's, not the server's: of it, only that it is there. */
const OF_THE_SERVER = new Set(['kind', 'apiVersion', 'metadata']);

/**
 * Reduces an answer to its shape: which fields there are, what each holds, and the words by which clients decide. The
 * elements of a list are one; what only some have is there.
 */
export const shapeOf = (answer: unknown): Shape => {
  const found = new Map<string, Set<string>>();
  const add = (path: string, what: string): void => {
    found.set(path, (found.get(path) ?? new Set()).add(what));
  };
  const walk = (path: string, value: unknown): void => {
    const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
    if (Array.isArray(value)) {
      add(path, 'list');
      for (const element of value) walk(`${path}[]`, element);
    } else if (!isFields(value)) {
      const isWord = WORDS.test(path) && (typeof value === 'string' || typeof value === 'number');
      add(path, isWord ? wordsOf(value) : kindOf(value));
    } else if (MAPS.test(path)) add(path, 'map');
    else {
      add(path, 'object');
      const isWhole = !isObject(value);
      for (const [name, field] of Object.entries(value))
        if (isWhole || OF_THE_SERVER.has(name)) walk(at(name), field);
        else add(at(name), 'present');
    }
  };
  walk('', answer);
  return new Map([...found].map(([path, kinds]) => [path, [...kinds].sort().join(' | ')]));
};

/** Whether one path stands in another. */
const isIn = (path: string, other: string): boolean =>
  other === '' ? path !== '' : path.startsWith(`${other}.`) || path.startsWith(`${other}[`);

/**
 * What differs between the shapes of two answers, a line each; empty when they are alike. Where one has a field that
 * the other lacks, what stands in the field is not told again.
 */
export const differencesOf = (lab: Shape, real: Shape): string[] => {
  const paths = [...new Set([...lab.keys(), ...real.keys()])].sort();
  const isMissing = (path: string): boolean => !lab.has(path) || !real.has(path);
  const missing = paths.filter(isMissing);
  return paths.flatMap((path) => {
    const [ours, theirs] = [lab.get(path), real.get(path)];
    if (ours === theirs || missing.some((other) => isIn(path, other))) return [];
    return [`${path || '(answer)'}: lab ${ours ?? 'nothing'}, API server ${theirs ?? 'nothing'}`];
  });
};
