import type { Progress } from '../evidence/gathered';
import type { Message } from '../message';
import { Lane } from './lane';

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
    const lane = new Lane(AT_ONCE);
    const answers = await Promise.all(
      jobs.map(async ({ name, run }) =>
        lane.run(async () => {
          signal.throwIfAborted();
          onProgress({ done: this.#done, total: this.#total, current: name });
          const answer = await run();
          this.#done += 1;
          return answer;
        }, signal),
      ),
    );
    signal.throwIfAborted();
    return answers;
  }
}
