/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

import type { Alert } from '../alerts/alert';
import { message } from '../message';
import type { ClusterObject } from '../probes/observation';
import type { StepResult } from '../probes/step-result';
import { findRunbook } from '../runbooks/catalogue';
import { fillStepWith } from '../runbooks/fill-runbook';
import { workloadOf } from '../runbooks/workloads';
import { makeEvidenceFile, makeSummary } from './evidence-file';
import type { Gathered, MaskedLog } from './gathered';
import { planReads } from './plan';
import type { EvidenceSource } from './source';

const AT = Date.parse('2026-01-15T10:00:00Z');
const ROOT = 'virtualization-alerts-VirtControllerDown-20260115T100000Z';
const LONG_NAME = 'kubemacpool-mac-controller-manager-with-a-rather-long-name-b4vd7m2ls6-lnj5f';
const runbook = findRunbook('VirtControllerDown')!;

const podNamed = (name: string): ClusterObject => ({
  metadata: { name, namespace: 'openshift-cnv', uid: `uid-${name}`, labels: { 'kubevirt.io': 'virt-controller' } },
  spec: {
    nodeName: 'worker-1',
    containers: [{ name: 'virt-controller', env: [{ name: 'DB', value: 'db.internal' }] }],
  },
  status: {
    phase: 'Running',
    // What YAML 1.1 would take for something else.
    message: 'yes',
    startTime: '2026-01-15T09:00:00Z',
    containerStatuses: [
      { name: 'virt-controller', ready: false, restartCount: 12, state: { waiting: { reason: 'CrashLoopBackOff' } } },
    ],
  },
});

const alert: Alert = {
  rule: { id: '1', name: 'VirtControllerDown', query: 'up == 0', duration: 600, labels: {}, annotations: {} },
  name: 'VirtControllerDown',
  severity: 'critical',
  state: 'firing',
  activeAt: '2026-01-15T09:50:00Z',
  firing: { at: '2026-01-15T09:55:00Z', by: 'alertmanager' },
  labels: { alertname: 'VirtControllerDown' },
  annotations: { summary: 'No running virt-controller was detected.' },
  component: 'kubevirt',
  healthImpact: 'critical',
  silencedBy: [],
  inhibitedBy: [],
};

const results: readonly StepResult[] = runbook.steps.map(({ id, probe }): StepResult => {
  const command = { text: `oc get ${id}`, missing: [] };
  if (id === 'nodes' || probe.kind === 'events') {
    const resource = probe.kind === 'events' ? 'events' : 'nodes';
    const observation = { state: 'forbidden', verb: 'list', resource, group: '', reason: 'no' } as const;
    return { stepId: id, observation, command, verdict: { status: 'unknown', evidence: message('You may not') } };
  }
  if (probe.kind === 'list' && probe.model === 'Pod') {
    return {
      stepId: id,
      observation: { state: 'found', data: { kind: 'objects', objects: [podNamed('virt-controller-gone')] } },
      command,
      verdict: {
        status: 'problem',
        evidence: message('Pod {{name}} is <b>down</b>', { name: 'virt-controller-gone' }),
      },
      since: AT - 60_000,
    };
  }
  if (probe.kind === 'metric') {
    return {
      stepId: id,
      observation: { state: 'found', data: { kind: 'samples', samples: [{ labels: {}, value: Infinity }] } },
      command,
      verdict: { status: 'healthy', evidence: message('Fine') },
    };
  }
  if (probe.kind === 'logs') {
    const log = {
      namespace: 'openshift-cnv',
      pod: 'virt-controller-gone',
      container: 'virt-controller',
      previous: false,
      log: { state: 'found', data: { lines: ['dial tcp: refused', 'password=hunter2'], truncated: true } },
    } as const;
    return {
      stepId: id,
      observation: { state: 'found', data: { kind: 'logs', logs: [log] } },
      command,
      verdict: { status: 'problem', evidence: message('The log says password=hunter2') },
    };
  }
  return {
    stepId: id,
    observation: { state: 'empty' },
    command,
    verdict: { status: 'healthy', evidence: message('Fine') },
  };
});

