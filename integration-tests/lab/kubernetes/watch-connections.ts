import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import type { WebSocket } from 'ws';

import type { WatchSink } from './watch-objects';

/** Begins a watch whose events go to the sink; what is returned ends it. */
type Begin = (sink: WatchSink) => () => void;

/** Answers a watch as HTTP does: a line of JSON for each event. */
export const watchOverHttp = (res: ServerResponse, begin: Begin): void => {
  const start = (): void => {
    if (!res.headersSent) res.writeHead(200, { 'Content-Type': 'application/json' }).flushHeaders();
  };
  const stop = begin({
    send: (event) => {
      start();
      res.write(`${event}\n`);
    },
    end: () => {
      start();
      res.end();
    },
  });
  if (!res.writableEnded) start();
  res.on('close', stop);
};

/**
 * Whether a request to open a WebSocket names an origin. The API server opens a watch as for a browser, which always
 * does, and takes any that is an address (`golang.org/x/net/websocket`, `Handler`); `exec` needs none. Of several it looks
 * at the first: the console's own proxy adds one to the browser's.
 */
export const hasOrigin = ({ headersDistinct: { origin } }: IncomingMessage): boolean =>
  origin?.[0] !== undefined && URL.canParse(origin[0]);

/** Answers a watch over a WebSocket that is open, a message for each event. */
export const watchOverWebSocket = (webSocket: WebSocket, socket: Duplex, begin: Begin): void => {
  webSocket.on('error', () => {
    webSocket.terminate();
  });
  const sink = {
    send: (event: string): void => {
      webSocket.send(event);
    },
    // The console's proxy ends both connections without a close frame (its `pkg/proxy/proxy.go`): code 1006.
    end: (): void => {
      socket.end();
    },
  };
  webSocket.on('close', begin(sink));
};
