/** @jest-environment node */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse, parseAllDocuments } from 'yaml';

import { knownAlert } from '../../src/alerts/known-alerts';
import { RUNBOOKS } from '../../src/runbooks/catalogue';
import { derivedMetrics } from './faults/derived-metrics';
import { readCondition, readFields, readList, readNumber, readText } from './kubernetes/read-field';
import type { Fields } from './kubernetes/read-field';
import { loadScenario } from './load-scenario';
import { REFERENCE_TIME } from './scenario';
import type { KubernetesObject, MetricDescription, Scenario } from './scenario';
import { keyOf, keyText, overlay } from './world-state';

const BURSTS = [
  { alert: 'VirtApiRESTErrorsBurst', workload: 'virt-api' },
  { alert: 'VirtControllerRESTErrorsBurst', workload: 'virt-controller' },
  { alert: 'VirtHandlerRESTErrorsBurst', workload: 'virt-handler' },
  { alert: 'VirtOperatorRESTErrorsBurst', workload: 'virt-operator' },
];
const ERRORS =
  /"level":"(error|fatal|panic)"|^E[0-9]{4} |panic:|connection refused|i\/o timeout|no such host|Unauthorized|x509:/m;
const FOLDER = join(__dirname, 'scenarios');
const REFERENCE = new Date(REFERENCE_TIME);

const isTrue = (object: KubernetesObject, condition: string): boolean => readCondition(object, condition) === 'True';

const filesUnder = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesUnder(join(folder, entry.name)) : [join(folder, entry.name)],
  );

const base = loadScenario(join(FOLDER, 'base'), REFERENCE);
const NAMES = readdirSync(join(FOLDER, 'faults')).sort();
const faults = NAMES.map((name) => loadScenario(join(FOLDER, 'faults', name), REFERENCE));

/** The cluster with some faults on: its objects, its logs and its metrics, later faults on top. */
const cluster = (on: Scenario[]) => {
  const scenarios = [base, ...on];
  const objects = [...overlay(scenarios, REFERENCE).values()];
  const metrics = new Map<string, MetricDescription>();
  for (const metric of scenarios.flatMap((scenario) => scenario.metrics)) metrics.set(metric.series, metric);
  return {
    objects,
    logs: new Map(scenarios.flatMap(({ logs }) => [...logs])),
    metrics: [...metrics.values()].filter(({ absent }) => !absent),
    ofKind: (kind: string) => objects.filter((object) => object.kind === kind),
  };
};

const CLUSTERS = [
  { name: 'base', on: [] as Scenario[] },
  ...faults.map((fault) => ({ name: fault.name, on: [fault] })),
  { name: 'all faults at once', on: faults },
];

const selects = (selector: Fields, labels: Fields = {}): boolean =>
  Object.keys(selector).length > 0 && Object.entries(selector).every(([name, value]) => labels[name] === value);

const namesOf = (objects: KubernetesObject[]): string[] => objects.map(({ metadata }) => metadata.name);

const podsOf = (workload: KubernetesObject, pods: KubernetesObject[]): KubernetesObject[] =>
  pods.filter(
    ({ metadata }) =>
      metadata.namespace === workload.metadata.namespace &&
      selects(readFields(workload, 'spec.selector.matchLabels'), metadata.labels),
  );

/** Whether a container of a status has run, now or before. */
const logNames = (pod: KubernetesObject): string[] =>
  [...readList(pod, 'status.initContainerStatuses'), ...readList(pod, 'status.containerStatuses')].flatMap((status) => {
    const name = `${pod.metadata.namespace ?? ''}/${pod.metadata.name}/${readText(status, 'name')}`;
    const ran = ['state.running.startedAt', 'state.terminated.startedAt', 'lastState.terminated.startedAt'];
    return [
      ...(ran.some((path) => readText(status, path)) ? [name] : []),
      ...(readText(status, 'lastState.terminated.startedAt') ? [`${name}.previous`] : []),
    ];
  });

