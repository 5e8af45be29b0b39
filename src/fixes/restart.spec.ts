import { inEnglish } from '../message';
import type { ClusterObject, Observation } from '../probes/observation';
import { planRestart, suggested } from './restart-plan';
import { followRestart, outcomeOf, type DeleteAnswer, type Deletion } from './restart-progress';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const ago = (seconds: number): string => new Date(NOW - seconds * 1000).toISOString();

type Looks = 'ready' | 'creating' | 'crashing' | 'unschedulable' | 'going' | 'stuck' | 'evicted' | 'unready';

const CONTAINERS: Readonly<Record<Looks, object>> = {
  ready: { ready: true, restartCount: 0, state: { running: {} } },
  going: { ready: true, restartCount: 0, state: { running: {} } },
  stuck: { ready: true, restartCount: 0, state: { running: {} } },
  unready: { ready: false, restartCount: 0, state: { running: {} } },
  creating: { ready: false, restartCount: 0, state: { waiting: { reason: 'ContainerCreating' } } },
  crashing: {
    ready: false,
    restartCount: 1,
    state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 10s' } },
    lastState: { terminated: { exitCode: 1, finishedAt: ago(5) } },
  },
  unschedulable: {},
  evicted: {},
};

interface Parts {
  readonly name?: string;
  readonly created?: number;
  readonly owner?: { readonly kind: string; readonly uid: string } | 'none';
  readonly node?: string;
}

const pod = (uid: string, looks: Looks, parts: Parts = {}): ClusterObject => {
  const { name = `virt-controller-${uid}`, created = 3600, node = 'worker-1' } = parts;
  const { owner = { kind: 'ReplicaSet', uid: 'rs' } } = parts;
  const isReady = ['ready', 'going', 'stuck'].includes(looks);
  const deletion = { going: ago(-30), stuck: ago(300) }[looks as string];
  return {
    metadata: {
      name,
      namespace: 'openshift-cnv',
      uid,
      creationTimestamp: ago(created),
      ...(deletion === undefined ? {} : { deletionTimestamp: deletion }),
      ...(owner === 'none' ? {} : { ownerReferences: [{ ...owner, name: 'owner', controller: true }] }),
    },
    spec: { nodeName: looks === 'unschedulable' ? '' : node, containers: [{ name: 'main' }] },
    status: {
      phase: { evicted: 'Failed', creating: 'Pending', unschedulable: 'Pending' }[looks as string] ?? 'Running',
      conditions: [
        { type: 'Ready', status: isReady ? 'True' : 'False' },
        ...(looks === 'unschedulable'
          ? [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: 'Insufficient memory' }]
          : []),
      ],
      containerStatuses:
        looks === 'unschedulable' || looks === 'evicted' ? [] : [{ name: 'main', ...CONTAINERS[looks] }],
    },
  };
};

const daemon = { kind: 'DaemonSet', uid: 'ds' };

describe('what deleting pods would cost', () => {
  test.each<[string, ClusterObject[], string[], string[], boolean, RegExp]>([
    ['one of two ready', [pod('a', 'ready'), pod('b', 'ready')], ['a'], ['a'], false, /^$/],
    ['both of two ready', [pod('a', 'ready'), pod('b', 'ready')], ['a', 'b'], ['a', 'b'], true, /all 2 ready replicas/],
    ['the only ready one', [pod('a', 'ready'), pod('b', 'crashing')], ['a'], ['a'], true, /the last ready replica/],
    ['the one that crashes', [pod('a', 'ready'), pod('b', 'crashing')], ['b'], ['b'], false, /^$/],
    ['all, none is ready', [pod('a', 'crashing'), pod('b', 'unready')], ['a', 'b'], ['a', 'b'], false, /^$/],
    [
      'the one that stays, beside one that goes',
      [pod('a', 'ready'), pod('b', 'going')],
      ['a'],
      ['a'],
      true,
      /last ready/,
    ],
    ['one that goes anyway', [pod('a', 'ready'), pod('b', 'going')], ['b'], [], false, /^$/],
    ['one that has ended', [pod('a', 'ready'), pod('b', 'evicted')], ['b'], [], false, /^$/],
    ['one that is not there', [pod('a', 'ready')], ['z'], [], false, /^$/],
    ['none', [pod('a', 'ready')], [], [], false, /^$/],
    [
      'one that nothing replaces',
      [pod('a', 'ready'), pod('b', 'ready', { owner: 'none' })],
      ['b'],
      ['b'],
      false,
      /No controller owns virt-controller-b/,
    ],
    [
      'one of a DaemonSet',
      [pod('a', 'ready', { owner: daemon }), pod('b', 'ready', { owner: daemon, node: 'worker-2' })],
      ['b'],
      ['b'],
      false,
      /there is none on worker-2/,
    ],
  ])('%s', (_what, pods, chosen, doomed, takesLastReady, warns) => {
    const plan = planRestart(pods, new Set(chosen));
    expect(plan.pods.map(({ metadata }) => metadata?.uid)).toEqual(doomed);
    expect(plan.takesLastReady).toBe(takesLastReady);
    expect(plan.warnings.map(inEnglish).join(' ')).toMatch(warns);
  });

  test('of very many pods a part can be chosen, and the last ready one is not among them while others are', () => {
    const pods = [pod('a', 'ready')];
    expect(planRestart(pods, new Set(['a']), { total: 2003, ready: 2002 }).takesLastReady).toBe(false);
    expect(planRestart(pods, new Set(['a']), { total: 2003, ready: 1 }).takesLastReady).toBe(true);
  });

  test.each<[string, ClusterObject[], string[]]>([
    ['those that are not ready', [pod('a', 'ready'), pod('b', 'crashing'), pod('c', 'unschedulable')], ['b', 'c']],
    ['none where all are ready', [pod('a', 'ready'), pod('b', 'ready')], []],
    ['none that is being deleted or has ended', [pod('a', 'going'), pod('b', 'evicted')], []],
  ])('offers first %s', (_what, pods, uids) => {
    expect([...suggested(pods)]).toEqual(uids);
  });
});

