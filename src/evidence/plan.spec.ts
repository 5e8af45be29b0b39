import type { ListRequest } from '../probes/list-request';
import { message } from '../message';
import type { Observation } from '../probes/observation';
import { workloadOf } from '../runbooks/workloads';
import type { Gathered, ObjectList } from './gathered';
import { NOTHING_GATHERED } from './known';
import { planReads } from './plan';
import type { EvidenceSource } from './source';

const sourceOf = (labels: Readonly<Record<string, string>>, title = 'VirtControllerDown'): EvidenceSource => ({
  title,
  workload: workloadOf('virt-controller'),
  labels,
  namespace: { namespace: 'openshift-cnv', source: message('From KubeVirt.'), settled: true },
  steps: [],
  results: [],
  findings: [],
  remedies: [],
  script: '',
});

const found = (request: ListRequest, ...objects: readonly object[]): Gathered['lists'][number] => ({
  request,
  list: { state: 'found', data: { objects: objects, isCut: false } },
});
const known = (...lists: Gathered['lists']): Gathered => ({ ...NOTHING_GATHERED, lists });

/** Requests as one reads them: `Pod openshift-cnv`, `Node`, `VirtualMachine vms metadata.name=web`. */
const asked = (source: EvidenceSource, read: Gathered = NOTHING_GATHERED): readonly string[] =>
  planReads(source, read).lists.map(({ model, namespace, fields, selector }) =>
    [
      model,
      ...(namespace === undefined ? [] : [namespace]),
      ...Object.entries({ ...fields, ...selector }).map(([name, value]) => `${name}=${value}`),
    ].join(' '),
  );

test('what a component stands on is asked for, once, and never Secrets or ConfigMaps', () => {
  const all = asked(sourceOf({}));
  expect(all).toEqual(
    expect.arrayContaining([
      ...[
        'Service',
        'EndpointSlice',
        'Job',
        'ResourceQuota',
        'LimitRange',
        'PodDisruptionBudget',
        'ServiceAccount',
      ].map((model) => `${model} openshift-cnv`),
      'ValidatingWebhookConfiguration',
      'MutatingWebhookConfiguration',
      'APIService',
      'Namespace metadata.name=openshift-cnv',
    ]),
  );
  expect(new Set(all).size).toBe(all.length);
  expect(all.join()).not.toMatch(/Secret|ConfigMap/);
});

test('definitions are asked for by name, of what could be read alone', () => {
  const none: Observation<ObjectList> = { state: 'empty' };
  const read = known(
    found({ model: 'KubeVirt' }, { metadata: { name: 'kubevirt' } }),
    found({ model: 'Pod', namespace: 'openshift-cnv' }, { metadata: { name: 'a' } }),
    found({ model: 'Lease', namespace: 'openshift-cnv' }, { metadata: { name: 'a' } }),
    { request: { model: 'CDI' }, list: none },
    { request: { model: 'SSP' }, list: { state: 'missing-api', group: 'ssp.kubevirt.io', resource: 'ssps' } },
  );
  const definitions = asked(sourceOf({}), read).filter((request) => request.startsWith('CustomResourceDefinition'));
  expect(definitions).toEqual([
    'CustomResourceDefinition metadata.name=kubevirts.kubevirt.io',
    'CustomResourceDefinition metadata.name=cdis.cdi.kubevirt.io',
  ]);
});

const MACHINE = { namespace: 'vms', name: 'web' };
const OF_MACHINE = sourceOf(MACHINE, 'VMCannotBeEvicted');
const instance = {
  metadata: { ...MACHINE, uid: 'u1' },
  status: { volumeStatus: [{ name: 'hot', persistentVolumeClaimInfo: { claimName: 'hot-disk' } }] },
};
const machine = {
  metadata: MACHINE,
  spec: {
    template: {
      spec: {
        volumes: [
          { name: 'root', dataVolume: { name: 'web-root' } },
          { name: 'data', persistentVolumeClaim: { claimName: 'web-data' } },
          { name: 'start', cloudInitNoCloud: {} },
        ],
      },
    },
  },
};

test('of a machine first what its labels name, then what these name', () => {
  const first = asked(OF_MACHINE).filter((request) => request.includes('vms') || request.includes('web'));
  expect(first).toEqual([
    'Namespace metadata.name=vms',
    'VirtualMachine vms metadata.name=web',
    'VirtualMachineInstance vms metadata.name=web',
    'VirtualMachineInstanceMigration vms kubevirt.io/vmi-name=web',
    'ResourceQuota vms',
    'LimitRange vms',
    'PodDisruptionBudget vms',
    'Event vms involvedObject.name=web',
  ]);
  const [vm, vmi] = (['VirtualMachine', 'VirtualMachineInstance'] as const).map((model) => ({
    model,
    namespace: 'vms',
    fields: { 'metadata.name': 'web' },
  }));
  const read = known(found(vm!, machine), found(vmi!, instance));
  const second = asked(OF_MACHINE, read).filter((request) => !asked(OF_MACHINE).includes(request));
  expect(second).toEqual([
    'Pod vms kubevirt.io/created-by=u1',
    'DataVolume vms metadata.name=web-root',
    'PersistentVolumeClaim vms metadata.name=web-root',
    'PersistentVolumeClaim vms metadata.name=web-data',
    'PersistentVolumeClaim vms metadata.name=hot-disk',
    'Event vms involvedObject.name=web-root',
    'Event vms involvedObject.name=web-data',
    'Event vms involvedObject.name=hot-disk',
    'CustomResourceDefinition metadata.name=virtualmachines.kubevirt.io',
    'CustomResourceDefinition metadata.name=virtualmachineinstances.kubevirt.io',
  ]);
  expect(planReads(OF_MACHINE, read).logs).toContainEqual({
    namespace: 'vms',
    selector: { 'kubevirt.io/created-by': 'u1' },
  });
  const claim = {
    metadata: { namespace: 'vms', name: 'web-root' },
    spec: { volumeName: 'pv-1', storageClassName: 'sc' },
  };
  const other = { metadata: { namespace: 'vms', name: 'not-mine' }, spec: { volumeName: 'pv-2' } };
  const third = asked(OF_MACHINE, known(...read.lists, found({ model: 'PersistentVolumeClaim' }, claim, other)));
  expect(third.filter((request) => /^(PersistentVolume|StorageClass) /.test(request))).toEqual([
    'PersistentVolume metadata.name=pv-1',
    'StorageClass metadata.name=sc',
  ]);
});

