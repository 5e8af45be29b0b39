/**
 * What the container runtime stores of one read of a container's output: a piece of a line, or its end. A line of any
 * length is one or several.
 */
export interface Piece {
  readonly time: Date;
  readonly bytes: Buffer;
  /** False where the line goes on in the next piece, and where the container has not ended its last line yet. */
  readonly endsLine: boolean;
  /** False for the last line of a file while the runtime is still writing it. */
  readonly isStored: boolean;
}

/** CRI-O stores at most this many bytes at once (conmon 2.1, the size of its reads). */
const PIECE_BYTES = 8192;

const STAMP = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)/;
const KLOG_STAMP = /^[IWEF](\d\d)(\d\d) (\d\d:\d\d:\d\d\.\d{3})/;

const lineTime = (line: string, now: Date): Date | undefined => {
  const [stamp] = STAMP.exec(line) ?? [];
  if (stamp) return new Date(stamp);
  const [, month, day, clock] = KLOG_STAMP.exec(line) ?? [];
  if (!month || !day || !clock) return undefined;
  const time = new Date(`${now.getUTCFullYear()}-${month}-${day}T${clock}Z`);
  // klog has no year: a stamp in the future is last year's.
  if (time.getTime() - now.getTime() > 86_400_000) time.setUTCFullYear(time.getUTCFullYear() - 1);
  return time;
};

/**
 * A log as the runtime has it stored. A line is as old as its own stamp says, one without a stamp as the line before.
 * @param text what the container wrote; where it does not end in a line feed its last line is unfinished
 * @param start when the container was started: the age of what comes before the first stamp
 */
export const piecesOf = (text: string, { start, now }: { start: Date; now: Date }): Piece[] => {
  let time = start;
  return text
    .split(/(?<=\n)/)
    .filter(Boolean)
    .flatMap((line) => {
      time = lineTime(line, now) ?? time;
      const bytes = Buffer.from(line);
      const ends = Array.from({ length: Math.ceil(bytes.length / PIECE_BYTES) }, (_none, index) => index);
      return ends.map((index): Piece => {
        const piece = bytes.subarray(index * PIECE_BYTES, (index + 1) * PIECE_BYTES);
        const isLast = index === ends.length - 1;
        const isWhole = line.endsWith('\n');
        return { time, bytes: piece, endsLine: isLast && isWhole, isStored: !isLast || isWhole };
      });
    });
};