const found = (...pods: ClusterObject[]): Observation<readonly ClusterObject[]> =>
  pods.length === 0 ? { state: 'empty' } : { state: 'found', data: pods };
const part = (...pods: ClusterObject[]): Observation<readonly ClusterObject[]> => ({
  state: 'found',
  data: pods,
  of: { total: 2003, ready: 2002 },
});
const unreadable: Observation<readonly ClusterObject[]> = {
  state: 'forbidden',
  verb: 'list',
  resource: 'pods',
  group: '',
  reason: 'no',
};
const forbidden: DeleteAnswer = {
  state: 'forbidden',
  verb: 'delete',
  resource: 'pods',
  group: '',
  namespace: 'openshift-cnv',
  reason: 'User "kim" cannot delete',
};
const failed = (reason: string, httpStatus?: number): DeleteAnswer => ({
  state: 'failed',
  reason,
  remedy: { text: 'Ask again' },
  ...(httpStatus === undefined ? {} : { httpStatus }),
});
const deletion = (answer: DeleteAnswer, seconds = 5, old = pod('a', 'ready')): Deletion => ({
  pod: old,
  at: NOW - seconds * 1000,
  answer,
});
const other = pod('b', 'ready');
const fresh = (looks: Looks, created = 3): ClusterObject => pod('new', looks, { created });

