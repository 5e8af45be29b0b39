import type { Engine } from './container';
import { Refusal } from './refusal';
import { runCommand } from './run-command';

const ENGINES: readonly Engine[] = ['podman', 'docker'];
const isEngine = (name: string): name is Engine => (ENGINES as readonly string[]).includes(name);

const isThere = async (engine: Engine, env: NodeJS.ProcessEnv): Promise<boolean> =>
  (await runCommand(engine, ['--version'], env)).code === 0;

/** The engine that `CONTAINER_ENGINE` names, else the first that is installed. @throws Refusal where there is none */
export const findEngine = async (env: NodeJS.ProcessEnv): Promise<Engine> => {
  const wanted = env.CONTAINER_ENGINE ?? '';
  if (wanted !== '' && !isEngine(wanted)) {
    throw new Refusal(`CONTAINER_ENGINE is ${wanted}: set it to podman or docker.`);
  }
  const candidates = isEngine(wanted) ? [wanted] : ENGINES;
  for (const engine of candidates) if (await isThere(engine, env)) return engine;
  throw new Refusal(
    wanted === ''
      ? 'There is neither podman nor docker: install one of them.'
      : `There is no ${wanted}, which CONTAINER_ENGINE names: install it, or unset the variable.`,
  );
};

/** Makes sure that an image is here. @throws Refusal with what the engine said where it can't be had */
export const ensureImage = async (engine: Engine, image: string, env: NodeJS.ProcessEnv): Promise<void> => {
  if ((await runCommand(engine, ['image', 'inspect', image], env)).code === 0) return;
  const pulled = await runCommand(engine, ['pull', image], env);
  if (pulled.code === 0) return;
  throw new Refusal(
    `The console's image could not be pulled. Run \`${engine} pull ${image}\` yourself, or name another one with CONSOLE_IMAGE.\n${pulled.err}`.trim(),
  );
};
