import { message } from '../message';
import { maskShownText } from '../masking/mask-shown';
import type { LogText, Observation } from '../probes/observation';
import { instantOf, readStored, type StoredLine } from './stored-lines';

/**
 * A log begins at its container's start where its first line was stored at most so many milliseconds after that. The
 * kubelet looks at the size of logs every 10 s, and rotates them from 10 MiB on: a log that lost its beginning within
 * that time would have grown by more than 1 MiB a second.
 */
const SOON = 10_000;

/** When a container's run began, in milliseconds since the epoch; absent where nothing says. */
interface Run {
  readonly startedAt?: number;
}

/** The kubelet or the console answered, but not with the log. */
export class NoLog extends Error {
  override readonly name = 'NoLog';
  readonly saidBy: 'kubelet' | 'page';

  constructor(message: string, saidBy: NoLog['saidBy']) {
    super(message);
    this.saidBy = saidBy;
  }
}

/** The end of a log with the time of each line. */
export interface StoredLog extends Omit<LogText, 'lines'> {
  readonly lines: readonly StoredLine[];
  /** True where the pod has no node, so that nothing has run yet (204). */
  readonly neverRan: boolean;
}

/** What one request gave of it. */
export interface StoredTail extends StoredLog {
  /** Whether the bytes were at their bound, so that the newest may be missing. */
  readonly isCut: boolean;
  /** The tail that fits the bytes, in pieces. */
  readonly fits: number;
}

/** A line as it can be shown: control characters other than tab become U+FFFD, so that binary stays harmless. */
export const cleanLine = (line: string): string =>
  line.replace(/\r$/, '').replace(/[\u0000-\u0008\u000a-\u001f\u007f]/g, '\uFFFD');

/** NUL, and what was no UTF-8: neither is in a log of text, where a colour of a terminal may be. */
const NO_TEXT = /[\u0000\uFFFD]/;

/** The lines, cleaned, of which something but the first and the last, which may be cut within a letter, is no text. */
const toLines = (
  lines: readonly StoredLine[],
): Pick<StoredLog, 'lines' | 'isBinary'> & { readonly from: number | undefined } => ({
  lines: lines.map(({ time, text }) => ({ time, text: cleanLine(text) })),
  ...(lines.some(({ text }, index) => NO_TEXT.test(index === 0 ? text.replace(/^\uFFFD{1,3}/, '') : text))
    ? { isBinary: true }
    : {}),
  from: lines[0] === undefined ? undefined : instantOf(lines[0]),
});

/** CRI-O stores at most so many bytes at once, other runtimes twice as much. */
const PIECE = 8192;

/** As how many pieces a line counts, at least. */
export const piecesIn = (line: string): number => Math.ceil((line.length + 1) / PIECE);

/**
 * Whether the lines of a log are known to begin where the container began: soon after that, and with room in the tail
 * that was asked for. A container that crashes at once may have written more than that within a second.
 */
const isWholeLog = (lines: readonly StoredLine[], { startedAt }: Run, tail: number): boolean => {
  const [first] = lines;
  const from = first === undefined ? undefined : instantOf(first);
  if (from === undefined || startedAt === undefined || from - startedAt > SOON) return false;
  return lines.reduce((sum, { text }) => sum + piecesIn(text), 0) < tail;
};

const refuse = (answer: string, kubeletSays: string | undefined): void => {
  if (/^\s*<(?:!doctype|html)/i.test(answer)) throw new NoLog('the answer is a web page and not a log', 'page');
  if (kubeletSays !== undefined) throw new NoLog(kubeletSays, 'kubelet');
};

/**
 * Reads the answer to a log request.
 * @param asked the pieces that were asked for, those that were wanted to begin with, and the bound in bytes
 * @throws NoLog where it is none
 */
export const toStoredLog = (
  { body, status }: { readonly body: string; readonly status?: number | undefined },
  run: Run,
  asked: { readonly tail: number; readonly tailLines: number; readonly limitBytes: number },
): StoredTail => {
  const size = new Blob([body]).size;
  const isCut = size >= asked.limitBytes;
  const { lines: stored, kubeletSays } = readStored(body, isCut);
  refuse(body, kubeletSays);
  const { from, ...lines } = toLines(stored);
  const isWhole = isWholeLog(stored, run, asked.tail) && !isCut;
  const isLess = asked.tail < asked.tailLines || isCut;
  const short = isLess ? 'bytes' : stored.length < asked.tail ? 'fewer' : undefined;
  return {
    ...lines,
    truncated: !isWhole,
    ...(from === undefined ? {} : { from }),
    ...(isWhole || short === undefined ? {} : { short }),
    neverRan: status === 204,
    // Where twice as much would have fitted, so it may the next time.
    fits: Math.min(asked.tailLines, size * 2 < asked.limitBytes ? asked.tail * 2 : asked.tail),
    isCut,
  };
};

/** Lines with the secrets in them masked; a key over several lines is one line then. */
export const maskedLines = (lines: readonly StoredLine[]): readonly StoredLine[] => {
  const last = lines.at(-1);
  if (last === undefined) return lines;
  const texts = maskShownText(lines.map(({ text }) => text).join('\n')).split('\n');
  return texts.map((text, at) => ({ ...(lines[at] ?? last), text }));
};

/** A log as it is shown and judged: the times of its lines are not part of them, and secrets are masked. */
export const toLogText = ({ lines, truncated, from, short, isBinary }: Omit<StoredLog, 'neverRan'>): LogText => ({
  lines: maskedLines(lines).map(({ text }) => text),
  truncated,
  ...(from === undefined ? {} : { from }),
  ...(short === undefined ? {} : { short }),
  ...(isBinary === undefined ? {} : { isBinary }),
});

/** How many lines and characters of a log that is followed are kept, its newest. */
const KEPT = { lines: 20_000, characters: 16 * 1024 * 1024 };

/** The last of the lines that can be kept. */
export const keptLines = (lines: readonly StoredLine[]): readonly StoredLine[] => {
  let [from, left] = [lines.length, KEPT.characters];
  for (; from > 0 && lines.length - from < KEPT.lines; from -= 1) {
    left -= lines[from - 1]?.text.length ?? 0;
    if (left < 0) break;
  }
  return from === 0 ? lines : lines.slice(from);
};

/**
 * Lines that came by following, as a log.
 * @param truncated whether there is something before them
 */
export const followedText = (lines: readonly StoredLine[], truncated: boolean): LogText => {
  const from = lines[0] === undefined ? undefined : instantOf(lines[0]);
  return { lines: lines.map(({ text }) => text), truncated, ...(from === undefined ? {} : { from }) };
};

/** A log as an observation: one that is empty says nothing, and of a pod without a node says that nothing has run. */
export const observeLog = (read: StoredLog): Observation<LogText> => {
  if (read.lines.length > 0) return { state: 'found', data: toLogText(read) };
  return read.neverRan
    ? { state: 'empty', why: message('Nothing has run yet: the pod has no node.') }
    : { state: 'empty' };
};
