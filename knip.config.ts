import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'src/pages/{AlertsPage,AlertPage,RunbooksPage,RunbookPage}.tsx',
    'integration-tests/serve.ts',
    'integration-tests/console/webpack.config.ts',
    'integration-tests/console/src/index.tsx',
    'integration-tests/specs/**/*.spec.ts',
    '__mocks__/**/*.{ts,tsx}',
  ],
  project: ['src/**/*.{ts,tsx}', 'integration-tests/**/*.{ts,tsx}'],
  // Provided by the console at run time, or named by configuration alone.
  ignoreDependencies: [
    '@patternfly/.*',
    'victory',
    'redux.*',
    'react-redux',
    '@swc/core',
    'ts-node',
    'immutable',
    'lodash',
  ],
  ignoreExportsUsedInFile: true,
  rules: { types: 'off', duplicates: 'off' },
};

export default config;
