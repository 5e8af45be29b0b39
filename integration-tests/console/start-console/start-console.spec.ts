/**
 * @jest-environment node
 */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Refusal } from './refusal';
import { freePort } from '../server/free-port';
import { startConsole, type RunningConsole } from './start-console';

const TOKEN = 'sha256~very-secret';
const LOGGED_IN = `case "$*" in
  whoami) echo kube:admin ;;
  "whoami --show-server") echo https://api.lab.example.com:6443 ;;
  "whoami --show-token") echo ${TOKEN} ;;
  *monitoring-shared-config*) echo '{"data":{"thanosPublicURL":"https://thanos.example.com","alertmanagerPublicURL":"https://alertmanager.example.com"}}' ;;
esac`;
/** An engine that has no image yet, can pull it, and runs until it is told to stop. */
const WORKING = `case "$1" in
  image) exit 1 ;;
  run) env >> "$FAKES/variables"; echo $$ > "$FAKES/pid"; exec sleep 30 ;;
  stop) read -r pid < "$FAKES/pid"; kill "$pid" ;;
esac`;

let folder = '';
let running: RunningConsole | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fakes-'));
  running = undefined;
});
afterEach(async () => {
  await running?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a command on the PATH that writes down what it was called with, then does what the script says. */
const fake = (name: string, script: string): void => {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\nPATH=/bin:/usr/bin\necho "${name} $*" >> "$FAKES/calls"\n${script}\n`);
  chmodSync(file, 0o755);
};
const written = (name: string): string => readFileSync(join(folder, name), 'utf8');

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listening = async (): Promise<Server> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      resolve(server);
    });
  });
const portText = async (): Promise<string> => String(await freePort('127.0.0.1'));

const start = async (env: NodeJS.ProcessEnv = {}, said: string[] = []): Promise<RunningConsole> => {
  running = await startConsole({
    env: { PATH: folder, FAKES: folder, CONSOLE_PORT: await portText(), PLUGIN_PORT: await portText(), ...env },
    platform: 'linux',
    build: async () => {
      writeFileSync(join(folder, 'built'), '');
      return Promise.resolve();
    },
    say: (line) => said.push(line),
  });
  return running;
};

/** The container starts on its own time: asks until it has written down its variables. */
const variables = async (): Promise<string> => {
  for (;;) {
    try {
      if (written('pid').trim() !== '') return written('variables');
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
};

describe('startConsole', () => {
  it('runs the image with the cluster and the plugin, and stops it', async () => {
    fake('oc', LOGGED_IN);
    fake('podman', WORKING);
    const said: string[] = [];
    const [pluginPort, consolePort] = [await portText(), await portText()];
    const { stop, ended, address } = await start({ PLUGIN_PORT: pluginPort, CONSOLE_PORT: consolePort }, said);
    const seen = await variables();
    expect(address).toBe(`http://localhost:${consolePort}`);
    expect(seen).toContain(`BRIDGE_K8S_AUTH_BEARER_TOKEN=${TOKEN}\n`);
    expect(seen).toContain('BRIDGE_K8S_MODE_OFF_CLUSTER_ENDPOINT=https://api.lab.example.com:6443\n');
    expect(seen).toContain('BRIDGE_K8S_MODE_OFF_CLUSTER_THANOS=https://thanos.example.com\n');
    expect(seen).toContain(`BRIDGE_PLUGINS=virtualization-alerts-plugin=http://127.0.0.1:${pluginPort}\n`);
    const calls = written('calls');
    expect(calls).toContain('podman pull quay.io/openshift/origin-console:4.22\n');
    const name = `virtualization-alerts-plugin-console-${consolePort}`;
    expect(calls).toContain(`podman run --rm --name ${name} `);
    expect(calls).not.toContain(TOKEN);
    expect(said.join('\n')).not.toContain(TOKEN);
    expect(said.join('\n')).toContain(
      'the pages of Observe are missing, and the links to them, to a rule or a silence, with them',
    );
    expect(said.join('\n')).toContain('https://api.lab.example.com:6443, as kube:admin');
    expect(written('built')).toBe('');

    const missing = await fetch(`http://127.0.0.1:${pluginPort}/no-such-file.json`);
    expect(missing.status).toBe(404);
    expect(missing.headers.get('access-control-allow-origin')).toBe('*');

    await stop();
    await ended;
    expect(written('calls')).toContain(`podman stop ${name}\n`);
    await expect(fetch(`http://127.0.0.1:${pluginPort}/`)).rejects.toThrow();
  });

  it('pulls no image that is there, and takes the engine and the image that are named', async () => {
    fake('oc', LOGGED_IN);
    fake('podman', WORKING);
    fake('docker', WORKING.replace('exit 1', 'exit 0'));
    await start({ CONTAINER_ENGINE: 'docker', CONSOLE_IMAGE: 'example.com/console:main' });
    await variables();
    const calls = written('calls');
    expect(calls).toMatch(/docker run .* example\.com\/console:main\n/);
    expect(calls).not.toMatch(/ pull |^podman/m);
  });

  it('starts without the addresses of monitoring where they may not be read, and says what is missing', async () => {
    fake('oc', LOGGED_IN.replace('*monitoring-shared-config*)', '*monitoring-shared-config*) exit 1 ;; never)'));
    fake('podman', WORKING);
    const said: string[] = [];
    await start({}, said);
    expect(await variables()).not.toMatch(/THANOS|ALERTMANAGER/);
    expect(said.join('\n')).toContain('the console will show no alerts');
  });

  it.each([
    { what: 'no oc', oc: undefined, says: /There is no oc: install .*oc login/ },
    { what: 'no login', oc: 'echo "You must be logged in" >&2; exit 1', says: /not logged in.*oc login.*\nYou must/s },
    {
      what: 'a login by certificate',
      oc: LOGGED_IN.replace(`echo ${TOKEN}`, 'exit 1'),
      says: /kube:admin is logged in with a certificate.*oc login/,
    },
    { what: 'no engine', podman: undefined, says: /neither podman nor docker: install/ },
    { what: 'an engine that is not there', env: { CONTAINER_ENGINE: 'docker' }, says: /There is no docker, which/ },
    { what: 'an unknown engine', env: { CONTAINER_ENGINE: 'lxc' }, says: /CONTAINER_ENGINE is lxc: set it to/ },
    { what: 'no port number', env: { CONSOLE_PORT: 'http' }, says: /CONSOLE_PORT is http: set it to a port/ },
    {
      what: 'an image that can not be pulled',
      podman: WORKING.replace('run)', 'pull) echo "unauthorized: no access" >&2; exit 125 ;;\n  run)'),
      says: /could not be pulled.*podman pull .*CONSOLE_IMAGE.*\nunauthorized: no access/s,
    },
  ])('refuses: $what', async ({ says, env, ...fakes }) => {
    const { oc, podman } = { oc: LOGGED_IN, podman: WORKING, ...fakes };
    if (oc !== undefined) fake('oc', oc);
    if (podman !== undefined) fake('podman', podman);
    const refused = start(env);
    await expect(refused).rejects.toThrow(says);
    await expect(refused).rejects.toBeInstanceOf(Refusal);
    expect(writtenOrNone('calls')).not.toContain('podman run');
  });

  it.each(['CONSOLE_PORT', 'PLUGIN_PORT'])(
    'refuses a %s that is in use, before anything is built',
    async (variable) => {
      fake('oc', LOGGED_IN);
      fake('podman', WORKING);
      const server = await listening();
      const port = String(portOf(server));
      await expect(start({ [variable]: port })).rejects.toThrow(
        `Port ${port} is in use: choose another with ${variable}`,
      );
      expect(writtenOrNone('built')).toBe('none');
      await new Promise((resolve) => server.close(resolve));
    },
  );
});

const writtenOrNone = (name: string): string => {
  try {
    return written(name);
  } catch {
    return 'none';
  }
};
