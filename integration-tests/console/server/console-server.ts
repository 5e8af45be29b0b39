import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';

import { sendFile } from './send-file';
import { sendPage } from './send-page';

const KUBERNETES = '/api/kubernetes';
const PLUGIN = '/api/plugins/virtualization-alerts-plugin/';
/** The folder of the plugin's files: another build is named to be looked at, or measured, beside this one. */
const PLUGIN_FILES = process.env.PLUGIN_FILES ?? 'dist';

/** Answers one request whose address is `url`. */
type Handle = (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void>;

/** What the small console runs against. */
export interface Backends {
  /** The Kubernetes API; `path` is what follows `/api/kubernetes`, with the query. */
  readonly kubernetes: {
    readonly handle: (req: IncomingMessage, res: ServerResponse, path: string) => Promise<void>;
    readonly upgrade: (req: IncomingMessage, socket: Duplex, head: Buffer, path: string) => void;
  };
  /** Prometheus and Alertmanager, at the addresses that the console gives them. */
  readonly monitoring: Handle;
  /** What a lab adds: `/lab/…` and `/metrics`. Without it there is nothing at these addresses. */
  readonly lab?: { readonly switches: Handle; readonly metrics: () => string };
  /** Lets reads of the APIs fail that were ordered to; false for those that go on. */
  readonly fail?: {
    readonly answer: (req: IncomingMessage, res: ServerResponse) => boolean;
    readonly upgrade: (req: IncomingMessage, socket: Duplex) => boolean;
  };
  /** Says why a request is refused, where it is; asked before anything is answered. */
  readonly refuse?: (req: IncomingMessage) => string | undefined;
}

/** A console that runs. */
export interface ConsoleServer {
  readonly address: string;
  readonly close: () => void;
}

const sendText = (res: ServerResponse, status: number, text: string, type = 'text/plain'): void => {
  res.writeHead(status, { 'Content-Type': type }).end(text);
};

const handle = async (backends: Backends, req: IncomingMessage, res: ServerResponse): Promise<void> => {
  const url = new URL(req.url ?? '/', 'http://localhost');
  const { pathname } = url;
  const { lab, fail } = backends;
  if (/^\/api\/(kubernetes|prometheus|alertmanager)/.test(pathname) && fail?.answer(req, res) === true) return;
  if (pathname.startsWith(`${KUBERNETES}/`)) {
    await backends.kubernetes.handle(req, res, (req.url ?? '').slice(KUBERNETES.length));
  } else if (/^\/api\/(prometheus|alertmanager)/.test(pathname)) await backends.monitoring(req, res, url);
  else if (pathname.startsWith(PLUGIN)) sendFile(req, res, PLUGIN_FILES, pathname.slice(PLUGIN.length));
  else if (pathname === '/locales/resource.json') {
    sendFile(req, res, `${PLUGIN_FILES}/locales/en`, `${url.searchParams.get('ns') ?? ''}.json`);
  } else if (pathname.startsWith('/console/')) sendFile(req, res, '.cache/console', pathname.slice('/console/'.length));
  else if (pathname === '/metrics' && lab !== undefined)
    sendText(res, 200, lab.metrics(), 'text/plain; version=0.0.4; charset=utf-8');
  else if (pathname.startsWith('/lab/') && lab !== undefined) await lab.switches(req, res, url);
  else if (/^\/(lab|api)\//.test(pathname)) sendText(res, 404, `Nothing is served at ${pathname}`);
  else sendPage(res);
};

const answer = async (backends: Backends, req: IncomingMessage, res: ServerResponse): Promise<void> => {
  const refusal = backends.refuse?.(req);
  if (refusal !== undefined) {
    sendText(res, 403, refusal);
    return;
  }
  try {
    await handle(backends, req, res);
  } catch (error) {
    if (res.headersSent) res.end();
    else sendText(res, 500, JSON.stringify({ message: String(error) }), 'application/json');
  }
};

const upgrade = (backends: Backends, req: IncomingMessage, socket: Duplex, head: Buffer): void => {
  const url = req.url ?? '/';
  const refusal = backends.refuse?.(req);
  if (refusal !== undefined) {
    const length = String(Buffer.byteLength(refusal));
    socket.end(`HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n${refusal}`);
  } else if (backends.fail?.upgrade(req, socket) === true) return;
  else if (url.startsWith(`${KUBERNETES}/`)) {
    backends.kubernetes.upgrade(req, socket, head, url.slice(KUBERNETES.length));
  } else socket.destroy();
};

const startFailure = (error: NodeJS.ErrnoException, port: number): Error =>
  error.code === 'EADDRINUSE' ? new Error(`Port ${String(port)} is in use: choose another with PORT`) : error;

/**
 * For how long a connection without a request stays open, in ms: longer than any client here keeps one, since a request
 * on a connection that is being closed, as Node.js does after five seconds, fails with ECONNRESET and is not sent again
 * when it writes.
 */
const KEEP_ALIVE = 600_000;

/**
 * Serves the small console and the built plugin on this machine alone; port 0 takes a free one.
 * @throws Error when the port can't be had
 */
export const startConsole = async (backends: Backends, port: number): Promise<ConsoleServer> => {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE }, (req, res) => void answer(backends, req, res));
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    upgrade(backends, req, socket, head);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(startFailure(error, port));
    });
    server.listen(port, 'localhost', resolve);
  });
  return {
    address: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** Serves until the process is asked to end; `start` gives what ends the serving. Says why it could not start, and ends with 1. */
export const serveUntilStopped = (start: () => Promise<() => void>): void => {
  start().then(
    (end) => {
      const stop = (): void => {
        end();
        process.exit(0);
      };
      process.on('SIGINT', stop);
      process.on('SIGTERM', stop);
    },
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error);
      process.exit(1);
    },
  );
};

/** The port that `PORT` names, 9000 where it names none. @throws Error where it is no port */
export const portFromEnvironment = (): number => {
  const text = process.env.PORT ?? '';
  if (text === '') return 9000;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new Error(`PORT is no port: ${text}`);
  return port;
};
