import type { LogTarget } from '../probes/log-targets';
import { askTail, FIRST_BOUNDS, isInDump, type FetchText } from './container-log';
import { NoLog, piecesIn, type StoredLog, type StoredTail } from './stored-log';
import { instantOf, type StoredLine } from './stored-lines';

const isSame = (one: StoredLine, other: StoredLine | undefined): boolean =>
  one.time === other?.time && one.text === other.text;

/** The newest of the lines that fit into the tail. */
const newest = (lines: readonly StoredLine[], tail: number): readonly StoredLine[] => {
  let [from, left] = [lines.length, tail];
  for (; from > 0; from -= 1) {
    left -= piecesIn(lines[from - 1]?.text ?? '');
    if (left < 0) break;
  }
  return from === 0 ? lines : lines.slice(from);
};

/** What was read before, with what follows on it; absent where the answer does not begin with what was read last. */
const joined = (known: StoredLog, second: number, more: StoredTail): StoredLog | undefined => {
  const again = known.lines.filter((line) => (instantOf(line) ?? 0) >= second);
  if (!again.every((line, at) => isSame(line, more.lines[at]))) return undefined;
  const fresh = more.lines.slice(again.length);
  if (fresh.length === 0) return known;
  const all = [...known.lines, ...fresh];
  const lines = newest(all, FIRST_BOUNDS.tailLines);
  const from = lines[0] === undefined ? undefined : instantOf(lines[0]);
  const isFull = lines.length < all.length;
  const { short, ...before } = known;
  return {
    ...before,
    lines,
    ...(from === undefined ? {} : { from }),
    ...(isFull ? { truncated: true } : {}),
    ...(isFull || short === undefined ? {} : { short }),
    ...(more.isBinary === true ? { isBinary: true } : {}),
  };
};

/**
 * Reads what a log says since it was last read, in place of all its end once more: from the second of the last known line
 * on, since the API's times have no fraction. The answer therefore begins with what is known of that second; where it does
 * not (the file was rotated, more came than a tail holds, a line was cut), the log has to be read anew.
 * @returns the log as it is now, the same object where nothing came; absent where it has to be read anew
 * @throws what `fetchText` throws
 */
export const goOn = async (
  fetchText: FetchText,
  target: LogTarget,
  { known, signal }: { readonly known: StoredLog; readonly signal: AbortSignal },
): Promise<StoredLog | undefined> => {
  const last = known.lines.at(-1);
  const time = last === undefined ? undefined : instantOf(last);
  // What fits, or how far a dump goes back, is found out by reading it.
  if (time === undefined || known.short === 'bytes' || isInDump(known)) return undefined;
  const second = Math.floor(time / 1000) * 1000;
  const { tailLines, limitBytes } = FIRST_BOUNDS;
  const asked = { tail: tailLines, tailLines, limitBytes, since: second, signal };
  const more = await askTail(fetchText, target, asked).catch((error: unknown) => {
    if (error instanceof NoLog) return undefined;
    throw error;
  });
  if (more === undefined || more.isCut) return undefined;
  const log = joined(known, second, more);
  return log === undefined || isInDump(log) ? undefined : log;
};
