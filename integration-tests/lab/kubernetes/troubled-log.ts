import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

import type { KubernetesObject } from '../scenario';
import type { TroubledRequest, Troubles } from '../troubles';
import { badRequest } from './api-error';
import { chooseContainer } from './pod-log';

/** How long the log of `huge-log` is. */
const HUGE_LINES = 25_000;
/** With its number and line feed, about 4 KB: 100 MB in all. */
const HUGE_LINE = `{"level":"info","component":"lab","msg":"a line that is much longer than most","pad":"${'x'.repeat(3900)}"}`;

const hugeLines = function* (from: number): Generator<Buffer> {
  for (let line = from; line < HUGE_LINES; line += 1) yield Buffer.from(`${String(line)} ${HUGE_LINE}\n`);
};

/** Every byte there is, twice, around a line of markup and of terminal controls. */
const binaryLines = function* (): Generator<Buffer> {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_none, byte) => byte));
  yield bytes;
  yield Buffer.from('\n\u001b[31m<img src=x onerror="document.title=\'broken\'">\u001b[0m\u0000\n');
  yield bytes;
  yield Buffer.from('\nthe last line\n');
};

/** As the kubelet bounds it: bytes are counted from the first of the lines on. */
const firstBytes = function* (chunks: Iterable<Buffer>, limit: number): Generator<Buffer> {
  let left = limit;
  for (const chunk of chunks) {
    if (left <= 0) return;
    yield chunk.subarray(0, left);
    left -= chunk.length;
  }
};

/**
 * The log that a trouble orders for a container, piece by piece, bounded by `tailLines` and `limitBytes`; `undefined`
 * when none does. @throws ApiError for a container that has not started
 */
export const troubledLog = (
  troubles: Troubles,
  asked: TroubledRequest,
  pod: KubernetesObject,
  query: URLSearchParams,
): Iterable<Buffer> | undefined => {
  const limit = Number(query.get('limitBytes') ?? Infinity);
  if (troubles.has('no-log', asked)) {
    const container = chooseContainer(pod, query.get('container'));
    throw badRequest(`container "${container}" in pod "${pod.metadata.name}" is waiting to start: ContainerCreating`);
  }
  if (troubles.has('empty-log', asked)) return [];
  if (troubles.has('binary-log', asked)) return firstBytes(binaryLines(), limit);
  if (!troubles.has('huge-log', asked)) return undefined;
  const tail = Number(query.get('tailLines') ?? HUGE_LINES);
  return firstBytes(hugeLines(Math.max(0, HUGE_LINES - tail)), limit);
};

/** Sends such a log as fast as it is taken, never holding more than a piece of it. */
export const sendTroubledLog = (res: ServerResponse, log: Iterable<Buffer>): void => {
  res.writeHead(200, { 'Content-Type': 'text/plain' });
  Readable.from(log, { objectMode: false }).pipe(res);
};
