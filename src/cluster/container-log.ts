import { hasLineBeforeDump } from '../probes/log-dump';
import type { LogTarget } from '../probes/log-targets';
import type { LogText } from '../probes/observation';
import { bounded, type BoundSignal } from './bounded-request';
import { LOGS } from './lane';
import { toLogText, toStoredLog, type StoredLog, type StoredTail } from './stored-log';

/** How much of it. */
export interface LogBounds {
  /** Pieces from its end: what the runtime stored at once, at most 16 KiB; a line is one or several. */
  readonly tailLines: number;
  /** Bytes at most, the times included. */
  readonly limitBytes: number;
}

/** What a page reads to begin with. */
export const FIRST_BOUNDS: LogBounds = { tailLines: 500, limitBytes: 1024 * 1024 };

/** A log may come slowly, one of many megabytes above all; milliseconds. */
const WITHIN = 60_000;

/** How far a crash that ends in a long dump is followed back, in pieces. */
const DUMP_PIECES = 8000;

/** How a log is read again, in pieces from its end. */
export interface LogTails {
  /** What to begin with: what fitted the last time, or reached from the end of a dump back to what came before. */
  readonly beginWith: number;
  /** How far a dump is followed back: no further than more of it came the last time. */
  readonly deepest: number;
}

/** The console's `consoleFetch` without a time limit of its own, or a fake of it. */
export type FetchText = (
  url: string,
  options: RequestInit & { readonly signal: BoundSignal },
  timeout: -1,
) => Promise<Pick<Response, 'text' | 'body'> & { readonly status?: number }>;

/** The address of a log (Kubernetes API, `GET …/pods/NAME/log`) behind the console, with the time of each line. */
export const logAddress = (
  { namespace, pod, container, previous }: LogTarget,
  bounds: Partial<LogBounds> & { follow?: boolean; since?: number },
): string => {
  const query = new URLSearchParams({ container, timestamps: 'true' });
  if (bounds.tailLines !== undefined) query.set('tailLines', String(bounds.tailLines));
  if (bounds.limitBytes !== undefined) query.set('limitBytes', String(bounds.limitBytes));
  // Go's way of writing a time without a fraction, which would be dropped.
  if (bounds.since !== undefined) query.set('sinceTime', new Date(bounds.since).toISOString().replace(/\.\d+Z$/, 'Z'));
  if (previous) query.set('previous', 'true');
  if (bounds.follow === true) query.set('follow', 'true');
  const path = [namespace, 'pods', pod, 'log'].map(encodeURIComponent).join('/');
  return `/api/kubernetes/api/v1/namespaces/${path}?${query.toString()}`;
};

/** How a tail is asked for: of so many pieces, where `tailLines` are wanted in the end. */
interface AskedTail extends LogBounds {
  readonly tail: number;
  /** Lines of this moment and later ones alone; a whole second, in milliseconds since the epoch. */
  readonly since?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Asks once for the end of a log. @throws NoLog, or what `fetchText` throws */
export const askTail = async (
  fetchText: FetchText,
  target: LogTarget,
  { tail, tailLines, limitBytes, since, signal }: AskedTail,
): Promise<StoredTail> => {
  const address = logAddress(target, { tailLines: tail, limitBytes, ...(since === undefined ? {} : { since }) });
  const answer = await bounded(
    async (own) => {
      const response = await fetchText(address, { signal: own }, -1);
      return { status: response.status, body: await response.text() };
    },
    { within: WITHIN, lane: LOGS, ...(signal === undefined ? {} : { signal }) },
  );
  return toStoredLog(answer, target, { tail, tailLines, limitBytes });
};

/**
 * Reads the end of a log. The server counts `limitBytes` from the first of the pieces on, so that it is the newest lines
 * that a bound in bytes cuts off (kubelet, `ReadLogs`): where that happens, half of the tail is asked for, until the end
 * of the log is in it. Where the log ends in the dump of a crash, more is asked for until the line before that is in it.
 * What comes of it is in `next`, for the next time: what was of no use is not asked for again.
 * @throws NoLog, or what `fetchText` throws, an `HttpError` with the server's Status for a container that has not started
 */
export const readStoredLog = async (
  fetchText: FetchText,
  target: LogTarget,
  {
    tailLines,
    limitBytes,
    beginWith = tailLines,
    deepest = DUMP_PIECES,
    signal,
  }: LogBounds & Partial<LogTails> & { readonly signal?: AbortSignal },
): Promise<StoredLog & { readonly next: LogTails }> => {
  const ask = async (tail: number): Promise<StoredTail> =>
    askTail(fetchText, target, { tail, tailLines, limitBytes, signal });
  let tail = beginWith;
  let read = await ask(tail);
  while (read.isCut && tail > 1) {
    tail = Math.floor(tail / 2);
    read = await ask(tail);
  }
  let limit = deepest;
  while (isInDump(read) && tail * FURTHER <= limit) {
    const more = await ask(tail * FURTHER);
    if (more.isCut || more.lines.length <= read.lines.length) limit = tail;
    else [read, tail] = [more, tail * FURTHER];
  }
  const next = {
    beginWith: tail > tailLines ? stillNeeded(read, tail) : read.fits,
    deepest: isInDump(read) ? limit : DUMP_PIECES,
  };
  return { ...read, next };
};

/** How much more is asked for at once, times what was asked for before. */
const FURTHER = 4;

/** A tail that was followed back from a dump, or less where the log has gone on since and less would do. */
const stillNeeded = ({ lines }: StoredLog, tail: number): number => {
  const less = tail / FURTHER;
  return hasLineBeforeDump(lines.slice(-less).map(({ text }) => text)) ? less : tail;
};

/** Whether what was read begins in the dump of a crash, and there may be more before it. */
export const isInDump = ({ lines, truncated, short }: StoredLog): boolean =>
  truncated && short !== 'bytes' && !hasLineBeforeDump(lines.map(({ text }) => text));

/** Reads the end of a log without the times; see `readStoredLog`. */
export const readContainerLog = async (
  fetchText: FetchText,
  target: LogTarget,
  bounds: LogBounds & { signal?: AbortSignal },
): Promise<LogText> => toLogText(await readStoredLog(fetchText, target, bounds));
