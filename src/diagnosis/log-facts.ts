import { message, type Message, type MessageValues } from '../message';
import { age } from '../probes/duration';
import { errorsIn, type ErrorLine } from './error-lines';
import { lastWordsOf } from './log-last-words';
import { readLines } from '../probes/log-line';
import { shortenLine } from '../probes/log-shorten';
import type { ContainerLog } from '../probes/observation';
import { record, text } from '../unknown-value';
import type { LineFact, ObjectReference } from './fact';
import { RANK, RELATED } from './rank';
import { stepsOf, type Observations, type Observed } from './observations';
import { groupBy } from './group-by';
import { namesIn } from './names-in';

/** How much of a line goes into a sentence, in characters. */
const SHOWN = 300;

const shorten = (line: string): string => shortenLine(line, SHOWN);

/** Permissions are told apart by what is not allowed, other known lines by what they mean and for whom. */
const keyOf = ({ known, line, log, whose }: ErrorLine): string => {
  const permission = known?.id === 'forbidden' ? (/cannot \w+ resource "[^"]*"/.exec(line.text)?.[0] ?? '') : '';
  return [log.workload, known?.id ?? '', whose === 'own' ? permission : whose].join('|');
};

/** The last line of a log is where it ends, whatever its clock says; logs are compared by time. */
const newestOf = (lines: readonly ErrorLine[]): ErrorLine | undefined =>
  lines.reduce<ErrorLine | undefined>((newest, one) => {
    const isNewer = newest?.log === one.log || (one.line.at ?? 0) >= (newest?.line.at ?? 0);
    return isNewer ? one : newest;
  }, undefined);

const rankOf = ({ known, passed, whose }: ErrorLine): number => {
  if (whose !== 'own') return RANK.foreignTrace;
  return known === undefined || passed ? RANK.trace : known.rank;
};

const unknownLine = (values: MessageValues, ago: string): Message =>
  ago === ''
    ? message('{{pod}} writes errors, the last: {{line}}', values)
    : message('{{pod}} writes errors, the last {{ago}} ago: {{line}}', { ...values, ago });

/** The node that the pod of a log is on. */
const nodeOf = ({ pods }: Observations, { pod, namespace }: ContainerLog): readonly ObjectReference[] =>
  pods
    .filter(({ item: { metadata } }) => metadata?.name === pod && metadata.namespace === namespace)
    .map(({ item }) => text(record(item.spec).nodeName))
    .filter((name) => name !== '')
    .map((name) => ({ model: 'Node', name }));

/** The lines of one log with one meaning, told by the newest. */
const toFact = (
  observed: Observations,
  group: string,
  { newest, ...about }: Pick<LineFact, 'rank' | 'stepIds' | 'since' | 'askedBy'> & { readonly newest: ErrorLine },
): LineFact => {
  const { line, log, known, whose } = newest;
  const { workload, item } = log;
  const { at } = line;
  const named = namesIn(line.text, item.namespace);
  const ago = at === undefined ? '' : age(new Date(at).toISOString(), observed.now);
  const say = (pod: string): Message => {
    const values = { pod, line: shorten(line.text) };
    return known === undefined ? unknownLine(values, ago) : { text: known.meaning.text, values };
  };
  return {
    kind: 'line',
    ...(known === undefined ? {} : { known: known.id }),
    pod: item.pod,
    container: item.container,
    text: line.text,
    whose,
    group,
    // A connection that fails is told by where it leads.
    objects: [
      ...(known?.cause === 'network' ? named.filter(({ model }) => model === 'Address') : []),
      { model: 'Pod', name: item.pod, namespace: item.namespace },
    ],
    names: [...named, ...nodeOf(observed, item)],
    workload,
    ...about,
    // What others asked for, and what every healthy pod writes, is no trouble of the component.
    severity: whose === 'own' ? 'problem' : 'note',
    sentence: say(item.pod),
    ...(workload === '' ? {} : { many: say(workload) }),
    weight: at ?? 0,
    rank: workload === observed.workload ? about.rank : about.rank + RELATED,
  };
};

/** Numbers differ between lines that say the same. */
const same = ({ line }: ErrorLine): string => line.text.replace(/\d[0-9a-f.:-]*/g, '#');

/**
 * Lines that pods which are well write too explain nothing in those that are not; where all are well, they are traces.
 */
const withoutCommon = (lines: readonly ErrorLine[], { logs }: Observations): readonly ErrorLine[] => {
  const isWell = ({ item }: Observed<ContainerLog>): boolean => item.podReady?.isReady === true;
  const troubled = new Set(logs.filter(({ item }) => item.podReady?.isReady === false).map(({ workload }) => workload));
  const common = new Set(
    lines
      .filter(({ known, log }) => known === undefined && isWell(log))
      .map((line) => `${line.log.workload}|${same(line)}`),
  );
  return lines.filter(
    (line) =>
      !troubled.has(line.log.workload) ||
      (line.whose !== 'nobody' && !(line.known === undefined && common.has(`${line.log.workload}|${same(line)}`))),
  );
};

/** What the logs say is wrong: a fact for each pod and meaning of known lines, and for its other errors. */
export const logFacts = (observed: Observations): readonly LineFact[] => {
  const lines = withoutCommon(
    observed.logs.flatMap((log) => errorsIn(log, observed)),
    observed,
  );
  const told = lines.filter(({ whose }) => whose !== 'nobody');
  return [...groupBy(told.length === 0 ? lines : told, keyOf)].flatMap(([group, alike]) => {
    const last = newestOf(alike);
    const passed = alike.every((one) => one.passed);
    return [...groupBy(alike, ({ log }) => log.item.pod).values()].flatMap((ofPod) => {
      const newest = newestOf(ofPod);
      if (newest === undefined || last === undefined) return [];
      const stepIds = stepsOf(observed, ...ofPod.map(({ log }) => log));
      const times = ofPod.flatMap(({ line: { at } }) => (at === undefined ? [] : [at]));
      // The first that was read: what the log had before it is not known.
      const since = times.length === 0 ? {} : { since: Math.min(...times) };
      const askedBy = [...new Set(ofPod.flatMap((one) => one.askedBy))];
      return [toFact(observed, group, { newest, rank: rankOf({ ...last, passed }), stepIds, askedBy, ...since })];
    });
  });
};

/**
 * What a container said last in the run that ended.
 * @param said what its status holds of that (`terminated.message`), where its log says nothing
 */
export const lastWords = (
  { logs, now }: Observations,
  { pod, container, said = '' }: { readonly pod: string; readonly container: string; readonly said?: string },
): string | undefined => {
  const own = logs.filter(({ item }) => item.pod === pod && item.container === container);
  // A container that is not running has its last run in its own log; what was before that is in the previous one.
  const words = [...own]
    .sort((a, b) => Number(a.item.previous) - Number(b.item.previous))
    .flatMap(({ item: { log, namespace } }) => {
      const last = log.state === 'found' ? lastWordsOf(readLines(log.data.lines, now), namespace) : undefined;
      return last === undefined ? [] : [last];
    });
  const last = words[0] ?? lastWordsOf(readLines(said.split('\n'), now), '');
  return last === undefined ? undefined : shorten(last.text);
};
