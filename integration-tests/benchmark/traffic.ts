import { gzipSync } from 'node:zlib';

import type { CDPSession } from '@playwright/test';

/** One request that a page made, or what came over a watch. */
export interface Sent {
  /** The method, the address without the server, and what was sent to it; `WATCH` for a WebSocket. */
  readonly what: string;
  /** Bytes of the answer's body, as it would be without compression. */
  bytes: number;
  /** Bytes on the wire, if the servers of a real cluster sent it. */
  packed: number;
  /** Whether it is a file of the plugin in JavaScript. */
  readonly isScript: boolean;
}

/** The API server packs answers to lists and gets from this size on (k8s.io/apiserver, `gzipThresholdBytes`). */
const PACKED_FROM = 128 * 1024;

/**
 * The bytes of a body on the wire: files are packed as the chart's nginx does it, answers of Prometheus and Alertmanager
 * always, those of the API server where they are large, logs and watches never.
 */
const packedSize = (path: string, body: Buffer): number => {
  if (path.includes('/log?')) return body.length;
  const isPacked = path.startsWith('/api/kubernetes/') ? body.length >= PACKED_FROM : true;
  return isPacked ? gzipSync(body, { level: path.startsWith('/api/kubernetes/') ? 1 : 6 }).length : body.length;
};

/** What the console itself asks for, whatever page is shown, is not the plugin's. */
const isOwn = (path: string): boolean =>
  /^\/api\/(kubernetes\/|prometheus|alertmanager|plugins\/(virtualization-alerts|monitoring)-plugin\/)/.test(path) &&
  !/^\/api\/kubernetes\/(apis?|openapi\/v[23]|version)\/?$/.test(path);

/** Records all requests of a page from now on. */
export class Traffic {
  private readonly open = new Map<string, Sent>();
  private readonly reading = new Set<Promise<void>>();
  private sent: Sent[] = [];

  private constructor(private readonly session: CDPSession) {}

  static async of(session: CDPSession): Promise<Traffic> {
    const traffic = new Traffic(session);
    traffic.listen();
    await session.send('Network.enable', { maxTotalBufferSize: 200_000_000, maxResourceBufferSize: 100_000_000 });
    return traffic;
  }

  /** What was sent since the last call, all bodies read. */
  async take(): Promise<readonly Sent[]> {
    await Promise.all(this.reading);
    const taken = this.sent;
    this.sent = [];
    return taken;
  }

  private note(id: string, method: string, address: string, body = ''): void {
    const { pathname, search } = new URL(address);
    const path = `${pathname}${search}`;
    if (!isOwn(path)) return;
    const isScript = pathname.startsWith('/api/plugins/') && pathname.endsWith('.js');
    const one: Sent = { what: [method, path, body].join(' ').trimEnd(), bytes: 0, packed: 0, isScript };
    this.open.set(id, one);
    this.sent.push(one);
  }

  private async readBody(id: string, one: Sent, onWire: number): Promise<void> {
    try {
      const { body, base64Encoded } = await this.session.send('Network.getResponseBody', { requestId: id });
      const bytes = Buffer.from(body, base64Encoded ? 'base64' : 'utf8');
      one.bytes = bytes.length;
      one.packed = packedSize(one.what.slice(one.what.indexOf(' ') + 1), bytes);
    } catch {
      // The browser keeps no body of it: what came over the wire is known all the same.
      [one.bytes, one.packed] = [onWire, onWire];
    }
  }

  private listen(): void {
    this.session.on('Network.requestWillBeSent', ({ requestId, request }) => {
      this.note(requestId, request.method, request.url, request.postData);
    });
    this.session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const one = this.open.get(requestId);
      if (one === undefined) return;
      const read = this.readBody(requestId, one, encodedDataLength).finally(() => this.reading.delete(read));
      this.reading.add(read);
    });
    this.session.on('Network.webSocketCreated', ({ requestId, url }) => {
      this.note(requestId, 'WATCH', url);
    });
    this.session.on('Network.webSocketFrameReceived', ({ requestId, response }) => {
      const one = this.open.get(requestId);
      if (one === undefined) return;
      const length = Buffer.byteLength(response.payloadData);
      one.bytes += length;
      one.packed += length;
    });
  }
}
