import * as sdk from '@openshift-console/dynamic-plugin-sdk';
import { renderHook } from '@testing-library/react';

import type { Watched } from '../cluster/watch-requests';
import type { Deletion } from '../fixes/restart-progress';
import { fillPods } from '../probes/fill-probe';
import type { ClusterObject, Observation } from '../probes/observation';
import { useReplacements } from './useReplacements';

const watchAll = sdk.useK8sWatchResources as unknown as jest.Mock<
  unknown,
  [requests: Record<string, { fieldSelector?: string }>]
>;
const TARGET = fillPods({ namespace: 'openshift-cnv', selector: { 'kubevirt.io': 'virt-handler' } }, {})!;

const pod = (uid: string, node: string): ClusterObject => ({
  metadata: { name: `virt-handler-${uid}`, namespace: 'openshift-cnv', uid },
  spec: { nodeName: node },
});
const deleted = (one: ClusterObject): Deletion => ({ pod: one, at: 0, answer: 'deleted' });

/** The pods of each node, as its own watch has them. */
let nodes: Readonly<Record<string, Watched>>;

beforeEach(() => {
  nodes = {};
  jest.mocked(sdk.useK8sModels).mockReturnValue([{ Pod: {} } as never, false]);
  const answers = new WeakMap<object, object>();
  watchAll.mockReset().mockImplementation((requests) => {
    const answer =
      answers.get(requests) ??
      Object.fromEntries(
        Object.entries(requests).map(([key, { fieldSelector = '' }]) => [
          key,
          nodes[fieldSelector.replace('spec.nodeName=', '')] ?? { data: [], loaded: false },
        ]),
      );
    answers.set(requests, answer);
    return answer;
  });
});

const watchedNodes = (): readonly string[] => [
  ...new Set(
    watchAll.mock.calls.flatMap(([requests]) => Object.values(requests).map(({ fieldSelector = '' }) => fieldSelector)),
  ),
];

const uidsOf = (seen: Observation<readonly ClusterObject[]>): readonly (string | undefined)[] =>
  seen.state === 'found' ? seen.data.map(({ metadata }) => metadata?.uid) : [];

const part = (...data: ClusterObject[]): Observation<readonly ClusterObject[]> => ({
  state: 'found',
  data,
  of: { total: 2000, ready: 1999 },
});

test('where the pods are a part, the new pod on the node of a deleted one is seen, although the part lacks it', () => {
  nodes = { 'worker-7': { data: [pod('new', 'worker-7')] as never, loaded: true } };
  const pods = part(pod('old', 'worker-7'), pod('other', 'worker-1'));
  const deletions = [deleted(pod('old', 'worker-7'))];
  const { result } = renderHook(() => useReplacements(TARGET, deletions, pods));
  expect(watchedNodes()).toEqual(['spec.nodeName=worker-7']);
  // What the part still has of that node is older.
  expect(uidsOf(result.current)).toEqual(['other', 'new']);
  expect(result.current).toMatchObject({ of: { total: 2000 } });
});

test('what has left a node is gone, although the part still has it', () => {
  nodes = { 'worker-7': { data: [], loaded: true } };
  const pods = part(pod('old', 'worker-7'), pod('other', 'worker-1'));
  const deletions = [deleted(pod('old', 'worker-7'))];
  const { result } = renderHook(() => useReplacements(TARGET, deletions, pods));
  expect(uidsOf(result.current)).toEqual(['other']);
});

test.each([
  ['is not read yet', { data: [], loaded: false }],
  ['can not be read', { data: [], loaded: true, loadError: new Error('Forbidden') }],
])('a node whose pods are %s leaves the part as it is', (_what, watched) => {
  nodes = { 'worker-7': watched };
  const pods = part(pod('old', 'worker-7'));
  const deletions = [deleted(pod('old', 'worker-7'))];
  const { result } = renderHook(() => useReplacements(TARGET, deletions, pods));
  expect(uidsOf(result.current)).toEqual(['old']);
});

test('pods that are all read are enough: nothing is watched besides', () => {
  const pods: Observation<readonly ClusterObject[]> = { state: 'found', data: [pod('a', 'worker-7')] };
  const deletions = [deleted(pod('old', 'worker-7'))];
  const { result } = renderHook(() => useReplacements(TARGET, deletions, pods));
  expect(result.current).toBe(pods);
  expect(watchedNodes()).toEqual([]);
});

test('of many deleted pods twenty nodes are followed, each once, and none of a pod that had no node', () => {
  const many = Array.from({ length: 50 }, (_nothing, index) => deleted(pod(String(index), `worker-${index % 30}`)));
  const deletions = [deleted(pod('nowhere', '')), ...many];
  const pods = part(pod('a', 'worker-99'));
  renderHook(() => useReplacements(TARGET, deletions, pods));
  expect(watchedNodes()).toEqual(Array.from({ length: 20 }, (_nothing, index) => `spec.nodeName=worker-${index}`));
});
