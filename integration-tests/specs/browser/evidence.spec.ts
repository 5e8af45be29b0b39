import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, type Page } from '@playwright/test';
import { parse } from 'yaml';

import { alertAction } from './alert-actions';
import { resetLab, setFault, setFailures } from './lab-switches';
import { test } from './lab-test';
import { saveEvidence } from './save-evidence';
import { checksOf, diagnosisOf, openChecks } from './parts-of-page';

const NAMESPACE = 'namespaces/openshift-cnv';
const NAME = /^virtualization-alerts-NoReadyVirtController-\d{8}T\d{6}Z\.tar\.gz$/;
const VALUE = 'https://metrics.internal.example.com';
const TOKEN = 'sha256~aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789abcdefg';

interface Container {
  name: string;
  env?: { name: string; value?: string }[];
}
interface PodList {
  kind: string;
  items: { metadata: { name: string }; spec: { containers: Container[] } }[];
}

let folder = '';
test.beforeEach(async ({ request }) => {
  await resetLab(request);
  await setFault(request, 'NoReadyVirtController-crash-loop', true);
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const openAlert = async (page: Page): Promise<void> => {
  await page.goto('/virtualization/monitoring/alerts?view=alerts');
  await page.getByRole('link', { name: 'NoReadyVirtController' }).first().click();
  await expect(diagnosisOf(page)).toContainText('0 of 2 replicas ready');
  // Not before everything was read: the file is compared with what the page shows.
  await expect(checksOf(page).getByText('Reading…')).toHaveCount(0);
};

const download = async (page: Page): Promise<string> => {
  const { name, root } = await saveEvidence(page, folder);
  expect(name).toMatch(NAME);
  return root;
};

const filesBelow = (root: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(root, name)).isFile());

test('the file holds what the page shows, without values of the environment or tokens', async ({ page }) => {
  // The lab's pods have no environment and its logs no token: they get some on their way to the page.
  await page.route(/\/namespaces\/openshift-cnv\/pods\?/, async (route) => {
    const answer = await route.fetch();
    const list = (await answer.json()) as PodList;
    for (const pod of list.items) {
      for (const container of pod.spec.containers) container.env = [{ name: 'METRICS', value: VALUE }];
    }
    await route.fulfill({ response: answer, json: list });
  });
  await page.route(/\/pods\/[^/]+\/log\?/, async (route) => {
    const answer = await route.fetch();
    const log = await answer.text();
    // A line of a log has a time: what has none is the kubelet speaking.
    const [time = ''] = log.trimEnd().split('\n').at(-1)?.split(' ') ?? [];
    await route.fulfill({ response: answer, body: `${log}${time} using bearer token ${TOKEN}\n` });
  });
  await openAlert(page);
  const links = (await openChecks(page)).getByRole('grid', { name: 'Pods' }).getByRole('link');
  await expect(links.first()).toBeVisible();
  const shown = await links.allInnerTexts();
  const pods = [...new Set(shown.filter((name) => /^virt-controller-[a-z0-9]+-[a-z0-9]+$/.test(name)))];
  expect(pods).toHaveLength(2);
  const root = await download(page);
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');

  const list = parse(read(`${NAMESPACE}/core/pods.yaml`)) as PodList;
  expect(list.kind).toBe('PodList');
  for (const pod of pods) {
    expect(list.items.map(({ metadata }) => metadata.name)).toContain(pod);
    expect(parse(read(`${NAMESPACE}/pods/${pod}/${pod}.yaml`))).toMatchObject({ kind: 'Pod', metadata: { name: pod } });
    const logs = `${NAMESPACE}/pods/${pod}/virt-controller/virt-controller/logs`;
    expect(read(`${logs}/current.log`)).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z .*connection refused/m);
    // The container waits to be started anew: its previous run is that one, and there once.
    expect(read('summary.md')).toContain(`${logs}/previous.log: not here, the same run as current.log`);
    expect(read(`${logs}/current.log`)).toContain('[masked: token]');
  }
  const [controller] = list.items.filter(({ metadata }) => pods.includes(metadata.name));
  expect(controller?.spec.containers[0]?.env).toEqual([{ name: 'METRICS', value: '[masked: environment value]' }]);

  for (const path of [
    `${NAMESPACE}/core/events.yaml`,
    `${NAMESPACE}/apps/deployments.yaml`,
    `${NAMESPACE}/apps/replicasets.yaml`,
    `${NAMESPACE}/apps/daemonsets.yaml`,
    `${NAMESPACE}/core/services.yaml`,
    `${NAMESPACE}/core/serviceaccounts.yaml`,
    `${NAMESPACE}/discovery.k8s.io/endpointslices.yaml`,
    `${NAMESPACE}/policy/poddisruptionbudgets.yaml`,
    'cluster-scoped-resources/apiextensions.k8s.io/customresourcedefinitions/kubevirts.kubevirt.io.yaml',
    'cluster-scoped-resources/apiregistration.k8s.io/apiservices/v1.subresources.kubevirt.io.yaml',
    'cluster-scoped-resources/admissionregistration.k8s.io/validatingwebhookconfigurations/virt-api-validator.yaml',
    'cluster-scoped-resources/admissionregistration.k8s.io/mutatingwebhookconfigurations/virt-api-mutator.yaml',
    `${NAMESPACE}/kubevirt.io/kubevirts/kubevirt-kubevirt-hyperconverged.yaml`,
    `${NAMESPACE}/hco.kubevirt.io/hyperconvergeds/kubevirt-hyperconverged.yaml`,
    `${NAMESPACE}/coordination.k8s.io/leases/virt-controller.yaml`,
  ]) {
    expect(parse(read(path)), path).toHaveProperty('kind');
  }
  const all = filesBelow(root);
  expect(all.filter((name) => name.startsWith('cluster-scoped-resources/core/nodes/')).length).toBeGreaterThan(2);
  for (const name of all) {
    const text = read(name);
    expect(text, name).not.toContain(VALUE);
    expect(text, name).not.toContain(TOKEN);
    if (name.endsWith('.yaml')) expect(parse(text), name).not.toBeNull();
    if (name.endsWith('.json')) expect(JSON.parse(text), name).not.toBeNull();
  }
  expect(JSON.parse(read('alert.json'))).toMatchObject({ name: 'NoReadyVirtController', state: 'firing' });
  expect(JSON.parse(read('graph.json'))).toHaveProperty('data.result');
  execFileSync('bash', ['-n', join(root, 'commands.sh')]);

  const summary = read('summary.md');
  expect(summary).toContain('virt-controller has 0 of 2 replicas ready');
  expect(summary).toMatch(/OpenShift: \d+\.\d+/);
  expect(summary).toMatch(/environment value: \d+/);
  for (const pod of pods) expect(summary).toContain(pod);
  await expect(page.getByRole('region', { name: 'Evidence' })).toContainText(
    /Saved .*tar\.gz.*environment value: \d+/s,
  );
});

