import type { KnipConfig } from 'knip';

const config: KnipConfig = {
  entry: [
    'src/entries/{*Page,VirtualMachineAlerts,OverviewAlerts}.tsx',
    'src/entries/virtual-machine-exists.ts',
    'src/hooks/useOpenRunbook.ts',
    'integration-tests/console/page/webpack.config.ts',
    'integration-tests/console/page/src/index.ts',
    // Named by the console's webpack configuration, in place of what the SDK asks of the console.
    'integration-tests/console/page/src/console-internal/*.{ts,tsx}',
    'integration-tests/specs/browser/*.spec.ts',
    // Used by Playwright's configuration where CONSOLE_URL is set.
    'integration-tests/specs/real-console/log-in.ts',
    'integration-tests/specs/{real-prometheus,cluster}/*.spec.ts',
    'integration-tests/specs/{browser,real-prometheus,cluster}/playwright.config.ts',
    'integration-tests/specs/api-server/{jest.config,*.spec}.ts',
    'integration-tests/specs/commands/*.spec.ts',
    'integration-tests/console/{serve,start-cluster}.ts',
    'integration-tests/upstream/{index,make-table}.ts',
    '__mocks__/**/*.{ts,tsx}',
  ],
  project: ['src/**/*.{ts,tsx}', 'integration-tests/**/*.{ts,tsx}'],
  // Loading webpack's configuration builds maps of PatternFly's modules; nothing there is of use here.
  webpack: false,
  // Provided by the console at run time, or named by configuration alone.
  ignoreDependencies: [/^@patternfly\//, 'victory', 'swc-loader', 'css-loader', 'style-loader', 'ts-node', 'immutable'],
  ignoreExportsUsedInFile: true,
  rules: { types: 'off', duplicates: 'off', dependencies: 'warn', unlisted: 'warn', unresolved: 'warn' },
  treatConfigHintsAsErrors: false,
};

export default config;
