import { spawn, type ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { makeCertificates, type Certificates } from '../cluster/certificates';
import { freePort } from '../../console/server/free-port';
import { USER_NAMES, type UserName } from '../../lab/users';
import { askerOf, type Ask } from './ask';
import { PROGRAMS } from './at-hand';

/** How long a server may take until it answers, in milliseconds; the machine may be busy. */
const PATIENCE = 120_000;
const HOST = '127.0.0.1';

/** etcd and kube-apiserver, empty. */
export interface Servers {
  readonly address: string;
  /** Where etcd serves its JSON gateway. */
  readonly etcd: string;
  readonly certificates: Certificates;
  /** A folder that goes with the servers. */
  readonly folder: string;
  readonly ask: Ask;
  /** Asks as one to whom no rule applies. */
  readonly askAsMaster: Ask;
  readonly stop: () => Promise<void>;
}

/** What a user proves to be themselves with. */
export const tokenOf = (user: UserName): string => `token-of-${user}`;
const MASTER = 'token-of-master';

/** What asks for, or does the part of, controllers and operators: none runs here. */
const WITHOUT_ADMISSION = [
  'ServiceAccount',
  'Priority',
  'TaintNodesByCondition',
  'DefaultTolerationSeconds',
  'ResourceQuota',
  'LimitRanger',
  'MutatingAdmissionWebhook',
  'ValidatingAdmissionWebhook',
];

class Program {
  private said = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<void>;

  constructor(
    private readonly name: string,
    args: readonly string[],
  ) {
    const child = spawn(join(PROGRAMS, name), args);
    const hear = (chunk: Buffer): void => {
      this.said = (this.said + chunk.toString()).slice(-8000);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    this.child = child;
    this.ended = new Promise((resolve) => {
      child.once('error', (error) => {
        this.said += error.message;
        resolve();
      });
      child.once('exit', () => {
        resolve();
      });
    });
  }

  /** Asks until it is ready. @throws Error with what it said last, when it ends or takes too long */
  async until(isReady: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (this.child.pid !== undefined && this.child.exitCode === null && Date.now() < end) {
      if (await isReady().catch(() => false)) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`${this.name} did not start:\n${this.said}`);
  }

  async stop(): Promise<void> {
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 5000);
    await this.ended;
    clearTimeout(timer);
  }
}

const writeFiles = (folder: string) => {
  const at = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text, { mode: 0o600 });
    return join(folder, name);
  };
  const certificates = makeCertificates(folder, 'api');
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const users = USER_NAMES.map((user) => `${tokenOf(user)},${user},${user}`);
  return {
    certificates,
    ca: join(folder, 'api-ca.crt'),
    cert: at('server.crt', certificates.server.cert),
    key: at('server.key', certificates.server.key),
    tokens: at('tokens.csv', [...users, `${MASTER},master,master,system:masters`].join('\n')),
    signing: at('signing.key', privateKey.export({ type: 'sec1', format: 'pem' }).toString()),
    verifying: at('signing.pub', publicKey.export({ type: 'spki', format: 'pem' }).toString()),
  };
};

const startEtcd = async (folder: string): Promise<{ program: Program; address: string }> => {
  const [client, peer] = await Promise.all([freePort(HOST), freePort(HOST)]);
  const address = `http://${HOST}:${client}`;
  const program = new Program('etcd', [
    `--data-dir=${join(folder, 'etcd')}`,
    `--listen-client-urls=${address}`,
    `--advertise-client-urls=${address}`,
    `--listen-peer-urls=http://${HOST}:${peer}`,
    // Nothing here outlives the tests.
    '--unsafe-no-fsync',
  ]);
  await program.until(async () => (await fetch(`${address}/health`)).ok);
  return { program, address };
};

/**
 * Gives etcd a past: a version of long ago is one that the API server has not seen, as in any cluster that has run for
 * a while.
 */
const writePast = async (address: string): Promise<void> => {
  const body = JSON.stringify({ key: Buffer.from('past').toString('base64'), value: '' });
  for (let version = 0; version < 120; version += 1) await fetch(`${address}/v3/kv/put`, { method: 'POST', body });
};

/** Starts etcd and kube-apiserver on free ports of this machine. @throws Error with what one that does not start says */
export const startServers = async (): Promise<Servers> => {
  const folder = mkdtempSync(join(tmpdir(), 'api-server-'));
  const running: Program[] = [];
  const stop = async (): Promise<void> => {
    for (const program of running.reverse()) await program.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const files = writeFiles(folder);
    const etcd = await startEtcd(folder);
    running.push(etcd.program);
    await writePast(etcd.address);
    const port = await freePort(HOST);
    const server = new Program('kube-apiserver', [
      `--etcd-servers=${etcd.address}`,
      `--bind-address=${HOST}`,
      `--secure-port=${port}`,
      `--tls-cert-file=${files.cert}`,
      `--tls-private-key-file=${files.key}`,
      `--token-auth-file=${files.tokens}`,
      '--authorization-mode=RBAC',
      '--allow-privileged=true',
      `--disable-admission-plugins=${WITHOUT_ADMISSION.join(',')}`,
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${files.verifying}`,
      `--service-account-signing-key-file=${files.signing}`,
      '--service-cluster-ip-range=172.30.0.0/16',
      '--endpoint-reconciler-type=none',
      // The addresses of the lab's nodes are nobody's: what plays their kubelets stands under this one.
      '--kubelet-preferred-address-types=InternalDNS',
      `--kubelet-certificate-authority=${files.ca}`,
    ]);
    running.push(server);
    const address = `https://${HOST}:${port}`;
    const { ca } = files.certificates;
    const ask = askerOf(address, (user) => ({ Authorization: `Bearer ${tokenOf(user)}` }), ca);
    const askAsMaster = askerOf(address, () => ({ Authorization: `Bearer ${MASTER}` }), ca);
    await server.until(async () => (await askAsMaster({ path: '/readyz' })).status === 200);
    return { address, etcd: etcd.address, certificates: files.certificates, folder, ask, askAsMaster, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
