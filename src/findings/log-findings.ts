import { message } from '../message';
import { age } from '../probes/duration';
import type { ClusterObject, ContainerLog } from '../probes/observation';
import { conditionsOf } from '../unknown-value';
import { RANK, RELATED, type Finding } from './finding';
import { stepsOf, type Gathered, type Seen } from './gathered';
import { groupBy } from './group-by';
import { recognise, type KnownLine } from './known-lines';
import { readLine, type LogLine } from './log-line';

/** How much of a line goes into a sentence, in characters. */
const SHOWN = 300;
/** Lines older than this tell of something that has passed, in milliseconds. */
const OLD = 30 * 60_000;
/** What a pod that is ready wrote before this is a trace: it got over it. */
const PASSED = 10 * 60_000;

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
  readonly log: Seen<ContainerLog>;
  readonly known?: KnownLine;
  /** The pod got over it: it is ready, and has not said it for a while. */
  readonly passed: boolean;
}

const readySince = (pod: ClusterObject | undefined): number | undefined => {
  const ready = conditionsOf(pod ?? {}).find(({ type, status }) => type === 'Ready' && status === 'True');
  return ready === undefined ? undefined : Date.parse(ready.lastTransitionTime);
};

type Recognised = Pick<ErrorLine, 'line' | 'known'>;

/** Logs are long and asked about often; a list of lines never changes. */
const recognisedIn = new WeakMap<readonly string[], readonly Recognised[]>();

const recognisedLines = (lines: readonly string[], now: number): readonly Recognised[] => {
  const before = recognisedIn.get(lines);
  if (before !== undefined) return before;
  const found = lines.flatMap((raw): Recognised[] => {
    const line = readLine(raw, now);
    const known = recognise(line.text);
    if (known === undefined) return line.level === 'other' ? [] : [{ line }];
    return [{ line, known }];
  });
  recognisedIn.set(lines, found);
  return found;
};

const errorsIn = (log: Seen<ContainerLog>, { pods, now }: Gathered): readonly ErrorLine[] => {
  const { item } = log;
  if (item.log.state !== 'found') return [];
  const pod = pods.find((seen) => seen.item.metadata?.name === item.pod)?.item;
  const since = readySince(pod);
  return recognisedLines(item.log.data.lines, now).flatMap((recognised): ErrorLine[] => {
    const { at = now } = recognised.line;
    // What was said before the pod became ready, it got over.
    if (now - at > OLD || (since !== undefined && at < since)) return [];
    const passed = since !== undefined && now - at > PASSED;
    return [{ ...recognised, log, passed }];
  });
};

/** Permissions are told apart by what is not allowed, other known lines by what they mean. */
const keyOf = ({ known, line, log }: ErrorLine): string => {
  const permission = known?.id === 'forbidden' ? (/cannot \w+ resource "[^"]*"/.exec(line.text)?.[0] ?? '') : '';
  return [log.workload, known?.id ?? '', permission].join('|');
};

const timeOf = ({ line }: ErrorLine): number => line.at ?? 0;

const toFinding = (gathered: Gathered, key: string, lines: readonly ErrorLine[]): Finding => {
  const last = lines.reduce((newest, one) => (timeOf(one) >= timeOf(newest) ? one : newest));
  const pods = [...new Set(lines.map(({ log }) => log.item.pod))];
  const { workload } = last.log;
  const who = pods.length === 1 || workload === '' ? (pods[0] ?? '') : workload;
  const values = { pod: who, line: shorten(last.line.text) };
  const { at } = last.line;
  const ago = at === undefined ? '' : age(new Date(at).toISOString(), gathered.now);
  const unknownLine =
    ago === ''
      ? message('{{pod}} writes errors, the last: {{line}}', values)
      : message('{{pod}} writes errors, the last {{ago}} ago: {{line}}', { ...values, ago });
  const passed = lines.every((line) => line.passed);
  const rank = passed || last.known === undefined ? RANK.trace : last.known.rank;
  return {
    id: `log/${key}`,
    sentence: last.known === undefined ? unknownLine : { text: last.known.meaning.text, values },
    status: 'problem',
    stepIds: stepsOf(gathered, ...lines.map(({ log }) => log)),
    objects: pods.map((name) => ({ model: 'Pod', name, namespace: last.log.item.namespace })),
    rank: workload === gathered.workload ? rank : rank + RELATED,
  };
};

/** What the logs say is wrong: one finding for each meaning of known lines, and one for all other errors. */
export const logFindings = (gathered: Gathered): readonly Finding[] => {
  const lines = gathered.logs.flatMap((log) => errorsIn(log, gathered));
  return [...groupBy(lines, keyOf)].map(([key, group]) => toFinding(gathered, key, group));
};

/** The last error that a pod wrote: what it said before it ended. */
export const lastWords = (gathered: Gathered, pod: string): string | undefined => {
  const lines = gathered.logs.filter(({ item }) => item.pod === pod).flatMap((log) => errorsIn(log, gathered));
  if (lines.length === 0) return undefined;
  const last = lines.reduce((newest, one) => (timeOf(one) >= timeOf(newest) ? one : newest));
  return shorten(last.line.text);
};
