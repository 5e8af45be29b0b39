import { isStackLine } from '../probes/log-dump';
import { recogniseLine } from '../probes/log-known';
import type { LogLine } from '../probes/log-line';
import { LAST_WORDS } from './recency';
import { whoseLine } from '../probes/log-whose';

/** The last words are looked for in so many lines of text, dumps of stacks not counted. */
const LINES = 20;

/** How programs begin to say why they end, where they do not use a logger. */
const COMPLAINT = /^(?:error|fatal|failed|failure|cannot|can't|unable|usage error|\S+: (?:error|fatal|cannot))\b/i;

/** How much a line says about why a program ended: a crash, an error, a complaint, a known line, anything else. */
const weightOf = (line: LogLine, namespace: string): number => {
  if (line.text.trim() === '') return 0;
  const whose = whoseLine(line, namespace);
  if (whose === 'nobody') return 0.5;
  if (whose !== 'own') return 1;
  const isKnown = recogniseLine(line.text) !== undefined && line.level !== 'info';
  if (line.level === 'error' || line.level === 'fatal' || isKnown || COMPLAINT.test(line.text)) return 4;
  return line.level === 'other' ? 2 : 1.5;
};

/**
 * The line by which a program that ended says why, whatever its level and format: the last of those that say most among
 * its last lines; absent where it said nothing.
 * @param lines the log of the run that ended, as read by `readLines`
 * @param namespace where the pod runs
 */
export const lastWordsOf = (lines: readonly LogLine[], namespace: string): LogLine | undefined => {
  const end = lines.at(-1)?.at;
  const near = lines
    .filter(({ text }) => text.trim() !== '' && !isStackLine(text))
    .filter(({ at }) => at === undefined || end === undefined || end - at <= LAST_WORDS)
    .slice(-LINES);
  return near.reduce<LogLine | undefined>(
    (best, line) => (best === undefined || weightOf(line, namespace) >= weightOf(best, namespace) ? line : best),
    undefined,
  );
};
