import type { MessageValues } from '../message';
import type { ClusterObject } from '../probes/observation';
import { finite, record, text } from '../unknown-value';
import { RANK, RELATED, type Finding } from './finding';
import { stepsOf, type Gathered, type Seen } from './gathered';
import { groupBy } from './group-by';
import { lastWords } from './log-findings';
import { notReadyNodes } from './node-findings';
import { isLeaving, isReady } from '../probes/pod-state';
import { troubleOf, type PodTrouble } from './pod-trouble';
import { TROUBLES, type TroubleKind } from './trouble-texts';

interface Troubled {
  readonly seen: Seen<ClusterObject>;
  readonly trouble: PodTrouble;
}

const nameOf = ({ metadata }: ClusterObject): string => metadata?.name ?? '';

/** With the last words of its log, where a crash has some. */
const withLastWords = (gathered: Gathered, pod: string, trouble: PodTrouble): PodTrouble => {
  const line = trouble.kind === 'crash' ? lastWords(gathered, pod) : undefined;
  return line === undefined ? trouble : { kind: 'crashSaying', values: { ...trouble.values, line } };
};

/** The same trouble in other pods differs in names, addresses and numbers. */
const keyOf = ({ seen, trouble: { kind, values } }: Troubled): string => {
  const detail = String(values.detail ?? '').replaceAll(nameOf(seen.item), '#');
  const same = [detail, values.end ?? '', values.node ?? '', values.container ?? ''].join('|');
  return `${seen.workload}|${kind}|${same.replace(/[0-9][0-9a-f.:]*/g, '#')}`;
};

const mostRestarts = (group: readonly Troubled[]): MessageValues | undefined =>
  [...group].sort((a, b) => (finite(b.trouble.values.restarts) ?? 0) - (finite(a.trouble.values.restarts) ?? 0))[0]
    ?.trouble.values;

/** A pod that was evicted or failed is history when its workload has what it wants. */
const rankOf = (kind: TroubleKind, workload: string, gathered: Gathered): number => {
  const own = workload === gathered.workload || workload === '';
  const isHistory = (kind === 'evicted' || kind === 'failed') && allReady(gathered, workload);
  if (isHistory) return RANK.trace;
  return TROUBLES[kind].rank + (own ? 0 : RELATED);
};

/** Whether every pod of a workload that should run is ready, and there is one. */
export const allReady = ({ pods, now }: Gathered, workload: string): boolean => {
  const own = pods.filter((seen) => seen.workload === workload && !isLeaving(seen.item, now));
  return own.length > 0 && own.every(({ item }) => isReady(item));
};

/** What is wrong with the pods; pods of a workload with the same trouble are one finding. */
export const podFindings = (gathered: Gathered): readonly Finding[] => {
  const downNodes = notReadyNodes(gathered);
  const troubled = gathered.pods.flatMap((seen): Troubled[] => {
    const { uid, name } = seen.item.metadata ?? {};
    const events = gathered.events
      .map(({ item }) => item)
      .filter(({ involvedObject: about }) => about?.kind === 'Pod' && (about.uid === uid || about.name === name));
    const trouble = troubleOf(seen.item, { events, downNodes, now: gathered.now });
    return trouble === undefined ? [] : [{ seen, trouble: withLastWords(gathered, name ?? '', trouble) }];
  });
  const groups = groupBy(troubled, keyOf);
  return [...groups].map(([key, group]): Finding => {
    const [first] = group as [Troubled, ...Troubled[]];
    const { kind } = first.trouble;
    const { workload } = first.seen;
    const values = {
      ...first.trouble.values,
      ...mostRestarts(group),
      pod: nameOf(first.seen.item),
      workload,
      count: group.length,
      total: gathered.pods.filter((seen) => seen.workload === workload && !isLeaving(seen.item, gathered.now)).length,
    };
    const { one, many } = TROUBLES[kind];
    return {
      id: `pods/${key}`,
      sentence: { text: (group.length === 1 ? one : many).text, values },
      status: 'problem',
      stepIds: stepsOf(gathered, ...group.map(({ seen }) => seen)),
      objects: group.map(({ seen: { item } }) => ({
        model: 'Pod',
        name: nameOf(item),
        ...(item.metadata?.namespace === undefined ? {} : { namespace: item.metadata.namespace }),
      })),
      rank: rankOf(kind, workload, gathered),
    };
  });
};

/** The nodes that pods of the runbook's workload run on, or ran on when they were evicted. */
export const ownNodes = ({ pods, workload }: Gathered): ReadonlySet<string> =>
  new Set(
    pods
      .filter((seen) => seen.workload === workload)
      .map(({ item }) => text(record(item.spec).nodeName))
      .filter((node) => node !== ''),
  );
