/** @jest-environment node */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

import type { CaseExpectation } from './case-expectation';
import { isFields, readCondition, readList, readNumber, readText } from './kubernetes/read-field';
import { Lab } from './lab';
import { loadScenario } from './load-scenario';
import { REFERENCE_TIME } from './scenario';
import type { KubernetesObject, Scenario } from './scenario';
import { keyText, overlay } from './world-state';

const FOLDER = join(__dirname, 'scenarios');
const REFERENCE = new Date(REFERENCE_TIME);
const MINUTE = 60_000;
const NAMES = readdirSync(join(FOLDER, 'faults')).sort();
/** What is counted over a day is left for a day; changes within ten minutes for as long. In minutes. */
const RESOLVES_AFTER: Readonly<Record<string, number>> = {
  KubeVirtVMIExcessiveMigrations: 25 * 60,
  KubeVirtCRModified: 12,
  KubeVirtDeprecatedAPIRequested: 12,
  SSPCommonTemplatesModificationReverted: 65,
  SSPHighRateRejectedVms: 65,
};
const CAUSES = NAMES.filter((name) => name.includes('-'));

const base = loadScenario(join(FOLDER, 'base'), REFERENCE);
const faultOf = (name: string): Scenario => loadScenario(join(FOLDER, 'faults', name), REFERENCE);
const alertOf = (name: string): string => name.split('-')[0] ?? '';
const fileOf = (name: string, file: string): unknown => parse(readFileSync(join(FOLDER, 'faults', name, file), 'utf8'));

/** A fault of another component, to be on at the same time, which does not raise the same alert. */
const partnerOf = (name: string): string =>
  /^(Kubemacpool|NetworkAddons)/.test(name) ? 'SSPFailingToReconcile' : 'KubemacpoolDown';

describe.each(NAMES)('%s', (name) => {
  const state = overlay([base, faultOf(name)], REFERENCE);
  const objects = [...state.values()];
  const ofKind = (kind: string): KubernetesObject[] => objects.filter((object) => object.kind === kind);
  /** Everything that is or was there, by uid. */
  const known = new Set([...base.objects, ...objects].map(({ metadata }) => metadata.uid));

  it('has the controller and the node of each pod', () => {
    const nodes = ofKind('Node').map(({ metadata }) => metadata.name);
    for (const pod of ofKind('Pod')) {
      const { namespace = '', ownerReferences = [] } = pod.metadata;
      for (const owner of ownerReferences)
        expect(state.get(keyText({ ...owner, namespace }))?.metadata.uid).toBe(owner.uid);
      const node = readText(pod, 'spec.nodeName');
      if (readCondition(pod, 'PodScheduled') === 'True') expect(nodes).toContain(node);
      else expect(node).toBe('');
    }
  });

  it('has events of objects that are or were there, and none that ends before it begins', () => {
    const ownNames = new Set(faultOf(name).objects.map(({ metadata }) => metadata.name));
    for (const event of ofKind('Event').filter(({ metadata }) => ownNames.has(metadata.name))) {
      const object = { event: event.metadata.name, uid: readText(event, 'involvedObject.uid') };
      expect({ ...object, isKnown: known.has(object.uid) }).toEqual({ ...object, isKnown: true });
      expect(Date.parse(readText(event, 'lastTimestamp'))).toBeGreaterThanOrEqual(
        Date.parse(readText(event, 'firstTimestamp')),
      );
      expect(readNumber(event, 'count')).toBeGreaterThan(0);
    }
  });

  it('has a status in agreement with itself: pods with their containers, workloads and endpoints with their pods', () => {
    for (const pod of ofKind('Pod')) {
      const statuses = readList(pod, 'status.containerStatuses');
      const areReady = statuses.length > 0 && statuses.every(({ ready }) => ready === true);
      if (readCondition(pod, 'Ready') === 'True') expect(areReady).toBe(true);
    }
    for (const workload of [...ofKind('Deployment'), ...ofKind('DaemonSet')]) {
      const wanted = workload.kind === 'Deployment' ? 'spec.replicas' : 'status.desiredNumberScheduled';
      const available = workload.kind === 'Deployment' ? 'availableReplicas' : 'numberAvailable';
      const missing = workload.kind === 'Deployment' ? 'unavailableReplicas' : 'numberUnavailable';
      expect(readNumber(workload, `status.${available}`, 0) + readNumber(workload, `status.${missing}`, 0)).toBe(
        readNumber(workload, wanted),
      );
    }
    for (const endpoints of ofKind('Endpoints'))
      for (const { addresses = [] } of readList(endpoints, 'subsets') as { addresses?: unknown[] }[])
        for (const address of addresses) {
          const key = { apiVersion: 'v1', kind: 'Pod', namespace: endpoints.metadata.namespace ?? '' };
          const pod = state.get(keyText({ ...key, name: readText(address, 'targetRef.name') }));
          expect(pod && readCondition(pod, 'Ready')).toBe('True');
        }
  });

  it('has a lease that has run out when its holder is gone, does not run or is cut off', () => {
    for (const lease of ofKind('Lease')) {
      const [holder = ''] = readText(lease, 'spec.holderIdentity').split('_');
      const pod = ofKind('Pod').find(({ metadata }) => metadata.name === holder);
      const age = REFERENCE.getTime() - Date.parse(readText(lease, 'spec.renewTime'));
      const isRunning = readList(pod, 'status.containerStatuses').some(
        ({ state: now }) => isFields(now) && now.running,
      );
      const node = ofKind('Node').find(({ metadata }) => metadata.name === readText(pod, 'spec.nodeName'));
      if (!isRunning || (node && readCondition(node, 'Ready') !== 'True'))
        expect(age).toBeGreaterThan(readNumber(lease, 'spec.leaseDurationSeconds') * 1000);
    }
  });
});

