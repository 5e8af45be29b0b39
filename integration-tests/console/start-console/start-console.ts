import { spawn } from 'node:child_process';

import { readClusterLogin } from './cluster-login';
import { containerCommand, type ContainerSettings } from './container';
import { ensureImage, findEngine } from './engine';
import { Refusal } from './refusal';
import { runCommand } from './run-command';
import { ensureFree, servePlugin } from './serve-plugin';

const PLUGIN = 'virtualization-alerts-plugin';
const IMAGE = 'quay.io/openshift/origin-console:4.22';

/** What the script brings along, so that a test can bring something else. */
export interface Surroundings {
  env: NodeJS.ProcessEnv;
  platform: string;
  /** Builds the plugin where its sources are newer. */
  build: () => Promise<void>;
  say: (line: string) => void;
}

/** A console that runs. */
export interface RunningConsole {
  address: string;
  /** How the container ended. */
  ended: Promise<number>;
  /** Stops the container and the server of the plugin. */
  stop: () => Promise<void>;
}

const readPort = (env: NodeJS.ProcessEnv, variable: string, usual: number): number => {
  const port = Number(env[variable] ?? usual);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Refusal(`${variable} is ${String(env[variable])}: set it to a port number.`);
};

/** Finds out everything that may be in the way, before anything is started. */
const prepare = async ({ env, platform, build, say }: Surroundings): Promise<ContainerSettings> => {
  const consolePort = readPort(env, 'CONSOLE_PORT', 9000);
  const pluginPort = readPort(env, 'PLUGIN_PORT', 9001);
  const cluster = await readClusterLogin(env);
  const engine = await findEngine(env);
  await ensureFree(consolePort, 'CONSOLE_PORT');
  await ensureFree(pluginPort, 'PLUGIN_PORT');
  say(`Cluster: ${cluster.server}, as ${cluster.user}`);
  if (cluster.thanos === '') {
    say('The addresses of its monitoring may not be read by this user: the console will show no alerts.');
  }
  await build();
  const image = env.CONSOLE_IMAGE ?? IMAGE;
  say(`Console: ${image} in ${engine}`);
  say(
    'It has no other plugin: the pages of Observe are missing, and the links to them, to a rule or a silence, with them.',
  );
  await ensureImage(engine, image, env);
  return { engine, platform, image, plugin: PLUGIN, consolePort, pluginPort, cluster };
};

/**
 * Runs the real console's image against the cluster that `oc` is logged in to, with the plugin from this machine.
 * @throws Refusal that says what is missing and what to do
 */
export const startConsole = async (surroundings: Surroundings): Promise<RunningConsole> => {
  const settings = await prepare(surroundings);
  const { env } = surroundings;
  const { engine, consolePort, pluginPort } = settings;
  const { name, args, env: variables } = containerCommand(settings);
  const server = await servePlugin(pluginPort);
  const container = spawn(engine, args, { env: { ...env, ...variables }, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = new Promise<number>((resolve, reject) => {
    container.on('error', reject);
    container.on('close', (code) => {
      server.closeAllConnections();
      server.close();
      resolve(code ?? 0);
    });
  });
  return {
    address: `http://localhost:${String(consolePort)}`,
    ended,
    stop: async () => {
      // Gone already where the terminal's interrupt has reached it.
      await runCommand(engine, ['stop', name], env);
      await ended;
    },
  };
};
