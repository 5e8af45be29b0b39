import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

import type { KubernetesObject } from '../scenario';
import type { FailingRequest, Failures } from '../failures';
import type { World } from '../world';
import { badRequest } from './api-error';
import { readLogOptions } from './log-options';
import { chooseContainer, containerStatus, readLog } from './pod-log';
import { readText } from './read-field';

/** How long the log of `huge-log` is. */
const HUGE_LINES = 25_000;
/** With its number and line feed, about 4 KB: 100 MB in all. */
const HUGE_LINE = `{"level":"info","component":"lab","msg":"a line that is much longer than most","pad":"${'x'.repeat(3900)}"}`;

const stampAt = (now: Date, isWanted: boolean): string =>
  isWanted ? `${now.toISOString().replace('Z', '000000Z')} ` : '';

const hugeLines = function* (from: number, stamp: string): Generator<Buffer> {
  for (let line = from; line < HUGE_LINES; line += 1) yield Buffer.from(`${stamp}${String(line)} ${HUGE_LINE}\n`);
};

/** Every byte there is, twice, around a line of markup and of terminal controls, and one of markup that is very long. */
const binaryLog = (stamp: string): Buffer => {
  const bytes = Buffer.from(Array.from({ length: 256 }, (_none, byte) => byte));
  const markup = '<img src=x onerror="document.title=\'broken\'">';
  const lines = [
    // The tenth of all bytes is a line feed.
    ...[bytes.subarray(0, 10), bytes.subarray(11)],
    Buffer.from(`\u001b[31m${markup}\u001b[0m\u0000`),
    Buffer.from(`${'long '.repeat(2000)}${markup}`),
    ...[bytes.subarray(0, 10), bytes.subarray(11)],
    Buffer.from('the last line'),
  ];
  return Buffer.concat(lines.flatMap((line) => [Buffer.from(stamp), line, Buffer.from('\n')]));
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

/** The kubelet's own words when the runtime does not know the container any longer: status 200, in place of the log. */
const lostLog = (pod: KubernetesObject, container: string): string =>
  `unable to retrieve container logs for ${readText(containerStatus(pod, container), 'containerID') || 'cri-o://0'}`;

/** The file of the log was rotated: what was written since. */
const LEFT_LINES = 3;
const afterRotation = (log: string): string =>
  log
    .split(/(?<=\n)/)
    .filter(Boolean)
    .slice(-LEFT_LINES)
    .join('');

/** What is left in the file of a log: after a rotation, which a failure orders, only what was written since. */
export const inFile =
  (failures: Failures, asked: FailingRequest): ((log: string) => string) =>
  (log) =>
    failures.has('rotated-log', asked) ? afterRotation(log) : log;

/**
 * The log that a failure orders for a container, piece by piece, bounded by `tailLines` and `limitBytes`; `undefined`
 * when none does. @throws ApiError for a container that has not started
 */
export const failingLog = (
  { world, failures }: { world: World; failures: Failures },
  asked: FailingRequest,
  pod: KubernetesObject,
  query: URLSearchParams,
): Iterable<Buffer> | undefined => {
  const { tailLines, limitBytes = Infinity, timestamps } = readLogOptions(query, pod.metadata.name, world.now());
  const stamp = stampAt(world.now(), timestamps);
  const container = chooseContainer(pod, query.get('container'));
  if (failures.has('no-log', asked)) {
    throw badRequest(`container "${container}" in pod "${pod.metadata.name}" is waiting to start: ContainerCreating`);
  }
  if (failures.has('empty-log', asked)) return [];
  if (failures.has('binary-log', asked)) return firstBytes([binaryLog(stamp)], limitBytes);
  if (failures.has('lost-log', asked)) return [Buffer.from(lostLog(pod, container))];
  if (failures.has('torn-log', asked)) {
    const error = 'failed to read log file "/var/log/pods/0.log": read /var/log/pods/0.log: input/output error';
    return [readLog(world, pod, query), Buffer.from(`${stamp}a line that goes on in the next pie${error}`)];
  }
  if (!failures.has('huge-log', asked)) return undefined;
  return firstBytes(hugeLines(Math.max(0, HUGE_LINES - (tailLines ?? HUGE_LINES)), stamp), limitBytes);
};

/** Sends such a log as fast as it is taken, never holding more than a piece of it. */
export const sendFailingLog = (res: ServerResponse, log: Iterable<Buffer>): void => {
  res.writeHead(200, { 'Content-Type': 'text/plain' });
  Readable.from(log, { objectMode: false }).pipe(res);
};
