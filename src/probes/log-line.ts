import { finite, record, text } from '../unknown-value';
import { crashWithin, endWithReason, isPanic, panicText } from './log-crash';
import { readKlog } from './log-klog';

/** A line of a log, without what every line has. */
export interface LogLine {
  /** What it says: the message and the error of a JSON line, what follows the place in the source of a klog line. */
  readonly text: string;
  /** Milliseconds since the epoch; absent for a line without a time. */
  readonly at?: number;
  /** `info` tells of no trouble; `other` may: a warning, a line without a level, or an info line that brings an error. */
  readonly level: 'error' | 'fatal' | 'info' | 'other';
  /** The namespace of the object that KubeVirt writes about; absent where it names none. */
  readonly namespace?: string;
  /** True where it is about a request that somebody sent to a webhook of the component. */
  readonly isRequest?: boolean;
}

/** client-go writes it as information, and the component ends by it. */
const LEASE = 'failed to renew lease';
const FATAL = /^panic:|^fatal error:|^SIG(?:ABRT|BUS|FPE|ILL|SEGV): /;
/** What a program logs before it has read its flags is the reason why it ends, at whatever level. */
const EARLY = 'ERROR: logging before flag.Parse: ';
/** The loggers of admission webhooks: kubemacpool's `Webhook mutatevirtualmachines`, controller-runtime's `admission`. */
const WEBHOOK = /^webhook\b|^admission$/i;
/** A time at the beginning (zap's console format) or in the field of a logfmt line; some zones have no colon. */
const RFC3339 =
  /^(?:(?:.*?\s)??(?:time|timestamp|ts)="?)?(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?)(Z|[+-]\d{2}):?(\d{2})?/;
/** The package `log` of Go: `2026/01/15 09:56:35 text`, taken for UTC as everywhere in a container. */
const GO_LOG = /^(\d{4})\/(\d{2})\/(\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d+)?) /;
const PLAIN_LEVEL = /^\S+\t([A-Z]+)\t|(?:^|\s)level=([a-z]+)/;

const timed = (at: number): { at?: number } => (Number.isNaN(at) ? {} : { at });

const levelOf = (level: string): LogLine['level'] => {
  if (level === 'error' || level === 'E') return 'error';
  if (['fatal', 'panic', 'dpanic', 'F'].includes(level)) return 'fatal';
  return ['info', 'debug', 'trace', 'I'].includes(level) ? 'info' : 'other';
};

/** More seconds than any clock shows: a number in another unit. */
const NO_SECONDS = 1e11;

/** A time as text, or as zap writes it by default: seconds since the epoch. */
const timeIn = ({ timestamp, ts, time }: Readonly<Record<string, unknown>>): number => {
  const seconds = finite(ts);
  if (seconds !== undefined) return seconds < NO_SECONDS ? seconds * 1000 : NaN;
  return Date.parse(text(timestamp) || text(ts) || text(time));
};

const fromJson = (line: string): LogLine | undefined => {
  let parsed: Readonly<Record<string, unknown>>;
  try {
    parsed = record(JSON.parse(line) as unknown);
  } catch {
    return undefined;
  }
  const said = text(parsed.msg) || text(parsed.message);
  const why = text(parsed.reason) || text(parsed.error) || text(parsed.err) || text(parsed.panic);
  const level = levelOf(text(parsed.level));
  if (said === '' && why === '') return level === 'info' ? { text: line, level, ...timed(timeIn(parsed)) } : undefined;
  const parts = said.includes(why) ? [said] : [said.replace(/\.$/, ''), why];
  const words = parts.filter((part) => part !== '').join(': ');
  const stack = (text(parsed.stacktrace) || text(parsed.stack)).split('\n');
  // KubeVirt's logger alone gives the name and namespace of its object; of others' fields nobody knows what they mean.
  const namespace = text(parsed.component) === '' ? '' : text(parsed.namespace);
  return {
    ...(isPanic(words) ? { text: panicText(words, stack), level: 'error' } : { text: words, level }),
    // What it will try again KubeVirt writes as info, with the error: `reenqueuing VirtualMachine …`.
    ...(level === 'info' && why !== '' && !isPanic(words) ? { level: 'other' } : {}),
    ...timed(timeIn(parsed)),
    ...(namespace === '' ? {} : { namespace }),
    ...(WEBHOOK.test(text(parsed.logger)) ? { isRequest: true } : {}),
  };
};

