import { createReadStream, existsSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, resolve } from 'node:path';

const root = join(__dirname, '../../..');
const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** A name that holds a hash of the content: what it names never changes. */
const HASHED = /[-.]?[0-9a-f]{20}\b/;

/** Sends a built file. What is named by its content is kept by the browser; of anything else it asks whether it changed. */
export const sendFile = (req: IncomingMessage, res: ServerResponse, folder: string, name: string): void => {
  const file = join(resolve(root, folder), normalize(`/${name}`));
  const stat = existsSync(file) ? statSync(file) : undefined;
  if (stat?.isFile() !== true) {
    res.writeHead(404).end();
    return;
  }
  const version = `"${String(stat.size)}-${String(stat.mtimeMs)}"`;
  const headers = {
    'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: version,
  };
  if (req.headers['if-none-match'] === version) {
    res.writeHead(304, headers).end();
    return;
  }
  res.writeHead(200, headers);
  createReadStream(file).pipe(res);
};
