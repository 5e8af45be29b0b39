import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { parseAllDocuments } from 'yaml';

import { findCommand } from './at-hand';

/** The folder of the chart. */
export const CHART = join(__dirname, '../../../charts/virtualization-alerts-plugin');
/** Where it is rendered for. */
export const NAMESPACE = 'virtualization-alerts';
/** What the release is called. */
export const RELEASE = 'va';

/** Helm, where this machine has it. */
export const HELM = findCommand('helm');

/** One rendered object. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  [field: string]: unknown;
}

/** Runs Helm on the chart. @returns its exit code and everything it said */
export const helm = (...args: string[]): { code: number | null; said: string; output: string } => {
  if (HELM === undefined) throw new Error('There is no helm on this machine.');
  const run = spawnSync(HELM, args, { encoding: 'utf8' });
  return { code: run.status, said: `${run.stdout}${run.stderr}`, output: run.stdout };
};

/** The objects that the chart makes of a values file of its folder `ci` and further arguments of `helm template`. */
export const render = (values: string, ...args: string[]): Manifest[] => {
  const file = join(CHART, 'ci', `${values}-values.yaml`);
  const { code, said, output } = helm('template', RELEASE, CHART, '--namespace', NAMESPACE, '--values', file, ...args);
  if (code !== 0) throw new Error(said);
  return parseAllDocuments(output).flatMap((document) => {
    // Strict: a key that is there twice is an error, as it is for the API server.
    if (document.errors.length > 0) throw new Error(String(document.errors[0]));
    const manifest = document.toJS() as Manifest | null;
    return manifest === null ? [] : [manifest];
  });
};
