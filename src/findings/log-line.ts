import { record, text } from '../unknown-value';

/** A line of a log, without what every line has. */
export interface LogLine {
  /** What it says: the message and the error of a JSON line, what follows the place in the source of a klog line. */
  readonly text: string;
  /** Milliseconds since the epoch; absent for a line without a time. */
  readonly at?: number;
  readonly level: 'error' | 'fatal' | 'other';
}

/** klog (k8s.io/klog): `E0115 09:56:35.910182       1 reflector.go:166] text`. */
const KLOG = /^([IWEF])(\d{2})(\d{2}) (\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?)\d*\s+\d+ \S+\] (.*)$/;
const FATAL = /^panic:|^fatal error:/;

const timed = (at: number): { at?: number } => (Number.isNaN(at) ? {} : { at });

const levelOf = (level: string): LogLine['level'] => {
  if (level === 'error' || level === 'E') return 'error';
  return ['fatal', 'panic', 'dpanic', 'F'].includes(level) ? 'fatal' : 'other';
};

const fromJson = (line: string): LogLine | undefined => {
  let parsed: Readonly<Record<string, unknown>>;
  try {
    parsed = record(JSON.parse(line) as unknown);
  } catch {
    return undefined;
  }
  const said = text(parsed.msg) || text(parsed.message);
  const why = text(parsed.reason) || text(parsed.error) || text(parsed.err);
  if (said === '' && why === '') return undefined;
  const parts = said.includes(why) ? [said] : [said.replace(/\.$/, ''), why];
  return {
    text: parts.filter((part) => part !== '').join(': '),
    level: levelOf(text(parsed.level)),
    ...timed(Date.parse(text(parsed.timestamp) || text(parsed.ts) || text(parsed.time))),
  };
};

const fromKlog = (line: string, now: number): LogLine | undefined => {
  const [, level = '', month = '', day = '', time = '', said = ''] = KLOG.exec(line) ?? [];
  if (level === '') return undefined;
  // klog writes no year: it is the one that puts the line into the past.
  const year = new Date(now).getUTCFullYear();
  const at = Date.parse(`${String(year)}-${month}-${day}T${time}Z`);
  const past = at > now + 86_400_000 ? Date.parse(`${String(year - 1)}-${month}-${day}T${time}Z`) : at;
  const quoted = /^"[^"]*" err="(.*)"$/.exec(said)?.[1];
  return { text: (quoted ?? said).replaceAll('\\"', '"'), level: levelOf(level), ...timed(past) };
};

/** Reads a line as the components write them: JSON, klog, or anything else as it is. */
export const readLine = (line: string, now: number): LogLine =>
  (line.startsWith('{') ? fromJson(line) : undefined) ??
  fromKlog(line, now) ?? { text: line.trim(), level: FATAL.test(line) ? 'fatal' : 'other' };
