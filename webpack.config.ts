import path from 'node:path';

import { ConsoleRemotePlugin } from '@openshift-console/dynamic-plugin-sdk-webpack';
import CopyWebpackPlugin from 'copy-webpack-plugin';
import { NormalModuleReplacementPlugin, type Configuration } from 'webpack';

import { consolePlugin } from './package.json';
import { INDEX } from './src/runbooks/catalogue';

const production = process.env.NODE_ENV !== 'development';

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
          chunks: ({ name }) => name?.startsWith('exposed-') === true,
          test: ({ type }: { type: string }) => type.startsWith('javascript/'),
          enforce: true,
        },
      },
    },
  },
  performance: { hints: false },
};

export default config;
