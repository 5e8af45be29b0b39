/** @jest-environment node */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { readCondition, readField, readFields, readList, readNumber, readText } from './kubernetes/read-field';
import type { Fields } from './kubernetes/read-field';
import { RESOURCES } from './kubernetes/resources';
import { loadScenario } from './load-scenario';
import { isReady } from './replicas';
import { REFERENCE_TIME } from './scenario';
import type { KubernetesObject } from './scenario';
import { overlay } from './world-state';

const FOLDER = join(__dirname, 'scenarios');
const REFERENCE = new Date(REFERENCE_TIME);
const NAMES = readdirSync(join(FOLDER, 'faults')).sort();

const base = loadScenario(join(FOLDER, 'base'), REFERENCE);

/** The objects of a cluster with one fault on, or of the healthy one, by kind. */
const clusterWith = (name: string): ((kind: string) => KubernetesObject[]) => {
  const on = name === 'base' ? [] : [loadScenario(join(FOLDER, 'faults', name), REFERENCE)];
  const objects = [...overlay([base, ...on], REFERENCE).values()];
  return (kind) => objects.filter((object) => object.kind === kind);
};

const selectedBy = (selector: Fields, pods: KubernetesObject[], namespace = ''): KubernetesObject[] =>
  pods.filter(
    ({ metadata }) =>
      metadata.namespace === namespace &&
      Object.entries(selector).every(([label, value]) => metadata.labels?.[label] === value),
  );

const namesOf = (objects: KubernetesObject[]): string[] => objects.map(({ metadata }) => metadata.name).sort();

const sliceOf = (slices: KubernetesObject[], { metadata }: KubernetesObject): KubernetesObject | undefined =>
  slices.find(
    (slice) =>
      slice.metadata.namespace === metadata.namespace &&
      slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name,
  );

const webhooksOf = (ofKind: (kind: string) => KubernetesObject[]): Fields[] =>
  ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration'].flatMap((kind) =>
    ofKind(kind).flatMap((configuration) => readList(configuration, 'webhooks')),
  );

it('defines every custom resource that it serves, as it serves it', () => {
  const definitions = clusterWith('base')('CustomResourceDefinition');
  const custom = RESOURCES.filter(({ group }) =>
    /\.kubevirt\.io$|^kubevirt\.io$|^config\.|^machineconfiguration\.|^monitoring\./.test(group),
  );
  expect(namesOf(definitions)).toEqual(custom.map(({ plural, group }) => `${plural}.${group}`).sort());
  for (const { group, version, plural, singular, kind, namespaced, shortNames, categories } of custom) {
    const definition = definitions.find(({ metadata }) => metadata.name === `${plural}.${group}`);
    const { names, ...spec } = readFields(definition, 'spec');
    expect({ shortNames: [], categories: [], ...(names as Fields) }).toEqual({
      plural,
      singular,
      kind,
      listKind: `${kind}List`,
      shortNames,
      categories,
    });
    expect(spec).toMatchObject({ group, scope: namespaced ? 'Namespaced' : 'Cluster' });
    expect(readList(definition, 'spec.versions').map((served) => served.name)).toEqual([version]);
    expect(readCondition(definition ?? {}, 'Established')).toBe('True');
  }
});

