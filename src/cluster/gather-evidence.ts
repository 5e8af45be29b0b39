import type {
  Gathered,
  GraphLine,
  ListRequest,
  LogsOf,
  MaskedLog,
  ObjectList,
  Progress,
  ReadPlan,
} from '../evidence/gathered';
import { maskText } from '../evidence/mask-text';
import { Tally } from '../evidence/tally';
import { nameOfList, nameOfLog } from '../evidence/unread';
import { message, type Message } from '../message';
import type { ClusterObject, Observation } from '../probes/observation';
import { readContainerLog, type FetchText, type LogTarget } from './container-log';
import { listObjects, type FetchJson } from './list-objects';
import { logRequests, podsLeftOut } from './log-targets';
import { PROMETHEUS_READ, parseSeries, rangeAddress } from './prometheus';
import { readError } from './read-error';

/** Reads at the same time. */
const AT_ONCE = 6;
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

/** Something to read, and its name for the progress. */
interface Job<T> {
  readonly name: Message;
  readonly run: () => Promise<T>;
}

/** Runs jobs a few at a time, and gives their answers in order. */
class Queue {
  readonly #options: GatherOptions;
  #done = 0;
  #total = 0;

  constructor(options: GatherOptions) {
    this.#options = options;
  }

  async run<T>(jobs: readonly Job<T>[]): Promise<readonly T[]> {
    const { signal, onProgress } = this.#options;
    this.#total += jobs.length;
    const answers = new Map<number, T>();
    const waiting = [...jobs.entries()];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const [index, job] = next;
        signal.throwIfAborted();
        onProgress({ done: this.#done, total: this.#total, current: job.name });
        answers.set(index, await job.run());
        this.#done += 1;
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, jobs.length) }, work));
    signal.throwIfAborted();
    return jobs.flatMap((_job, index) => (answers.has(index) ? [answers.get(index) as T] : []));
  }
}

type ReadList = Gathered['lists'][number];

const listJob = (request: ListRequest, { fetchJson, signal }: GatherOptions): Job<ReadList> => ({
  name: nameOfList(request.model, request.namespace),
  run: async () => ({ request, list: await listObjects(fetchJson, request, signal) }),
});

const logJob = (target: LogTarget, limitBytes: number, { fetchText, signal }: GatherOptions): Job<MaskedLog> => ({
  name: nameOfLog(target),
  run: async () => {
    const { namespace, pod, container, previous } = target;
    const of = { namespace, pod, container, previous };
    try {
      const bounds = { tailLines: LINES, limitBytes, timestamps: true, signal };
      const { lines, truncated } = await readContainerLog(fetchText, target, bounds);
      const tally = new Tally();
      const text: Observation<string> =
        lines.length === 0 ? { state: 'empty' } : { state: 'found', data: maskText(`${lines.join('\n')}\n`, tally) };
      return { ...of, text, isCut: truncated, masked: tally.counts };
    } catch (error) {
      signal.throwIfAborted();
      const text = readError(error, { verb: 'get', resource: 'pods/log', group: '', namespace });
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
      const lines = parseSeries(await fetchJson(rangeAddress(query, minutes, now), 'GET', { signal }));
      return lines.length === 0 ? { state: 'empty' } : { state: 'found', data: lines };
    } catch (error) {
      signal.throwIfAborted();
      return readError(error, PROMETHEUS_READ);
    }
  },
});

const objectsOf = (list: Observation<ObjectList>): readonly ClusterObject[] =>
  list.state === 'found' ? list.data.objects : [];

const selected = (lists: readonly ReadList[], { namespace, selector }: LogsOf): readonly ClusterObject[] =>
  lists
    .filter(({ request }) => request.model === 'Pod' && request.namespace === namespace)
    .flatMap(({ list }) => objectsOf(list))
    .filter(({ metadata }) => Object.entries(selector).every(([name, value]) => metadata?.labels?.[name] === value));

/** The current logs of the pods, and those of a previous run where there was one. */
const logTargets = (pods: readonly ClusterObject[]): readonly LogTarget[] => [
  ...logRequests(pods, { previous: false }),
  ...logRequests(pods, { previous: true }),
];

/**
 * Reads once what the evidence file needs, as the signed-in user, a few reads at a time and each bounded. What can't be
 * read is part of the answer. Logs are masked as they come.
 * @throws the signal's reason when it is aborted
 */
export const gatherEvidence = async (plan: ReadPlan, options: GatherOptions): Promise<Gathered> => {
  options.signal.throwIfAborted();
  const queue = new Queue(options);
  const [lists, graphs] = await Promise.all([
    queue.run(plan.lists.map((request) => listJob(request, options))),
    queue.run(plan.graph === undefined ? [] : [graphJob(plan.graph, options)]),
  ]);
  const pods = plan.logs.map((of) => selected(lists, of));
  const targets = [...new Map(pods.flatMap(logTargets).map((target) => [JSON.stringify(target), target])).values()];
  const share = Math.floor(MOST_OF_ALL / Math.max(1, targets.length));
  const limitBytes = Math.min(MOST_OF_ONE, Math.max(LEAST_OF_ONE, share));
  const logs = await queue.run(targets.map((target) => logJob(target, limitBytes, options)));
  const leftOut = pods.reduce((sum, some) => sum + podsLeftOut(some, {}), 0);
  const [graph] = graphs;
  return { lists, logs, podsLeftOut: leftOut, ...(graph === undefined ? {} : { graph }) };
};
