import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { stringify } from 'yaml';

import { PROGRAMS } from '../api-server/at-hand';

const built = join(PROGRAMS, 'kubectl');

/** The kubectl that was built with the API server, else this machine's; empty where there is none. */
export const KUBECTL = existsSync(built)
  ? built
  : spawnSync('sh', ['-c', 'command -v kubectl'], { encoding: 'utf8' }).stdout.trim();

/** What a script did. */
export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs scripts with bash, as a person who pastes them, against one cluster. */
export interface Shell {
  readonly run: (script: string) => Promise<Ran>;
  /** To be called when the cluster is in another state: what was read before is read anew. */
  readonly forget: () => void;
  readonly close: () => void;
}

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

/**
 * An `oc` that is kubectl: the verbs that the product prints are the same. A start of kubectl takes a tenth of a second,
 * and most commands of one state ask again what others asked: what was read once is said again in the same words, to the
 * same streams, with the same end. What is no reading is run each time.
 */
const OC = `#!/usr/bin/env bash
case $1 in get|describe|logs|events|exec) ;; *) exec "$KUBECTL" "$@" ;; esac
at=$MEMORY/$(printf '%s\\0' "$@" | sha256sum | cut -c-64)
if [ ! -e "$at" ]; then
  mkdir "$at.$$"
  "$KUBECTL" "$@" > "$at.$$/stdout" 2> "$at.$$/stderr"
  echo $? > "$at.$$/end"
  mv "$at.$$" "$at"
fi
cat "$at/stdout"
cat "$at/stderr" >&2
exit "$(<"$at/end")"
`;

/** Opens a shell in whose home `oc` stands, logged in to a cluster. */
export const openShell = (login: Login): Shell => {
  const home = mkdtempSync(join(tmpdir(), 'commands-'));
  const memory = join(home, 'memory');
  writeFileSync(join(home, 'oc'), OC, { mode: 0o755 });
  writeFileSync(join(home, 'config'), stringify(kubeconfigOf(login)));
  const PATH = `${home}:${process.env.PATH ?? ''}`;
  const env = { PATH, HOME: home, KUBECONFIG: join(home, 'config'), KUBECTL, MEMORY: memory };
  const forget = (): void => {
    rmSync(memory, { recursive: true, force: true });
    mkdirSync(memory);
  };
  forget();
  return {
    run: async (script) =>
      new Promise((resolve) => {
        const options = { env, encoding: 'utf8', maxBuffer: 64 << 20, timeout: 120_000 } as const;
        // Without rc files: a bash whose input is a socket takes itself for one of a remote login, and reads them.
        const child = execFile(
          'bash',
          ['--norc', '-uo', 'pipefail', '-c', script],
          options,
          (error, stdout, stderr) => {
            resolve({ exitCode: error === null ? 0 : (child.exitCode ?? 1), stdout, stderr });
          },
        );
      }),
    forget,
    close: () => {
      rmSync(home, { recursive: true, force: true });
    },
  };
};
