import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { sharedPluginModules } from '@openshift-console/dynamic-plugin-sdk-webpack/lib/shared-modules/shared-modules-meta';
import { dynamicModulePackageSpecs } from '@openshift-console/dynamic-plugin-sdk-webpack/lib/webpack/ConsoleRemotePlugin';
import { resolveDynamicModuleMaps } from '@openshift-console/dynamic-plugin-sdk-webpack/lib/webpack/DynamicModuleImportPlugin';
import { container, NormalModuleReplacementPlugin, type Configuration } from 'webpack';

const root = path.resolve(__dirname, '../../..');
const resolve = createRequire(path.join(root, 'package.json'));

const internal = path.resolve(__dirname, 'src/console-internal');

/** What this console fills in of the parts that the SDK leaves to the console; using any other part says so. */
const FILL_INS: Readonly<Record<string, string>> = {
  '@console/internal/models': 'models.ts',
  '@console/internal/components/utils/resource-link': 'resource-link.tsx',
  '@console/shared/src/components/datetime/Timestamp': 'timestamp.tsx',
  '@console/shared/src/components/document-title/DocumentTitle': 'document-title.ts',
  '@console/shared/src/utils/console-fetch': 'console-fetch.ts',
  '@console/internal/components/namespace-bar': 'namespace-bar.tsx',
  '@console/shared/src/components/actions/ActionServiceProvider': 'action-service-provider.tsx',
  '@console/shared/src/hooks/useActiveNamespace': 'active-namespace.ts',
  '@console/dynamic-plugin-sdk/src/api/useResolvedExtensions': 'resolved-extensions.ts',
  '@console/dynamic-plugin-sdk/src/perspective/useActivePerspective': 'active-perspective.ts',
};

const isInstalled = (name: string): boolean => {
  try {
    resolve.resolve(`${name}/package.json`);
    return true;
  } catch {
    return false;
  }
};

/** The parts of PatternFly that the real console shares one by one, not as singletons: the highest version is used. */
const sharedParts = Object.entries(
  resolveDynamicModuleMaps(dynamicModulePackageSpecs, [path.join(root, 'node_modules')], isInstalled),
).flatMap(([name, parts]) => [...new Set(Object.values(parts))].map((part) => ({ name, part: `${name}/${part}` })));

const versionOf = (name: string): string => (resolve(`${name}/package.json`) as { version: string }).version;

/** Shared is only what something imports: this imports every part, and runs none before it is asked for. */
const importEveryPart = (): string => {
  const file = path.join(root, '.cache/shared-parts.js');
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, sharedParts.map(({ part }) => `() => require(${JSON.stringify(part)});\n`).join(''));
  return file;
};

const config: Configuration = {
  mode: 'production',
  context: path.resolve(__dirname, 'src'),
  entry: ['./index.ts', importEveryPart()],
  output: {
    path: path.resolve(root, '.cache/console'),
    publicPath: '/console/',
    filename: 'console.js',
    chunkFilename: '[name]-[contenthash].js',
    clean: true,
  },
  resolve: { extensions: ['.ts', '.tsx', '.js'] },
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
      { test: /\.css$/, use: ['style-loader', 'css-loader'], sideEffects: true },
      { test: /\.scss$/, type: 'asset/source' },
      { test: /\.(woff2?|ttf|svg|png|jpg)$/, type: 'asset/resource' },
      { test: /\.m?js$/, resolve: { fullySpecified: false } },
    ],
  },
  plugins: [
    // The SDK requires these of the console.
    new NormalModuleReplacementPlugin(/^@console\//, (resource) => {
      const fillIn = FILL_INS[resource.request];
      resource.request = path.join(internal, fillIn ?? `missing-part.ts?${resource.request}`);
    }),
    new container.ModuleFederationPlugin({
      name: 'console',
      // What the real console shares with its plugins.
      shared: {
        ...Object.fromEntries(
          sharedPluginModules
            .filter(isInstalled)
            .map((name) => [name, { singleton: true, eager: true, requiredVersion: false }]),
        ),
        ...Object.fromEntries(sharedParts.map(({ name, part }) => [part, { eager: true, version: versionOf(name) }])),
      },
    }),
  ],
  devtool: false,
  performance: { hints: false },
};

export default config;
