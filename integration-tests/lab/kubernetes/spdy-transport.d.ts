declare module 'spdy-transport' {
  import type { Duplex } from 'node:stream';

  export interface SpdyStream extends Duplex {
    headers: Record<string, string>;
    respond: (status: number, headers: Record<string, string>) => void;
    abort: () => void;
  }

  type HeadersCallback = (error: Error | null, headers?: Record<string, string>) => void;

  export interface SpdyConnection {
    _spdyState: { parser: { parseKVs: (buffer: unknown, callback: HeadersCallback) => void } };
    start: (version: number) => void;
    on: ((event: 'stream', listener: (stream: SpdyStream) => void) => void) &
      ((event: 'error' | 'close', listener: (error?: Error) => void) => void);
    end: (callback?: () => void) => void;
  }

  export const connection: {
    create: (socket: Duplex, options: { protocol: 'spdy'; isServer: boolean }) => SpdyConnection;
  };
}
