/** @jest-environment node */
import type { KubernetesObject } from '../scenario';
import { AGGREGATED_TYPE } from './aggregated-discovery';
import { readField, readList, readText } from './read-field';
import { SmallServer } from './small-server';

let small: SmallServer;

beforeEach(async () => {
  small = new SmallServer();
  await small.start();
});

afterEach(async () => {
  await small.stop();
});

const apiService = (status: 'True' | 'False'): KubernetesObject => ({
  apiVersion: 'apiregistration.k8s.io/v1',
  kind: 'APIService',
  metadata: { name: 'v1.subresources.kubevirt.io' },
  spec: { group: 'subresources.kubevirt.io', version: 'v1', service: { namespace: 'openshift-cnv', name: 'virt-api' } },
  status: { conditions: [{ type: 'Available', status }] },
});

const groupsOf = (list: unknown): string[] => readList(list, 'groups').map(({ name }) => String(name));

const PATH = '/apis/subresources.kubevirt.io/v1';

describe('an aggregated API', () => {
  it('is served while its server answers', async () => {
    small.world.apply(apiService('True'));
    const resources = readList((await small.ask(PATH)).json, 'resources').map(({ name }) => name);
    expect(resources).toContain('virtualmachines/restart');
  });

  it.each([
    ['the fault of a world', () => small.world.apply(apiService('False'))],
    [
      'a switch',
      () => {
        small.world.apply(apiService('True'));
        small.failures.set([{ match: {}, effect: 'apis-down' }]);
      },
    ],
  ])('that is down by %s is listed, and answers 503 without a Status', async (_how, breakIt) => {
    breakIt();
    expect(groupsOf((await small.ask('/apis')).json)).toContain('subresources.kubevirt.io');
    expect((await small.ask('/apis/subresources.kubevirt.io')).code).toBe(200);
    for (const path of [PATH, `${PATH}/namespaces/vms/virtualmachines/one/start`]) {
      const { code, headers, text } = await small.ask(path);
      expect([code, headers['content-type'], text]).toEqual([
        503,
        'text/plain; charset=utf-8',
        'service unavailable\n',
      ]);
    }
    expect((await small.ask('/apis/kubevirt.io/v1')).code).toBe(200);
  });
});

it('gives the list of the groups whatever the method, as the API server does, and nothing else', async () => {
  expect(groupsOf((await small.ask('/apis', { method: 'DELETE' })).json)).toContain('apps');
  expect((await small.ask('/apis/apps', { method: 'DELETE' })).code).toBe(404);
});

describe('aggregated discovery', () => {
  const whole = async (path: string) => small.ask(path, { accept: `${AGGREGATED_TYPE},application/json` });
  const group = (json: unknown, name: string) =>
    readList(json, 'items').find((item) => readText(item, 'metadata.name') === name);

  it('tells every group, version and resource at once, to those who ask for it first', async () => {
    const { headers, json } = await whole('/apis');
    expect(headers['content-type']).toBe(AGGREGATED_TYPE);
    expect(json).toMatchObject({ kind: 'APIGroupDiscoveryList', apiVersion: 'apidiscovery.k8s.io/v2' });
    const [version] = readList(group(json, 'kubevirt.io'), 'versions');
    expect(version).toMatchObject({ version: 'v1', freshness: 'Current' });
    expect(readList(version, 'resources')).toContainEqual(
      expect.objectContaining({
        resource: 'virtualmachines',
        responseKind: { group: 'kubevirt.io', version: 'v1', kind: 'VirtualMachine' },
        scope: 'Namespaced',
        singularResource: 'virtualmachine',
        shortNames: ['vm', 'vms'],
      }),
    );
    expect((await small.ask('/apis', { accept: `application/json,${AGGREGATED_TYPE}` })).json).toHaveProperty('groups');
  });

  it('puts subresources under their resource', async () => {
    const [version] = readList(group((await whole('/api')).json, ''), 'versions');
    const pods = readList(version, 'resources').find(({ resource }) => resource === 'pods');
    expect(readList(pods, 'subresources').map(({ subresource }) => subresource)).toContain('log');
  });

  it('marks what could not be asked as stale', async () => {
    small.world.apply(apiService('False'));
    const [version] = readList(group((await whole('/apis')).json, 'subresources.kubevirt.io'), 'versions');
    expect(readField(version, 'freshness')).toBe('Stale');
  });
});

describe('a custom kind', () => {
  const definition: KubernetesObject = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'virtualmachines.kubevirt.io' },
    spec: { group: 'kubevirt.io', names: { plural: 'virtualmachines', kind: 'VirtualMachine' } },
  };
  const kinds = async (): Promise<string[]> =>
    readList((await small.ask('/apis/kubevirt.io/v1')).json, 'resources').map(({ kind }) => String(kind));

  it('goes with its definition, and comes back with it', async () => {
    small.world.apply(definition);
    expect(await kinds()).toContain('VirtualMachine');
    small.world.remove({ ...definition, name: definition.metadata.name });
    expect(await kinds()).not.toContain('VirtualMachine');
    expect(await kinds()).toContain('VirtualMachineInstance');
    expect((await small.ask('/apis/kubevirt.io/v1/virtualmachines')).code).toBe(404);
    small.world.apply(definition);
    expect((await small.ask('/apis/kubevirt.io/v1/virtualmachines')).code).toBe(200);
  });
});
