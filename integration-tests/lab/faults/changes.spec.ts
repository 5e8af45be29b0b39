/** @jest-environment node */
import { join } from 'node:path';

import { readCondition, readFields, readNumber, readText } from '../kubernetes/read-field';
import { loadScenario } from '../load-scenario';
import { REFERENCE_TIME } from '../scenario';
import type { KubernetesObject, MetricDescription } from '../scenario';
import { applyChanges, type Change } from './changes';
import { derive } from './derive';
import { changedMetrics } from './derived-metrics';
import { Draft } from './draft';

const base = loadScenario(join(__dirname, '../scenarios/base'), new Date(REFERENCE_TIME));

const changed = (...changes: Change[]): { draft: Draft; valueOf: (series: RegExp) => unknown } => {
  const draft = new Draft(base);
  applyChanges(draft, changes);
  derive(draft);
  const metrics = changedMetrics(base, draft.all());
  const valueOf = (series: RegExp): unknown => {
    const found = metrics.find((metric: MetricDescription) => series.test(metric.series));
    return found?.absent === true ? 'absent' : found?.value;
  };
  return { draft, valueOf };
};

const CRASH = { pods: 'virt-operator', since: '09:30:00', restarts: 9, exitCode: 2, log: '{time} bye' };

it('the base follows from itself: nothing is derived of it', () => {
  expect(changed().draft.difference()).toEqual({ objects: [], deleted: [] });
});

it('a pod that crash-loops stays in phase Running, is not ready, and says nothing to who scrapes it', () => {
  const { draft, valueOf } = changed({ crashLoop: CRASH });
  const [pod] = draft.podsOf('virt-operator') as [KubernetesObject];
  expect([readText(pod, 'status.phase'), readCondition(pod, 'Ready')]).toEqual(['Running', 'False']);
  expect(readNumber(draft.workload('virt-operator'), 'status.readyReplicas')).toBe(0);
  expect(valueOf(/kube_pod_status_phase.*virt-operator/)).toBeUndefined();
  expect(valueOf(/^up.*virt-operator/)).toBe(0);
  expect(valueOf(/virt_operator_ready_status/)).toBe('absent');
  expect(valueOf(/restarts_total.*virt-operator/)).toBe(9);
  expect(draft.logs.get(`openshift-cnv/${pod.metadata.name}/virt-operator`)).toMatch(/^2026-01-15T\S+Z bye\n$/);
});

it('a lease whose holder crash-loops has a time that the API takes', () => {
  const lease = changed({ crashLoop: CRASH }).draft.find('Lease/virt-operator');
  expect(readText(lease, 'spec.renewTime')).toMatch(/^2026-01-15T09:29:57\.\d{6}Z$/);
});

it('a workload that nobody wants has no pod, and lacks none', () => {
  const { draft, valueOf } = changed({ scaledToZero: { workload: 'virt-operator', at: '09:30:00' } });
  expect(draft.podsOf('virt-operator')).toEqual([]);
  expect(readNumber(draft.workload('virt-operator'), 'status.unavailableReplicas')).toBe(0);
  expect(valueOf(/kube_pod_status_phase.*virt-operator.*Running/)).toBe('absent');
});

it('a workload that is missing takes its pods and ReplicaSet along', () => {
  const { deleted } = changed({ missing: { workload: 'virt-api', at: '09:30:00' } }).draft.difference();
  expect(deleted.map(({ kind }) => kind).sort()).toEqual(['Deployment', 'Pod', 'Pod', 'ReplicaSet']);
});

it('a node of which nothing is heard is Unknown, and so are the scrapes of its pods', () => {
  const { draft, valueOf } = changed({ nodeNotReady: { node: 'worker-1', since: '09:50:00' } });
  expect(readCondition(draft.find('Node/worker-1'), 'Ready')).toBe('Unknown');
  expect(valueOf(/^kube_node_status_condition.*worker-1.*Ready.*unknown/)).toBe(1);
  expect(valueOf(/^up.*virt-controller/)).toBe(0);
  const conditions = draft.find('KubeVirt/kubevirt-kubevirt-hyperconverged');
  expect(readCondition(conditions, 'Available')).toBe('False');
});

it('a resource that the fault writes itself is not derived', () => {
  const object = 'KubeVirt/kubevirt-kubevirt-hyperconverged';
  const written = { patch: { object, with: { metadata: { annotations: { a: 'b' } } } } };
  const { draft } = changed({ crashLoop: { ...CRASH, pods: 'virt-api' } }, written);
  expect(readCondition(draft.find(object), 'Available')).toBe('True');
  expect(readFields(draft.find(object), 'metadata.annotations')).toMatchObject({ a: 'b' });
});

it.each([
  ['a change that there is not', { crashLop: {} }, /There is no change crashLop; there are .*crashLoop/],
  ['an object that there is not', { remove: { object: 'Pod/none' } }, /^remove: There is no Pod\/none/],
  ['a workload that there is not', { missing: { workload: 'none', at: '09:00:00' } }, /There is no workload none/],
  ['a time that is none', { scaledToZero: { workload: 'virt-api', at: 'noon' } }, /noon is no time/],
  [
    'a quota that refuses nothing',
    { quota: { workload: 'virt-api', since: '09:30:00', name: 'q', resource: 'requests.cpu', hard: '90000m' } },
    /The quota q refuses nothing/,
  ],
])('%s is refused by name', (_, change, message) => {
  expect(() => changed(change)).toThrow(message);
});
