import type { Entry } from './entry';

/** What a log lost, from its beginning. */
export interface Cut {
  readonly path: string;
  readonly lines: number;
  readonly bytes: number;
}

const LINE_FEED = 0x0a;

/** The size to which the largest logs are cut, so that all together keep within the budget and small ones stay whole. */
const waterLevel = (sizes: readonly number[], budget: number): number => {
  const ascending = [...sizes].sort((a, b) => a - b);
  let left = budget;
  for (const [index, size] of ascending.entries()) {
    const share = Math.floor(left / (ascending.length - index));
    if (size > share) return share;
    left -= size;
  }
  return Infinity;
};

const countLines = (bytes: Uint8Array): number =>
  bytes.reduce((count, byte) => (byte === LINE_FEED ? count + 1 : count), 0);

/** Keeps the newest whole lines of a log within so many bytes. */
const keepEnd = (log: Entry, most: number): { log: Entry; cut?: Cut } => {
  const { path, bytes } = log;
  if (bytes.length <= most) return { log };
  // A line that begins exactly there is whole.
  const from = bytes.length - most - 1;
  const lineFeed = bytes.indexOf(LINE_FEED, from);
  const start = lineFeed === -1 ? bytes.length : lineFeed + 1;
  const cut = { path, lines: countLines(bytes.subarray(0, start)), bytes: start };
  return { log: { ...log, bytes: bytes.slice(start) }, cut };
};

/** Cuts the oldest lines of the largest logs until all logs together hold at most `budget` bytes. */
export const fitLogs = (
  logs: readonly Entry[],
  budget: number,
): { readonly logs: readonly Entry[]; readonly cuts: readonly Cut[] } => {
  const most = waterLevel(
    logs.map(({ bytes }) => bytes.length),
    budget,
  );
  const kept = logs.map((log) => keepEnd(log, most));
  return { logs: kept.map(({ log }) => log), cuts: kept.flatMap(({ cut }) => (cut === undefined ? [] : [cut])) };
};
