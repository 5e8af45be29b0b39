/** The expression can't be read, or uses what this evaluator lacks; the message says which. */
export class PromqlError extends Error {
  override readonly name = 'PromqlError';
}

/** The expression is sound, but the series there are can't be combined in this way. */
export class ExecutionError extends Error {
  override readonly name = 'ExecutionError';
}

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};
const UNIT = /(\d+)(ms|s|m|h|d|w|y)/g;

/** A duration as PromQL writes it, in milliseconds. @throws PromqlError when it isn't one */
export const duration = (text: string): number => {
  const parts = [...text.matchAll(UNIT)];
  if (text !== '0' && (parts.length === 0 || text.replace(UNIT, '') !== ''))
    throw new PromqlError(`not a valid duration: ${JSON.stringify(text)}`);
  return parts.reduce((sum, [, count, unit = 's']) => sum + Number(count) * (UNITS[unit] ?? 0), 0);
};

/** A number as PromQL writes it: decimal, hexadecimal, `Inf`, `NaN`, or a duration, which stands for its seconds. */
export const readNumber = (text: string): number => {
  const [, sign, digits = ''] = /^([+-]?)(.*)$/.exec(text.replaceAll('_', '')) ?? [];
  const size = /^inf$/i.test(digits) ? Infinity : Number(digits);
  const value = Number.isNaN(size) && !/^nan$/i.test(digits) ? duration(digits) / 1000 : size;
  return sign === '-' ? -value : value;
};

const ESCAPES: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

/** The text that a string literal stands for. @throws PromqlError at an escape that PromQL doesn't know, as `"\d"` */
export const unquote = (text: string): string => {
  const inner = text.slice(1, -1);
  if (text.startsWith('`')) return inner;
  return inner.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))/gs,
    (escape, ...[hex, unicode, letter]: string[]) => {
      const code = hex ?? unicode;
      const character = code === undefined ? ESCAPES[letter ?? ''] : String.fromCharCode(parseInt(code, 16));
      if (character === undefined) throw new PromqlError(`unknown escape sequence ${escape} in ${text}`);
      return character;
    },
  );
};

/** A number as Prometheus writes it in JSON. */
export const numberText = (value: number): string => {
  if (value === Infinity) return '+Inf';
  return value === -Infinity ? '-Inf' : String(value);
};
