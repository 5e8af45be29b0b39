import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../../..');

const newest = (path: string): number => {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
};

interface Build {
  name: string;
  config: string;
  inputs: readonly string[];
  /** What it makes. */
  output: string;
}

const BUILDS: readonly Build[] = [
  {
    name: 'plugin',
    config: 'webpack.config.ts',
    inputs: [
      'src',
      'locales',
      'console-extensions.json',
      'package.json',
      'package-lock.json',
      'webpack.config.ts',
      'webpack-one-chunk.ts',
    ],
    output: 'dist/plugin-manifest.json',
  },
  {
    name: 'console',
    config: 'integration-tests/console/page/webpack.config.ts',
    inputs: ['integration-tests/console/page', 'package-lock.json'],
    output: '.cache/console/console.js',
  },
];

const run = async (config: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const webpack = spawn(process.execPath, [join(root, 'node_modules/webpack/bin/webpack.js'), '--config', config], {
      cwd: root,
    });
    let said = '';
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
    };
    webpack.stdout.on('data', hear);
    webpack.stderr.on('data', hear);
    webpack.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`webpack --config ${config} failed:\n${said}`));
    });
  });

/** Builds the plugin and the console where a source is newer than what was built from it. @throws Error with webpack's output */
export const buildWhatIsStale = async (wanted: readonly string[] = ['plugin', 'console']): Promise<void> => {
  const stale = BUILDS.filter(({ name, inputs, output }) => {
    if (!wanted.includes(name)) return false;
    const built = existsSync(join(root, output)) ? newest(join(root, '.cache', `${name}.stamp`)) : 0;
    return Math.max(...inputs.map((input) => newest(join(root, input)))) > built;
  });
  await Promise.all(
    stale.map(async ({ name, config }) => {
      const began = new Date();
      await run(config);
      mkdirSync(join(root, '.cache'), { recursive: true });
      writeFileSync(join(root, '.cache', `${name}.stamp`), began.toISOString());
    }),
  );
};