const fromKlog = (line: string, now: number): LogLine | undefined => {
  const klog = readKlog(line);
  if (klog === undefined) return undefined;
  // klog writes no year: it is the one that puts the line into the past.
  const year = new Date(now).getUTCFullYear();
  const inYear = (one: number): number => Date.parse(`${String(one)}-${klog.month}-${klog.day}T${klog.time}Z`);
  const at = inYear(year);
  const level = levelOf(klog.level);
  const tells = level === 'info' && (klog.hasError || klog.text.startsWith(LEASE) || line.startsWith(EARLY));
  return {
    text: klog.text,
    level: isPanic(klog.text) ? 'error' : tells ? 'other' : level,
    ...timed(at > now + 86_400_000 ? inYear(year - 1) : at),
  };
};

const plainTime = (line: string): number => {
  const [, stamp, zone = '', minutes = '00'] = RFC3339.exec(line) ?? [];
  if (stamp !== undefined) return Date.parse(`${stamp}${zone === 'Z' ? 'Z' : `${zone}:${minutes}`}`);
  const [, year, month, day, time] = GO_LOG.exec(line) ?? [];
  return year === undefined ? NaN : Date.parse([year, month, `${day ?? ''}T${time ?? ''}Z`].join('-'));
};

const fromPlain = (line: string): LogLine => {
  const [, zap = '', logfmt = ''] = PLAIN_LEVEL.exec(line) ?? [];
  return {
    text: line.trim(),
    level: FATAL.test(line.trimStart()) ? 'fatal' : levelOf(zap.toLowerCase() || logfmt),
    ...timed(plainTime(line)),
  };
};

/** Reads a line as the components write them: JSON, klog, zap's console format, logfmt, or anything else as it is. */
export const readLine = (line: string, now: number): LogLine =>
  (line.startsWith('{') ? fromJson(line) : undefined) ?? fromKlog(line, now) ?? fromPlain(line);

/** A crash in the middle of a line, and a panic with the first frame of ours from the stack below it. */
const withCrash = (raw: readonly string[], index: number, line: LogLine): LogLine => {
  if (line.level === 'error' || line.level === 'fatal') {
    // A line of JSON has its stack within.
    return isPanic(line.text) && raw[index]?.startsWith('{') !== true
      ? { ...line, text: panicText(line.text, raw.slice(index + 1)) }
      : line;
  }
  const end = endWithReason(raw[index] ?? '', raw[index + 1]);
  if (end !== undefined) return { ...line, text: end, level: 'fatal' };
  const crash = crashWithin(raw, index, !line.text.startsWith('{'));
  return crash === undefined ? line : { ...line, text: panicText(crash, raw.slice(index + 1)), level: 'fatal' };
};

/** Logs are long and asked about often; a list of lines never changes. */
const readBefore = new WeakMap<readonly string[], readonly LogLine[]>();

/**
 * Reads the lines of a log, each once however often it is asked for. A line without a time, as of a crash, is as old as
 * the nearest before it that has one; what stands before the first time is no newer than that.
 */
export const readLines = (raw: readonly string[], now: number): readonly LogLine[] => {
  const before = readBefore.get(raw);
  if (before !== undefined) return before;
  const lines = raw.map((line, index) => withCrash(raw, index, readLine(line, now)));
  let at = lines.find((line) => line.at !== undefined)?.at;
  const timed = lines.map((line) => {
    at = line.at ?? at;
    return at === undefined ? line : { ...line, at };
  });
  readBefore.set(raw, timed);
  return timed;
};
