import { message } from '../message';
import { age } from '../probes/duration';
import { ageOf } from '../probes/log-age';
import { readLines, type LogLine } from '../probes/log-line';
import type { ContainerLog, LogText } from '../probes/observation';
import { RANK, RELATED, type Finding } from './finding';
import { stepsOf, type Observations, type Observed } from './observations';
import { groupBy } from './group-by';
import { recognise, type KnownLine } from './known-lines';

/** How much of a line goes into a sentence, in characters. */
const SHOWN = 300;

/** The beginning of a long line, and what is telling about it where that stands further on. */
const shorten = (line: string): string => {
  if (line.length <= SHOWN) return line;
  const match = recognise(line)?.pattern.exec(line);
  const end = (match?.index ?? 0) + (match?.[0].length ?? 0);
  if (end <= SHOWN) return `${line.slice(0, SHOWN)}…`;
  const from = Math.max(SHOWN / 3, end - SHOWN / 2);
  return `${line.slice(0, SHOWN / 3)}…${line.slice(from, end)}${end < line.length ? '…' : ''}`;
};

interface ErrorLine {
  readonly line: LogLine;
  readonly log: Observed<ContainerLog>;
  readonly known?: KnownLine;
  /** The pod got over it: it is ready, and has not said it for a while. */
  readonly passed: boolean;
  /** It is about somebody's virtual machine, and tells nothing of the component. */
  readonly isMachines: boolean;
}

type Recognised = Pick<ErrorLine, 'line' | 'known'>;

interface ReadLog {
  readonly errors: readonly Recognised[];
  /** When the log ends; absent where no line has a time. */
  readonly end?: number;
}

/** Logs are long and asked about often; a list of lines never changes. */
const readBefore = new WeakMap<readonly string[], ReadLog>();

const readLog = ({ lines: raw, truncated }: LogText, now: number): ReadLog => {
  const before = readBefore.get(raw);
  if (before !== undefined) return before;
  const lines = readLines(raw, now);
  // The first line of a log's end may be the rest of one, without its level: it is not judged.
  const errors = (truncated ? lines.slice(1) : lines).flatMap((line): Recognised[] => {
    if (line.level === 'info') return [];
    const known = recognise(line.text);
    if (known === undefined) return line.level === 'other' ? [] : [{ line }];
    return [{ line, known }];
  });
  const end = lines.at(-1)?.at;
  const read = { errors, ...(end === undefined ? {} : { end }) };
  readBefore.set(raw, read);
  return read;
};

/** The pods of virtual machines, and the machines as KubeVirt's controllers name them. */
const MACHINE = /pods "(virt-launcher|hp-volume)-|\bVirtualMachine\w* [a-z0-9.-]+\/[a-z0-9]/;

const isMachines = ({ line, known }: Recognised, { namespace }: ContainerLog): boolean =>
  known?.isMachines?.(line.text) === true &&
  (MACHINE.test(line.text) || (line.namespace !== undefined && line.namespace !== namespace));

const errorsIn = (log: Observed<ContainerLog>, { now }: Observations): readonly ErrorLine[] => {
  const { item } = log;
  if (item.log.state !== 'found') return [];
  const { errors, end } = readLog(item.log.data, now);
  return errors.flatMap((recognised): ErrorLine[] => {
    const when = ageOf(recognised.line.at, item, { end, now });
    if (when === 'gone') return [];
    return [{ ...recognised, log, passed: when === 'passed', isMachines: isMachines(recognised, item) }];
  });
};

/** Permissions are told apart by what is not allowed, other known lines by what they mean and for whom. */
const keyOf = ({ known, line, log, isMachines: others }: ErrorLine): string => {
  const permission = known?.id === 'forbidden' ? (/cannot \w+ resource "[^"]*"/.exec(line.text)?.[0] ?? '') : '';
  return [log.workload, known?.id ?? '', others ? 'machine' : permission].join('|');
};

/** The last line of a log is where it ends, whatever its clock says; logs are compared by time. */
const newestOf = (lines: readonly ErrorLine[]): ErrorLine | undefined =>
  lines.reduce<ErrorLine | undefined>((newest, one) => {
    const isNewer = newest?.log === one.log || (one.line.at ?? 0) >= (newest?.line.at ?? 0);
    return isNewer ? one : newest;
  }, undefined);

const rankOf = (lines: readonly ErrorLine[], { known, isMachines: others }: ErrorLine): number => {
  if (others) return RANK.foreignTrace;
  return known === undefined || lines.every(({ passed }) => passed) ? RANK.trace : known.rank;
};

const toFinding = (observed: Observations, key: string, lines: readonly ErrorLine[]): readonly Finding[] => {
  const last = newestOf(lines);
  if (last === undefined) return [];
  const pods = [...new Set(lines.map(({ log }) => log.item.pod))];
  const { workload } = last.log;
  const who = pods.length === 1 || workload === '' ? (pods[0] ?? '') : workload;
  const values = { pod: who, line: shorten(last.line.text) };
  const { at } = last.line;
  const ago = at === undefined ? '' : age(new Date(at).toISOString(), observed.now);
  const unknownLine =
    ago === ''
      ? message('{{pod}} writes errors, the last: {{line}}', values)
      : message('{{pod}} writes errors, the last {{ago}} ago: {{line}}', { ...values, ago });
  const rank = rankOf(lines, last);
  return [
    {
      id: `log/${key}`,
      sentence: last.known === undefined ? unknownLine : { text: last.known.meaning.text, values },
      status: 'problem',
      stepIds: stepsOf(observed, ...lines.map(({ log }) => log)),
      objects: pods.map((name) => ({ model: 'Pod', name, namespace: last.log.item.namespace })),
      rank: workload === observed.workload ? rank : rank + RELATED,
    },
  ];
};

/** What the logs say is wrong: one finding for each meaning of known lines, and one for all other errors. */
export const logFindings = (observed: Observations): readonly Finding[] => {
  const lines = observed.logs.flatMap((log) => errorsIn(log, observed));
  return [...groupBy(lines, keyOf)].flatMap(([key, group]) => toFinding(observed, key, group));
};

/** The last error that a pod wrote: what it said before it ended. */
export const lastWords = (observed: Observations, pod: string): string | undefined => {
  const lines = observed.logs.filter(({ item }) => item.pod === pod).flatMap((log) => errorsIn(log, observed));
  const last = newestOf(lines.filter((line) => !line.isMachines));
  return last === undefined ? undefined : shorten(last.line.text);
};
