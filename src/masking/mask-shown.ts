import { maskText } from './mask-text';
import { Tally } from './tally';

/** Masks one text that the page shows or that goes to the clipboard, where nothing is counted. */
export const maskShownText = (text: string): string => maskText(text, new Tally());

const isRecord = (value: object): value is Readonly<Record<string, unknown>> => !Array.isArray(value);

/** The same value where nothing in it has to be masked: what shows it need not be drawn anew. */
const maskTexts = (value: unknown): unknown => {
  if (typeof value === 'string') return maskShownText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (!isRecord(value)) {
    const items: readonly unknown[] = value as readonly unknown[];
    const masked = items.map(maskTexts);
    return masked.every((item, at) => item === items[at]) ? value : masked;
  }
  const entries = Object.entries(value);
  const masked = entries.map(([name, field]) => [name, maskTexts(field)] as const);
  return masked.every(([, field], at) => field === entries[at]?.[1]) ? value : Object.fromEntries(masked);
};

/** Where a controller, a kubelet or a server speaks in its own words: the status of an object, the message of an event. */
const SPEAKING = ['status', 'message', 'note'] as const;

const known = new WeakMap<object, object>();
const knownLists = new WeakMap<object, readonly object[]>();

const maskOne = (object: object): object => {
  const before = known.get(object);
  if (before !== undefined) return before;
  let masked = object;
  for (const name of SPEAKING) {
    const value = (object as Readonly<Record<string, unknown>>)[name];
    const now = maskTexts(value);
    if (now !== value) masked = { ...masked, [name]: now };
  }
  known.set(object, masked);
  return masked;
};

/**
 * Masks what objects say (status, messages of events) before anything judges or shows it. The same list gives the same
 * list, and one in which nothing had to be masked is given back.
 */
export const maskShownObjects = <T extends object>(objects: readonly T[]): readonly T[] => {
  const before = knownLists.get(objects);
  if (before !== undefined) return before as readonly T[];
  const masked = objects.map(maskOne) as T[];
  const given = masked.every((object, at) => object === objects[at]) ? objects : masked;
  knownLists.set(objects, given);
  return given;
};