const source: EvidenceSource = {
  title: 'VirtControllerDown',
  alert,
  workload: workloadOf('virt-controller'),
  labels: alert.labels,
  namespace: { namespace: 'openshift-cnv', source: message('From KubeVirt kubevirt.'), settled: true },
  steps: runbook.steps.map((step) => fillStepWith(step, { namespace: 'openshift-cnv' })),
  results,
  findings: [
    {
      sentence: message('Node worker-1 has been NotReady for 3m'),
      consequences: [{ sentence: message('virt-controller has 0 of 2 replicas ready'), consequences: [] }],
    },
  ],
  remedies: [],
  script: '#!/usr/bin/env bash\nset -euo pipefail\noc get pods\n',
};

const logOf = (pod: string, text: string, over: Partial<MaskedLog> = {}): MaskedLog => ({
  namespace: 'openshift-cnv',
  pod,
  container: 'virt-controller',
  previous: false,
  text: { state: 'found', data: text },
  isCut: false,
  masked: {},
  ...over,
});

const listed = (
  model: Gathered['lists'][number]['request']['model'],
  objects: readonly ClusterObject[],
  namespace?: string,
): Gathered['lists'][number] => ({
  request: namespace === undefined ? { model } : { model, namespace },
  list: { state: 'found', data: { objects, isCut: false } },
});

const gathered: Gathered = {
  lists: [
    listed('ClusterVersion', [
      {
        metadata: { name: 'version' },
        spec: { clusterID: '0dbd9c5f' },
        status: {
          desired: { version: '4.22.1' },
          history: [
            { state: 'Partial', version: '4.22.1' },
            { state: 'Completed', version: '4.22.0' },
          ],
        },
      },
    ]),
    listed('HyperConverged', [
      {
        metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
        status: { versions: [{ name: 'operator', version: '4.22.3' }] },
      },
    ]),
    listed('Pod', [podNamed('virt-controller-new'), podNamed(LONG_NAME)], 'openshift-cnv'),
    listed(
      'Deployment',
      [{ metadata: { name: 'virt-controller', namespace: 'openshift-cnv', uid: 'd' }, spec: { replicas: 2 } }],
      'openshift-cnv',
    ),
    listed(
      'Lease',
      [{ metadata: { name: 'virt-controller', namespace: 'openshift-cnv' }, spec: { holderIdentity: 'x' } }],
      'openshift-cnv',
    ),
    listed('Node', [{ metadata: { name: 'worker-1' } }, { metadata: { name: '../../etc/passwd' } }]),
    { request: { model: 'SSP' }, list: { state: 'missing-api', group: 'ssp.kubevirt.io', resource: 'ssps' } },
    {
      request: { model: 'Event', namespace: 'openshift-cnv' },
      list: {
        state: 'forbidden',
        verb: 'list',
        resource: 'events',
        group: '',
        namespace: 'openshift-cnv',
        reason: 'no',
      },
    },
  ],
  logs: [
    logOf('virt-controller-new', '2026-01-15T09:59:00Z started\n', { masked: { token: 3 } }),
    logOf('virt-controller-new', 'panic: down\n', { previous: true, isCut: true }),
    logOf(LONG_NAME, 'line\n'),
  ],
  podsLeftOut: 2,
  graph: { state: 'found', data: [{ labels: { pod: 'a' }, points: [{ at: AT, value: NaN }] }] },
};

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const options = { at: AT, pluginVersion: '0.1.0', signal: new AbortController().signal };

/** Unpacks with the system's tar, and gives the files by their path in the archive's folder. */
const unpack = (bytes: Uint8Array): ReadonlyMap<string, string> => {
  const archive = join(folder, 'evidence.tar.gz');
  writeFileSync(archive, bytes);
  execFileSync('tar', ['-xzf', archive, '-C', folder]);
  const root = join(folder, ROOT);
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => statSync(join(root, name)).isFile())
      .map((name) => [name, readFileSync(join(root, name), 'utf8')]),
  );
};

