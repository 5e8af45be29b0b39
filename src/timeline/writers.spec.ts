import { makeObservations, seen } from '../diagnosis/make-observations';
import type { Observations } from '../diagnosis/observations';
import { inEnglish } from '../message';
import type { ClusterObject } from '../probes/observation';
import type { ModelName } from '../probes/probe';
import { writings } from './writer-moments';

const NOW = Date.parse('2026-01-15T10:00:00Z');

const entry = (manager: string, fieldsV1: object, more: object = {}): object => ({
  manager,
  operation: 'Update',
  time: '2026-01-15T09:41:08Z',
  fieldsV1,
  ...more,
});
const spec = (...names: string[]): object => ({ 'f:spec': Object.fromEntries(names.map((name) => [`f:${name}`, {}])) });

const object = (...managedFields: object[]): ClusterObject => ({
  metadata: { name: 'virt-api', namespace: 'openshift-cnv', creationTimestamp: '2025-11-18T08:18:57Z', managedFields },
});

const reading = (model: ModelName, objects: readonly ClusterObject[]): Observations['readings'][number] =>
  ({
    step: {
      id: `read-${model}`,
      title: { text: '' },
      text: { text: '' },
      expectation: { kind: 'shown' },
      probe: { kind: 'list', model, show: 'table' },
    },
    result: { stepId: `read-${model}`, observation: { state: 'found', data: { kind: 'objects', objects } } },
  }) as unknown as Observations['readings'][number];

const told = (model: ModelName, objects: readonly ClusterObject[], workload = 'virt-api') => {
  const observed = makeObservations({ now: NOW, workload, readings: [reading(model, objects)], pods: [seen({})] });
  const { moments, notes, isRead } = writings(observed, [{ model: 'Node', name: 'worker-1' }]);
  return {
    said: moments.map(({ at, sentence }) => `${new Date(at).toISOString().slice(11, 19)} ${inEnglish(sentence)}`),
    notes: notes.map(inEnglish),
    isRead,
  };
};

describe('who wrote settings', () => {
  test('is who last wrote some of several fields, and of one field that field: from which value nothing says', () => {
    expect(told('Deployment', [object(entry('kubectl-edit', spec('replicas', 'paused')))]).said).toEqual([
      '09:41:08 Deployment virt-api: a client called kubectl-edit last wrote some of spec.replicas, spec.paused',
    ]);
    expect(told('Deployment', [object(entry('Mozilla', spec('paused')))]).said).toEqual([
      '09:41:08 Deployment virt-api: a client called Mozilla last wrote spec.paused',
    ]);
  });

  test('an operator is called so, and what follows from what happened is no change', () => {
    expect(told('Deployment', [object(entry('virt-operator', spec('replicas')))]).said).toEqual([
      '09:41:08 Deployment virt-api: the operator virt-operator last wrote spec.replicas',
    ]);
    const tainted = {
      metadata: { name: 'worker-1', managedFields: [entry('kube-controller-manager', spec('taints'))] },
    };
    expect(told('Node', [tainted]).said).toEqual([]);
  });

  test('without a time has none: neither now, nor that of the creation, nor a place among others', () => {
    const { said, notes } = told('Deployment', [
      object(entry('scaler', spec('replicas'), { time: undefined, subresource: 'scale' })),
    ]);
    expect(said).toEqual([]);
    expect(notes).toEqual(['Deployment virt-api: a client called scaler wrote spec.replicas; when was not recorded']);
  });

  test('the status, labels, and the annotations of what no operator reads set nothing, whatever wrote them', () => {
    const annotated = { 'f:metadata': { 'f:annotations': { 'f:deployment.kubernetes.io/revision': {} } } };
    const all = object(
      entry('kube-controller-manager', annotated, { subresource: 'status' }),
      entry('jane', { 'f:status': { 'f:replicas': {} } }),
      entry('jane', { 'f:metadata': { 'f:labels': { 'f:a': {} } } }),
    );
    expect(told('Deployment', [all])).toEqual({ said: [], notes: [], isRead: true });
    const patched = { 'f:metadata': { 'f:annotations': { 'f:kubevirt.kubevirt.io/jsonpatch': {} } } };
    expect(told('HyperConverged', [object(entry('kubectl', patched))]).said).toEqual([
      '09:41:08 HyperConverged virt-api: a client called kubectl last wrote metadata.annotations.kubevirt.kubevirt.io/jsonpatch',
    ]);
  });

  test('what the server no longer tells apart is of nobody, and has no date', () => {
    const merged = [entry('ancient-changes', spec('a')), entry('before-first-apply', spec('b'))];
    expect(told('Deployment', [object(...merged)])).toMatchObject({ said: [], notes: [] });
  });

  test('is asked of the subject and of the chain alone, and not of pods', () => {
    const named = (name: string) => ({ metadata: { name, managedFields: [entry('jane', spec('a'))] } });
    expect(told('Node', [named('worker-1'), named('worker-2')]).said).toHaveLength(1);
    expect(told('Deployment', [named('other')]).said).toEqual([]);
    expect(told('Pod', [named('virt-api')]).said).toEqual([]);
    expect(told('KubeVirt', [named('any')]).said).toHaveLength(1);
  });

  test('of more than a week ago is no news', () => {
    const old = object(entry('virt-operator', spec('replicas'), { time: '2025-11-18T08:18:57Z' }));
    expect(told('Deployment', [old]).said).toEqual([]);
  });

  test('is not known where objects came without the record', () => {
    expect(told('Deployment', [object()]).isRead).toBe(false);
    expect(told('Deployment', []).isRead).toBe(false);
  });
});
