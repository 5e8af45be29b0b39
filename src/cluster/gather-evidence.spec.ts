import type { Progress, ReadPlan } from '../evidence/gathered';
import { inEnglish } from '../message';
import { gatherEvidence, type GatherOptions } from './gather-evidence';

const NAMESPACE = 'openshift-cnv';
const SELECTOR = { 'kubevirt.io': 'virt-api' };
const PLAN: ReadPlan = {
  lists: [{ model: 'Pod', namespace: NAMESPACE }, { model: 'Node' }],
  logs: [{ namespace: NAMESPACE, selector: SELECTOR }],
  graph: { query: 'up', minutes: 30 },
};

const pod = (name: string, labels: Record<string, string>, crashed = false): object => ({
  metadata: { name, namespace: NAMESPACE, uid: name, labels },
  spec: { containers: [{ name: 'virt-api' }] },
  status: {
    containerStatuses: [{ name: 'virt-api', lastState: crashed ? { terminated: { exitCode: 1 } } : {} }],
  },
});
const PODS = [pod('virt-api-1', SELECTOR, true), pod('virt-api-2', SELECTOR), pod('other', { app: 'other' }, true)];
/** As the kubelet writes the time of a line. */
const TIME = '2026-01-15T09:00:00.123456789Z';
const GRAPH = { status: 'success', data: { resultType: 'matrix', result: [{ metric: {}, values: [[10, '1']] }] } };

type Answer = (url: string) => unknown;

/** A cluster that answers at once, and what it was asked. */
const cluster = (
  json: Answer,
  text: Answer = () => `${TIME} a line\n`,
): GatherOptions & { asked: string[]; progress: Progress[]; end: (reason: Error) => void } => {
  const controller = new AbortController();
  const asked: string[] = [];
  const progress: Progress[] = [];
  const answer = async (url: string, how: Answer): Promise<unknown> => {
    asked.push(url);
    controller.signal.throwIfAborted();
    const said = await Promise.resolve(how(url));
    if (said instanceof Error) throw said;
    return said;
  };
  return {
    fetchJson: async (url) => answer(url, json),
    fetchText: async (url) => {
      const body = (await answer(url, text)) as string;
      return { text: async () => Promise.resolve(body), body: null };
    },
    signal: controller.signal,
    onProgress: (step) => progress.push(step),
    now: Date.parse('2026-01-15T10:00:00Z'),
    asked,
    progress,
    end: (reason) => {
      controller.abort(reason);
    },
  };
};

const usual: Answer = (url) => {
  if (url.includes('query_range')) return GRAPH;
  return { items: url.includes('/pods') ? PODS : [{ metadata: { name: 'worker-1' } }], metadata: {} };
};
const httpError = (code: number): Error => Object.assign(new Error(`status ${code}`), { code });

test('lists, the graph, and the logs of the pods that are meant: of a previous run only where there was one', async () => {
  const options = cluster(usual);
  const { lists, logs, graph, podsLeftOut } = await gatherEvidence(() => PLAN, options);
  expect(lists.map(({ request, list }) => [request.model, list.state])).toEqual([
    ['Pod', 'found'],
    ['Node', 'found'],
  ]);
  expect(logs.map(({ pod: name, previous }) => [name, previous])).toEqual([
    ['virt-api-1', false],
    ['virt-api-2', false],
    ['virt-api-1', true],
  ]);
  expect(graph).toEqual({ state: 'found', data: [{ labels: {}, points: [{ at: 10_000, value: 1 }] }] });
  expect(podsLeftOut).toBe(0);
  const [log = ''] = options.asked.filter((url) => url.includes('/log?'));
  const query = new URLSearchParams(log.split('?')[1]);
  expect(query.get('timestamps')).toBe('true');
  expect(Number(query.get('limitBytes'))).toBe(10 * 1024 * 1024);
  expect(options.asked.every((url) => url.startsWith('/api/'))).toBe(true);
});

test('logs are masked as they come', async () => {
  const options = cluster(usual, () => `${TIME} password=hunter2\n`);
  const { logs } = await gatherEvidence(() => PLAN, options);
  expect(logs[0]).toMatchObject({ text: { data: `${TIME} password=[masked: password]\n` }, masked: { password: 1 } });
});

