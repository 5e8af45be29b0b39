/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parseAllDocuments } from 'yaml';

import { gatherEvidence } from '../../src/cluster/gather-evidence';
import { makeEvidenceFile } from '../../src/evidence/evidence-file';
import { planReads } from '../../src/evidence/plan';
import type { EvidenceSource } from '../../src/evidence/source';
import { message } from '../../src/message';
import { findRunbook } from '../../src/runbooks/catalogue';
import { componentOf } from '../../src/runbooks/subject';
import { workloadOf } from '../../src/runbooks/workloads';
import { readList, readText } from './kubernetes/read-field';
import { Lab } from './lab';
import { MustGather } from './must-gather';

const NAMESPACE = 'openshift-cnv';

let lab: Lab;
let server: Server;
let folder: string;

beforeAll(async () => {
  lab = new Lab();
  server = createServer(
    (req, res) => void lab.kubernetes.handle(req, res, (req.url ?? '').replace('/api/kubernetes', '')),
  );
  // A connection that the server closes while the client takes it up again is no answer of the lab.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  lab.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  lab.reset();
  folder = mkdtempSync(join(tmpdir(), 'must-gather-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const ask = async (path: string, options: RequestInit = {}): Promise<Response> => {
  const answer = await fetch(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}${path}`, options);
  if (!answer.ok) {
    const json: unknown = await answer.json().catch(() => undefined);
    throw Object.assign(new Error(answer.statusText), { code: answer.status, json });
  }
  return answer;
};

const sourceOf = (title: string, labels: Record<string, string> = {}): EvidenceSource => ({
  title,
  workload: workloadOf(componentOf(findRunbook(title)?.subject ?? { kind: 'workload', workload: 'virt-controller' })),
  labels: { alertname: title, ...labels },
  namespace: { namespace: NAMESPACE, source: message('From KubeVirt.'), settled: true },
  steps: [],
  results: [],
  findings: [],
  remedies: [],
  script: '#!/usr/bin/env bash\n',
});

/** Gathers over HTTP as the page does, and unpacks the file with the system's tar. */
const gather = async (source: EvidenceSource): Promise<MustGather> => {
  const { signal } = new AbortController();
  const now = Date.now();
  const gathered = await gatherEvidence((known) => planReads(source, known), {
    fetchJson: async (url, method, options) => {
      const answer = await ask(url, { ...options, method });
      return answer.json() as Promise<unknown>;
    },
    fetchText: async (url, options) => ask(url, options),
    signal,
    onProgress: () => undefined,
    now,
  });
  const { name, bytes, unread } = await makeEvidenceFile(source, gathered, { at: now, pluginVersion: '0', signal });
  // Whoever may read everything gets everything: else what is looked for here may be missing for another reason.
  expect(unread).toEqual([]);
  writeFileSync(join(folder, 'evidence.tar.gz'), bytes);
  execFileSync('tar', ['-xzf', join(folder, 'evidence.tar.gz'), '-C', folder]);
  return new MustGather(join(folder, name.replace(/\.tar\.gz$/, '')));
};

const namesIn = (file: MustGather, kind: string, namespace?: string): readonly string[] =>
  file.list(kind, namespace).map(({ metadata }) => metadata.name);

test('what support asks of a must-gather is there, each kind known and each name found', async () => {
  lab.switch('NoReadyVirtController-crash-loop', true);
  const file = await gather(sourceOf('NoReadyVirtController'));
  for (const [kind, name] of [
    ['kubevirt', 'kubevirt-kubevirt-hyperconverged'],
    ['hco', 'kubevirt-hyperconverged'],
    ['ssp', 'ssp-kubevirt-hyperconverged'],
    ['cdi', 'cdi-kubevirt-hyperconverged'],
    ['networkaddonsconfig', 'cluster'],
    ['clusterversion', 'version'],
    ['crd', 'kubevirts.kubevirt.io'],
    ['apiservice', 'v1.subresources.kubevirt.io'],
    ['validatingwebhookconfiguration', 'virt-api-validator'],
    ['mutatingwebhookconfiguration', 'kubemacpool-mutator'],
    ['svc', 'virt-api'],
    ['endpointslice', 'virt-api-7vqkd'],
    ['pdb', 'virt-controller-pdb'],
    ['sa', 'kubevirt-operator'],
    ['deploy', 'virt-operator'],
    ['ds', 'virt-handler'],
    ['lease', 'virt-controller'],
    ['node', 'worker-0'],
  ] as const) {
    expect({ kind, found: namesIn(file, kind).includes(name) }).toEqual({ kind, found: true });
  }
  expect(file.list('ev', NAMESPACE).length).toBeGreaterThan(5);
  expect(file.text(`namespaces/${NAMESPACE}/${NAMESPACE}.yaml`)).toContain('kind: Namespace');
  const pods = namesIn(file, 'pods', NAMESPACE).filter((name) => name.startsWith('virt-controller-'));
  expect(pods).toHaveLength(2);
  for (const pod of pods) {
    expect(file.log(NAMESPACE, pod, 'virt-controller')).toContain('connection refused');
    // The container waits to be started anew: its previous run is the one of the current log.
    const previous = `namespaces/${NAMESPACE}/pods/${pod}/virt-controller/virt-controller/logs/previous.log`;
    expect(file.files).not.toContain(previous);
    expect(file.text('summary.md')).toContain(`${previous}: not here, the same run as current.log beside it`);
  }
});

test('every custom resource in the file has its definition, and no other definition is there', async () => {
  const file = await gather(sourceOf('NoReadyVirtController'));
  const custom = file.files
    .map((path) => /^(?:cluster-scoped-resources|namespaces\/[^/]+)\/([^/]+\.[^/]+)\/([^/.]+)/.exec(path))
    .filter((found) => found !== null && !found[1]!.endsWith('.k8s.io'))
    .map((found) => `${found![2]!}.${found![1]!}`);
  expect([...new Set(custom)].sort()).toEqual([...namesIn(file, 'crd')].sort());
  expect(custom.length).toBeGreaterThan(4);
});

test("of webhooks and aggregated APIs only the operators' own, their certificates whole", async () => {
  const file = await gather(sourceOf('NoReadyVirtController'));
  const configurations = [
    ...file.list('validatingwebhookconfigurations'),
    ...file.list('mutatingwebhookconfigurations'),
  ];
  const names = configurations.map(({ metadata }) => metadata.name);
  expect(names).toEqual(expect.arrayContaining(['virt-operator-validator', 'cdi-api-validate', 'virt-api-mutator']));
  expect(names).not.toContain('prometheusrules.openshift.io');
  expect(namesIn(file, 'apiservices')).not.toContain('v1.apps');
  for (const webhook of configurations.flatMap((configuration) => readList(configuration, 'webhooks'))) {
    expect(Buffer.from(readText(webhook, 'clientConfig.caBundle'), 'base64').toString()).toMatch(
      /^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----\n$/,
    );
  }
});

test('of service accounts the names alone, and no value of a variable of an install Job', async () => {
  lab.switch('NoReadyVirtOperator-crash-loop', true);
  const file = await gather(sourceOf('NoReadyVirtOperator'));
  for (const account of file.list('serviceaccounts')) {
    expect(Object.keys(account).sort()).toEqual(['apiVersion', 'kind', 'metadata']);
    expect(Object.keys(account.metadata).sort()).toEqual(['creationTimestamp', 'name', 'namespace', 'uid']);
  }
  const [job] = file.list('jobs', NAMESPACE);
  const [container] = readList(job, 'spec.template.spec.containers');
  expect(readList(container, 'env')).toEqual(
    ['VIRT_OPERATOR_IMAGE', 'TARGET_INSTALL_NAMESPACE', 'TARGET_DEPLOYMENT_CONFIG'].map((name) => ({
      name,
      value: '[masked: environment value]',
    })),
  );
  for (const path of file.files) {
    expect(file.text(path)).not.toMatch(/-dockercfg-|"kubeVirtVersion"/);
    if (!path.endsWith('.yaml')) continue;
    for (const { errors, warnings } of parseAllDocuments(file.text(path))) expect([errors, warnings]).toEqual([[], []]);
  }
});

test('of a machine everything: its pods with each log, instance, disks, limits and events', async () => {
  lab.switch('VMCannotBeEvicted', true);
  const file = await gather(sourceOf('VMCannotBeEvicted', { namespace: 'vms', name: 'web-frontend' }));
  expect(namesIn(file, 'vm')).toEqual(['web-frontend']);
  expect(namesIn(file, 'vmi')).toEqual(['web-frontend']);
  const [pod = ''] = namesIn(file, 'pods', 'vms');
  expect(namesIn(file, 'pods', 'vms')).toEqual([pod]);
  expect(file.log('vms', pod, 'compute')).toContain('virt-launcher');
  expect(file.log('vms', pod, 'guest-console-log')).toContain('web-frontend login:');
  expect(namesIn(file, 'dv')).toEqual(['web-frontend-root']);
  // There is none, which only a known kind can tell.
  expect(namesIn(file, 'vmim')).toEqual([]);
  const [claim] = file.list('pvc', 'vms');
  expect(file.list('pv').map((volume) => readText(volume, 'spec.claimRef.uid'))).toEqual([claim?.metadata.uid]);
  expect(namesIn(file, 'sc')).toEqual(['ocs-storagecluster-ceph-rbd-virtualization']);
  expect(namesIn(file, 'quota', 'vms')).toEqual(['machines']);
  expect(namesIn(file, 'limits', 'vms')).toEqual(['disks']);
  expect(file.list('pdb', 'vms').length).toBeGreaterThan(0);
  expect(namesIn(file, 'node')).toContain('worker-0');
  expect(file.list('events', 'vms').map((event) => readText(event, 'involvedObject.name'))).not.toContain('orders-db');
  expect(file.text('namespaces/vms/vms.yaml')).toContain('kind: Namespace');
});

test('a launcher pod that an alert names leads to its machine, whose migrations are there', async () => {
  const pod = 'virt-launcher-orders-db-cgwlx';
  const file = await gather(sourceOf('SomethingOfAPod', { namespace: 'vms', pod }));
  expect(namesIn(file, 'vmi')).toEqual(['orders-db']);
  expect(namesIn(file, 'vmim')).toEqual(['kubevirt-evacuation-r8t2z']);
  expect(file.log('vms', pod, 'compute')).toContain('libvirt');
});

test('where the webhook of virt-api fails, its logs are there whatever the alert is about', async () => {
  const source = sourceOf('NoReadyVirtController');
  const [pod = ''] = lab.world
    .list('', 'Pod', NAMESPACE)
    .flatMap(({ metadata: { name } }) => /^virt-api-.*/.exec(name) ?? []);
  expect(namesIn(await gather(source), 'pods', NAMESPACE)).toContain(pod);
  expect(new MustGather(folder).files.join()).not.toContain(`${pod}/virt-api/virt-api/logs/current.log`);
  lab.world.apply({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: 'orders-db.18a2', namespace: NAMESPACE },
    involvedObject: { kind: 'VirtualMachine', namespace: NAMESPACE, name: 'orders-db' },
    type: 'Warning',
    reason: 'FailedCreate',
    message:
      'Error creating virtual machine instance: Internal error occurred: failed calling webhook "virtualmachineinstances-mutator.kubevirt.io": failed to call webhook: context deadline exceeded',
  });
  const file = await gather(source);
  expect(file.log(NAMESPACE, pod, 'virt-api')).not.toBe('');
});
