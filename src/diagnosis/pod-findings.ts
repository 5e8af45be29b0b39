import type { MessageValues } from '../message';
import { containerStatuses } from '../probes/container-status';
import type { ClusterObject } from '../probes/observation';
import { finite, record, text } from '../unknown-value';
import { RANK, RELATED, type Finding } from './finding';
import { stepsOf, type Observations, type Observed } from './observations';
import { groupBy } from './group-by';
import { lastWords } from './log-findings';
import { notReadyNodes } from './node-findings';
import { isLeaving, isReady } from '../probes/pod-state';
import { readPod, type PodProblem } from './read-pod';
import { POD_SENTENCES, type PodState } from './pod-sentences';

interface PodWithProblem {
  readonly seen: Observed<ClusterObject>;
  readonly problem: PodProblem;
}

const nameOf = ({ metadata }: ClusterObject): string => metadata?.name ?? '';

/** With the last words of the container that ended, where it has some. */
const withLastWords = (observed: Observations, pod: ClusterObject, problem: PodProblem): PodProblem => {
  const { kind, values } = problem;
  if (kind !== 'crash' && kind !== 'initCrash') return problem;
  const container = String(values.container ?? '');
  const status = containerStatuses(pod.status).find(({ name }) => name === container);
  const said = (status?.ended ?? status?.lastEnded)?.message ?? '';
  const line = lastWords(observed, { pod: nameOf(pod), container, said });
  if (line === undefined) return problem;
  return { kind: kind === 'crash' ? 'crashSaying' : 'initCrashSaying', values: { ...values, line } };
};

/** The same problem in other pods differs in names, addresses and numbers. */
const keyOf = ({ seen, problem: { kind, values } }: PodWithProblem): string => {
  const detail = String(values.detail ?? '').replaceAll(nameOf(seen.item), '#');
  const same = [detail, values.end ?? '', values.node ?? '', values.container ?? ''].join('|');
  return `${seen.workload}|${kind}|${same.replace(/[0-9][0-9a-f.:]*/g, '#')}`;
};

const mostRestarts = (group: readonly PodWithProblem[]): MessageValues | undefined =>
  [...group].sort((a, b) => (finite(b.problem.values.restarts) ?? 0) - (finite(a.problem.values.restarts) ?? 0))[0]
    ?.problem.values;

/** A pod that was evicted or failed is history when its workload has what it wants. */
const rankOf = (kind: PodState, workload: string, observed: Observations): number => {
  const own = workload === observed.workload || workload === '';
  const isHistory = (kind === 'evicted' || kind === 'failed') && allReady(observed, workload);
  if (isHistory) return RANK.trace;
  return POD_SENTENCES[kind].rank + (own ? 0 : RELATED);
};

/** Whether every pod of a workload that should run is ready, and there is one. */
export const allReady = ({ pods, now }: Observations, workload: string): boolean => {
  const own = pods.filter((seen) => seen.workload === workload && !isLeaving(seen.item, now));
  return own.length > 0 && own.every(({ item }) => isReady(item));
};

/** What is wrong with the pods; pods of a workload with the same problem are one finding. */
export const podFindings = (observed: Observations): readonly Finding[] => {
  const downNodes = notReadyNodes(observed);
  const withProblem = observed.pods.flatMap((seen): PodWithProblem[] => {
    const { uid, name } = seen.item.metadata ?? {};
    const events = observed.events
      .map(({ item }) => item)
      .filter(({ involvedObject: about }) => about?.kind === 'Pod' && (about.uid === uid || about.name === name));
    const problem = readPod(seen.item, { events, downNodes, now: observed.now });
    return problem === undefined ? [] : [{ seen, problem: withLastWords(observed, seen.item, problem) }];
  });
  const groups = groupBy(withProblem, keyOf);
  return [...groups].map(([key, group]): Finding => {
    const [first] = group as [PodWithProblem, ...PodWithProblem[]];
    const { kind } = first.problem;
    const { workload } = first.seen;
    const values = {
      ...first.problem.values,
      ...mostRestarts(group),
      pod: nameOf(first.seen.item),
      workload,
      count: group.length,
      total: observed.pods.filter((seen) => seen.workload === workload && !isLeaving(seen.item, observed.now)).length,
    };
    const { one, many } = POD_SENTENCES[kind];
    return {
      id: `pods/${key}`,
      sentence: { text: (group.length === 1 ? one : many).text, values },
      status: 'problem',
      stepIds: stepsOf(observed, ...group.map(({ seen }) => seen)),
      objects: group.map(({ seen: { item } }) => ({
        model: 'Pod',
        name: nameOf(item),
        ...(item.metadata?.namespace === undefined ? {} : { namespace: item.metadata.namespace }),
      })),
      rank: rankOf(kind, workload, observed),
    };
  });
};

/** The nodes that pods of the runbook's workload run on, or ran on when they were evicted. */
export const ownNodes = ({ pods, workload }: Observations): ReadonlySet<string> =>
  new Set(
    pods
      .filter((seen) => seen.workload === workload)
      .map(({ item }) => text(record(item.spec).nodeName))
      .filter((node) => node !== ''),
  );
