import { readList, readText } from '../kubernetes/read-field';
import { REFERENCE_TIME } from '../scenario';
import type { KubernetesObject } from '../scenario';
import type { Draft } from './draft';
import { at } from './times';

/** A moment as each format of a log has it: `{time}`, `{seconds}` (RFC 3339) and `{klog}`. */
const written = (milliseconds: number): Record<string, string> => {
  const time = new Date(milliseconds).toISOString();
  return {
    time: time.replace('Z', '219Z'),
    seconds: `${time.slice(0, 19)}Z`,
    klog: `${time.slice(5, 7)}${time.slice(8, 10)} ${time.slice(11, 23)}219`,
  };
};

/** What a sentence or a log line may say of a pod: `{pod}`, `{uid}`, `{ip}`, `{node}`, `{host}` (its address), `{vm}` (a machine on it). */
const wordsOf = (draft: Draft, pod: KubernetesObject): Record<string, string> => {
  const node = readText(pod, 'spec.nodeName');
  const machine = draft.ofKind('VirtualMachineInstance').find((one) => readText(one, 'status.nodeName') === node);
  return {
    pod: pod.metadata.name,
    uid: pod.metadata.uid ?? '',
    node,
    ip: readText(pod, 'status.podIP'),
    host: readText(pod, 'status.hostIP'),
    vm: machine?.metadata.name ?? '',
  };
};

const fill = (text: string, words: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (all, word: string) => words[word] ?? all);

/** A sentence with the words of a pod in it, and the uids of other objects: `{uid NAMESPACE/Pod/name}`. */
export const sayOf = (draft: Draft, pod: KubernetesObject, text: string): string =>
  fill(text, wordsOf(draft, pod)).replace(
    /\{uid (\S+)\}/g,
    (_, reference: string) => draft.find(reference).metadata.uid ?? '',
  );

/** The container of a pod that is meant: the one named, else its first. */
export const containerOf = (pod: KubernetesObject, name?: string): string => {
  const names = readList(pod, 'spec.containers').map((container) => readText(container, 'name'));
  return name ?? names[0] ?? '';
};

const LINE_TIME = /(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)|^[IWEF](\d\d)(\d\d) (\d\d:\d\d:\d\d)/;

const timeOfLine = (line: string): number => {
  const [, full, month = '', day = '', clock = ''] = LINE_TIME.exec(line) ?? [];
  if (full) return Date.parse(`${full}Z`);
  return month ? Date.parse(`${REFERENCE_TIME.slice(0, 4)}-${month}-${day}T${clock}Z`) : Number.NaN;
};

/** What a healthy container had logged until a moment. */
export const linesBefore = (log: string, time: string): string => {
  const lines = log.split(/(?<=\n)/);
  const end = lines.findIndex((line) => timeOfLine(line) >= Date.parse(at(time)));
  return lines.slice(0, end === -1 ? undefined : end).join('');
};

/** One run of a container: what it says, and from when until when. */
export interface Run {
  text: string;
  start: string;
  end: string;
}

/** The log of one run: its lines spread over its time. */
export const linesOfRun = (draft: Draft, pod: KubernetesObject, { text, start, end }: Run): string => {
  const lines = text.trimEnd().split('\n');
  const [from, until] = [Date.parse(at(start)), Date.parse(at(end))];
  const words = wordsOf(draft, pod);
  return lines
    .map((line, index) => {
      const time = from + Math.floor(((until - from) * (index + 0.5)) / lines.length);
      return `${fill(line, { ...words, ...written(time) })}\n`;
    })
    .join('');
};

/** `log`: what containers say again and again from a moment on, after what the base has them say until then. */
export interface LogArguments {
  pods: string;
  container?: string;
  from: string;
  /** When it is said no more, if that is over. */
  until?: string;
  /** How many seconds lie between the beginnings of two rounds. */
  every: number;
  /** The lines of a round, spread over it. */
  lines: string;
  /** What is said once, at the beginning. */
  once?: string;
}

/** How much later each further pod of a workload says the same, in seconds. */
const APART_S = 3;

const linesOf = (text: string): string[] => text.split('\n').filter(Boolean);

export const writeLog = (draft: Draft, log: LogArguments): void => {
  const { pods, container, from, until = REFERENCE_TIME, every, lines, once = '' } = log;
  const [round, beginning] = [linesOf(lines), linesOf(once)];
  draft.podsOf(pods).forEach((pod, index) => {
    const name = containerOf(pod, container);
    const key = `${pod.metadata.namespace ?? ''}/${pod.metadata.name}/${name}`;
    const words = wordsOf(draft, pod);
    const start = Date.parse(at(from)) + index * APART_S * 1000;
    const again = start + beginning.length * 1000;
    const rounds = Math.floor((Date.parse(at(until)) - again - 1000) / (every * 1000));
    const say = (line: string, time: number): string => `${fill(line, { ...words, ...written(time) })}\n`;
    const said = Array.from({ length: rounds }, (_, turn) =>
      round.map((line, place) => say(line, again + (turn + place / round.length) * every * 1000)),
    );
    const first = beginning.map((line, place) => say(line, start + place * 1000));
    const before = linesBefore(draft.logOf(pod, name), from);
    draft.logs.set(key, [before, ...first, ...said.flat()].join(''));
  });
};
