import { matchingLines } from '../probes/matching-lines';
import { readLines, type LogLine } from '../probes/log-line';
import { whoseLine, type Whose } from '../probes/log-whose';
import type { ContainerLog, LogText } from '../probes/observation';
import { recognise, type KnownLine } from './known-lines';
import { ageOf } from './log-age';
import type { Observations, Observed } from './observations';

/** A line of a log that tells of trouble, or that a step asks for as such; information is none. */
export interface ErrorLine {
  readonly line: LogLine;
  readonly log: Observed<ContainerLog>;
  readonly known?: KnownLine;
  /** The pod got over it: it is ready, and has not said it for a while. */
  readonly passed: boolean;
  /** Of the component alone it tells something. */
  readonly whose: Whose;
  /** The steps that ask for lines such as this. */
  readonly askedBy: readonly string[];
}

interface Recognised {
  readonly line: LogLine;
  readonly known?: KnownLine;
  /** Where it stands in its log. */
  readonly index: number;
}

interface ReadLog {
  readonly lines: readonly LogLine[];
  readonly errors: readonly Recognised[];
  /** When the log ends; absent where no line has a time. */
  readonly end?: number;
}

/** Logs are long and asked about often; a list of lines never changes. */
const readBefore = new WeakMap<readonly string[], ReadLog>();
const matchedBefore = new WeakMap<readonly string[], Map<string, ReadonlySet<number>>>();

const readLog = ({ lines: raw, truncated }: LogText, now: number): ReadLog => {
  const before = readBefore.get(raw);
  if (before !== undefined) return before;
  const lines = readLines(raw, now);
  const errors = lines.flatMap((line, index): Recognised[] => {
    // The first line of a log's end may be the rest of one, without its level: it is not judged.
    if (line.level === 'info' || (truncated && index === 0)) return [];
    const known = recognise(line.text);
    if (known === undefined) return line.level === 'other' ? [] : [{ line, index }];
    return [{ line, index, known }];
  });
  const end = lines.at(-1)?.at;
  const read = { lines, errors, ...(end === undefined ? {} : { end }) };
  readBefore.set(raw, read);
  return read;
};

/** Where the lines of a log stand that match. */
const matchesIn = (log: ContainerLog, raw: readonly string[], pattern: string): ReadonlySet<number> => {
  const byPattern = matchedBefore.get(raw) ?? new Map<string, ReadonlySet<number>>();
  matchedBefore.set(raw, byPattern);
  const before = byPattern.get(pattern);
  if (before !== undefined) return before;
  const matches = new Set(matchingLines([log], pattern).map(({ index }) => index));
  byPattern.set(pattern, matches);
  return matches;
};

const isConnection = (text: string): boolean => /\bdial |i\/o timeout|TLS handshake|Client\.Timeout/.test(text);

/** What the steps that read a log look for as trouble, and which lines that is. */
const askedIn = (
  { item, stepIds }: Observed<ContainerLog>,
  raw: readonly string[],
  { readings }: Observations,
): readonly { readonly stepId: string; readonly matches: ReadonlySet<number> }[] =>
  readings.flatMap(({ step: { id, expectation } }) =>
    expectation.kind === 'log-without' && stepIds.includes(id)
      ? [{ stepId: id, matches: matchesIn(item, raw, expectation.pattern) }]
      : [],
  );

/** The lines of a log that tell of trouble of now, and those without a level that a step asks for as such. */
export const errorsIn = (log: Observed<ContainerLog>, observed: Observations): readonly ErrorLine[] => {
  const { item } = log;
  const { now } = observed;
  if (item.log.state !== 'found') return [];
  const { lines: raw, truncated } = item.log.data;
  const { lines, errors: all, end } = readLog(item.log.data, now);
  // Calls that wait for the client's own limit run out of time: that is no connection which gets no answer.
  const isThrottled = all.some(({ known }) => known?.id === 'client-throttled');
  const errors = all.filter(({ line, known }) => !(isThrottled && known?.id === 'timeout' && !isConnection(line.text)));
  const asked = askedIn(log, raw, observed);
  const told = new Set(all.map(({ index }) => index));
  const others = [...new Set(asked.flatMap(({ matches }) => [...matches]))]
    .filter((index) => !told.has(index) && !(truncated && index === 0) && lines[index]?.level !== 'info')
    .flatMap((index): Recognised[] => {
      const line = lines[index];
      return line === undefined ? [] : [{ line, index }];
    });
  return [...errors, ...others]
    .sort((a, b) => a.index - b.index)
    .flatMap(({ index, ...recognised }): ErrorLine[] => {
      const when = ageOf(recognised.line.at, item, { end, now });
      if (when === 'gone') return [];
      const whose = whoseLine(recognised.line, item.namespace);
      const askedBy = asked.flatMap(({ stepId, matches }) => (matches.has(index) ? [stepId] : []));
      return [{ ...recognised, log, passed: when === 'passed', whose, askedBy }];
    });
};

/** Whether a log holds an error that tells of now. */
export const saysErrors = (log: ContainerLog, now: number): boolean => {
  if (log.log.state !== 'found') return false;
  const { errors, end } = readLog(log.log.data, now);
  return errors.some(({ line }) => ageOf(line.at, log, { end, now }) !== 'gone');
};
