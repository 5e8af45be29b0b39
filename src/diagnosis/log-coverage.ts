import { message, type Message } from '../message';
import { LINE_PASSED } from './recency';
import type { ContainerLog, LogText } from '../probes/observation';

type ReadLog = ContainerLog & { readonly log: { readonly state: 'found'; readonly data: LogText } };

/** The logs that were read and say something. */
export const readLogs = (logs: readonly ContainerLog[]): readonly ReadLog[] =>
  logs.filter((log): log is ReadLog => log.log.state === 'found');

/** A time as it stands in a log: RFC 3339, UTC, to the second. */
export const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** From when on all that were read were read, in milliseconds since the epoch; absent where each is whole. */
export const readFrom = (logs: readonly ContainerLog[]): number | undefined => {
  const times = readLogs(logs).flatMap(({ log: { data } }) =>
    data.truncated && data.from !== undefined ? [data.from] : [],
  );
  return times.length === 0 ? undefined : Math.max(...times);
};

/**
 * Why the lines that were read do not tell that there is no such line; absent where they do. Errors are those of now:
 * the last lines tell of them, unless the log was rotated a moment ago. What a container wrote once, when it began, may
 * stand before any end of its log.
 * @param now milliseconds since the epoch
 */
export const whatIsOpen = (
  logs: readonly ContainerLog[],
  { kind, what }: { readonly kind: 'log-with' | 'log-without'; readonly what: string },
  now: number,
): Message | undefined => {
  const found = readLogs(logs);
  const values = ({ pod, container }: ContainerLog): { what: string; pod: string; container: string } => ({
    what,
    pod,
    container,
  });
  const binary = found.find(({ log }) => log.data.isBinary === true);
  if (binary !== undefined) {
    return message(
      '{{what}}: none that can be read; the log of {{pod}}/{{container}} is not text alone',
      values(binary),
    );
  }
  const cut = found.find(({ log }) => log.data.short === 'bytes');
  if (cut !== undefined) {
    return message(
      '{{what}}: none in what was read; the lines of {{pod}}/{{container}} are so long that less was read than was asked for',
      values(cut),
    );
  }
  const isOpen = ({ truncated, short, from }: LogText): boolean =>
    truncated && (kind === 'log-with' || (short === 'fewer' && (from === undefined || now - from < LINE_PASSED)));
  const part = found.find(({ log }) => isOpen(log.data));
  if (part !== undefined) {
    const { from } = part.log.data;
    return from === undefined
      ? message('{{what}}: none in the end of the log that was read', { what })
      : message(
          '{{what}}: none in what was read; the log of {{pod}}/{{container}} was read from {{time}} on, and not from the beginning of the container',
          { ...values(part), time: stamp(from) },
        );
  }
  const empty = logs.find(({ log }) => log.state === 'empty' && log.why === undefined);
  return kind === 'log-with' && empty !== undefined && found.length > 0
    ? message('{{what}}: none in what was read; the log of {{pod}}/{{container}} is empty', values(empty))
    : undefined;
};