const timesIn = (text: string): string[] => [
  ...(text.match(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g) ?? []),
  ...[...text.matchAll(/^[IWEF](\d\d)(\d\d) (\d\d:\d\d:\d\d)\.\d+ /gm)].map(
    ([, month = '', day = '', clock = '']) => `2026-${month}-${day}T${clock}Z`,
  ),
];

it('has one fault for each alert that has a runbook, and more causes beside it as ALERT-cause', () => {
  expect(NAMES).toEqual(expect.arrayContaining(RUNBOOKS.map(({ alert }) => alert)));
  for (const { name, fault } of faults) {
    expect(fault?.alert).toBe(name.split('-')[0]);
    expect(knownAlert(fault?.alert ?? '')).toBeDefined();
    expect(fault?.title).toMatch(/^\S.{10,90}$/);
    expect(fault?.beganMinutesAgo).toBeGreaterThanOrEqual(14);
  }
});

it.each(['base', ...NAMES.map((name) => `faults/${name}`)])('%s: files parse, objects say what they are', (folder) => {
  const manifests = filesUnder(join(FOLDER, folder)).filter((file) => file.endsWith('.yaml'));
  for (const file of manifests)
    for (const { errors, warnings } of parseAllDocuments(readFileSync(file, 'utf8')))
      expect({ file, errors, warnings }).toEqual({ file, errors: [], warnings: [] });
  const { objects } = loadScenario(join(FOLDER, folder), REFERENCE);
  const keys = objects.map((object) => keyText(keyOf(object)));
  expect(new Set(keys).size).toBe(keys.length);
  for (const { metadata } of objects) expect(metadata.uid).toMatch(/^[0-9a-f-]{36}$/);
});

it.each(['base', ...NAMES.map((name) => `faults/${name}`)])('%s: no time is after the reference', (folder) => {
  const texts = filesUnder(join(FOLDER, folder)).map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  const late = texts.flatMap(({ file, text }) =>
    timesIn(text)
      .filter((time) => Date.parse(time) > REFERENCE.getTime() && !text.includes(`next rotation at ${time}`))
      .filter((time) => !text.includes(`"nextRotation":"${time}"`))
      .map((time) => `${file} ${time}`),
  );
  expect(late).toEqual([]);
});

it.each(faults.map((fault) => ({ name: fault.name, fault })))('$name: removes only what the base has', ({ fault }) => {
  const known = new Set(base.objects.map((object) => keyText(keyOf(object))));
  for (const key of fault.deleted) expect(known).toContain(keyText(key));
});

