import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from '@playwright/test';

import { makeCertificates } from './certificates';
import { startGuardedCluster, TOKEN, type GuardedCluster } from './guarded-cluster';
import { base64, kubeconfig, kubeconfigWriter } from './kubeconfigs';
import { runProgram } from './run-program';

const folder = mkdtempSync(join(tmpdir(), 'virtualization-alerts-refusals-'));
const write = kubeconfigWriter(folder);
let cluster: GuardedCluster;
let ca: string;

test.beforeAll(async () => {
  const certificates = makeCertificates(folder, 'api');
  ca = base64(certificates.ca);
  cluster = await startGuardedCluster(certificates, certificates);
});
test.afterAll(() => {
  cluster.close();
  rmSync(folder, { recursive: true });
});

const refusal = async (path: string, env: Readonly<Record<string, string>> = {}): Promise<string> => {
  const run = await runProgram('start-cluster.ts', { HOME: folder, KUBECONFIG: path, ...env });
  await run.stop();
  expect(run.address, run.said).toBeUndefined();
  expect(run.exitCode).toBe(1);
  // One line: a sentence, no stack.
  expect(run.said.trim().split('\n')).toHaveLength(1);
  return run.said;
};

test('without a kubeconfig, or a context in it, it says so and how to get one', async () => {
  expect(await refusal('')).toMatch(/no kubeconfig at .*\.kube\/config: log in with "oc login"/);
  expect(await refusal(join(folder, 'nowhere'))).toContain(`no kubeconfig at ${join(folder, 'nowhere')}`);
  const whole = kubeconfig(cluster.api, {}, {});
  expect(await refusal(write({ ...whole, 'current-context': '' }))).toContain('no current context');
  expect(await refusal(write({ ...whole, 'current-context': 'gone' }))).toContain('no context gone');
  const broken = join(folder, 'broken.yaml');
  writeFileSync(broken, 'clusters: [');
  expect(await refusal(broken)).toContain(`${broken} can't be read`);
});

test('a cluster that can not be reached, or is none', async () => {
  const server = createServer((_req, res) => res.end('<!doctype html>'));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = `http://localhost:${String((server.address() as AddressInfo).port)}`;
  const path = write(kubeconfig(address, {}, {}));
  expect(await refusal(path)).toContain('does not answer as a Kubernetes API does');
  await new Promise((resolve) => server.close(resolve));
  expect(await refusal(path)).toMatch(/Kubernetes API at .* can't be reached \(.*ECONNREFUSED/);
});

test('a certificate that is not trusted, and a token that is not taken', async () => {
  const trusting = { 'certificate-authority-data': ca };
  expect(await refusal(write(kubeconfig(cluster.api, {}, { token: TOKEN })))).toMatch(
    /certificate of the Kubernetes API at .* is not trusted .*NODE_EXTRA_CA_CERTS/,
  );
  expect(await refusal(write(kubeconfig(cluster.api, trusting, { token: 'sha256~old' })))).toContain(
    'refuses the credentials of user admin: log in again',
  );
  const plugin = { apiVersion: 'client.authentication.k8s.io/v1', command: join(folder, 'no-plugin'), args: [] };
  expect(await refusal(write(kubeconfig(cluster.api, trusting, { exec: plugin })))).toContain('no-plugin');
});

test('an address that is none', async () => {
  const path = write(kubeconfig(cluster.api, {}, { token: TOKEN }));
  expect(await refusal(path, { PROMETHEUS_URL: 'prometheus:9090' })).toContain('PROMETHEUS_URL is no address');
  expect(await refusal(path, { PORT: 'x' })).toContain('PORT is no port');
});
