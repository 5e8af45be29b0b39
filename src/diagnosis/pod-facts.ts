import { containerStatuses } from '../probes/container-status';
import { finite, record, text } from '../unknown-value';
import type { ClusterObject } from '../probes/observation';
import { readColumns } from '../probes/pod-columns';
import { isLeaving, isReady } from '../probes/pod-readiness';
import type { ObjectReference, PodFact } from './fact';
import { RANK, RELATED } from './rank';
import { lastWords } from './log-facts';
import { notReadyNodes } from './node-facts';
import { namesIn } from './names-in';
import { needsIn } from './needs-in';
import { stepsOf, type Observations, type Observed } from './observations';
import { POD_SENTENCES, type PodState } from './pod-sentences';
import { podSince } from './pod-since';
import { readPod, type PodProblem } from './read-pod';
import { unmetIn } from './unmet';
import { referenceTo } from './object-reference';

const nameOf = ({ metadata }: ClusterObject): string => metadata?.name ?? '';

/** A pod as others refer to it. */
export const podReference = ({ metadata }: ClusterObject): ObjectReference => referenceTo('Pod', metadata);

/** The job that a pod belongs to, which others wait for by its name. */
const jobOf = ({ metadata }: ClusterObject): readonly ObjectReference[] =>
  (metadata?.ownerReferences ?? []).flatMap(({ kind, name }) =>
    kind === 'Job' ? [referenceTo('Job', { name, namespace: metadata?.namespace })] : [],
  );

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
const groupOf = (pod: Observed<ClusterObject>, { kind, values }: PodProblem): string => {
  const detail = String(values.detail ?? '').replaceAll(nameOf(pod.item), '#');
  const same = [detail, values.end ?? '', values.node ?? '', values.container ?? ''].join('|');
  return `${pod.workload}|${kind}|${same.replace(/[0-9][0-9a-f.:]*/g, '#')}`;
};

/** A pod that was evicted or failed is history when its workload has what it wants, and so is a restart of one that is ready. */
const isHistory = (kind: PodState, workload: string, observed: Observations): boolean =>
  kind === 'restarted' || ((kind === 'evicted' || kind === 'failed') && allReady(observed, workload));

const rankOf = (kind: PodState, workload: string, observed: Observations): number => {
  const own = workload === observed.workload || workload === '';
  if (kind !== 'restarted' && isHistory(kind, workload, observed)) return RANK.trace;
  return POD_SENTENCES[kind].rank + (own ? 0 : RELATED);
};

/** Whether every pod of a workload that should run is ready, and there is one. */
export const allReady = ({ pods, counts, now }: Observations, workload: string): boolean => {
  const count = counts?.[workload];
  if (count !== undefined) return count.ready >= count.total;
  const own = pods.filter((pod) => pod.workload === workload && !isLeaving(pod.item, now));
  return own.length > 0 && own.every(({ item }) => isReady(item));
};

/** The steps that read the log of the run that ended: they show it too. */
const logsOfEnd = ({ logs }: Observations, pod: ClusterObject, container: unknown): readonly Observed<unknown>[] =>
  logs.filter(
    ({ item }) => item.ended !== undefined && item.pod === nameOf(pod) && item.container === String(container),
  );

const toFact = (pod: Observed<ClusterObject>, problem: PodProblem, observed: Observations): PodFact => {
  const { item, workload, stepIds } = pod;
  const { kind: state } = problem;
  const total =
    observed.counts?.[workload]?.total ??
    observed.pods.filter((other) => other.workload === workload && !isLeaving(other.item, observed.now)).length;
  const values = { ...problem.values, pod: nameOf(item), workload, total };
  const { one, many } = POD_SENTENCES[state];
  const detail = String(problem.values.detail ?? '');
  const node = text(record(item.spec).nodeName);
  const since = podSince(item, state);
  const { container, line, restarts } = problem.values;
  return {
    kind: 'pod',
    state,
    node,
    ...(container === undefined ? {} : { container: String(container) }),
    ...(line === undefined ? {} : { lastWords: String(line) }),
    detail,
    unmet: state === 'unschedulable' || state === 'evicted' ? unmetIn(detail) : [],
    group: groupOf(pod, problem),
    objects: [podReference(item), ...jobOf(item)],
    names: [
      ...(node === '' ? [] : [{ model: 'Node' as const, name: node }]),
      ...namesIn(detail, item.metadata?.namespace),
      ...needsIn(item, detail).map(({ object }) => object),
    ],
    workload,
    ...(since === undefined ? {} : { since }),
    stepIds: container === undefined ? stepIds : stepsOf(observed, pod, ...logsOfEnd(observed, item, container)),
    severity: isHistory(state, workload, observed) ? 'note' : 'problem',
    sentence: { text: one.text, values },
    many: { text: many.text, values },
    weight: finite(restarts) ?? 0,
    rank: rankOf(state, workload, observed),
  };
};

/** A pod that is to be ready, by a step that asks for that, and starts in the time that this may take. */
const isAwaited = ({ item, stepIds }: Observed<ClusterObject>, { readings, now }: Observations): boolean =>
  !isReady(item) &&
  !isLeaving(item, now) &&
  readings.some(({ step: { id, expectation } }) => expectation.kind === 'pods-ready' && stepIds.includes(id));

/** What is wrong with the pods, one fact each. */
export const podFacts = (observed: Observations): readonly PodFact[] => {
  const downNodes = notReadyNodes(observed);
  return observed.pods.flatMap((pod): PodFact[] => {
    const { uid, name } = pod.item.metadata ?? {};
    const events = observed.events
      .map(({ item }) => item)
      .filter(({ involvedObject: about }) => about?.kind === 'Pod' && (about.uid === uid || about.name === name));
    const problem = readPod(pod.item, { events, downNodes, now: observed.now });
    if (problem === undefined && isAwaited(pod, observed)) {
      return [toFact(pod, { kind: 'starting', values: { status: readColumns(pod.item).status } }, observed)];
    }
    return problem === undefined ? [] : [toFact(pod, withLastWords(observed, pod.item, problem), observed)];
  });
};

/** The nodes that pods of the runbook's workload run on, or ran on when they were evicted. */
export const ownNodes = ({ pods, workload }: Observations): ReadonlySet<string> =>
  new Set(
    pods
      .filter((pod) => pod.workload === workload)
      .map(({ item }) => text(record(item.spec).nodeName))
      .filter((node) => node !== ''),
  );
