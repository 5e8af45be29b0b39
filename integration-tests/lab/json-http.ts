import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Answer } from './prometheus/prometheus';

/** Nothing that the lab is sent is longer than this many characters. */
const BODY_LIMIT = 1024 * 1024;

/** Reads a request's body. @throws Error when it is too large */
export const readBody = async (req: IncomingMessage): Promise<string> => {
  let body = '';
  for await (const chunk of req) {
    body += String(chunk);
    if (body.length > BODY_LIMIT) throw new Error('The body is too large');
  }
  return body;
};

/** Reads a body's JSON, `undefined` when it is empty. */
export const readJson = async (req: IncomingMessage): Promise<unknown> => {
  const body = await readBody(req);
  return body === '' ? undefined : (JSON.parse(body) as unknown);
};

/** Sends an answer. */
export const sendAnswer = (res: ServerResponse, { status, json }: Answer): void => {
  res.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(json));
};
