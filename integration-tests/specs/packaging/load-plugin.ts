import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { gzipSync } from 'node:zlib';

import * as react from 'react';

import packageJson from '../../../package.json';

const { name: PLUGIN } = packageJson.consolePlugin;
const BASE = `/api/plugins/${PLUGIN}/`;

/** One version of a module in webpack's share scope: who brings it, and how it is got. */
export interface SharedModule {
  readonly from: string;
  readonly eager: boolean;
  readonly get: () => Promise<() => unknown>;
}
/** Modules by name and version, as the console and its plugins share them. */
export type ShareScope = Record<string, Record<string, SharedModule>>;

interface Container {
  readonly init: (scope: ShareScope) => unknown;
  readonly get: (module: string) => Promise<() => unknown>;
}

interface Script {
  src: string;
  onload?: (event: object) => void;
  setAttribute: (name: string, value: string) => void;
}

/** What was fetched: the scripts, and their size in bytes as gzip packs them. */
export interface Fetched {
  readonly files: readonly string[];
  readonly bytes: number;
}

/** The size of a file in bytes, as gzip packs it. */
export const packedSize = (file: string): number => gzipSync(readFileSync(file)).length;

/** The built plugin as a console holds it, before anything of it was drawn. */
export interface LoadedPlugin {
  readonly scope: ShareScope;
  /** What is fetched, beside what was before, when the console resolves a code reference, and what more when that is drawn. */
  readonly costOf: (exposed: string) => Promise<{ readonly resolved: Fetched; readonly drawn: Fetched }>;
}

/** A module of the console that nothing is done with. */
const anything = new Proxy({}, { get: () => () => undefined });

/** What the console brings: each module that is shared with plugins, at the version that it ships. */
const fromConsole = (modules: Readonly<Record<string, string>>, ownReact: object): ShareScope =>
  Object.fromEntries(
    Object.entries(modules).map(([name, version]) => [
      name,
      {
        [version]: {
          from: 'console',
          eager: true,
          get: async () => Promise.resolve(() => (name === 'react' ? ownReact : anything)),
        },
      },
    ]),
  );

/**
 * Runs the entry of a build as a browser does, with a page that fetches scripts from the build's folder. Nothing is
 * drawn: what is counted is what a console fetches, with a React that only notes what would be loaded on drawing.
 */
export const loadPlugin = async (dist: string, modules: Readonly<Record<string, string>>): Promise<LoadedPlugin> => {
  let container: Container | undefined;
  let fetched: string[] = [];
  const run = (file: string): void => {
    runInContext(readFileSync(join(dist, file), 'utf8'), context, { filename: file });
  };
  const document = {
    getElementsByTagName: () => [],
    createElement: (): Script => ({ src: '', setAttribute: () => undefined }),
    head: {
      appendChild: (script: Script): void => {
        const file = script.src.slice(BASE.length);
        fetched.push(file);
        run(file);
        script.onload?.({ type: 'load' });
      },
    },
  };
  const context = createContext({
    document,
    console,
    setTimeout,
    clearTimeout,
    __load_plugin_entry__: (_name: string, module: Container) => {
      container = module;
    },
  });
  runInContext('globalThis.self = globalThis; globalThis.window = globalThis;', context);
  const { loadScripts } = JSON.parse(readFileSync(join(dist, 'plugin-manifest.json'), 'utf8')) as {
    loadScripts: string[];
  };
  loadScripts.forEach(run);
  if (container === undefined) throw new Error('The entry of the plugin did not register itself');
  let loads: (() => Promise<unknown>)[] = [];
  const lazy = (load: () => Promise<unknown>): object => {
    loads.push(load);
    return {};
  };
  const scope = fromConsole(modules, { ...react, lazy });
  await container.init(scope);
  const { get } = container;
  const count = (): Fetched => {
    const files = fetched;
    fetched = [];
    return { files, bytes: files.reduce((sum, file) => sum + packedSize(join(dist, file)), 0) };
  };
  return {
    scope,
    costOf: async (exposed) => {
      loads = [];
      const start = await get(exposed);
      const resolved = count();
      start();
      // The page itself can't run over a console that does nothing; by then its files were fetched.
      await Promise.allSettled(loads.map(async (load) => load()));
      return { resolved, drawn: count() };
    },
  };
};