test('what the kubelet says in place of a log is not kept as one', async () => {
  const options = cluster(usual, () => 'unable to retrieve container logs for cri-o://5601');
  const { logs } = await gatherEvidence(() => PLAN, options);
  expect(logs[0]?.text).toMatchObject({
    state: 'failed',
    reason: 'unable to retrieve container logs for cri-o://5601',
  });
});

test('many logs share the room', async () => {
  const many = Array.from({ length: 10 }, (_nothing, index) => pod(`virt-api-many-${index}`, SELECTOR, true));
  const options = cluster((url) => (url.includes('/pods') ? { items: [...many, ...PODS] } : usual(url)));
  const { logs, podsLeftOut } = await gatherEvidence(() => PLAN, options);
  expect(logs.length).toBeLessThanOrEqual(20);
  expect(podsLeftOut).toBe(2);
  const limits = options.asked
    .filter((url) => url.includes('/log?'))
    .map((url) => Number(new URLSearchParams(url.split('?')[1]).get('limitBytes')));
  expect(limits[0]! * logs.length).toBeLessThanOrEqual(64 * 1024 * 1024);
});

test('what may not be read is part of the answer, and the rest goes on', async () => {
  const options = cluster(
    (url) => (url.includes('/nodes') || url.includes('query_range') ? httpError(403) : usual(url)),
    (url) => (url.includes('virt-api-2') ? httpError(400) : `${TIME} a line\n`),
  );
  const { lists, logs, graph } = await gatherEvidence(() => PLAN, options);
  expect(lists[1]?.list).toMatchObject({ state: 'forbidden', verb: 'list', resource: 'nodes' });
  expect(graph).toMatchObject({ state: 'forbidden', resource: 'prometheuses/api' });
  expect(logs.find(({ pod: name }) => name === 'virt-api-2')?.text).toMatchObject({ state: 'failed', httpStatus: 400 });
  expect(logs.filter(({ text }) => text.state === 'found')).toHaveLength(2);
});

test('without pods there are no logs to read', async () => {
  const options = cluster((url) => (url.includes('/pods') ? httpError(403) : usual(url)));
  expect((await gatherEvidence(() => PLAN, options)).logs).toEqual([]);
});

test.each([
  ['a list in pages is read to its end', 2, 'found', false],
  ['a list without end is cut', Infinity, 'found', true],
])('%s', async (_name, pages, state, isCut) => {
  let asked = 0;
  const options = cluster(() => {
    asked += 1;
    const items = Array.from({ length: 250 }, (_nothing, index) => ({ metadata: { name: `node-${asked}-${index}` } }));
    return { items, metadata: asked < pages ? { continue: `page ${asked}` } : {} };
  });
  const { lists } = await gatherEvidence(() => ({ lists: [{ model: 'Node' }], logs: [] }), options);
  expect(lists[0]?.list).toMatchObject({ state, data: { isCut } });
  expect(asked).toBe(pages === Infinity ? 4 : pages);
  expect(options.asked[1]).toContain('continue=page+1');
});

test.each([
  ['an answer that is no list', '<html>', 'failed'],
  ['a kind that the cluster lacks', httpError(404), 'missing-api'],
  ['nothing there', { items: [] }, 'empty'],
])('%s', async (_name, answer, state) => {
  const { lists } = await gatherEvidence(
    () => ({ lists: [{ model: 'SSP' }], logs: [] }),
    cluster(() => answer),
  );
  expect(lists[0]?.list.state).toBe(state);
});

test('progress counts what is done, and names what is read', async () => {
  const options = cluster(usual);
  await gatherEvidence(() => PLAN, options);
  const said = options.progress.map(({ done, total, current }) => `${done}/${total} ${inEnglish(current)}`);
  expect(said[0]).toMatch(/^0\/\d pods in namespace openshift-cnv$/);
  expect(said).toContainEqual(expect.stringMatching(/the log of virt-api in pod virt-api-2$/));
  expect(options.progress.at(-1)?.total).toBe(6);
  expect(options.progress.every(({ done, total }) => done < total)).toBe(true);
});

