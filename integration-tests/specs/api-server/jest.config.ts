import type { Config } from 'jest';

import unit from '../../../jest.config';

/**
 * The tests over a real API server, and those of the commands, which need it for a part: one server at a time, as the
 * machine may have two cores.
 */
const config: Config = {
  ...unit,
  rootDir: '../../..',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/integration-tests/specs/{api-server,commands}/*.spec.ts'],
  testTimeout: 120_000,
  maxWorkers: 1,
};

export default config;