describe.each(CLUSTERS)('$name', ({ on }) => {
  const { objects, logs, metrics, ofKind } = cluster(on);
  const pods = ofKind('Pod');

  it('has the owner of each object, by its uid', () => {
    const uids = new Set(objects.map(({ metadata }) => metadata.uid));
    for (const { metadata } of objects)
      for (const owner of metadata.ownerReferences ?? []) expect(uids).toContain(owner.uid);
    for (const pod of pods) expect(pod.metadata.ownerReferences).toHaveLength(1);
  });

  it('has the log of each container that has run', () => {
    for (const pod of pods) for (const name of logNames(pod)) expect([...logs.keys()]).toContain(name);
  });

  it('has metrics of its pods alone', () => {
    const names = namesOf(pods);
    const strange = metrics
      .filter(({ value, rate }) => value !== 0 && rate !== 0)
      .map(({ series }) => /[{,]pod="([^"]+)"/.exec(series)?.[1] ?? names[0])
      .filter((name) => name === undefined || !names.includes(name));
    expect(on.length > 1 ? [] : strange).toEqual([]);
  });

  it('names the object of each event by its uid', () => {
    for (const event of ofKind('Event')) expect(readText(event, 'involvedObject.uid')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe.each(CLUSTERS.filter(({ on }) => on.length < 2))('$name: workloads agree with their pods', ({ on }) => {
  const { ofKind } = cluster(on);
  const alive = ofKind('Pod').filter((pod) => readText(pod, 'status.phase') !== 'Failed');

  it.each(ofKind('Deployment').map((deployment) => ({ name: deployment.metadata.name, deployment })))(
    'Deployment $name',
    ({ deployment }) => {
      const own = podsOf(deployment, alive);
      const ready = own.filter((pod) => isTrue(pod, 'Ready')).length;
      expect(own).toHaveLength(readNumber(deployment, 'status.replicas'));
      expect(readNumber(deployment, 'status.readyReplicas')).toBe(ready);
      // A quarter, rounded down, may be missing (`maxUnavailable`).
      const least = Math.ceil(readNumber(deployment, 'spec.replicas') * 0.75);
      expect(isTrue(deployment, 'Available')).toBe(ready > 0 && ready >= least);
      const replicaSet = ofKind('ReplicaSet').find(({ metadata }) =>
        metadata.ownerReferences?.some(({ uid }) => uid === deployment.metadata.uid),
      );
      expect(readNumber(replicaSet, 'status.readyReplicas', 0)).toBe(ready);
      expect(
        selects(
          readFields(deployment, 'spec.selector.matchLabels'),
          readFields(deployment, 'spec.template.metadata.labels'),
        ),
      ).toBe(true);
    },
  );

  it('DaemonSet virt-handler', () => {
    const [handler] = ofKind('DaemonSet');
    if (!handler) throw new Error('There is no DaemonSet');
    const ready = podsOf(handler, alive).filter((pod) => isTrue(pod, 'Ready')).length;
    expect(readNumber(handler, 'status.numberReady')).toBe(ready);
  });
});

const SCENARIOS = ['faults', 'cases'].flatMap((kind) =>
  readdirSync(join(FOLDER, kind)).map((name) => ({ name, folder: join(FOLDER, kind, name) })),
);

it.each(SCENARIOS)(
  '$name: metrics.yaml has what does not follow, and contradicts the objects on purpose alone',
  (one) => {
    const file = join(one.folder, 'metrics.yaml');
    if (!existsSync(file)) return;
    const scenario = loadScenario(one.folder, REFERENCE);
    const follows = new Map(
      derivedMetrics([...overlay([base, scenario], REFERENCE).values()]).map(({ series, value }) => [series, value]),
    );
    for (const { series, value, stale = false } of parse(readFileSync(file, 'utf8')) as MetricDescription[]) {
      expect({ series, stale }).toEqual({ series, stale: follows.has(series) });
      if (stale) expect({ series, value: follows.get(series) }).not.toEqual({ series, value });
    }
  },
);

it('the healthy base logs no failure, warns of nothing and has leaders that live', () => {
  for (const [name, text] of base.logs)
    expect({ name, failure: ERRORS.exec(text)?.[0] }).toEqual({ name, failure: undefined });
  const { ofKind } = cluster([]);
  expect(ofKind('Event').filter((event) => event.type === 'Warning')).toEqual([]);
  for (const lease of ofKind('Lease')) {
    const [holder] = readText(lease, 'spec.holderIdentity').split('_');
    expect(namesOf(ofKind('Pod'))).toContain(holder);
    expect(REFERENCE.getTime() - Date.parse(readText(lease, 'spec.renewTime'))).toBeLessThan(15_000);
  }
});

it.each(BURSTS)('$alert: at least 84 of 100 calls fail', ({ alert, workload }) => {
  const share = (on: Scenario[]): number => {
    const calls = cluster(on).metrics.filter(
      ({ series }) => series.startsWith('kubevirt_rest_client_requests_total') && series.includes(`pod="${workload}-`),
    );
    const sum = (of: MetricDescription[]): number => of.reduce((total, { rate }) => total + (rate ?? 0), 0);
    return sum(calls.filter(({ series }) => /code="[45]\d\d"/.test(series))) / sum(calls);
  };
  expect(share([])).toBeLessThan(0.1);
  for (const fault of faults.filter((one) => one.fault?.alert === alert))
    expect(share([fault])).toBeGreaterThanOrEqual(0.84);
});