const NS = 'namespaces/openshift-cnv';

test('tar opens it, in the layout of must-gather, and every YAML and JSON file parses', async () => {
  const file = await makeEvidenceFile(source, gathered, options);
  expect(file.name).toBe(`${ROOT}.tar.gz`);
  const files = unpack(file.bytes);
  expect([...files.keys()]).toEqual(
    expect.arrayContaining([
      'summary.md',
      'alert.json',
      'rule.json',
      'graph.json',
      'commands.sh',
      `${NS}/core/pods.yaml`,
      `${NS}/apps/deployments.yaml`,
      `${NS}/coordination.k8s.io/leases/virt-controller.yaml`,
      `${NS}/hco.kubevirt.io/hyperconvergeds/kubevirt-hyperconverged.yaml`,
      'cluster-scoped-resources/config.openshift.io/clusterversions/version.yaml',
      'cluster-scoped-resources/core/nodes/worker-1.yaml',
      'cluster-scoped-resources/core/nodes/.._.._etc_passwd.yaml',
      `${NS}/pods/virt-controller-new/virt-controller-new.yaml`,
      `${NS}/pods/virt-controller-new/virt-controller/virt-controller/logs/current.log`,
      `${NS}/pods/virt-controller-new/virt-controller/virt-controller/logs/previous.log`,
      `${NS}/pods/virt-controller-gone/virt-controller/virt-controller/logs/current.log`,
      `${NS}/pods/${LONG_NAME}/virt-controller/virt-controller/logs/current.log`,
    ]),
  );
  for (const [name, text] of files) {
    if (name.endsWith('.yaml')) expect(parse(text)).toHaveProperty('kind');
    if (name.endsWith('.json')) expect(() => JSON.parse(text) as unknown).not.toThrow();
    expect(text).not.toMatch(/db\.internal|hunter2/);
  }
  expect(statSync(join(folder, ROOT, 'commands.sh')).mode & 0o111).not.toBe(0);
});

test('a list says what its items are, holds what the page shows and what was read, and quotes what older parsers misread', async () => {
  const files = unpack((await makeEvidenceFile(source, gathered, options)).bytes);
  const text = files.get(`${NS}/core/pods.yaml`) ?? '';
  const pods = parse(text) as { kind: string; items: { kind: string; metadata: { name: string } }[] };
  expect(pods.kind).toBe('PodList');
  expect(pods.items.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort()).toEqual(
    ['virt-controller-gone', 'virt-controller-new', LONG_NAME].map((name) => `Pod ${name}`).sort(),
  );
  expect(text).toMatch(/message: "yes"/);
  expect(text).toMatch(/startTime: "2026-01-15T09:00:00Z"/);
});

test('samples and points are written as Prometheus writes them', async () => {
  const files = unpack((await makeEvidenceFile(source, gathered, options)).bytes);
  expect(JSON.parse(files.get('graph.json') ?? '')).toMatchObject({
    query: 'up == 0',
    data: { resultType: 'matrix', result: [{ metric: { pod: 'a' }, values: [[AT / 1000, 'NaN']] }] },
  });
  const metrics = runbook.steps.filter(({ probe }) => probe.kind === 'metric');
  for (const { id } of metrics) {
    expect(JSON.parse(files.get(`metrics/${id}.json`) ?? '')).toMatchObject({
      data: { result: [{ value: [AT / 1000, '+Inf'] }] },
    });
  }
});

