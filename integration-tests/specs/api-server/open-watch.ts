import { WebSocket } from 'ws';

/** How a server answers one who wants to open a watch over a WebSocket. */
export interface Opening {
  /** 101 where it opens. */
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** The first event that came. */
  readonly first?: unknown;
}

export interface Opener {
  readonly address: string;
  /** Without, the lab's user of the moment. */
  readonly token?: string;
  readonly ca?: string;
}

/** Opens a watch with these headers, and closes it after the first event. @throws Error when the server does not answer */
export const openWatch = async (
  { address, token, ca }: Opener,
  path: string,
  headers: Record<string, string>,
): Promise<Opening> =>
  new Promise((resolve, reject) => {
    const socket = new WebSocket(`${address.replace(/^http/, 'ws')}${path}`, {
      headers: { ...headers, ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
      ...(ca !== undefined && { ca }),
    });
    socket.on('error', reject);
    socket.on('unexpected-response', (_req, res) => {
      let text = '';
      res.on('data', (chunk: Buffer) => (text += chunk.toString()));
      res.on('end', () => {
        resolve({ status: res.statusCode ?? 0, type: res.headers['content-type'] ?? '', text });
        socket.terminate();
      });
    });
    socket.on('message', (data: Buffer) => {
      resolve({ status: 101, type: '', text: '', first: JSON.parse(data.toString()) as unknown });
      socket.terminate();
    });
  });
