import { record } from '../unknown-value';
import { maskText, sensitiveField } from './mask-text';
import { markOf, type MaskedKind, type Tally } from './tally';

/** What starts a virtual machine's guest, and holds its passwords and keys. */
const CLOUD_INIT = new Set(['userData', 'userDataBase64', 'networkData', 'networkDataBase64']);
const WITHOUT_DATA = new Set(['Secret', 'ConfigMap']);
const DATA = new Set(['data', 'stringData', 'binaryData']);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A variable keeps its name, and where its value comes from; not its value. */
const maskVariable = (variable: unknown, tally: Tally): unknown => {
  if (!isObject(variable)) return maskValue('', variable, tally);
  const { value, ...rest } = variable;
  const masked = value === undefined ? {} : { value: value === '' ? '' : tally.mask('environment value') };
  return { ...(maskFields(rest, tally) as object), ...masked };
};

/** The items of a list; in arguments of a command the item after `--password` is one. */
const maskItems = (items: readonly unknown[], tally: Tally): readonly unknown[] =>
  items.map((item, index) => {
    const before: unknown = items[index - 1];
    const flag = typeof before === 'string' ? /^--?([A-Za-z][\w-]*)$/.exec(before)?.[1] : undefined;
    const kind = flag === undefined ? undefined : sensitiveField(flag);
    return kind !== undefined && typeof item === 'string' && item !== '' && !item.startsWith('-')
      ? tally.mask(kind)
      : maskValue('', item, tally);
  });

/** Text that is JSON (an annotation may hold a whole object) is masked as what it says. */
const maskString = (value: string, tally: Tally): string => {
  if (/^\s*[{[]/.test(value)) {
    try {
      const before = tally.total;
      const masked = maskValue('', JSON.parse(value) as unknown, tally);
      return tally.total === before ? value : JSON.stringify(masked);
    } catch {
      // It only looked like JSON.
    }
  }
  return maskText(value, tally);
};

const maskValue = (name: string, value: unknown, tally: Tally): unknown => {
  if (Array.isArray(value)) {
    const entries: readonly unknown[] = value;
    return name === 'env' ? entries.map((variable) => maskVariable(variable, tally)) : maskItems(entries, tally);
  }
  if (isObject(value)) return maskFields(value, tally);
  if (typeof value !== 'string' || value === '') return value;
  if (CLOUD_INIT.has(name)) return tally.mask('cloud-init data');
  const kind = sensitiveField(name);
  return kind === undefined ? maskString(value, tally) : tally.mask(kind);
};

/** What a pair of a name and a value holds, such as a header of a probe, whose name tells that it is a credential. */
const pairKind = ({ name, value }: Readonly<Record<string, unknown>>): MaskedKind | undefined =>
  typeof name === 'string' && typeof value === 'string' && value !== '' ? sensitiveField(name) : undefined;

const maskFields = (object: Readonly<Record<string, unknown>>, tally: Tally): unknown => {
  const kind = pairKind(object);
  const isWithoutData = typeof object.kind === 'string' && WITHOUT_DATA.has(object.kind);
  return Object.fromEntries(
    Object.entries(object)
      .filter(([name]) => name !== 'managedFields')
      .map(([name, value]) => [
        name,
        isWithoutData && DATA.has(name) && value !== undefined
          ? tally.mask('content of a Secret or ConfigMap')
          : kind !== undefined && name === 'value'
            ? tally.mask(kind)
            : maskValue(name, value, tally),
      ]),
  );
};

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** An annotation that holds the object as it was applied; if it can't be read as JSON, nothing of it is kept. */
const withReadableLastApplied = (object: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => {
  const metadata = record(object.metadata);
  const annotations = record(metadata.annotations);
  const applied = annotations[LAST_APPLIED];
  if (typeof applied !== 'string') return object;
  try {
    JSON.parse(applied);
    return object;
  } catch {
    // Counted when the texts are masked.
    const masked = { ...annotations, [LAST_APPLIED]: markOf('environment value') };
    return { ...object, metadata: { ...metadata, annotations: masked } };
  }
};

/**
 * Gives an object of the cluster without what must not leave it: the values of environment variables (`valueFrom`
 * stays), what Secrets and ConfigMaps hold, cloud-init data, and credentials in any text. `managedFields` are left out,
 * as `oc` does. A Secret is not given at all.
 */
export const maskObject = <T extends object>(object: T, tally: Tally): T | undefined =>
  record(object).kind === 'Secret' ? undefined : (maskFields(withReadableLastApplied(record(object)), tally) as T);

/** Gives any data (labels, samples) with the credentials in its texts masked. */
export const maskData = (data: unknown, tally: Tally): unknown => maskValue('', data, tally);
