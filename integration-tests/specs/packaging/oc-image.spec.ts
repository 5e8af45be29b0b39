/** @jest-environment node */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { describeWith } from './at-hand';
import type { ConsoleApi } from './console-api';
import { startConsoleApi } from './console-api';
import { CHART, HELM } from './helm';

// Other programs are started here, and a busy machine takes its time.
jest.setTimeout(60_000);

const RELEASE_OC = `quay.io/openshift-release-dev/ocp-v4.0-art-dev@sha256:${'4'.repeat(64)}`;
const PUBLISHED = 'registry.redhat.io/openshift4/ose-cli-rhel9:v4.22';

let api: ConsoleApi;
afterEach(async () => {
  await api.close();
});

/** The Job that enables the plugin, rendered while Helm may look at the cluster. */
const renderJob = async (...args: string[]): Promise<string> => {
  const child = spawn(
    HELM ?? 'helm',
    [
      ...['template', 'va', CHART, '--values', join(CHART, 'ci/default-values.yaml')],
      ...['--show-only', 'templates/enabler-job.yaml', '--dry-run=server', '--kube-apiserver', api.origin],
      ...args,
    ],
    { env: { ...process.env, KUBECONFIG: '/nowhere' } },
  );
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
  await new Promise((resolve) => child.on('close', resolve));
  return out;
};

describeWith({ helm: HELM !== undefined }, 'the image with oc', () => {
  const openshift = ['--api-versions', 'image.openshift.io/v1'];

  test.each([
    ['is that of the cluster’s own release', RELEASE_OC, openshift, RELEASE_OC],
    ['is the published one where the image stream is gone', undefined, openshift, PUBLISHED],
    ['is the published one where there are no image streams', RELEASE_OC, [], PUBLISHED],
    [
      'is the one that was asked for',
      RELEASE_OC,
      [...openshift, '--set', 'enablePlugin.image=mirror.example.com/oc:1'],
      'mirror.example.com/oc:1',
    ],
  ])('%s', async (_, ocImage, args, image) => {
    api = await startConsoleApi({ ocImage });
    const images = [...(await renderJob(...args)).matchAll(/ image: "(.*)"/g)].map(([, found]) => found);
    expect(images).toEqual([image, image]);
  });
});
