import type { Duplex } from 'node:stream';

import { connection } from 'spdy-transport';
import type { SpdyConnection, SpdyStream } from 'spdy-transport';
import type { WebSocket } from 'ws';

import type { KubernetesObject } from '../scenario';
import { ApiError, badRequest } from './api-error';
import { chooseContainer, containerStatus } from './pod-log';
import { isFields, readField } from './read-field';
import type { Fields } from './read-field';

/** What a command wrote and its exit code. */
export interface ExecResult {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** A command to run in a container. */
export interface ExecRequest {
  namespace: string;
  pod: string;
  container: string;
  command: string[];
}

/** Runs a command "in" a container. */
export type Exec = (namespace: string, pod: string, container: string, command: string[]) => Promise<ExecResult>;

const STDOUT = 1;
const STDERR = 2;
const STATUS = 3;
const PROTOCOLS = ['v5.channel.k8s.io', 'v4.channel.k8s.io'];
const SPDY_PROTOCOL = 'v4.channel.k8s.io';

/** Checks an exec request against the pod. Throws a 400 without a command, a 500 when the container does not run. */
export const readExecRequest = (pod: KubernetesObject, query: URLSearchParams): ExecRequest => {
  const command = query.getAll('command');
  if (command.length === 0) throw badRequest('you must specify at least one command for the container');
  const container = chooseContainer(pod, query.get('container'));
  if (!isFields(readField(containerStatus(pod, container), 'state.running')))
    throw new ApiError(500, 'InternalError', `unable to upgrade connection: container not found ("${container}")`);
  return { namespace: pod.metadata.namespace ?? '', pod: pod.metadata.name, container, command };
};

const exitStatus = (exitCode: number): Fields =>
  exitCode === 0
    ? { metadata: {}, status: 'Success' }
    : {
        metadata: {},
        status: 'Failure',
        reason: 'NonZeroExitCode',
        message: `command terminated with non-zero exit code: exit status ${exitCode}`,
        details: { causes: [{ reason: 'ExitCode', message: String(exitCode) }] },
      };

const run = async (exec: Exec, { namespace, pod, container, command }: ExecRequest) => {
  try {
    const { stdout, stderr, exitCode } = await exec(namespace, pod, container, command);
    return { stdout, stderr, status: JSON.stringify(exitStatus(exitCode)) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { stdout: '', stderr: '', status: JSON.stringify(new ApiError(500, 'InternalError', message).toStatus()) };
  }
};

/** The channel protocol to speak, of those that a client offers; `false` for none. */
export const chooseChannelProtocol = (offered: ReadonlySet<string>): string | false =>
  PROTOCOLS.find((protocol) => offered.has(protocol)) ?? false;

/** Runs a command for a WebSocket client: each message begins with the number of its channel. */
export const execOverWebSocket = async (socket: WebSocket, exec: Exec, request: ExecRequest): Promise<void> => {
  const send = (channel: number, text: string): void => {
    if (text) socket.send(Buffer.concat([Buffer.from([channel]), Buffer.from(text)]));
  };
  const { stdout, stderr, status } = await run(exec, request);
  send(STDOUT, stdout);
  send(STDERR, stderr);
  send(STATUS, status);
  socket.close(1000);
};

const STREAM_TYPES = ['stdin', 'stdout', 'stderr'];

const acceptSpdy = (socket: Duplex): void => {
  const headers = [
    'HTTP/1.1 101 Switching Protocols',
    'Connection: Upgrade',
    'Upgrade: SPDY/3.1',
    `X-Stream-Protocol-Version: ${SPDY_PROTOCOL}`,
  ];
  socket.write(`${headers.join('\r\n')}\r\n\r\n`);
};

/** kubectl's streams are no HTTP requests: they have neither method nor path, which the library insists on. */
const acceptBareStreams = ({ _spdyState: { parser } }: SpdyConnection): void => {
  const parse = parser.parseKVs.bind(parser);
  parser.parseKVs = (buffer, callback) => {
    parse(buffer, (error, headers) => {
      callback(error, headers && { ':method': 'POST', ':path': '/', ...headers });
    });
  };
};

/** Runs a command for a SPDY/3.1 client (kubectl before 1.31): it opens a stream for each of error, stdout, … */
export const execOverSpdy = (
  { socket, head, query }: { socket: Duplex; head: Buffer; query: URLSearchParams },
  exec: Exec,
  request: ExecRequest,
): void => {
  acceptSpdy(socket);
  if (head.length > 0) socket.unshift(head);
  const wanted = ['error', ...STREAM_TYPES.filter((type) => query.get(type) === 'true' || query.get(type) === '1')];
  const streams = new Map<string, SpdyStream>();
  const spdy = connection.create(socket, { protocol: 'spdy', isServer: true });
  acceptBareStreams(spdy);
  const finish = async (): Promise<void> => {
    const { stdout, stderr, status } = await run(exec, request);
    streams.get('stdout')?.end(stdout);
    streams.get('stderr')?.end(stderr);
    streams.get('error')?.end(status);
  };
  spdy.on('error', () => socket.destroy());
  spdy.on('stream', (stream) => {
    stream.on('error', () => undefined);
    stream.resume();
    stream.respond(200, {});
    streams.set(stream.headers.streamtype ?? '', stream);
    if (wanted.every((type) => streams.has(type))) void finish();
  });
  // kubectl says 3.1 but its library stops at 3.1's window of the whole session.
  spdy.start(3);
};