test('an abort ends it: nothing further is asked, and nothing comes back', async () => {
  const reason = new Error('cancelled');
  const options = cluster((url) => {
    if (url.includes('/pods')) options.end(reason);
    return usual(url);
  });
  await expect(gatherEvidence(() => PLAN, options)).rejects.toBe(reason);
  expect(options.asked.filter((url) => url.includes('/log?'))).toEqual([]);
});

test('one object, and objects with labels, are asked for by selectors', async () => {
  const options = cluster(() => ({ items: [] }));
  const lists: ReadPlan['lists'] = [
    { model: 'CustomResourceDefinition', fields: { 'metadata.name': 'kubevirts.kubevirt.io' } },
    { model: 'Pod', namespace: 'vms', selector: { 'kubevirt.io/created-by': 'u1', app: 'x' } },
  ];
  await gatherEvidence(() => ({ lists, logs: [] }), options);
  const queries = options.asked.map((url) => new URLSearchParams(url.split('?')[1]));
  expect(queries.map((query) => [query.get('fieldSelector'), query.get('labelSelector')])).toEqual([
    ['metadata.name=kubevirts.kubevirt.io', null],
    [null, 'kubevirt.io/created-by=u1,app=x'],
  ]);
});

test('what an answer names is read next, each thing once, and the logs when it is known of which pods', async () => {
  const options = cluster(usual);
  const rounds: number[] = [];
  const { lists, logs } = await gatherEvidence((known) => {
    rounds.push(known.lists.length);
    const next: ReadPlan['lists'] = [...PLAN.lists, { model: 'KubeVirt' }, ...PLAN.lists];
    const all = known.logs.length === 0 ? next : [...next, { model: 'CDI' } as const];
    return { ...PLAN, lists: known.lists.length === 0 ? PLAN.lists : all };
  }, options);
  expect(lists.map(({ request }) => request.model)).toEqual(['Pod', 'Node', 'KubeVirt', 'CDI']);
  expect(logs).toHaveLength(3);
  expect(options.asked.filter((url) => url.includes('query_range'))).toHaveLength(1);
  expect(rounds).toEqual([0, 2, 3, 3, 4]);
});

test('a plan that names something new for ever comes to an end', async () => {
  let named = 0;
  const options = cluster(() => ({ items: [] }));
  const plan = (): ReadPlan => {
    named += 1;
    return { lists: [{ model: 'Node', fields: { 'metadata.name': `node-${String(named)}` } }], logs: [] };
  };
  await gatherEvidence(plan, options);
  expect(options.asked.length).toBeLessThan(20);
});

test('never more than three are asked at once', async () => {
  let open = 0;
  let most = 0;
  const options = cluster(() => ({ items: [] }));
  const lists: ReadPlan['lists'] = Array.from({ length: 12 }, (_nothing, index) => ({
    model: 'Node',
    fields: { 'metadata.name': String(index) },
  }));
  await gatherEvidence(() => ({ lists, logs: [] }), {
    ...options,
    fetchJson: async (...asked) => {
      open += 1;
      most = Math.max(most, open);
      await Promise.resolve();
      open -= 1;
      return options.fetchJson(...asked);
    },
  });
  expect(most).toBe(3);
});

test('a list that does not answer is given up, its request ended, and the rest goes on', async () => {
  jest.useFakeTimers();
  const options = cluster(usual);
  const signals: AbortSignal[] = [];
  const gathering = gatherEvidence(() => PLAN, {
    ...options,
    fetchJson: async (...asked) => {
      const [url, , { signal }, timeout] = asked;
      if (!url.includes('/nodes')) return options.fetchJson(...asked);
      expect(timeout).toBe(-1);
      signals.push(signal);
      return new Promise(() => undefined);
    },
  });
  await jest.advanceTimersByTimeAsync(31_000);
  const { lists, logs } = await gathering;
  jest.useRealTimers();
  expect(lists[1]?.list).toMatchObject({ state: 'failed', reason: 'No complete answer within 30 s' });
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  expect(logs).toHaveLength(3);
});
