import { message, type Message } from '../message';
import { conditionOf, finite, since } from '../unknown-value';
import { age } from './duration';
import { textsAt, valuesAt } from './field-path';
import type { ClusterObject } from './observation';
import { quantityOf } from './quantity';

/** What a value must be; all that is given must hold. Times and quantities (`10Gi`) compare as such. */
export interface ValueTest {
  readonly equals?: string | number | boolean;
  readonly oneOf?: readonly (string | number | boolean)[];
  /** A regular expression (JavaScript). */
  readonly matches?: string;
  readonly below?: number;
  readonly above?: number;
  /** A time that lies longer, or less long, ago than so many minutes. */
  readonly olderThanMinutes?: number;
  readonly newerThanMinutes?: number;
  /** What is given must not hold. */
  readonly not?: ValueTest;
}

/** A test of a field of an object. */
export interface FieldTest extends ValueTest {
  /** Where the field is (`field-path.ts`). */
  readonly path: string;
  /** Whether it must be there; what is not there fails every other test. */
  readonly present?: boolean;
  /** What an absent field means: the API leaves zeros and `false` out. */
  readonly absentAs?: string | number | boolean;
  /** Of several values at the path one is enough; else all must pass. */
  readonly some?: true;
}

/** A test of one of an object's conditions; one that is absent passes nothing. */
export interface ConditionTest {
  readonly condition: string;
  readonly status: 'True' | 'False' | 'Unknown';
  /** What it means that the object has no such condition; absent: it passes nothing. */
  readonly absentAs?: 'True' | 'False';
  readonly reason?: string | readonly string[];
}

export type ObjectTest = FieldTest | ConditionTest;

const asNumber = (value: unknown): number | undefined =>
  finite(value) ?? (typeof value === 'string' ? quantityOf(value) : undefined);

const minutesSince = (value: unknown, now: number): number =>
  typeof value === 'string' ? (now - Date.parse(value)) / 60_000 : NaN;

/** Whether a value passes; comparing what is no number, or no time, passes nothing. */
export const passesValue = (value: unknown, test: ValueTest, now: number): boolean => {
  const { equals, oneOf, matches, below, above, olderThanMinutes, newerThanMinutes, not } = test;
  const number = asNumber(value);
  const is = (wanted: string | number | boolean): boolean => String(value) === String(wanted);
  return (
    (equals === undefined || is(equals)) &&
    (oneOf === undefined || oneOf.some(is)) &&
    (matches === undefined || new RegExp(matches).test(String(value))) &&
    (below === undefined || (number !== undefined && number < below)) &&
    (above === undefined || (number !== undefined && number > above)) &&
    (olderThanMinutes === undefined || minutesSince(value, now) > olderThanMinutes) &&
    (newerThanMinutes === undefined || minutesSince(value, now) < newerThanMinutes) &&
    (not === undefined || !passesValue(value, not, now))
  );
};

const passesField = (object: unknown, { path, present, absentAs, some, ...test }: FieldTest, now: number): boolean => {
  const found = valuesAt(object, path);
  if (present !== undefined && found.length > 0 !== present) return false;
  const values = found.length === 0 && absentAs !== undefined ? [absentAs] : found;
  if (values.length === 0) return Object.keys(test).every((key) => key === 'not');
  const passes = (value: unknown): boolean => passesValue(value, test, now);
  return some === true ? values.some(passes) : values.every(passes);
};

/** Whether an object passes a test. */
export const passes = (object: ClusterObject, test: ObjectTest, now: number): boolean => {
  if ('path' in test) return passesField(object, test, now);
  const found = conditionOf(object, test.condition);
  const { reason } = test;
  return (
    (found?.status ?? test.absentAs) === test.status &&
    (reason === undefined || (typeof reason === 'string' ? [reason] : reason).includes(found?.reason ?? ''))
  );
};

/** What sentences call an object. */
export const nameOfObject = ({ metadata: { name = '', namespace } = {} }: ClusterObject): string =>
  namespace === undefined ? name : `${namespace}/${name}`;

/** The last part of a path, which people know a field by. */
export const fieldName = (path: string): string => {
  const [, quoted, plain] = [...path.matchAll(/\['(?:[^']*\/)?([^']+)'\]|(?:^|\.)([A-Za-z_][\w-]*)/g)].at(-1) ?? [];
  return quoted ?? plain ?? path;
};

/** What an object, by its kind and name, says where a test looks: the condition with its reason and message, or the field with its value. */
export const saysOf = (object: ClusterObject, test: ObjectTest, now: number): Message => {
  const name = `${object.kind ?? ''} ${nameOfObject(object)}`.trim();
  if ('path' in test) {
    const texts = textsAt(object, test.path);
    const values = { name, field: fieldName(test.path), value: texts.join(', ') };
    if (texts.length === 0) return message('{{name}} has no {{field}}', values);
    return 'olderThanMinutes' in test || 'newerThanMinutes' in test
      ? message('{{name}}: {{field}} was {{ago}} ago', { ...values, ago: age(texts[0] ?? '', now) })
      : message('{{name}}: {{field}} is {{value}}', values);
  }
  const found = conditionOf(object, test.condition);
  if (found === undefined) return message('{{name}} has no condition {{type}}', { name, type: test.condition });
  const { type, status, reason, message: detail } = found;
  const values = { name, type, status, reason, detail };
  return detail === ''
    ? message('{{name}}: {{type}} is {{status}} ({{reason}})', values)
    : message('{{name}}: {{type}} is {{status}} ({{reason}}): {{detail}}', values);
};

/** Since when a condition is as it is, in milliseconds since the epoch; absent where nothing says. */
export const sinceOf = (object: ClusterObject, test: ObjectTest): number | undefined =>
  'path' in test ? undefined : since(conditionOf(object, test.condition)?.lastTransitionTime ?? '').since;
