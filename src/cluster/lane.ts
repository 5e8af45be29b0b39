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

/**
 * Whose turn it is when the same requests are sent again and again: those that have waited longest since they were last
 * sent come first, so that what does not answer can't keep the others from being sent at all.
 */
export class Turns {
  readonly #sent = new Map<string, number>();
  #count = 0;

  /** Notes that a request was sent now. */
  sent(key: string): void {
    this.#count += 1;
    this.#sent.set(key, this.#count);
  }

  /** The requests in the order in which they should be sent; those never sent first, else as they come. */
  order<T>(requests: readonly T[], keyOf: (request: T) => string): readonly T[] {
    const wanted = new Set(requests.map(keyOf));
    for (const key of this.#sent.keys()) if (!wanted.has(key)) this.#sent.delete(key);
    const last = (request: T): number => this.#sent.get(keyOf(request)) ?? 0;
    return [...requests].sort((a, b) => last(a) - last(b));
  }
}

/** Logs read at the same time, by the page and for the evidence together. */
export const LOGS = new Lane(2);
/** Instant queries of Prometheus at the same time. */
export const QUERIES = new Lane(2);
/** Graphs at the same time. With logs and queries five: the alerts and what changes the cluster always find a connection. */
export const GRAPHS = new Lane(1);
