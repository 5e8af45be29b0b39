import http from 'node:http';
import https from 'node:https';

import { whyUnreachable, type Upstream } from '../server/forward';

/** What a server answered. */
export interface Asked {
  readonly status: number;
  /** The body where it is JSON. */
  readonly json: unknown;
}

/** How long an answer is waited for, in milliseconds. */
const PATIENCE = 15_000;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** Asks a server for JSON; `body` is posted. @throws Error with a sentence when it can't be reached */
export const ask = async (upstream: Required<Upstream>, path: string, body?: object): Promise<Asked> => {
  try {
    const { headers, cert, key, agent, secure } = await upstream.connection();
    const address = `${upstream.address.replace(/\/$/, '')}${path}`;
    return await new Promise<Asked>((resolve, reject) => {
      const req = (address.startsWith('https:') ? https : http).request(address, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { ...headers, Accept: 'application/json', 'Content-Type': 'application/json' },
        ...(cert === undefined ? {} : { cert }),
        ...(key === undefined ? {} : { key }),
        ...(agent === undefined ? {} : { agent }),
        ...(secure === undefined ? {} : { rejectUnauthorized: secure }),
      });
      req.setTimeout(PATIENCE, () => req.destroy(new Error(`no answer within ${String(PATIENCE / 1000)} s`)));
      req.on('error', reject);
      req.on('response', (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('error', reject);
        res.on('end', () => {
          resolve({ status: res.statusCode ?? 0, json: parsed(Buffer.concat(chunks).toString()) });
        });
      });
      req.end(body === undefined ? undefined : JSON.stringify(body));
    });
  } catch (error) {
    throw new Error(whyUnreachable(upstream, error), { cause: error });
  }
};
