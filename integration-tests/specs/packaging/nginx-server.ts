import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chownSync,
  closeSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { request as requestPlainly } from 'node:http';
import type { ClientRequest, IncomingHttpHeaders } from 'node:http';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import type { ConnectionOptions, PeerCertificate } from 'node:tls';

import { freePort } from '../../console/server/free-port';
import { findCommand } from './at-hand';
import { CHART } from './helm';

/** nginx and openssl, where this machine has them. */
export const NGINX = findCommand('nginx');
export const OPENSSL = findCommand('openssl');

/** `nobody`: some user without rights, as OpenShift chooses one. */
const NOBODY = 65534;

/** An answer as it came over the wire. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** nginx, running with the chart's configuration. */
export interface NginxServer {
  ask: (path: string, options?: { method?: string; headers?: Record<string, string> }) => Promise<Answer>;
  /** Asks without TLS. */
  askPlainly: (path: string) => Promise<Answer>;
  /** Shakes hands with these options. @returns the server's certificate @throws where the server refuses */
  shakeHands: (options?: ConnectionOptions) => Promise<PeerCertificate>;
  /** Puts another certificate in the place of the present one, as OpenShift does before it runs out. */
  replaceCertificate: (commonName: string) => void;
  /** Lets it finish and end. @returns what it wrote to its standard output, a line each */
  stop: () => Promise<string[]>;
}

const makeCertificate = (folder: string, commonName: string): void => {
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', join(folder, 'tls.key'), '-out', join(folder, 'tls.crt')];
  execFileSync(OPENSSL ?? 'openssl', ['req', '-x509', '-days', '2', '-subj', `/CN=${commonName}`, ...key], {
    stdio: 'ignore',
  });
  execFileSync('chmod', ['0644', join(folder, 'tls.key')]);
};

/** The configuration of the chart with other folders and another port, and nothing else changed. */
const configurationFor = (folder: string, port: number): string =>
  readFileSync(join(CHART, 'files/nginx.conf'), 'utf8')
    .replaceAll('/tmp/', `${folder}/tmp/`)
    .replaceAll('/var/serving-cert', join(folder, 'serving-cert'))
    .replaceAll('/srv/plugin', join(folder, 'plugin'))
    .replaceAll('9443', String(port));

const answerTo = async (sent: ClientRequest): Promise<Answer> =>
  new Promise((resolve, reject) => {
    sent.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      });
    });
    sent.on('error', reject);
    sent.end();
  });

const ask = async (
  port: number,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
): Promise<Answer> => {
  // An agent of its own, and so a handshake of its own.
  const agent = new Agent({ rejectUnauthorized: false });
  const answer = await answerTo(request({ host: '127.0.0.1', port, path, method, headers, agent }));
  agent.destroy();
  return answer;
};

const shakeHands = async (port: number, options: ConnectionOptions): Promise<PeerCertificate> =>
  new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, ...options }, () => {
      resolve(socket.getPeerCertificate());
      socket.destroy();
    });
    socket.on('error', reject);
  });

/** Waits until nginx answers. @throws Error with what it said, where it ends instead */
const untilItAnswers = async (server: ChildProcess, port: number, said: () => string): Promise<void> => {
  const deadline = Date.now() + 20_000;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`nginx ended:\n${said()}`);
    try {
      await ask(port, '/healthz');
      return;
    } catch (error) {
      if (Date.now() > deadline)
        throw new Error(`nginx does not answer: ${String(error)}\n${said()}`, { cause: error });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
};

/**
 * Starts nginx with the chart's configuration, a certificate of its own and a copy of `dist`, all in a new folder. A
 * test that runs as root starts it as a user without rights, which shows that it needs none and writes nowhere else.
 */
export const startNginx = async (dist: string): Promise<NginxServer> => {
  const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  const port = await freePort('::');
  const [certificates, temporary] = [join(folder, 'serving-cert'), join(folder, 'tmp')];
  mkdirSync(certificates);
  mkdirSync(temporary);
  cpSync(dist, join(folder, 'plugin'), { recursive: true });
  writeFileSync(join(folder, 'plugin', '.hidden'), 'not for anyone');
  makeCertificate(certificates, 'first');
  writeFileSync(join(folder, 'nginx.conf'), configurationFor(folder, port));
  const [out, err] = [join(folder, 'stdout'), join(folder, 'stderr')];
  // Files, since nginx opens /dev/stdout by its name, which a socket does not allow.
  const [outFile, errFile] = [openSync(out, 'a'), openSync(err, 'a')];
  const asNobody = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (asNobody.uid !== undefined) for (const path of [folder, temporary, out, err]) chownSync(path, NOBODY, NOBODY);
  const server = spawn(NGINX ?? 'nginx', ['-e', 'stderr', '-c', join(folder, 'nginx.conf')], {
    stdio: ['ignore', outFile, errFile],
    ...asNobody,
  });
  const ended = new Promise<void>((resolve) =>
    server.on('close', () => {
      resolve();
    }),
  );
  closeSync(outFile);
  closeSync(errFile);
  await untilItAnswers(server, port, () => readFileSync(err, 'utf8'));
  return {
    ask: async (path, options) => ask(port, path, options),
    askPlainly: async (path) => answerTo(requestPlainly({ host: '127.0.0.1', port, path, agent: false })),
    shakeHands: async (options = {}) => shakeHands(port, options),
    replaceCertificate: (commonName) => {
      makeCertificate(certificates, commonName);
    },
    stop: async () => {
      server.kill('SIGQUIT');
      await ended;
      const lines = readFileSync(out, 'utf8').split('\n');
      rmSync(folder, { recursive: true, force: true });
      return lines.filter((line) => line !== '');
    },
  };
};
