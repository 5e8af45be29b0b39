/**
 * Lets a few requests of a kind run together; the others wait in the order in which they came. Browsers open six HTTP/1.1
 * connections to a server, and the console is one: a kind that does not answer must leave some to the others.
 */
export class Lane {
  /** How many run together. */
  readonly size: number;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(size: number) {
    this.size = size;
  }

  /**
   * Runs a request when it is its turn.
   * @throws the signal's reason when it is aborted before that, or what `send` throws
   */
  async run<T>(send: () => Promise<T>, signal: AbortSignal): Promise<T> {
    await this.#turn(signal);
    try {
      return await send();
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }

  async #turn(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#running >= this.size) {
      await new Promise<void>((resolve, reject) => {
        const enter = (): void => {
          signal.removeEventListener('abort', leave);
          this.#running += 1;
          resolve();
        };
        const leave = (): void => {
          this.#waiting.splice(this.#waiting.indexOf(enter), 1);
          // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- an abort's reason is what its owner gave
          reject(signal.reason);
        };
        signal.addEventListener('abort', leave, { once: true });
        this.#waiting.push(enter);
      });
      return;
    }
    this.#running += 1;
  }
}

/** Logs read at the same time, by the page and for the evidence together. */
export const LOGS = new Lane(2);
/** Instant queries of Prometheus at the same time. */
export const QUERIES = new Lane(2);
/** Graphs at the same time. With logs and queries five: the alerts and what changes the cluster always find a connection. */
export const GRAPHS = new Lane(1);