test('a machine with very many disks has those of its project read at once', () => {
  const volumes = Array.from({ length: 30 }, (_nothing, index) => ({ dataVolume: { name: `disk-${String(index)}` } }));
  const read = known(
    found(
      { model: 'VirtualMachine', namespace: 'vms' },
      { metadata: MACHINE, spec: { template: { spec: { volumes } } } },
    ),
  );
  const disks = asked(OF_MACHINE, read).filter((request) => /^(DataVolume|PersistentVolumeClaim) /.test(request));
  expect(disks).toEqual(['DataVolume vms', 'PersistentVolumeClaim vms']);
});

test('a launcher pod leads to its machine; any other pod to none', () => {
  const labels = { namespace: 'vms', pod: 'virt-launcher-web-x' };
  const source = sourceOf(labels, 'SomethingOfAPod');
  expect(asked(source)).toContain('Pod vms metadata.name=virt-launcher-web-x');
  expect(asked(source).join()).not.toContain('VirtualMachine ');
  const pod = {
    metadata: {
      namespace: 'vms',
      name: 'virt-launcher-web-x',
      ownerReferences: [{ kind: 'VirtualMachineInstance', name: 'web', uid: 'u1' }],
    },
  };
  expect(asked(source, known(found({ model: 'Pod', namespace: 'vms' }, pod)))).toContain(
    'VirtualMachine vms metadata.name=web',
  );
  expect(asked(sourceOf({ namespace: 'openshift-cnv', pod: 'virt-api-1' })).join()).not.toContain('VirtualMachine');
});

const service = (name: string, labels: object): object => ({
  metadata: { namespace: 'openshift-cnv', name },
  spec: { selector: labels },
});
const slice = (name: string, ready: boolean): object => ({
  metadata: { namespace: 'openshift-cnv', name: `${name}-x`, labels: { 'kubernetes.io/service-name': name } },
  endpoints: [{ conditions: { ready } }],
});
const hook = (name: string, to: string): object => ({
  name,
  clientConfig: { service: { namespace: 'openshift-cnv', name: to } },
});
const IN = { namespace: 'openshift-cnv' };
const SERVICES = [
  found({ model: 'Service', ...IN }, service('virt-api', { app: 'api' }), service('cdi-api', { app: 'cdi' }), {
    metadata: { ...IN, name: 'without-selector' },
    spec: {},
  }),
  found(
    { model: 'ValidatingWebhookConfiguration' },
    { metadata: { name: 'v' }, webhooks: [hook('vm.kubevirt.io', 'virt-api')] },
  ),
];
const logsOf = (...lists: Gathered['lists']): readonly unknown[] =>
  planReads(sourceOf({}), known(...SERVICES, ...lists))
    .logs.slice(1)
    .map(({ selector }) => selector);

test.each([
  ['nothing fails', found({ model: 'EndpointSlice', ...IN }, slice('virt-api', true)), []],
  [
    'an event tells of a call',
    found({ model: 'Event', ...IN }, { message: 'failed calling webhook "vm.kubevirt.io": EOF' }),
    [{ app: 'api' }],
  ],
  [
    'a condition tells of one, with the address alone',
    found(
      { model: 'DataVolume', namespace: 'vms' },
      {
        status: {
          conditions: [{ message: 'failed calling webhook "x": Post "https://cdi-api.openshift-cnv.svc:443/m": EOF' }],
        },
      },
    ),
    [{ app: 'cdi' }],
  ],
  [
    'an aggregated API is not available',
    found(
      { model: 'APIService' },
      {
        spec: { service: { ...IN, name: 'virt-api' } },
        status: { conditions: [{ type: 'Available', status: 'False' }] },
      },
    ),
    [{ app: 'api' }],
  ],
  ['no endpoint is ready', found({ model: 'EndpointSlice', ...IN }, slice('cdi-api', false)), [{ app: 'cdi' }]],
  [
    'a service of others fails',
    found(
      { model: 'Event', ...IN },
      { message: 'failed calling webhook "a": Post "https://kyverno.policy.svc:443/": EOF' },
    ),
    [],
  ],
])('logs of a service whose webhook fails: %s', (_name, list, selectors) => {
  expect(logsOf(list)).toEqual(selectors);
});

test('a log may tell of the failed call too, its quotes escaped', () => {
  const read: Gathered = {
    ...known(...SERVICES),
    logs: [
      {
        namespace: 'openshift-cnv',
        pod: 'a',
        container: 'b',
        previous: false,
        text: { state: 'found', data: '{"msg":"failed calling webhook \\"vm.kubevirt.io\\": EOF"}\n' },
        isCut: false,
        masked: {},
      },
    ],
  };
  expect(planReads(sourceOf({}), read).logs).toContainEqual({ namespace: 'openshift-cnv', selector: { app: 'api' } });
});