test('a run whose log was read twice, as the current and as the previous one, is there and counted once', async () => {
  const at = (pod: string, log: string): string => `${NS}/pods/${pod}/virt-controller/virt-controller/logs/${log}.log`;
  const [crashed, began] = ['2026-01-15T09:59:00Z panic: down\n', '2026-01-15T09:59:30Z started\n'];
  const masked = { token: 3 };
  const logs = [
    logOf('waits', crashed, { masked }),
    logOf('waits', crashed, { masked, previous: true, isCut: true }),
    logOf('runs', began),
    logOf('runs', crashed, { previous: true }),
    logOf('gone', '', { text: { state: 'empty' } }),
    logOf('gone', '', { text: { state: 'empty' }, previous: true }),
  ];
  const file = await makeEvidenceFile(source, { ...gathered, logs }, options);
  const files = unpack(file.bytes);
  const paths = [...files.keys()].filter((path) => /(waits|runs|gone)\/virt-controller\/.*\.log$/.test(path)).sort();
  expect(paths.filter((path) => !path.includes('virt-controller-gone'))).toEqual([
    at('runs', 'current'),
    at('runs', 'previous'),
    at('waits', 'current'),
  ]);
  expect(file.masked.token).toBe(3);
  const summary = files.get('summary.md') ?? '';
  expect(summary).toContain('waits/virt-controller/virt-controller/logs/previous.log: not here, the same run as');
  expect(summary).not.toContain('previous.log: only its end');
});

test('the summary says what was found, read, cut and masked', async () => {
  const { bytes, masked, unread, isCut } = await makeEvidenceFile(source, gathered, options);
  const summary = unpack(bytes).get('summary.md') ?? '';
  for (const said of [
    '# VirtControllerDown',
    'Gathered 2026-01-15T10:00:00Z',
    'critical, firing since 2026-01-15T09:55:00Z, pending since 2026-01-15T09:50:00Z',
    'Pod virt-controller-gone is \\<b\\>down\\</b\\>',
    '**problem**: Pod virt-controller-gone',
    '(since 2026-01-15T09:59:00Z)',
    'virt-controller-gone: 0/1 ready, CrashLoopBackOff, 12 restarts, on worker-1',
    'OpenShift: 4.22.0 (updating to 4.22.1) (cluster 0dbd9c5f)',
    'OpenShift Virtualization (HyperConverged): 4.22.3',
    'KubeVirt: could not be read',
    'plugin: 0.1.0',
    'You may not list events in namespace openshift-cnv',
    'This cluster does not have ssps.ssp.kubevirt.io',
    'previous.log: only its end was read',
    'the logs of 2 further pods',
    'environment value: 3',
    'token: 3',
    'password: 1',
    'The log says password=\\[masked: password\\]',
  ]) {
    expect(summary).toContain(said);
  }
  expect(masked).toEqual({ 'environment value': 3, password: 1, token: 3 });
  expect(unread.map(({ why }) => why.state)).toEqual(expect.arrayContaining(['forbidden', 'missing-api']));
  expect(isCut).toBe(true);
});

test('the summary for the clipboard needs no file, and does not call well what is not known', () => {
  const nothing: Gathered = { lists: [], logs: [], podsLeftOut: 0 };
  const summary = makeSummary(source, nothing, AT, '0.1.0');
  expect(summary).toContain('OpenShift: could not be read');
  expect(summary).not.toContain('What was cut');
  expect(summary).not.toContain('hunter2');
  const pending = results.map((result) => ({ ...result, verdict: { ...result.verdict, pending: true } }));
  expect(makeSummary({ ...source, findings: [], results: pending }, nothing, AT, '0.1.0')).toContain(
    'Not known: not every step has an answer.',
  );
  const well = results.map((result) => ({
    ...result,
    verdict: { status: 'healthy', evidence: message('Fine') } as const,
  }));
  expect(makeSummary({ ...source, findings: [], results: well }, nothing, AT, '0.1.0')).toContain(
    'Every step found what it should.',
  );
  const contradiction = { sentence: message('All is well'), because: [message('Nobody scrapes it')] };
  const doubtful = makeSummary({ ...source, findings: [], results: well, contradiction }, nothing, AT, '0.1.0');
  expect(doubtful).toContain('- All is well\n  - Nobody scrapes it');
  expect(doubtful).not.toContain('Every step found what it should.');
});

/** Lines that do not compress: a linear congruential generator's. */
const noise = (lines: number): string => {
  let state = 1;
  return Array.from({ length: lines }, (_nothing, index) => {
    const words = Array.from({ length: 12 }, () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state.toString(36);
    });
    return `${index} ${words.join('')}\n`;
  }).join('');
};

