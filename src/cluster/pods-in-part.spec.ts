import type { FetchJson } from './list-objects';
import { NotCounted } from './list-polls';
import { readPart } from './pods-in-part';

const REQUEST = { model: 'Pod', namespace: 'openshift-cnv', selector: { 'kubevirt.io': 'virt-handler' } } as const;
const { signal } = new AbortController();

const pod = (name: string, { isReady = true, owner = 'DaemonSet/virt-handler' } = {}): object => {
  const [kind = '', of = ''] = owner.split('/');
  return {
    metadata: {
      name,
      uid: name,
      namespace: 'openshift-cnv',
      ownerReferences: owner === '' ? [] : [{ kind, name: of, uid: of, controller: true }],
    },
    status: { phase: 'Running', conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }] },
  };
};
const forbidden = Object.assign(new Error('forbidden'), { code: 403 });
const MORE = { continue: 'more' };
const counted = (ready: number): object => ({ status: { desiredNumberScheduled: 2003, numberReady: ready } });
const samples = (...pods: string[]): object => ({
  status: 'success',
  data: { resultType: 'vector', result: pods.map((name) => ({ metric: { pod: name }, value: [0, '0'] })) },
});

/** A cluster by the ends of its addresses. */
const cluster = (answers: Readonly<Record<string, unknown>>): { fetchJson: FetchJson; asked: string[] } => {
  const asked: string[] = [];
  const fetchJson: FetchJson = async (url) => {
    const address = decodeURIComponent(url).replaceAll('+', ' ');
    asked.push(address);
    const answer = Object.entries(answers).find(([part]) => address.includes(part))?.[1] ?? forbidden;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  };
  return { fetchJson, asked };
};

const FIRST = { items: [pod('a'), pod('b')], metadata: MORE };
const ANSWERS = {
  'phase!=Running': { items: [pod('pending', { isReady: false })], metadata: {} },
  'pods?': FIRST,
  'daemonsets/virt-handler': counted(2001),
  kube_pod_status_ready: samples('unready', 'ready-again', 'gone'),
  'pods/unready': pod('unready', { isReady: false }),
  'pods/ready-again': pod('ready-again'),
};
const namesIn = (data: unknown): unknown[] =>
  (data as { metadata: { name: string } }[]).map((one) => one.metadata.name);

test('of very many pods those that are not ready are read, a few others, and how many there are', async () => {
  const { fetchJson, asked } = cluster(ANSWERS);
  const { data, loaded, of, soFar } = await readPart(fetchJson)(REQUEST, signal);
  expect({ names: namesIn(data), loaded, of, soFar }).toEqual({
    names: ['unready', 'pending', 'a', 'b'],
    loaded: true,
    of: { total: 2003, ready: 2001 },
    soFar: undefined,
  });
  const lists = asked.filter((one) => one.includes('/pods?'));
  expect(lists).toHaveLength(2);
  for (const one of lists) expect(one).toContain('limit=50');
});

test.each([
  ['all are ready', { 'daemonsets/virt-handler': counted(2003), 'phase!=Running': { items: [], metadata: {} } }],
  ['those that are not were found', { 'daemonsets/virt-handler': counted(2002) }],
])('Prometheus is not asked where %s', async (_case, answers) => {
  const { fetchJson, asked } = cluster({ ...ANSWERS, ...answers });
  await readPart(fetchJson)(REQUEST, signal);
  expect(asked.filter((one) => one.includes('prometheus'))).toEqual([]);
});

test.each([
  ['may not be asked', forbidden],
  ['answers in part', { ...samples('unready'), warnings: ['no store'] }],
])('where Prometheus %s, the counts still say how many are not ready', async (_case, answer) => {
  const { fetchJson } = cluster({ ...ANSWERS, kube_pod_status_ready: answer });
  const { data, of } = await readPart(fetchJson)(REQUEST, signal);
  expect(namesIn(data)).toEqual(['pending', 'a', 'b']);
  expect(of).toEqual({ total: 2003, ready: 2001 });
});

test('the pods of a Deployment are counted by it, whichever of its ReplicaSets they are of', async () => {
  const items = [pod('a', { owner: 'ReplicaSet/api-1' }), pod('b', { owner: 'ReplicaSet/api-2' })];
  const { fetchJson } = cluster({
    ...ANSWERS,
    'pods?': { items, metadata: MORE },
    'replicasets/api-1': {
      metadata: { ownerReferences: [{ kind: 'Deployment', name: 'api', uid: 'api', controller: true }] },
      spec: { replicas: 1 },
    },
    'deployments/api': { spec: { replicas: 900 }, status: { readyReplicas: 900 } },
  });
  expect((await readPart(fetchJson)(REQUEST, signal)).of).toEqual({ total: 900, ready: 900 });
});

test('few pods are read whole, and nothing else is asked', async () => {
  const { fetchJson, asked } = cluster({ 'pods?': { items: [pod('a')], metadata: {} } });
  const { data, of } = await readPart(fetchJson)(REQUEST, signal);
  expect([namesIn(data), of, asked.length]).toEqual([['a'], undefined, 1]);
});

test.each([
  ['the workload can not be read', {}, forbidden],
  ['it does not say', {}, { status: {} }],
  ['the pods are of nothing', { 'pods?': { items: [pod('a', { owner: '' })], metadata: MORE } }, counted(1)],
  [
    'they are of machines',
    { 'pods?': { items: [pod('a', { owner: 'VirtualMachineInstance/vm' })], metadata: MORE } },
    counted(1),
  ],
  [
    'they are of two DaemonSets',
    { 'pods?': { items: [pod('a'), pod('b', { owner: 'DaemonSet/other' })], metadata: MORE } },
    counted(1),
  ],
])('a part is not judged where %s', async (_case, answers, workload) => {
  const { fetchJson } = cluster({ ...ANSWERS, ...answers, 'daemonsets/virt-handler': workload });
  await expect(readPart(fetchJson)(REQUEST, signal)).rejects.toThrow(NotCounted);
});

test('a list that can not be read is told as such', async () => {
  const { fetchJson } = cluster({ 'pods?': forbidden });
  await expect(readPart(fetchJson)(REQUEST, signal)).rejects.toBe(forbidden);
});
