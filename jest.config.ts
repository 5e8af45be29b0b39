import type { Config } from 'jest';

const config: Config = {
  testEnvironment: 'jsdom',
  // Generous: a test that waits for what comes is not slower for it, and a busy machine fails no test.
  testTimeout: 60_000,
  testMatch: [
    '<rootDir>/src/**/*.spec.ts?(x)',
    '<rootDir>/integration-tests/{lab,console,benchmark,upstream}/**/*.spec.ts',
    '<rootDir>/integration-tests/specs/{packaging,real-console}/**/*.spec.ts',
  ],
  setupFilesAfterEnv: ['<rootDir>/setup-tests.ts'],
  moduleNameMapper: { '\\.(css|svg)$': '<rootDir>/__mocks__/style.ts' },
  transform: {
    '^.+\\.(t|j)sx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          transform: { react: { runtime: 'automatic' } },
          target: 'es2022',
        },
      },
    ],
  },
  // PatternFly and the SDK publish ES modules; jest runs CommonJS.
  transformIgnorePatterns: [
    '/node_modules/(?!(@patternfly|@openshift-console|@prometheus-io|@lezer|@novnc|tslib|modern-tar)/)',
  ],
};

export default config;
