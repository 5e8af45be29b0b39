import { makeObservations, seen } from '../diagnosis/make-observations';
import type { Observations } from '../diagnosis/observations';
import { inEnglish } from '../message';
import type { ClusterEvent, ClusterObject } from '../probes/observation';
import { earlierStates } from './before-change';
import { differences, settingsDiff } from './settings-diff';
import { writings } from './writer-moments';

const NOW = Date.parse('2026-01-15T10:00:00Z');

const kubeVirt = (strategy: string, time: string): ClusterObject => ({
  metadata: {
    name: 'kubevirt',
    namespace: 'openshift-cnv',
    resourceVersion: '900',
    managedFields: [
      {
        manager: 'kubectl-edit',
        operation: 'Update',
        time,
        fieldsV1: { 'f:spec': { 'f:configuration': { 'f:evictionStrategy': {} } } },
      },
    ],
  },
  spec: { configuration: { evictionStrategy: strategy } },
  status: { phase: 'Deployed' },
});

const event = (resourceVersion: string, lastTimestamp: string) =>
  seen<ClusterEvent>({ metadata: { name: resourceVersion, resourceVersion }, lastTimestamp });

const observed = (object: ClusterObject, events: readonly ReturnType<typeof event>[]): Observations => {
  const reading = {
    step: { id: 'look', expectation: { kind: 'shown' }, probe: { kind: 'list', model: 'KubeVirt', show: 'yaml' } },
    result: { stepId: 'look', observation: { state: 'found', data: { kind: 'objects', objects: [object] } } },
  } as unknown as Observations['readings'][number];
  return makeObservations({ now: NOW, readings: [reading], events });
};

const EVENTS = [
  event('810', '2026-01-15T09:56:00Z'),
  event('820', '2026-01-15T09:57:00Z'),
  event('890', '2026-01-15T09:58:30Z'),
];

test('what was before a change of some minutes ago is asked for at the newest version that was seen before it', () => {
  expect(earlierStates(observed(kubeVirt('None', '2026-01-15T09:58:00Z'), EVENTS), [])).toEqual([
    { model: 'KubeVirt', name: 'kubevirt', namespace: 'openshift-cnv', resourceVersion: '820' },
  ]);
});

test('no version is counted down to, and what the store keeps no longer is not asked for', () => {
  expect(earlierStates(observed(kubeVirt('None', '2026-01-15T09:58:00Z'), []), [])).toEqual([]);
  expect(earlierStates(observed(kubeVirt('None', '2026-01-15T09:58:00Z'), [EVENTS[2]!]), [])).toEqual([]);
  expect(
    earlierStates(observed(kubeVirt('None', '2026-01-15T09:54:00Z'), [event('1', '2026-01-15T09:00:00Z')]), []),
  ).toEqual([]);
});

test('where it was read, the value before stands beside the one of now, and else the field alone', () => {
  const now = observed(kubeVirt('None', '2026-01-15T09:58:00Z'), EVENTS);
  const said = (earlier: Readonly<Record<string, ClusterObject>>): string[] =>
    writings(now, [], earlier).moments.map(({ sentence }) => inEnglish(sentence));
  const before = { 'KubeVirt/openshift-cnv/kubevirt': kubeVirt('LiveMigrate', '2025-11-18T08:18:57Z') };
  expect(said(before)).toEqual([
    'KubeVirt kubevirt: spec.configuration.evictionStrategy: LiveMigrate → None, last written by kubectl-edit',
  ]);
  expect(said({})).toEqual([
    'KubeVirt kubevirt: a client called kubectl-edit last wrote spec.configuration.evictionStrategy',
  ]);
});

test('settings differ by their paths; what the server keeps and the status are none', () => {
  const object = (image: string, more: object = {}) => ({
    metadata: { generation: image.length },
    spec: {
      template: {
        spec: {
          containers: [
            { name: 'main', image },
            { name: 'side', image: 'side:1' },
          ],
        },
      },
      ...more,
    },
    status: { replicas: image.length },
  });
  expect(settingsDiff(object('quay.io/kubevirt/virt-api:v1'), object('quay.io/kubevirt/virt-api:v1.1'))).toEqual([
    { path: 'spec.template.spec.containers[main].image', from: 'virt-api:v1', to: 'virt-api:v1.1' },
  ]);
  expect(settingsDiff(object('a'), object('a', { replicas: 2 }))).toEqual([
    { path: 'spec.replicas', from: '—', to: '2' },
  ]);
  expect(settingsDiff(object('a'), object('a'))).toEqual([]);
  const digest = `quay.io/x/virt-api@sha256:${'0123456789abcdef'.repeat(4)}`;
  expect(differences({ image: digest }, { image: null })).toEqual([
    { path: 'image', from: 'virt-api@sha256:01234567…', to: '—' },
  ]);
});