describe('what became of one deleted pod', () => {
  test.each<[string, Deletion, Observation<readonly ClusterObject[]>, string, RegExp]>([
    ['is asked for', deletion('sent'), found(pod('a', 'ready'), other), 'deleting', /is being deleted/],
    ['ends', deletion('deleted'), found(pod('a', 'going'), other), 'deleting', /virt-controller-a is being deleted$/],
    ['does not end', deletion('deleted'), found(pod('a', 'stuck'), other), 'trouble', /should have been gone 5m|300s/],
    ['is gone', deletion('deleted'), found(other), 'waiting', /waiting for its replacement/],
    ['is gone, it was the only one', deletion('deleted'), found(), 'waiting', /waiting for its replacement/],
    ['is gone for long', deletion('deleted', 45), found(other), 'trouble', /45s ago and nothing.*its ReplicaSet/],
    [
      'has no owner',
      deletion('deleted', 5, pod('a', 'ready', { owner: 'none' })),
      found(other, fresh('ready')),
      'trouble',
      /no controller replaces it/,
    ],
    [
      'is replaced',
      deletion('deleted'),
      found(other, fresh('creating')),
      'starting',
      /by virt-controller-new.*starting/,
    ],
    [
      'ends beside its replacement',
      deletion('deleted'),
      found(pod('a', 'going'), fresh('creating')),
      'starting',
      /new/,
    ],
    ['has a ready replacement', deletion('deleted'), found(other, fresh('ready')), 'ready', /new, which is ready/],
    ['has one not ready yet', deletion('deleted'), found(fresh('unready', 20)), 'starting', /starting: Running/],
    ['has one that never starts', deletion('deleted'), found(fresh('creating', 180)), 'trouble', /ContainerCreating/],
    [
      'has one that never gets ready',
      deletion('deleted'),
      found(fresh('unready', 180)),
      'trouble',
      /running but not ready/,
    ],
    ['has one that crashes', deletion('deleted'), found(fresh('crashing')), 'trouble', /CrashLoopBackOff: exit code 1/],
    ['has one without a node', deletion('deleted'), found(fresh('unschedulable')), 'trouble', /Insufficient memory/],
    ['has one that is going', deletion('deleted'), found(fresh('going')), 'waiting', /waiting/],
    ['is one of very many', deletion('deleted', 45), part(other), 'unknown', /none of the pods that were read/],
    ['is not known', deletion('deleted'), unreadable, 'unknown', /can not be read/],
    ['is forbidden', deletion(forbidden), found(pod('a', 'ready')), 'refused', /may not delete pods in openshift-cnv/],
    ['is forbidden, others come', deletion(forbidden), found(fresh('ready')), 'refused', /may not delete/],
    ['was gone', deletion(failed('not found', 404)), found(other), 'refused', /gone already/],
    ['is another now', deletion(failed('UID', 409)), found(other), 'refused', /another pod has taken its name/],
    ['fails', deletion(failed('etcd is down', 500)), found(pod('a', 'ready')), 'refused', /etcd is down/],
    ['got no answer', deletion(failed('timeout')), found(pod('a', 'ready')), 'refused', /no answer.*timeout/],
    ['got no answer, is gone', deletion(failed('timeout')), found(fresh('ready')), 'ready', /which is ready/],
    ['got no answer, nothing is read', deletion(failed('timeout')), unreadable, 'unknown', /no answer/],
  ])('a pod that %s', (_what, asked, seen, stage, says) => {
    const [progress] = followRestart([asked], new Set(['a', 'b']), seen, NOW);
    expect(progress).toMatchObject({ uid: 'a', name: 'virt-controller-a', stage });
    expect(inEnglish(progress!.sentence)).toMatch(says);
  });

  test('a new pod replaces one deleted pod alone', () => {
    const both = [deletion('deleted'), deletion('deleted', 5, other)];
    const stages = followRestart(both, new Set(['a', 'b']), found(fresh('ready')), NOW).map(({ stage }) => stage);
    expect(stages).toEqual(['ready', 'waiting']);
  });

  test.each<[string, Parts, Parts]>([
    ['on the same node', { owner: daemon, node: 'worker-1' }, { owner: daemon, node: 'worker-2' }],
    ['of the same owner', {}, { owner: { kind: 'ReplicaSet', uid: 'rs2' } }],
    [
      'of the same name',
      { owner: { kind: 'StatefulSet', uid: 'ss' }, name: 'p-0', node: '' },
      { owner: { kind: 'StatefulSet', uid: 'ss' }, name: 'p-1', node: '' },
    ],
  ])('a pod %s is its replacement', (_what, first, second) => {
    const asked = [deletion('deleted', 5, pod('a', 'ready', first)), deletion('deleted', 5, pod('b', 'ready', second))];
    // The first one's replacement is the younger.
    const news = [pod('x', 'ready', { ...second, created: 4 }), pod('y', 'crashing', { ...first, created: 2 })];
    const stages = followRestart(asked, new Set(['a', 'b']), found(...news), NOW).map(({ stage }) => stage);
    expect(stages).toEqual(['trouble', 'ready']);
  });
});

test.each<[string, (DeleteAnswer | Looks)[], string, string]>([
  ['all are ready', ['ready', 'ready'], 'success', 'Restarted: 2 of 2 replacements are ready.'],
  ['one is starting', ['ready', 'creating'], 'running', '1 of 2 replacements are ready.'],
  ['one crashes', ['ready', 'crashing'], 'problem', '1 of 2 replacements are ready.'],
  ['none was deleted', [forbidden], 'problem', 'No pod was deleted.'],
  [
    'one was not deleted',
    ['ready', forbidden],
    'problem',
    '1 of 1 replacements are ready. Pods that were not deleted: 1.',
  ],
])('sums up: %s', (_what, parts, status, says) => {
  const isLooks = (part: DeleteAnswer | Looks): part is Looks => typeof part === 'string' && part in CONTAINERS;
  const asked = parts.map((part, index) =>
    deletion(isLooks(part) ? 'deleted' : part, 5, pod(`old${index}`, 'ready', { node: `n${index}` })),
  );
  const news = parts.flatMap((part, index) =>
    isLooks(part) ? [pod(`new${index}`, part, { created: 3, node: `n${index}` })] : [],
  );
  const known = new Set(asked.map(({ pod: old }) => old.metadata?.uid ?? ''));
  const outcome = outcomeOf(followRestart(asked, known, found(...news), NOW));
  expect(outcome.status).toBe(status);
  expect(inEnglish(outcome.sentence)).toBe(says);
});
