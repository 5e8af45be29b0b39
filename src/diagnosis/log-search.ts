import { message, type Message } from '../message';
import { ageOf } from './log-age';
import { readFrom, readLogs, stamp, whatIsOpen } from './log-coverage';
import { whyLogUnread } from './coverage';
import { readLines } from '../probes/log-line';
import { shortenLine } from '../probes/log-shorten';
import { matchingLines, type Match } from '../probes/matching-lines';
import type { ContainerLog } from '../probes/observation';
import type { Expectation } from '../probes/expectation';
import type { Answer } from './verdicts/answer';

/** How much of a log line goes into a sentence, in characters. */
const SHOWN = 200;

/** A line as a sentence has room for it. */
export const shorten = (line: string): string => shortenLine(line, SHOWN);

/** Whether a line tells of what is over; the facts draw the same line. */
export const isGone = ({ index, log }: Match, now: number): boolean => {
  if (log.log.state !== 'found') return false;
  const lines = readLines(log.log.data.lines, now);
  return ageOf(lines[index]?.at, log, { end: lines.at(-1)?.at, now }) === 'gone';
};

/** The first line of a log's end may be the rest of one, without its level, its time and what it is about. */
export const mayBeRest = ({ index, log }: Match): boolean =>
  index === 0 && log.log.state === 'found' && log.log.data.truncated;

/** Nothing was read: because nothing has run, or because nothing was said. */
const whyNothing = (logs: readonly ContainerLog[], what: string): Message =>
  logs.every(({ log }) => log.state === 'empty' && log.why !== undefined)
    ? message('{{what}}: nothing has run yet, so that there is no log', { what })
    : message('{{what}}: the logs are empty', { what });

/** That no line matches, and of how many. */
export const noneIn = (logs: readonly ContainerLog[], what: string): Message => {
  const from = readFrom(logs);
  const read = readLogs(logs).reduce((sum, { log }) => sum + log.data.lines.length, 0);
  return from === undefined
    ? message('{{what}}: none in the {{read}} lines that were read', { what, read })
    : message('{{what}}: none in the {{read}} lines that were read, from {{time}} on', {
        what,
        read,
        time: stamp(from),
      });
};

/** What is asked of logs; `what` the lines are, for the sentence: "errors", "a sign of leadership". */
export type LogExpectation = Extract<Expectation, { kind: 'log-with' | 'log-without' }>;

/** When a log was read, and how many pods' logs were not. */
export interface LogReading {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly podsLeftOut: number | undefined;
}

/** The lines that answer what was looked for; what a run that ended said before counts as little as its end is healthy. */
export const linesLookedFor = (logs: readonly ContainerLog[], pattern: string): readonly Match[] =>
  matchingLines(logs, pattern).filter((match) => !mayBeRest(match) && match.log.ended === undefined);

/** Why the logs do not tell whether there is such a line; absent where they do. Empty logs say nothing. */
export const whyUndecided = (
  logs: readonly ContainerLog[],
  { kind, pattern, what }: LogExpectation,
  { now, podsLeftOut = 0 }: LogReading,
): Answer | undefined => {
  const unknown = (evidence: Message): Answer => ({ status: 'unknown', evidence });
  if (logs.length === 0) return { ...unknown(message('There is no pod whose log could be read')), hasNothing: true };
  if (logs.some(({ log }) => log.state === 'loading')) return { ...unknown(message('Reading…')), pending: true };
  const unread = logs.find(({ log }) => log.state !== 'found' && log.state !== 'empty');
  if (unread !== undefined) return unknown(whyLogUnread(unread));
  if (podsLeftOut > 0) {
    return unknown(
      message('{{what}}: none in the logs that were read; pods whose logs were not read: {{podsLeftOut}}', {
        what,
        podsLeftOut,
      }),
    );
  }
  const rest = matchingLines(logs, pattern).find((match) => mayBeRest(match) && !isGone(match, now));
  if (rest !== undefined) {
    const values = { what, pod: rest.pod, line: shorten(rest.line) };
    return unknown(
      message('{{what}}: only in {{pod}}, in a line whose beginning may not have been read: {{line}}', values),
    );
  }
  const open = whatIsOpen(logs, { kind, what }, now);
  if (open !== undefined) return unknown(open);
  if (readLogs(logs).some(({ log }) => log.data.lines.length > 0)) return undefined;
  const hasNothing = logs.every(({ log }) => log.state === 'empty' && log.why !== undefined);
  return { ...unknown(whyNothing(logs, what)), ...(hasNothing ? { hasNothing } : {}) };
};
