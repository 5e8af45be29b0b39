import type { LogText } from '../probes/observation';
import { bounded } from './bounded-request';
import { LOGS } from './lane';

/** Which log. */
export interface LogTarget {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
}

/** How much of it: lines from its end, and bytes at most. */
export interface LogBounds {
  readonly tailLines: number;
  readonly limitBytes: number;
  /** With the time before each line, as must-gather has its logs. */
  readonly timestamps?: boolean;
}

/** What a page reads to begin with. */
export const FIRST_BOUNDS: LogBounds = { tailLines: 500, limitBytes: 1024 * 1024 };

/** A log may come slowly, one of many megabytes above all; milliseconds. */
const WITHIN = 60_000;

/** The console's `consoleFetch`, or a fake of it. */
export type FetchText = (
  url: string,
  options?: RequestInit,
  timeout?: number,
) => Promise<Pick<Response, 'text' | 'body'>>;

/** The address of a log (Kubernetes API, `GET …/pods/NAME/log`) behind the console. */
export const logAddress = (
  { namespace, pod, container, previous }: LogTarget,
  bounds: Partial<LogBounds> & { follow?: boolean },
): string => {
  const query = new URLSearchParams({ container });
  if (bounds.tailLines !== undefined) query.set('tailLines', String(bounds.tailLines));
  if (bounds.limitBytes !== undefined) query.set('limitBytes', String(bounds.limitBytes));
  if (previous) query.set('previous', 'true');
  if (bounds.timestamps === true) query.set('timestamps', 'true');
  if (bounds.follow === true) query.set('follow', 'true');
  const path = [namespace, 'pods', pod, 'log'].map(encodeURIComponent).join('/');
  return `/api/kubernetes/api/v1/namespaces/${path}?${query.toString()}`;
};

/** Splits a log into lines; control characters other than tab become U+FFFD, so that binary stays harmless. */
export const toLines = (log: string): readonly string[] => {
  const clean = log.replace(/\r\n/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\uFFFD');
  const lines = clean.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
};

/**
 * Reads the end of a log. The server counts `limitBytes` from the first of the `tailLines` on, so that it is the newest
 * lines that a bound in bytes cuts off (kubelet, `ReadLogs`): where that happens, fewer lines are asked for, until the
 * end of the log is among them.
 * @throws what `fetchText` throws, an `HttpError` with the server's Status for a container that has not started
 */
export const readContainerLog = async (
  fetchText: FetchText,
  target: LogTarget,
  { tailLines, limitBytes, timestamps = false, signal }: LogBounds & { signal?: AbortSignal },
): Promise<LogText> => {
  const bounds = { within: WITHIN, lane: LOGS, ...(signal === undefined ? {} : { signal }) };
  for (let tail = tailLines; ;) {
    const address = logAddress(target, { tailLines: tail, limitBytes, timestamps });
    const body = await bounded(async (own) => (await fetchText(address, { signal: own }, -1)).text(), bounds);
    const lines = toLines(body);
    const isCut = new Blob([body]).size >= limitBytes;
    if (!isCut || tail <= 1) return { lines, truncated: isCut || tail < tailLines || lines.length >= tailLines };
    tail = Math.max(1, Math.floor(Math.min(lines.length, tail) / 2));
  }
};

/** Follows a log until the signal ends it: hands each batch of new lines to `onLines`. */
export const followContainerLog = async (
  fetchText: FetchText,
  target: LogTarget,
  { signal, onLines }: { signal: AbortSignal; onLines: (lines: readonly string[]) => void },
): Promise<void> => {
  // No client time-out: a quiet log is not a broken one.
  const answer = await fetchText(logAddress(target, { tailLines: 1, follow: true }), { signal }, -1);
  const reader = answer.body?.getReader();
  if (reader === undefined) return;
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    const parts = (rest + decoder.decode(value, { stream: true })).split('\n');
    rest = parts.pop() ?? '';
    if (parts.length > 0) onLines(toLines(parts.join('\n')));
  }
  if (rest !== '') onLines(toLines(rest));
};
