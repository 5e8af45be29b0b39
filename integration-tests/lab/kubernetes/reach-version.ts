import type { Timers } from '../controllers';
import type { World } from '../world';
import { readVersion } from './resource-version';

/** How long the API server waits for a version that it has not seen (apiserver, `cacher.blockTimeout`), in milliseconds. */
const PATIENCE_MS = 3000;

/** Waits until the world has the version that a list asks for, or for as long as the API server does. */
export const reachVersion = async (world: World, timers: Timers, query: URLSearchParams): Promise<void> => {
  const asked = readVersion(query, 'invalid resource version: ') ?? 0;
  if (asked <= world.version) return;
  await new Promise<void>((resolve) => {
    const stop = world.subscribe(() => {
      if (asked <= world.version) end();
    });
    const handle = timers.setTimeout(() => {
      end();
    }, PATIENCE_MS);
    const end = (): void => {
      stop();
      timers.clearTimeout(handle as never);
      resolve();
    };
  });
};
