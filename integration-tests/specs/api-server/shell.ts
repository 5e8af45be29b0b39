import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { stringify } from 'yaml';

import { PROGRAMS } from './at-hand';

/** What a command did. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a script with bash, as a person who pastes it. */
export type Shell = (script: string) => Promise<Ran>;

/** What tells kubectl from whom to read. */
export interface Login {
  readonly address: string;
  readonly token?: string;
  /** Who vouches for the server, PEM. */
  readonly ca?: string;
}

const kubeconfigOf = ({ address, token, ca }: Login): object => ({
  apiVersion: 'v1',
  kind: 'Config',
  'current-context': 'cluster',
  contexts: [{ name: 'cluster', context: { cluster: 'cluster', user: 'user' } }],
  clusters: [
    {
      name: 'cluster',
      cluster: {
        server: address,
        ...(ca === undefined ? {} : { 'certificate-authority-data': Buffer.from(ca).toString('base64') }),
      },
    },
  ],
  users: [{ name: 'user', user: token === undefined ? {} : { token } }],
});

/** A shell in whose home `oc` is kubectl: the verbs that the product prints are the same. */
export const openShell = (home: string, login: Login): Shell => {
  mkdirSync(home);
  symlinkSync(join(PROGRAMS, 'kubectl'), join(home, 'oc'));
  writeFileSync(join(home, 'config'), stringify(kubeconfigOf(login)));
  const env = { PATH: `${home}:${process.env.PATH ?? ''}`, HOME: home, KUBECONFIG: join(home, 'config') };
  return async (script) =>
    new Promise((resolve) => {
      const options = { env, encoding: 'utf8', maxBuffer: 64 << 20, timeout: 120_000 } as const;
      const child = execFile('bash', ['-c', script], options, (error, stdout, stderr) => {
        resolve({ exitCode: error === null ? 0 : (child.exitCode ?? 1), stdout, stderr });
      });
    });
};