test('a file that gets too large loses the oldest lines of its largest log, and says so', async () => {
  const large: Gathered = {
    ...gathered,
    logs: [logOf('virt-controller-new', noise(4000)), logOf(LONG_NAME, 'line\n')],
  };
  const { bytes, isCut } = await makeEvidenceFile(source, large, { ...options, mostBytes: 100_000 });
  expect(bytes.length).toBeLessThanOrEqual(100_000);
  const files = unpack(bytes);
  const log = files.get(`${NS}/pods/virt-controller-new/virt-controller/virt-controller/logs/current.log`) ?? '';
  const first = Number(/^\d+/.exec(log)?.[0]);
  expect(first).toBeGreaterThan(0);
  expect(log).toContain('\n3999 ');
  expect(files.get('summary.md')).toMatch(new RegExp(`current\\.log: the oldest ${first} lines \\(\\d+ bytes\\)`));
  expect(files.get(`${NS}/pods/${LONG_NAME}/virt-controller/virt-controller/logs/current.log`)).toBe('line\n');
  expect(isCut).toBe(true);
});

test('where even that is not enough the largest files are left out, and named', async () => {
  const events = [{ metadata: { name: 'e', namespace: 'openshift-cnv' }, message: noise(4000) } as ClusterObject];
  const large: Gathered = { ...gathered, lists: [...gathered.lists, listed('Event', events, 'openshift-cnv')] };
  const { bytes } = await makeEvidenceFile(source, large, { ...options, mostBytes: 50_000 });
  expect(bytes.length).toBeLessThanOrEqual(50_000);
  expect(unpack(bytes).get('summary.md')).toContain('core/events.yaml: there was no room for it');
});

test('an aborted signal ends the packing', async () => {
  const controller = new AbortController();
  const reason = new Error('left');
  controller.abort(reason);
  await expect(makeEvidenceFile(source, gathered, { ...options, signal: controller.signal })).rejects.toBe(reason);
});

test('the plan asks for the component and the operators, and never for Secrets or ConfigMaps', () => {
  const plan = planReads(source);
  const asked = plan.lists.map(({ model, namespace }) => `${model} ${namespace ?? ''}`.trim());
  expect(asked).toEqual(
    expect.arrayContaining([
      'Pod openshift-cnv',
      'Deployment openshift-cnv',
      'Event openshift-cnv',
      'Lease openshift-cnv',
      'Node',
      'KubeVirt',
      'ClusterVersion',
    ]),
  );
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.join()).not.toMatch(/Secret|ConfigMap/);
  expect(plan.logs[0]).toEqual({ namespace: 'openshift-cnv', selector: { 'kubevirt.io': 'virt-controller' } });
  expect(plan.graph).toEqual({ query: 'up == 0', minutes: 30 });
});

test('a rule that fails is told, in the summary and beside the rule', async () => {
  const evaluation = {
    name: 'VirtControllerDown',
    severity: 'critical',
    health: 'err',
    lastError: 'many-to-many matching',
    lastEvaluation: '2026-01-15T09:59:40Z',
  } as const;
  const files = unpack((await makeEvidenceFile({ ...source, evaluation }, gathered, options)).bytes);
  expect(files.get('summary.md')).toContain(
    'Its rule fails, so that whether it should fire is not known: many-to-many',
  );
  expect(JSON.parse(files.get('rule.json') ?? '')).toMatchObject({ query: 'up == 0', ...evaluation });
  const well = { ...evaluation, health: 'ok', lastError: '' } as const;
  const nothing: Gathered = { lists: [], logs: [], podsLeftOut: 0 };
  expect(makeSummary({ ...source, evaluation: well }, nothing, AT, '0.1.0')).not.toContain('Its rule fails');
});

test('without checks there is no script, and nothing is called well', async () => {
  const bare = { ...source, steps: [], results: [], findings: [], script: '' };
  const files = unpack((await makeEvidenceFile(bare, gathered, options)).bytes);
  expect(files.has('commands.sh')).toBe(false);
  expect(files.get('summary.md')).toContain('Nothing was checked.');
});
