import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The reads that the product makes, each of which can fail alone; with how they are recognised. */
const READS = {
  rules: (method, url) => method === 'GET' && url.pathname.endsWith('/api/v1/rules'),
  // Who is silenced is in both of Alertmanager's answers: one makes up for the other.
  silences: (method, url) => method === 'GET' && /\/api\/v2\/(?:silences|alerts)$/.test(url.pathname),
  review: (method, url) => method === 'POST' && url.pathname.endsWith('/selfsubjectaccessreviews'),
  list: (method, url) => method === 'GET' && url.pathname.endsWith('/pods') && !url.searchParams.has('watch'),
  watch: (method, url) => method === 'GET' && url.searchParams.get('watch') === 'true',
  log: (method, url) => method === 'GET' && url.pathname.endsWith('/log'),
  query: (_method, url) => url.pathname.endsWith('/api/v1/query'),
  graph: (_method, url) => url.pathname.endsWith('/api/v1/query_range'),
  deletion: (method) => method === 'DELETE',
} satisfies Record<string, (method: string, url: URL) => boolean>;

export type FailingRead = keyof typeof READS;

const REASONS = {
  403: 'Forbidden',
  404: 'NotFound',
  410: 'Expired',
  422: 'Invalid',
  429: 'TooManyRequests',
} as const;

/**
 * How a read fails: refused with a status; `hang` sends nothing at all, `stall` the beginning of an answer and then
 * nothing, `half` the beginning and then the end of the answer, `cut` breaks the connection.
 */
export type Failure = `${keyof typeof REASONS}` | 'hang' | 'stall' | 'half' | 'cut';

/** A failure of one kind of read, to be ordered through `/lab/failures`. */
export interface ReadFailure {
  readonly read: FailingRead;
  readonly fails: Failure;
}

const isFailure = (value: unknown): value is ReadFailure =>
  typeof value === 'object' && value !== null && 'fails' in value && 'read' in value && String(value.read) in READS;

const BEGINNING = '{"kind":"PodList","apiVersion":"v1","metadata":{},"items":[{"me';

const refuse = (res: ServerResponse, status: string): void => {
  const code = Number(status);
  const reason = REASONS[code as keyof typeof REASONS];
  const body = { kind: 'Status', apiVersion: 'v1', status: 'Failure', message: `the lab says ${reason}`, reason, code };
  // As the API server says it: a browser keeps a 404 and a 410 else.
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-cache, private' };
  res.writeHead(code, headers).end(JSON.stringify(body));
};

/** Reads that fail as they were ordered; everything else goes on to the lab. */
export class FailingReads {
  #failures: readonly ReadFailure[] = [];

  /** Orders failures, in place of those that were ordered; entries that are none of these are passed over. */
  order(failures: readonly unknown[]): void {
    this.#failures = failures.filter(isFailure);
  }

  /** Lets a request fail where that was ordered; false when it is the lab's to answer. */
  answer(req: IncomingMessage, res: ServerResponse): boolean {
    const failure = this.#failureOf(req);
    if (failure === undefined) return false;
    switch (failure) {
      case 'hang':
        break;
      case 'stall':
        res.writeHead(200, { 'Content-Type': 'application/json' }).write(BEGINNING);
        break;
      case 'half':
        res.writeHead(200, { 'Content-Type': 'application/json' }).end(BEGINNING);
        break;
      case 'cut':
        req.socket.destroy();
        break;
      default:
        refuse(res, failure);
    }
    return true;
  }

  /** The same for a WebSocket: a browser tells a script nothing of why a handshake was refused. */
  upgrade(req: IncomingMessage, socket: Duplex): boolean {
    const failure = this.#failureOf(req);
    if (failure === undefined) return false;
    socket.on('error', () => socket.destroy());
    if (failure !== 'hang' && failure !== 'stall') socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
    return true;
  }

  #failureOf(req: IncomingMessage): Failure | undefined {
    const url = new URL(req.url ?? '/', 'http://localhost');
    return this.#failures.find(({ read }) => READS[read](req.method ?? 'GET', url))?.fails;
  }
}
