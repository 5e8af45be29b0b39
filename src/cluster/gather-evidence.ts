import type { Gathered, GraphLine, LogsOf, MaskedLog, ObjectList, Progress, ReadPlan } from '../evidence/gathered';
import { maskText } from '../masking/mask-text';
import { Tally } from '../masking/tally';
import { NOTHING_GATHERED } from '../evidence/known';
import { nameOfList, nameOfLog } from '../evidence/unread';
import { message } from '../message';
import type { ClusterObject, Observation } from '../probes/observation';
import { bounded, type BoundSignal } from './bounded-request';
import { Queue, type Job } from './job-queue';
import { readStoredLog, type FetchText } from './container-log';
import { GRAPHS } from './lane';
import { listObjects, type FetchJson } from './list-objects';
import { readLogError } from './log-error';
import type { ListRequest } from '../probes/list-request';
import { logRequests, podsLeftOut, type LogTarget } from '../probes/log-targets';
import { PROMETHEUS_READ, parseSeries, rangeAddress } from './prometheus';
import { readError } from './read-error';

/** What one answer names is read next; no chain of names is longer. */
const MOST_ROUNDS = 8;
/** Milliseconds. */
const GRAPH_WITHIN = 30_000;
/** One log at most, all logs together, and one log at least; bytes. */
const MOST_OF_ONE = 10 * 1024 * 1024;
const MOST_OF_ALL = 64 * 1024 * 1024;
const LEAST_OF_ONE = 256 * 1024;
/** More lines than a log of the largest size has. */
const LINES = 200_000;

/** How to read, and whom to tell. */
export interface GatherOptions {
  readonly fetchJson: FetchJson;
  readonly fetchText: FetchText;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

type ReadList = Gathered['lists'][number];

const listJob = (request: ListRequest, { fetchJson, signal }: GatherOptions): Job<ReadList> => ({
  name: nameOfList(request),
  run: async () => ({ request, list: await listObjects(fetchJson, request, signal) }),
});

const logJob = (target: LogTarget, limitBytes: number, { fetchText, signal }: GatherOptions): Job<MaskedLog> => ({
  name: nameOfLog(target),
  run: async () => {
    const { namespace, pod, container, previous } = target;
    const of = { namespace, pod, container, previous };
    try {
      const { lines, truncated } = await readStoredLog(fetchText, target, { tailLines: LINES, limitBytes, signal });
      const tally = new Tally();
      // With the time before each line, as must-gather has its logs.
      const whole = lines.map((line) => `${line.time} ${line.text}\n`).join('');
      const text: Observation<string> =
        lines.length === 0 ? { state: 'empty' } : { state: 'found', data: maskText(whole, tally) };
      return { ...of, text, isCut: truncated, masked: tally.counts };
    } catch (error) {
      signal.throwIfAborted();
      const text = readLogError(error, namespace);
      return { ...of, text, isCut: false, masked: {} };
    }
  },
});

const graphJob = (
  { query, minutes }: NonNullable<ReadPlan['graph']>,
  { fetchJson, signal, now }: GatherOptions,
): Job<Observation<readonly GraphLine[]>> => ({
  name: message('the graph of the alert'),
  run: async () => {
    try {
      const address = rangeAddress(query, minutes, now);
      const read = async (own: BoundSignal): Promise<unknown> => fetchJson(address, 'GET', { signal: own }, -1);
      const lines = parseSeries(await bounded(read, { within: GRAPH_WITHIN, signal, lane: GRAPHS }));
      return lines.length === 0 ? { state: 'empty' } : { state: 'found', data: lines };
    } catch (error) {
      signal.throwIfAborted();
      return readError(error, PROMETHEUS_READ);
    }
  },
});

const objectsOf = (list: Observation<ObjectList>): readonly ClusterObject[] =>
  list.state === 'found' ? list.data.objects : [];

const selected = (lists: readonly ReadList[], { namespace, selector = {}, pod }: LogsOf): readonly ClusterObject[] => [
  ...new Map(
    lists
      .filter(({ request }) => request.model === 'Pod' && request.namespace === namespace)
      .flatMap(({ list }) => objectsOf(list))
      .filter(({ metadata }) => pod === undefined || metadata?.name === pod)
      .filter(({ metadata }) => Object.entries(selector).every(([name, value]) => metadata?.labels?.[name] === value))
      .map((object) => [object.metadata?.name, object]),
  ).values(),
];

/** The current logs of the pods, and those of a previous run where there was one. */
const logTargets = (pods: readonly ClusterObject[]): readonly LogTarget[] => [
  ...logRequests(pods, { previous: false }),
  ...logRequests(pods, { previous: true }),
];

/** Those that are new, each once. */
const unread = <T>(wanted: readonly T[], read: readonly T[], keyOf: (entry: T) => string): readonly T[] => {
  const known = new Set(read.map(keyOf));
  return [...new Map(wanted.map((entry) => [keyOf(entry), entry])).values()].filter(
    (entry) => !known.has(keyOf(entry)),
  );
};

const logKey = ({ namespace, pod, container, previous }: LogTarget): string =>
  [namespace, pod, container, previous].map(String).join('/');

/** Every log has its share of the room, those read already included. */
const limitOf = (logs: number): number =>
  Math.min(MOST_OF_ONE, Math.max(LEAST_OF_ONE, Math.floor(MOST_OF_ALL / Math.max(1, logs))));

/**
 * Reads once what the evidence file needs, as the signed-in user, a few reads at a time and each bounded. What can't be
 * read is part of the answer. Logs are masked as they come.
 * @param planOf says what to read, by what was read so far; it is asked again until it names nothing new
 * @throws the signal's reason when it is aborted
 */
export const gatherEvidence = async (
  planOf: (known: Gathered) => ReadPlan,
  options: GatherOptions,
): Promise<Gathered> => {
  options.signal.throwIfAborted();
  const queue = new Queue(options);
  let known: Gathered = NOTHING_GATHERED;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const plan = planOf(known);
    const requests = unread(
      plan.lists,
      known.lists.map(({ request }) => request),
      JSON.stringify,
    );
    const graph = round === 0 && plan.graph !== undefined ? [graphJob(plan.graph, options)] : [];
    const [lists, [points]] = await Promise.all([
      queue.run(requests.map((request) => listJob(request, options))),
      queue.run(graph),
    ]);
    known = { ...known, lists: [...known.lists, ...lists], ...(points === undefined ? {} : { graph: points }) };
    // Logs come last: by then it is known which pods they are of.
    if (lists.length > 0) continue;
    const pods = plan.logs.map((of) => selected(known.lists, of));
    const targets = unread<LogTarget>(pods.flatMap(logTargets), known.logs, logKey);
    const podsLeft = pods.reduce((sum, some) => sum + podsLeftOut(some, {}), 0);
    if (targets.length === 0) return { ...known, podsLeftOut: podsLeft };
    const limitBytes = limitOf(known.logs.length + targets.length);
    const logs = await queue.run(targets.map((target) => logJob(target, limitBytes, options)));
    known = { ...known, logs: [...known.logs, ...logs], podsLeftOut: podsLeft };
  }
  return known;
};
