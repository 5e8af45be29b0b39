import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

import { ApiError, badRequest } from './api-error';

/** Nothing that the lab is sent is larger than this many bytes. */
const BODY_LIMIT = 64 * 1024;

const LOG_IN_PAGE = '<!DOCTYPE html><html><head><title>Log in</title></head><body><h1>Log in</h1></body></html>';

/** Answers JSON. */
export const sendJson = (res: ServerResponse, code: number, body: unknown, type = 'application/json'): void => {
  res.writeHead(code, { 'Content-Type': type, 'Cache-Control': 'no-store' });
  res.end(JSON.stringify(body));
};

/** Answers for an aggregated API whose server does not (`kube-aggregator`, `handler_proxy.go`): no `Status`. */
export const sendUnavailable = (res: ServerResponse): void => {
  res.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' });
  res.end('service unavailable\n');
};

/** Any failure as one that the API reports. */
export const toApiError = (error: unknown): ApiError => {
  if (error instanceof ApiError) return error;
  return new ApiError(500, 'InternalError', error instanceof Error ? error.message : String(error));
};

/** Answers a failure: with its `Status`, where it has one. */
export const sendError = (res: ServerResponse, error: unknown): void => {
  const failure = toApiError(error);
  if (res.headersSent) res.end();
  else {
    const { type, text } = failure.toBody();
    res.writeHead(failure.code, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text);
  }
};

/** Answers as a proxy does whose session has ended: a page for people. */
export const sendLogInPage = (res: ServerResponse): void => {
  res.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
  res.end(LOG_IN_PAGE);
};

/** Refuses to upgrade a connection: an ordinary HTTP answer on its socket. */
export const refuseUpgrade = (socket: Duplex, error: unknown): void => {
  const failure = toApiError(error);
  const { type, text } = failure.toBody();
  const head = [
    `HTTP/1.1 ${failure.code} ${failure.reason || 'BadRequest'}`,
    `Content-Type: ${type}`,
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`);
};

/**
 * Refuses to open a WebSocket as the library does with which the API server speaks it (`golang.org/x/net/websocket`,
 * `server.go`): the line alone, without a `Status`.
 */
export const refuseHandshake = (socket: Duplex): void => {
  socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
};

/** Reads a request's body. Throws a 413 when it is too large. */
export const readBytes = async (req: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT)
      throw new ApiError(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${BODY_LIMIT}`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** A body's JSON, `undefined` when it is empty. Throws a 400 for anything else. */
export const parseBody = (body: Buffer): unknown => {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(body.toString()) as unknown;
  } catch {
    throw badRequest('the body is not JSON');
  }
};
