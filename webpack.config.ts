import path from 'node:path';

import { ConsoleRemotePlugin } from '@openshift-console/dynamic-plugin-sdk-webpack';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import { NormalModuleReplacementPlugin, type ChunkGraph, type Configuration, type Module } from 'webpack';

import { consolePlugin } from './package.json';
import { INDEX } from './src/runbooks/catalogue';
import { OneChunkEach } from './webpack-one-chunk';

const production = process.env.NODE_ENV !== 'development';

/** Our own modules, and what puts their styles into the page. */
const OWN = /^data:|[\\/]src[\\/]|[\\/](css|style)-loader[\\/]/;

/**
 * The file of a module that several parts need, by the lightest of them: what every part needs; what the tables of the
 * list, the catalogue and the machine's tab need beside; what shows a runbook; what reads and judges. So each module stands
 * in one file, and a part fetches few. What grows with the runbooks is apart from what the list needs.
 */
const fileOf = (module: Module, parts: ReadonlySet<string | null | undefined>): string => {
  if (/[\\/]runbooks[\\/]content[\\/]/.test(module.identifier())) return 'runbook-families';
  if (/^data:|[\\/]runbook-index\.ts/.test(module.identifier())) return 'runbook-index';
  if (parts.has('OverviewAlerts')) return 'every-part';
  if (['AlertsPage', 'RunbooksPage', 'VirtualMachineAlerts'].some((name) => parts.has(name))) return 'tables';
  if (parts.has('RunbookPage')) return 'document';
  return ['AlertPage', 'LiveMeasure', 'IncidentCauses', 'RunChecks'].some((name) => parts.has(name))
    ? 'diagnosis'
    : 'later';
};

const ofEntry = (name: string | null | undefined): boolean => name?.startsWith('exposed-') === true;

const FILES = ['runbook-families', 'runbook-index', 'every-part', 'tables', 'document', 'diagnosis', 'later'];

const filesOfOwn = Object.fromEntries(
  FILES.map((name) => {
    const test = (module: Module, { chunkGraph }: { chunkGraph: ChunkGraph }): boolean => {
      const parts = [...chunkGraph.getModuleChunksIterable(module)].map((chunk) => chunk.name);
      return OWN.test(module.identifier()) && !parts.some(ofEntry) && fileOf(module, new Set(parts)) === name;
    };
    return [name, { name, test, minChunks: 2, enforce: true }] as const;
  }),
);

const config: Configuration = {
  mode: production ? 'production' : 'development',
  // The console remote plugin makes the entry: what package.json exposes.
  entry: {},
  context: path.resolve(__dirname, 'src'),
  output: {
    path: path.resolve(__dirname, 'dist'),
    clean: true,
    filename: production ? '[name]-bundle-[contenthash].min.js' : '[name]-bundle.js',
    chunkFilename: production ? '[name]-chunk-[contenthash].min.js' : '[name]-chunk.js',
  },
  resolve: { extensions: ['.ts', '.tsx', '.js', '.jsx'] },
  module: {
    rules: [
      {
        test: /\.tsx?$/,
        exclude: /node_modules/,
        use: {
          loader: 'swc-loader',
          options: {
            jsc: {
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
              target: 'es2022',
            },
          },
        },
      },
      { test: /\.css$/, use: ['style-loader', 'css-loader'] },
      { test: /\.(png|jpg|jpeg|gif|svg|woff2?|ttf|eot|otf)(\?.*$|$)/, type: 'asset/resource' },
      { test: /\.m?js$/, resolve: { fullySpecified: false } },
    ],
  },
  plugins: [
    new ConsoleRemotePlugin(),
    new OneChunkEach(consolePlugin.name),
    // What is known of all runbooks without their content is worked out here: pages never fetch it all.
    new NormalModuleReplacementPlugin(/\/index-from-content$/, (resolving) => {
      resolving.request = `data:application/json,${encodeURIComponent(JSON.stringify(INDEX))}`;
    }),
    new CopyWebpackPlugin({ patterns: [{ from: path.resolve(__dirname, 'locales'), to: 'locales' }] }),
  ],
  devtool: production ? false : 'source-map',
  optimization: {
    chunkIds: production ? 'deterministic' : 'named',
    minimize: production,
    splitChunks: {
      cacheGroups: {
        // What the console resolves is part of the entry: it costs no file before it is used, and can still say so when
        // the files of its page are gone.
        entry: {
          name: consolePlugin.name,
          chunks: ({ name }) => ofEntry(name),
          test: ({ type }: { type: string }) => type.startsWith('javascript/'),
          enforce: true,
        },
        ...filesOfOwn,
        // The YAML under a step and the evidence both write it.
        yaml: { test: /[\\/]node_modules[\\/]yaml[\\/]/, name: 'yaml', enforce: true },
      },
    },
  },
  performance: { hints: false },
};

export default config;
