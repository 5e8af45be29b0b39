/**
 * The header of a line of klog (k8s.io/klog): `E0115 09:56:35.910182       1 reflector.go:166] text`. What a program
 * logs before it has read its flags has words before that.
 */
const HEADER =
  /^(?:ERROR: logging before flag\.Parse: )?([IWEF])(\d{2})(\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)\d*\s+\d+ \S+\] (.*)$/;

/** A structured line: a quoted message, then keys with quoted or plain values; the last may be cut off or go on below. */
const STRUCTURED = /^"((?:[^"\\]|\\.)*)"((?: [\w./-]+=.*)?)$/;
const PAIR = / ([\w./-]+)=(?:"((?:[^"\\]|\\.)*)"?|(\S*))/g;

/** The keys whose values say what went wrong, the most telling first; the others say where and to whom. */
const TELLING = ['err', 'error', 'panic', 'reason'] as const;

/** Messages that say nothing beside the error that follows. */
const EMPTY = new Set(['Unhandled Error']);

/** What a line of klog says. */
export interface KlogLine {
  /** `I`, `W`, `E` or `F`. */
  readonly level: string;
  readonly text: string;
  /** Month, day and time of day; klog writes no year. */
  readonly month: string;
  readonly day: string;
  readonly time: string;
  /** It brings an error as a value of its own. */
  readonly hasError: boolean;
}

const unescape = (quoted: string): string =>
  quoted.replace(/\\(.)/g, (_escape, letter: string) => ({ n: '\n', t: '\t' })[letter] ?? letter);

const sayingOf = (said: string): Pick<KlogLine, 'text' | 'hasError'> => {
  const [, quoted, rest = ''] = STRUCTURED.exec(said) ?? [];
  if (quoted === undefined) return { text: said, hasError: false };
  const values = new Map(
    [...rest.matchAll(PAIR)].map(([, key = '', text, plain = '']) => [key, unescape(text ?? plain)]),
  );
  const key = TELLING.find((one) => !['', '<'].includes(values.get(one) ?? ''));
  const why = key === undefined ? '' : (values.get(key) ?? '');
  const hasError = key !== undefined && key !== 'reason';
  const title = unescape(quoted);
  if (why === '' || title.includes(why)) return { text: title, hasError };
  return { text: EMPTY.has(title) ? why : `${title}: ${why}`, hasError };
};

/** Reads a line of klog, with the message and the error of a structured one and none of its other values. */
export const readKlog = (line: string): KlogLine | undefined => {
  const [, level = '', month = '', day = '', time = '', said = ''] = HEADER.exec(line) ?? [];
  return level === '' ? undefined : { level, month, day, time, ...sayingOf(said) };
};