describe.each(CAUSES)('%s', (name) => {
  it('says what is to be found', () => {
    const { root, chain = [], otherRoots = [], ...expected } = fileOf(name, 'expect.yaml') as CaseExpectation;
    expect(root === undefined).toBe(expected.healthyNow === true);
    const said = [...(root ? [root] : []), ...chain, ...otherRoots].map(({ says }) => says);
    for (const says of [...said, ...(expected.notSaid ?? [])]) expect(new RegExp(says).test('')).toBe(false);
    const causes = [...(expected.supported ?? []), ...(expected.notSupported ?? [])];
    expect(new Set(causes).size).toBe(causes.length);
    expect(expected.impact).toBeTruthy();
  });

  it('is another cause than that of the fault named as the alert', () => {
    const titles = [name, alertOf(name)].map((one) => faultOf(one).fault?.title);
    expect(new Set(titles).size).toBe(2);
  });
});

describe('in the lab', () => {
  let lab: Lab;
  let now = REFERENCE.getTime();
  const firing = (): string[] => {
    const { json } = lab.prometheus.answer('/api/v1/rules', new URLSearchParams());
    const { groups } = (json as { data: { groups: { rules: { name: string; state?: string }[] }[] } }).data;
    const names = groups.flatMap(({ rules }) =>
      rules.filter(({ state }) => state === 'firing').map(({ name }) => name),
    );
    // That one always does.
    return names.filter((name) => name !== 'Watchdog');
  };
  const pass = (minutes: number): void => {
    now += minutes * MINUTE;
    jest.setSystemTime(now);
  };

  beforeEach(() => {
    jest.useFakeTimers({ now });
    lab = new Lab();
  });
  afterEach(() => {
    lab.close();
    jest.useRealTimers();
  });

  it.each(NAMES)('%s makes its alert fire and those that it names, beside another fault too, and resolve', (name) => {
    const partner = partnerOf(name);
    expect(firing()).toEqual([]);
    expect(lab.switch(name, true)).toBe(true);
    const { alert = '', alsoFires = [] } = faultOf(name).fault ?? {};
    expect([alert, firing()]).toEqual([alertOf(name), expect.arrayContaining([alert])]);
    const others = [...new Set(firing())].filter((other) => other !== alert).sort();
    const line = (names: readonly string[]): string => `fault.yaml: alsoFires: [${names.join(', ')}]`;
    // What is received is what the fault's file has to say.
    expect(line(others)).toBe(line(alsoFires));
    lab.switch(partner, true);
    pass(1);
    expect(firing()).toEqual(expect.arrayContaining([alertOf(name), alertOf(partner)]));
    lab.switch(name, false);
    pass(RESOLVES_AFTER[name] ?? 8);
    expect(firing()).not.toContain(alertOf(name));
    expect(firing()).toContain(alertOf(partner));
    lab.switch(partner, false);
    pass(8);
    expect(firing()).toEqual([]);
  });
});

it('the healthy one differs from the base in metrics alone', () => {
  const [healthy, ...more] = CAUSES.filter((name) => name.endsWith('-healthy')).map(faultOf);
  if (!healthy) throw new Error('There is no healthy one');
  for (const one of [healthy, ...more]) expect([one.objects, one.deleted, one.logs.size]).toEqual([[], [], 0]);
});

it('the quotas that refuse pods are used up as they say', () => {
  const milli = (text: string): number => (text.endsWith('m') ? Number.parseInt(text, 10) : Number(text) * 1000);
  const state = [...overlay([base, faultOf('KubemacpoolDown-quota')], REFERENCE).values()];
  const quota = state.find(({ kind, metadata }) => kind === 'ResourceQuota' && metadata.namespace === 'openshift-cnv');
  const requested = state
    .filter(({ kind, metadata }) => kind === 'Pod' && metadata.namespace === 'openshift-cnv')
    .flatMap((pod) => readList(pod, 'spec.containers'))
    .map(({ resources }) => (isFields(resources) ? readText(resources, 'requests.cpu') : ''));
  const used = requested.reduce((sum, text) => sum + milli(text || '0'), 0);
  const amount = (path: string): unknown => {
    const hardOrUsed = isFields(quota?.status) ? quota.status[path] : undefined;
    return isFields(hardOrUsed) ? hardOrUsed['requests.cpu'] : undefined;
  };
  expect(amount('used')).toBe(`${String(used)}m`);
  expect(milli(String(amount('hard'))) - used).toBeLessThan(110);
});
