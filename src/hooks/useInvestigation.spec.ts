import * as sdk from '@openshift-console/dynamic-plugin-sdk';
import { act, renderHook } from '@testing-library/react';

import { inEnglish, message } from '../message';
import type { Case } from '../diagnosis/plan';
import type { Step } from '../runbooks/runbook';
import { workloadOf } from '../runbooks/workloads';
import { useInvestigation } from './useInvestigation';
import { useNamespace } from './useNamespace';

const watch = jest.mocked(sdk.useK8sWatchResources) as unknown as jest.Mock<
  Record<string, unknown>,
  [Record<string, sdk.WatchK8sResource>]
>;
const fetchLog = jest.mocked(sdk.consoleFetch);
const NOW = Date.parse('2026-01-15T10:00:00Z');

/** What the cluster answers for a kind: its objects, or an error; kinds that aren't named are still being read. */
let cluster: Record<string, readonly object[] | Error>;

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
  cluster = {};
  watch.mockImplementation((requests) =>
    Object.fromEntries(
      Object.entries(requests).map(([key, { groupVersionKind }]) => {
        const answer = cluster[groupVersionKind?.kind ?? ''];
        if (answer === undefined) return [key, { data: [], loaded: false }];
        if (answer instanceof Error) return [key, { data: [], loaded: true, loadError: answer }];
        return [key, { data: answer, loaded: true }];
      }),
    ),
  );
  const at = '2026-01-15T09:59:00.000000000Z';
  const log = `${at} the end of a line\n${at} dial tcp: connection refused\n`;
  fetchLog.mockImplementation(async () => Promise.resolve(new FakeAnswer(log) as never));
});
afterEach(() => {
  jest.useRealTimers();
  jest.clearAllMocks();
});

