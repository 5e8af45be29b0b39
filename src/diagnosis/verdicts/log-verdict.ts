import { message, type Message } from '../../message';
import { ageOf } from '../log-age';
import { readFrom, readLogs, stamp, whatIsOpen } from '../log-coverage';
import { howItEnded } from '../../probes/container-end';
import { whyLogUnread } from '../coverage';
import { endedBadly, lastWordsIn, type EndedLog } from '../ended-logs';
import { readLine, readLines } from '../../probes/log-line';
import { shortenLine } from '../../probes/log-shorten';
import { whoseLine } from '../../probes/log-whose';
import { matchingLines, type Match } from '../../probes/matching-lines';
import type { ContainerLog } from '../../probes/observation';
import type { Verdict } from '../../probes/step-result';

/** How much of a log line goes into a sentence, in characters. */
const SHOWN = 200;

const shorten = (line: string): string => shortenLine(line, SHOWN);

/** Whether a line tells of what is over; the findings draw the same line. */
const isGone = ({ index, log }: Match, now: number): boolean => {
  if (log.log.state !== 'found') return false;
  const lines = readLines(log.log.data.lines, now);
  return ageOf(lines[index]?.at, log, { end: lines.at(-1)?.at, now }) === 'gone';
};

/** Whether a line is about the component itself, and no request of others and nothing that every healthy pod writes. */
const isOwn = ({ line, log }: Match, now: number): boolean => whoseLine(readLine(line, now), log.namespace) === 'own';

/** The first line of a log's end may be the rest of one, without its level, its time and what it is about. */
const mayBeRest = ({ index, log }: Match): boolean =>
  index === 0 && log.log.state === 'found' && log.log.data.truncated;

/** Nothing was read: because nothing has run, or because nothing was said. */
const whyNothing = (logs: readonly ContainerLog[], what: string): Message =>
  logs.every(({ log }) => log.state === 'empty' && log.why !== undefined)
    ? message('{{what}}: nothing has run yet, so that there is no log', { what })
    : message('{{what}}: the logs are empty', { what });

const noneIn = (logs: readonly ContainerLog[], what: string, read: number): Message => {
  const from = readFrom(logs);
  return from === undefined
    ? message('{{what}}: none in the {{read}} lines that were read', { what, read })
    : message('{{what}}: none in the {{read}} lines that were read, from {{time}} on', {
        what,
        read,
        time: stamp(from),
      });
};

/** How a run ended and what it said last, whatever the lines that were asked for. */
const endOf = (log: EndedLog, now: number): Message => {
  const values = { pod: log.pod, container: log.container, end: howItEnded(log.ended) };
  const words = lastWordsIn(log, now);
  if (words !== undefined) {
    return message('Container {{container}} of {{pod}} ended ({{end}}), its last words: {{line}}', {
      ...values,
      line: shorten(words.text),
    });
  }
  return log.log.state === 'found' || log.log.state === 'empty'
    ? message('Container {{container}} of {{pod}} ended ({{end}}) without a word', values)
    : message('Container {{container}} of {{pod}} ended ({{end}}); its log could not be read', values);
};

/** The lines that match tell of what has passed, or of what others asked for. */
const noneOfNow = (matches: readonly Match[], what: string, now: number): Message => {
  const gone = matches.filter((match) => isGone(match, now));
  const { pod = '', line = '' } = (gone.at(-1) ?? matches.at(-1)) as Partial<Match>;
  const values = { what, count: gone.length || matches.length, pod, line: shorten(line) };
  return gone.length > 0
    ? message('{{what}}: none that tell of now; {{count}} older lines, the last in {{pod}}: {{line}}', values)
    : message(
        '{{what}}: none of its own; {{count}} lines about what others asked for, or that healthy pods write, the last in {{pod}}: {{line}}',
        values,
      );
};

interface LogExpectation {
  readonly kind: 'log-with' | 'log-without';
  readonly pattern: string;
  /** What the lines are, for the sentence: "errors", "a sign of leadership". */
  readonly what: string;
}

/**
 * Judges logs by the lines that match a pattern. Of errors, those that the pod got over long ago, as its being ready
 * shows, are no problem. A log that could not be read, was left out, is still being read or was read in part
 * (`whatIsOpen`) leaves the answer unknown, unless the others already show a problem (`log-without`) or what was asked
 * for (`log-with`). Empty logs say nothing.
 * @param now milliseconds since the epoch
 */
export const judgeLogs = (
  logs: readonly ContainerLog[],
  { kind, pattern, what }: LogExpectation,
  { now, podsLeftOut = 0 }: { readonly now: number; readonly podsLeftOut: number | undefined },
): Verdict => {
  if (logs.length === 0) {
    return { status: 'unknown', evidence: message('There is no pod whose log could be read'), hasNothing: true };
  }
  const all = matchingLines(logs, pattern);
  const matches = all.filter((match) => !mayBeRest(match));
  const [ended] = endedBadly(logs, now);
  // What a run that ended said before counts as little as its end is healthy.
  const lines =
    kind === 'log-with'
      ? matches.filter(({ log }) => log.ended === undefined)
      : matches.filter((match) => !isGone(match, now) && isOwn(match, now));
  const last = lines.at(-1);
  if (ended !== undefined && ended.log.state !== 'loading' && (kind === 'log-without' || last === undefined)) {
    return { status: 'problem', evidence: endOf(ended, now) };
  }
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
  if (unread !== undefined) return { status: 'unknown', evidence: whyLogUnread(unread) };
  if (podsLeftOut > 0) {
    return {
      status: 'unknown',
      evidence: message('{{what}}: none in the logs that were read; pods whose logs were not read: {{podsLeftOut}}', {
        what,
        podsLeftOut,
      }),
    };
  }
  const rest = all.find((match) => mayBeRest(match) && !isGone(match, now));
  if (rest !== undefined) {
    const { pod, line } = rest;
    const values = { what, pod, line: shorten(line) };
    return {
      status: 'unknown',
      evidence: message(
        '{{what}}: only in {{pod}}, in a line whose beginning may not have been read: {{line}}',
        values,
      ),
    };
  }
  const open = whatIsOpen(logs, { kind, what }, now);
  if (open !== undefined) return { status: 'unknown', evidence: open };
  const read = readLogs(logs).reduce((sum, { log }) => sum + log.data.lines.length, 0);
  if (read === 0) {
    const hasNothing = logs.every(({ log }) => log.state === 'empty' && log.why !== undefined);
    return { status: 'unknown', evidence: whyNothing(logs, what), ...(hasNothing ? { hasNothing } : {}) };
  }
  const evidence = matches.length === 0 ? noneIn(logs, what, read) : noneOfNow(matches, what, now);
  return { status: kind === 'log-with' ? 'problem' : 'healthy', evidence };
};
