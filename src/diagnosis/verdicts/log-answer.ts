import { message, type Message } from '../../message';
import { matchingLines, type Match } from '../../probes/matching-lines';
import type { ContainerLog } from '../../probes/observation';
import {
  isGone,
  linesLookedFor,
  mayBeRest,
  noneIn,
  shorten,
  whyUndecided,
  type LogExpectation,
  type LogReading,
} from '../log-search';
import type { Answer } from './answer';

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

/**
 * What logs say by the lines that match a pattern, where no fact says otherwise. A log that could not be read, was left
 * out, is still being read or was read in part (`whatIsOpen`) leaves it open, unless what was asked for is in the others.
 */
export const answerOfLogs = (
  logs: readonly ContainerLog[],
  expectation: LogExpectation,
  reading: LogReading,
): Answer => {
  const { kind, pattern, what } = expectation;
  const found = kind === 'log-with' ? linesLookedFor(logs, pattern) : [];
  const last = found.at(-1);
  if (last !== undefined) {
    const values = { what, count: found.length, pod: last.pod, line: shorten(last.line) };
    return { status: 'healthy', evidence: message('{{what}}: {{count}} lines, the last in {{pod}}: {{line}}', values) };
  }
  const undecided = whyUndecided(logs, expectation, reading);
  if (undecided !== undefined) return undecided;
  const matches = matchingLines(logs, pattern).filter((match) => !mayBeRest(match));
  const evidence = matches.length === 0 ? noneIn(logs, what) : noneOfNow(matches, what, reading.now);
  return { status: 'healthy', evidence };
};