it('has the services of all its webhooks and APIs', () => {
  const ofKind = clusterWith('base');
  const known = new Set(ofKind('Service').map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`));
  const asked = [...webhooksOf(ofKind).map((webhook) => readFields(webhook, 'clientConfig.service'))]
    .concat(ofKind('APIService').map((api) => readFields(api, 'spec.service')))
    .filter(({ namespace }) => namespace === 'openshift-cnv')
    .map(({ namespace, name }) => `${String(namespace)}/${String(name)}`);
  expect(asked.length).toBeGreaterThan(10);
  for (const service of asked) expect(known).toContain(service);
});

describe.each(['base', ...NAMES])('%s', (name) => {
  it('has machines with a firmware: the page of kubevirt-plugin fails on one without', () => {
    const ofKind = clusterWith(name);
    const machines = [
      ...ofKind('VirtualMachine').map((machine) => readFields(machine, 'spec.template.spec.domain.firmware')),
      ...ofKind('VirtualMachineInstance').map((machine) => readFields(machine, 'spec.domain.firmware')),
    ];
    expect(machines).not.toEqual([]);
    expect(machines.filter(({ uuid }) => typeof uuid !== 'string')).toEqual([]);
  });

  const ofKind = clusterWith(name);
  const pods = ofKind('Pod');
  const slices = ofKind('EndpointSlice');

  it('has an endpoint for each pod of a service, ready as the pod is', () => {
    for (const service of ofKind('Service')) {
      const own = selectedBy(readFields(service, 'spec.selector'), pods, service.metadata.namespace);
      const endpoints = readList(sliceOf(slices, service), 'endpoints');
      const told = endpoints.map((endpoint) => [
        readText(endpoint, 'targetRef.name'),
        readText(endpoint, 'conditions.ready'),
        String(readField(endpoint, 'addresses')),
      ]);
      const is = own
        .filter((pod) => readText(pod, 'status.podIP') !== '' && readText(pod, 'status.phase') !== 'Failed')
        .map((pod) => [pod.metadata.name, String(isReady(pod)), readText(pod, 'status.podIP')]);
      expect({ service: service.metadata.name, endpoints: told.sort() }).toEqual({
        service: service.metadata.name,
        endpoints: is.sort(),
      });
    }
  });

  it('has aggregated APIs that are available where their service has a ready pod', () => {
    for (const api of ofKind('APIService').filter((one) => readText(one, 'spec.service.name') !== '')) {
      const { namespace, name: service } = readFields(api, 'spec.service') as { namespace: string; name: string };
      const slice = slices.find(
        ({ metadata }) =>
          metadata.namespace === namespace && metadata.labels?.['kubernetes.io/service-name'] === service,
      );
      const isUp = readList(slice, 'endpoints').some((endpoint) => readText(endpoint, 'conditions.ready') === 'true');
      expect([api.metadata.name, readCondition(api, 'Available')]).toEqual([
        api.metadata.name,
        isUp ? 'True' : 'False',
      ]);
    }
  });

  it('has disruption budgets that count the healthy pods', () => {
    for (const budget of ofKind('PodDisruptionBudget')) {
      const own = selectedBy(readFields(budget, 'spec.selector.matchLabels'), pods, budget.metadata.namespace);
      const healthy = own.filter(isReady).length;
      expect([budget.metadata.name, readNumber(budget, 'status.currentHealthy')]).toEqual([
        budget.metadata.name,
        healthy,
      ]);
      expect(readNumber(budget, 'status.disruptionsAllowed')).toBe(
        Math.max(0, healthy - readNumber(budget, 'spec.minAvailable')),
      );
    }
  });

  it('has the disks of its machines: data volume, claim and volume', () => {
    const [claims, volumes] = [ofKind('PersistentVolumeClaim'), ofKind('PersistentVolume')];
    for (const machine of ofKind('VirtualMachine')) {
      for (const volume of readList(machine, 'spec.template.spec.volumes')) {
        const disk = readText(volume, 'dataVolume.name');
        expect(namesOf(ofKind('DataVolume'))).toContain(disk);
        const claim = claims.find(({ metadata }) => metadata.name === disk);
        const bound = volumes.find(({ metadata }) => metadata.name === readText(claim, 'spec.volumeName'));
        expect(readText(bound, 'spec.claimRef.uid')).toBe(claim?.metadata.uid);
        expect(readField(bound, 'spec.accessModes')).toEqual(readField(claim, 'status.accessModes'));
        expect(readField(claim, 'status.accessModes')).toHaveLength(1);
      }
    }
  });
});