class FakeAnswer {
  readonly #said: string;
  readonly body = null;
  constructor(said: string) {
    this.#said = said;
  }
  async text(): Promise<string> {
    return Promise.resolve(this.#said);
  }
}

const wait = async (milliseconds: number): Promise<void> =>
  act(async () => jest.advanceTimersByTimeAsync(milliseconds));

const { namespaceFrom, selector } = workloadOf('virt-controller');
const NAMESPACE = '{{namespace}}';
const step = (id: string, probe: Step['probe'], expectation: Step['expectation']): Step => ({
  id,
  title: message('Look'),
  text: message('Why'),
  probe,
  expectation,
});
const LABELS = { alertname: 'VirtControllerDown', namespace: 'from-label' };
const CASE: Case = {
  title: 'VirtControllerDown',
  subject: { kind: 'workload', workload: 'virt-controller' },
  labels: LABELS,
  causes: [],
  steps: [
    step(
      'pods',
      { kind: 'list', model: 'Pod', namespace: NAMESPACE, selector, show: 'table' },
      { kind: 'pods-ready', atLeast: 1 },
    ),
    step(
      'log',
      { kind: 'logs', namespace: NAMESPACE, selector },
      { kind: 'log-without', pattern: 'refused', what: 'Errors' },
    ),
    step(
      'lease',
      { kind: 'get', model: 'Lease', namespace: NAMESPACE, name: 'virt-controller', show: 'status' },
      { kind: 'lease-held' },
    ),
    step('node', { kind: 'get', model: 'Node', name: '{{label.node}}', show: 'status' }, { kind: 'nodes-healthy' }),
  ],
  fix: { kind: 'delete-pods', namespace: NAMESPACE, selector, warning: message('Restarts it') },
};

const kubevirt = { metadata: { name: 'kubevirt-kubevirt-hyperconverged', namespace: 'kubevirt-here' } };
const pod = (ready: boolean): object => ({
  metadata: { name: 'virt-controller-1', namespace: 'kubevirt-here', uid: 'u1' },
  spec: { containers: [{ name: 'virt-controller' }] },
  status: {
    phase: 'Running',
    conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
    containerStatuses: [{ name: 'virt-controller', ready, restartCount: 0, state: { running: {} } }],
  },
});
const lease = {
  metadata: { name: 'virt-controller' },
  spec: {
    holderIdentity: 'virt-controller-1',
    leaseDurationSeconds: 15,
    acquireTime: '2026-01-15T09:00:00.000000Z',
    renewTime: '2026-01-15T09:59:55.000000Z',
  },
};

describe('the namespace', () => {
  const find = (): ReturnType<typeof useNamespace> =>
    renderHook(() => useNamespace(namespaceFrom, LABELS)).result.current;
  const forbidden = Object.assign(new Error('no'), { code: 403 });

  test.each<[string, typeof cluster, string, RegExp, boolean]>([
    [
      'the KubeVirt resource',
      { KubeVirt: [kubevirt], HyperConverged: [], Deployment: [] },
      'kubevirt-here',
      /KubeVirt/,
      true,
    ],
    [
      'the workload, where the resource may not be read',
      {
        KubeVirt: forbidden,
        HyperConverged: [],
        Deployment: [{ metadata: { name: 'virt-controller', namespace: 'deployed-here' } }],
      },
      'deployed-here',
      /Deployment/,
      true,
    ],
    [
      'the label, where nothing else knows',
      { KubeVirt: [], HyperConverged: [], Deployment: forbidden },
      'from-label',
      /label/,
      true,
    ],
    ['a stand-in while a better source is read', { Deployment: [] }, 'from-label', /label/, false],
  ])('comes from %s', (_name, ...[answers, namespace, source, settled]) => {
    cluster = answers;
    const finding = find();
    expect(finding).toMatchObject({ namespace, settled });
    expect(inEnglish(finding.source)).toMatch(source);
  });
});

test('every step is run and judged in order, and printed for the namespace that was found', async () => {
  cluster = { KubeVirt: [kubevirt], Deployment: [], Pod: [pod(false)], Lease: [lease] };
  const { result } = renderHook(() => useInvestigation(CASE));
  await wait(0);
  expect(result.current.results.map(({ stepId, verdict }) => [stepId, verdict.status])).toEqual([
    ['pods', 'problem'],
    ['log', 'problem'],
    ['lease', 'healthy'],
    ['node', 'unknown'],
  ]);
  expect(inEnglish(result.current.results[3]?.verdict.evidence ?? message(''))).toMatch(/no label node/);
  expect(result.current.results[0]?.command.text).toContain('-n kubevirt-here');
  expect(result.current.script).toContain('-n kubevirt-here');
  expect(result.current.fix?.command.text).toBe(
    'oc delete pods -n kubevirt-here -l kubevirt.io=virt-controller --wait=false',
  );
  expect(result.current.fix?.target).toEqual({ namespace: 'kubevirt-here', selector });
});

test('nothing is read in a namespace that is only a guess', async () => {
  cluster = { Deployment: [], Pod: [pod(true)], Lease: [lease] };
  const { result } = renderHook(() => useInvestigation(CASE));
  await wait(0);
  expect(result.current.namespace.settled).toBe(false);
  expect(result.current.results.slice(0, 3).map(({ verdict }) => verdict.pending)).toEqual([true, true, true]);
  expect(fetchLog).not.toHaveBeenCalled();
});

test('verdicts follow the cluster and the clock, and say since when by the objects', async () => {
  cluster = { KubeVirt: [kubevirt], Deployment: [], Pod: [pod(false)], Lease: [lease] };
  const { result, rerender } = renderHook(() => useInvestigation(CASE));
  await wait(0);
  expect(result.current.results[0]).toMatchObject({ verdict: { status: 'problem' } });
  expect(result.current.results[0]).not.toHaveProperty('since');
  expect(result.current.results[2]).toMatchObject({ since: Date.parse('2026-01-15T09:00:00Z') });
  cluster = { ...cluster, Pod: [pod(true)] };
  await wait(20_000);
  rerender();
  expect(result.current.results[0]).toMatchObject({ verdict: { status: 'healthy' } });
  // Longer than the clocks of a browser and a cluster may be apart.
  await wait(80_000);
  const held = result.current.results[2];
  // Renewed at 09:59:55 for 15 s.
  expect(held).toMatchObject({ verdict: { status: 'problem' }, since: NOW + 10_000 });
});

test('events of pods that may be anywhere are watched only where there are such pods', async () => {
  const everywhere: Case = {
    ...CASE,
    steps: [
      step('pods', { kind: 'list', model: 'Pod', selector, show: 'describe' }, { kind: 'pods-ready', atLeast: 1 }),
    ],
  };
  const event = { metadata: { uid: 'e' }, involvedObject: { uid: 'u1' }, reason: 'Unhealthy' };
  cluster = { KubeVirt: [kubevirt], Deployment: [], Pod: [pod(true)], Event: [event] };
  const { result, rerender } = renderHook(() => useInvestigation(everywhere));
  await wait(0);
  const forEvents = (): (typeof watch.mock.calls)[0][0][] =>
    watch.mock.calls
      .map(([requests]) => requests)
      .filter((requests) => Object.values(requests).some(({ groupVersionKind }) => groupVersionKind?.kind === 'Event'));
  const asked = forEvents().flatMap((requests) => Object.values(requests));
  expect([...new Set(asked.map(({ namespace }) => namespace))]).toEqual(['kubevirt-here']);
  expect(result.current.results[0]?.observation).toMatchObject({ data: { events: { state: 'found', data: [event] } } });
  const before = forEvents();
  rerender();
  await wait(0);
  expect(forEvents().length).toBeGreaterThan(before.length);
  expect(forEvents().at(-1)).toBe(before.at(-1));
});

test('drawing the page anew neither watches nor reads anew', async () => {
  cluster = { KubeVirt: [kubevirt], Deployment: [], Pod: [pod(true)], Lease: [lease] };
  const { rerender } = renderHook(() => useInvestigation(CASE));
  await wait(0);
  const asked = fetchLog.mock.calls.length;
  const requests = watch.mock.calls.at(-1)?.[0];
  rerender();
  await wait(0);
  expect(fetchLog.mock.calls.length).toBe(asked);
  expect(watch.mock.calls.at(-1)?.[0]).toBe(requests);
});

test('who serves a call that a log says fails is watched and read too', async () => {
  cluster = { KubeVirt: [kubevirt], Deployment: [], Pod: [pod(true)], Lease: [lease] };
  const failed = 'failed calling webhook "x": Post "https://virt-api.kubevirt-here.svc:443/validate": EOF';
  fetchLog.mockImplementation(async () =>
    Promise.resolve(new FakeAnswer(`2026-01-15T09:59:00.000000000Z ${failed}\n`) as never),
  );
  const { result } = renderHook(() => useInvestigation(CASE));
  await wait(0);
  await wait(0);
  const { steps, script } = result.current;
  expect(steps.slice(CASE.steps.length).map(({ id }) => id)).toEqual(['named-virt-api-pods', 'named-virt-api-logs']);
  expect(script).toContain('oc get pods -n kubevirt-here -l kubevirt.io=virt-api ');
  const watched = watch.mock.calls.flatMap(([requests]) => Object.values(requests));
  expect(watched).toContainEqual(
    expect.objectContaining({
      namespace: 'kubevirt-here',
      selector: { matchLabels: workloadOf('virt-api').selector },
    }),
  );
});
