import type { Progress } from '../evidence/gathered';
import type { Message } from '../message';

/** Reads at the same time: browsers open six connections to the console, and the page goes on reading. */
const AT_ONCE = 3;

/** Something to read, and its name for the progress. */
export interface Job<T> {
  readonly name: Message;
  readonly run: () => Promise<T>;
}

/** What ends the work, and whom to tell how far it is. */
interface QueueOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** Runs jobs a few at a time, and gives their answers in order. */
export class Queue {
  readonly #options: QueueOptions;
  #done = 0;
  #total = 0;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** @throws the signal's reason when it is aborted */
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
