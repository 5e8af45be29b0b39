import http, { type IncomingHttpHeaders } from 'node:http';
import https from 'node:https';

import type { UserName } from '../../lab/users';

/** A request to an API server. */
export interface Question {
  readonly path: string;
  /** GET unless given. */
  readonly method?: string;
  readonly accept?: string;
  readonly body?: object;
  /** JSON unless given. */
  readonly contentType?: string;
  /** Who asks; the administrator unless given. */
  readonly user?: UserName;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Asks a server, and waits for the end of its answer. */
export type Ask = (question: Question) => Promise<Answer>;

/** How long an answer is waited for, in milliseconds; the machine may be busy. */
const PATIENCE = 60_000;

/**
 * Gives what asks a server.
 * @param credentials the headers that make a request one of this user's
 * @param ca who vouches for the server, PEM
 */
export const askerOf =
  (address: string, credentials: (user: UserName) => Record<string, string>, ca?: string): Ask =>
  async ({ path, method = 'GET', accept = 'application/json', body, contentType, user = 'cluster-admin' }) =>
    new Promise<Answer>((resolve, reject) => {
      const sent = body === undefined ? undefined : JSON.stringify(body);
      const req = (address.startsWith('https:') ? https : http).request(`${address}${path}`, {
        method,
        ...(ca === undefined ? {} : { ca }),
        headers: {
          Accept: accept,
          ...credentials(user),
          ...(sent === undefined
            ? {}
            : {
                'Content-Type': contentType ?? 'application/json',
                // Node.js announces no body of a DELETE by itself.
                'Content-Length': String(Buffer.byteLength(sent)),
              }),
        },
      });
      req.setTimeout(PATIENCE, () => req.destroy(new Error(`${method} ${path}: no answer`)));
      req.on('error', reject);
      req.on('response', (res) => {
        const chunks: Buffer[] = [];
        res.on('data', (chunk: Buffer) => chunks.push(chunk));
        res.on('error', reject);
        res.on('end', () => {
          resolve({ status: res.statusCode ?? 0, headers: res.headers, text: Buffer.concat(chunks).toString() });
        });
      });
      req.end(sent);
    });

/** The JSON of an answer. @throws Error with the question's path when it is none */
export const jsonOf = ({ text }: Answer, path: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Error(`${path}: not JSON: ${text.slice(0, 200)}`);
  }
};