test('what may not be read is named, in the page and in the file', async ({ page, request }) => {
  await openAlert(page);
  await setFailures(request, [{ match: { resource: 'nodes' }, effect: 'forbid' }]);
  const root = await download(page);
  await expect(page.getByRole('region', { name: 'Evidence' })).toContainText(
    'You may not list nodes in the whole cluster',
  );
  expect(readFileSync(join(root, 'summary.md'), 'utf8')).toContain('You may not list nodes in the whole cluster');
});

test('gathering can be cancelled: nothing is saved, and the button is ready again', async ({ page, request }) => {
  await openAlert(page);
  let downloads = 0;
  page.on('download', () => (downloads += 1));
  await setFailures(request, [{ match: { resource: 'replicasets' }, effect: 'hang' }]);
  await page.getByRole('button', { name: 'Download evidence' }).click();
  const evidence = page.getByRole('region', { name: 'Evidence' });
  await expect(evidence.getByRole('progressbar')).toBeVisible();
  await evidence.getByRole('button', { name: 'Cancel' }).click();
  await expect(evidence).toContainText('no file was saved');
  await expect(page.getByRole('button', { name: 'Download evidence' })).toBeEnabled();
  expect(downloads).toBe(0);
});

test('the summary is copied as Markdown', async ({ page }) => {
  await openAlert(page);
  await (await alertAction(page, 'Copy summary')).click();
  await expect(page.getByRole('region', { name: 'Evidence' })).toContainText('Copied');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^# NoReadyVirtController\n/);
  expect(copied).toContain('virt-controller has 0 of 2 replicas ready');
  expect(copied).toMatch(/OpenShift: \d+\.\d+/);
  expect(copied).toContain('oc get pods -n openshift-cnv');
});
