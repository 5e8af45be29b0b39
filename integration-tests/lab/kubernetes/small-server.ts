import { createServer, request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { WebSocket } from 'ws';

import { Failures } from '../failures';
import { World } from '../world';
import { createKubernetesApi } from './kubernetes-api';
import type { KubernetesApiOptions } from './kubernetes-api';
import { readList, readText } from './read-field';
import { crashFault, SMALL_CLUSTER_NOW, smallCluster } from './small-cluster';

const PREFIX = '/api/kubernetes';

/** An answer over HTTP. */
export interface Answer {
  readonly code: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** The body, where it is JSON of one line. */
  readonly json: unknown;
}

interface Asked {
  readonly method?: string;
  readonly accept?: string;
  readonly body?: unknown;
}

/** The names of a list's items. */
export const namesOf = (list: unknown): string[] =>
  readList(list, 'items').map((item) => readText(item, 'metadata.name'));

/** Events of a watch in short: the type, and the object's name or the failure's code. */
export const eventsOf = (messages: readonly (Buffer | string)[]): string[] =>
  messages.map((message) => {
    const event = JSON.parse(message.toString()) as unknown;
    return `${readText(event, 'type')} ${readText(event, 'object.metadata.name') || readText(event, 'object.code')}`;
  });

/** Runs commands of containers, for specs: each says what it is, and `false` fails. */
export const sayWhatRan: NonNullable<KubernetesApiOptions['exec']> = (_namespace, pod, _container, command) =>
  Promise.resolve({
    stdout: `${pod} ran ${command.join(' ')}\n`,
    stderr: '',
    exitCode: command[0] === 'false' ? 3 : 0,
  });

/** The API over the small cluster on a port of its own, for specs. `start` before each, `stop` after it. */
export class SmallServer {
  readonly world = new World(smallCluster(), {
    loadFault: crashFault,
    now: () => SMALL_CLUSTER_NOW,
    historyLength: 5,
  });
  readonly failures = new Failures();
  readonly server: Server;
  /** `HOST:PORT`. */
  host = '';

  constructor(options: KubernetesApiOptions = {}) {
    const api = createKubernetesApi(this.world, this.failures, options);
    this.server = createServer((req, res) => void api.handle(req, res, (req.url ?? '').slice(PREFIX.length)));
    this.server.on('upgrade', (req, socket, head) => {
      api.upgrade(req, socket, head, (req.url ?? '').slice(PREFIX.length));
    });
  }

  /** The API's address. */
  get address(): string {
    return `http://${this.host}${PREFIX}`;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    this.host = `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Asks over HTTP, with Node's own client: fetch keeps connections, which outlive the server. */
  ask(path: string, { method = 'GET', accept = 'application/json', body }: Asked = {}): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const sent = body === undefined ? '' : JSON.stringify(body);
      // Node.js gives no length of its own accord for the body of a DELETE.
      const headers = { accept, ...(sent && { 'content-length': Buffer.byteLength(sent) }) };
      const req = httpRequest(`${this.address}${path}`, { method, headers, agent: false }, (res) => {
        let text = '';
        res.on('data', (chunk: Buffer) => (text += chunk.toString()));
        res.on('end', () => {
          const isJson = (res.headers['content-type'] ?? '').startsWith('application/json') && !text.includes('\n');
          const json = isJson && text ? (JSON.parse(text) as unknown) : undefined;
          resolve({ code: res.statusCode ?? 0, headers: res.headers, text, json });
        });
      });
      req.on('error', reject);
      req.end(sent);
    });
  }

  /** Collects what a WebSocket says until it is closed or said as much as wanted. */
  listen(path: string, wanted: number, protocols: string[] = []) {
    const origin = `http://${this.host}`;
    const socket = new WebSocket(`ws://${this.host}${PREFIX}${path}`, protocols, { origin });
    const messages: Buffer[] = [];
    const done = new Promise<Buffer[]>((resolve, reject) => {
      socket.on('error', reject);
      socket.on('close', () => {
        resolve(messages);
      });
      socket.on('message', (data: Buffer) => {
        messages.push(data);
        if (messages.length === wanted) socket.close();
      });
    });
    const opened = new Promise((resolve) => socket.on('open', resolve));
    return { opened, done };
  }
}
