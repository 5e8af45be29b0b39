import { message, type Message } from '../message';
import { ageOf } from './log-age';
import { readLines } from './log-line';
import type { ContainerLog } from './observation';
import type { Verdict } from './step-result';

/** How much of a log line goes into a sentence, in characters. */
const SHOWN = 200;

const shorten = (line: string): string => (line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line);

interface Match {
  readonly pod: string;
  readonly line: string;
  /** Where the line stands in its log. */
  readonly index: number;
  readonly log: ContainerLog;
}

/** The lines of the logs that match, in the order of the logs. An expression that can't be read matches nothing. */
export const matchingLines = (logs: readonly ContainerLog[], pattern: string): readonly Match[] => {
  let expression: RegExp;
  try {
    expression = new RegExp(pattern);
  } catch {
    return [];
  }
  return logs.flatMap((log) =>
    log.log.state === 'found'
      ? log.log.data.lines.flatMap((line, index) => (expression.test(line) ? [{ pod: log.pod, line, index, log }] : []))
      : [],
  );
};

/** Whether a line tells of what is over; the findings draw the same line. */
const isGone = ({ index, log }: Match, now: number): boolean => {
  if (log.log.state !== 'found') return false;
  const lines = readLines(log.log.data.lines, now);
  return ageOf(lines[index]?.at, log, { end: lines.at(-1)?.at, now }) === 'gone';
};

const whyUnread = ({ pod, container, log }: ContainerLog): Message =>
  message('The log of {{pod}}/{{container}} could not be read: {{reason}}', {
    pod,
    container,
    reason: log.state === 'failed' || log.state === 'forbidden' ? log.reason : log.state,
  });

interface LogExpectation {
  readonly kind: 'log-with' | 'log-without';
  readonly pattern: string;
  /** What the lines are, for the sentence: "errors", "a sign of leadership". */
  readonly what: string;
}

/**
 * Judges logs by the lines that match a pattern. Of errors, those that the pod got over long ago, as its being ready
 * shows, are no problem. A log that could not be read, was left out or is still being read
 * leaves the answer unknown, unless the others already show a problem (`log-without`) or what was asked for
 * (`log-with`). Empty logs say nothing.
 * @param now milliseconds since the epoch
 */
export const judgeLogs = (
  logs: readonly ContainerLog[],
  { kind, pattern, what }: LogExpectation,
  { now, podsLeftOut = 0 }: { readonly now: number; readonly podsLeftOut: number | undefined },
): Verdict => {
  if (logs.length === 0) return { status: 'unknown', evidence: message('There is no pod whose log could be read') };
  const matches = matchingLines(logs, pattern);
  const lines = kind === 'log-with' ? matches : matches.filter((match) => !isGone(match, now));
  const last = lines.at(-1);
  const unread = logs.find(({ log }) => log.state !== 'found' && log.state !== 'empty');
  if (last !== undefined) {
    const evidence = message('{{what}}: {{count}} lines, the last in {{pod}}: {{line}}', {
      what,
      count: lines.length,
      pod: last.pod,
      line: shorten(last.line),
    });
    return { status: kind === 'log-with' ? 'healthy' : 'problem', evidence };
  }
  if (logs.some(({ log }) => log.state === 'loading')) {
    return { status: 'unknown', evidence: message('Reading…'), pending: true };
  }
  if (unread !== undefined) return { status: 'unknown', evidence: whyUnread(unread) };
  if (podsLeftOut > 0) {
    return {
      status: 'unknown',
      evidence: message('{{what}}: none in the logs that were read; pods whose logs were not read: {{podsLeftOut}}', {
        what,
        podsLeftOut,
      }),
    };
  }
  // The line that is sought may stand before the end that was read.
  if (kind === 'log-with' && logs.some(({ log }) => log.state === 'found' && log.data.truncated)) {
    return { status: 'unknown', evidence: message('{{what}}: none in the end of the log that was read', { what }) };
  }
  const read = logs.reduce((sum, { log }) => sum + (log.state === 'found' ? log.data.lines.length : 0), 0);
  if (read === 0) return { status: 'unknown', evidence: message('{{what}}: the logs are empty', { what }) };
  const passed = matches.at(-1);
  const evidence =
    passed === undefined
      ? message('{{what}}: none in the {{read}} lines that were read', { what, read })
      : message('{{what}}: none that tell of now; {{count}} older lines, the last in {{pod}}: {{line}}', {
          what,
          count: matches.length,
          pod: passed.pod,
          line: shorten(passed.line),
        });
  return { status: kind === 'log-with' ? 'problem' : 'healthy', evidence };
};
