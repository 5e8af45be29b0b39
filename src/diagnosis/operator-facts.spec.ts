import { inEnglish } from '../message';
import type { ClusterObject } from '../probes/observation';
import type { ModelName } from '../probes/probe';
import { makeObservations, seen, seenResource } from './make-observations';
import { operatorFacts } from './operator-facts';

const now = Date.parse('2026-01-15T10:00:00Z');
const factsOf = (...resources: readonly (readonly [ModelName, ClusterObject])[]) =>
  operatorFacts(makeObservations({ now, resources: resources.map(([model, object]) => seenResource(model, object)) }));
const failed = (message: string): ClusterObject => ({
  status: {
    conditions: [
      {
        type: 'Degraded',
        status: 'True',
        reason: 'DeploymentFailed',
        message,
        lastTransitionTime: '2026-01-15T09:00:00Z',
      },
    ],
  },
});

test.each<[string, readonly string[] | undefined, string]>([
  ['that names who holds it back', ['a.example/hold', 'b'], ', and waits for a.example/hold, b'],
  ['that nobody holds back', undefined, ''],
])('a deletion %s', (_what, finalizers, rest) => {
  const [fact] = factsOf([
    'KubeVirt',
    { metadata: { deletionTimestamp: '2026-01-15T09:30:00Z', ...(finalizers && { finalizers }) } },
  ]);
  expect(inEnglish(fact!.sentence)).toBe(`KubeVirt it has been terminating for 30m${rest}`);
  expect(fact?.since).toBe(Date.parse('2026-01-15T09:30:00Z'));
  expect(fact?.names.map(({ name }) => name)).toContain('virt-controller');
});

test('why an operator does not get on is said in its words, without the objects that it prints', () => {
  const struct = `&Deployment{${'Spec:DeploymentSpec{Replicas:*2},'.repeat(4)}}`;
  const [fact] = factsOf(['KubeVirt', failed(`unable to create deployment ${struct}: it is forbidden`)]);
  expect(inEnglish(fact!.sentence)).toBe(
    'KubeVirt it: DeploymentFailed: unable to create deployment &Deployment{…}: it is forbidden',
  );
  expect(fact).toMatchObject({
    state: 'blocked',
    workload: 'virt-operator',
    since: Date.parse('2026-01-15T09:00:00Z'),
  });
});

test('a condition that gives no failure as its reason blocks nobody', () => {
  const conditions = [{ type: 'Degraded', status: 'True', reason: 'DeploymentInProgress', message: 'not yet' }];
  expect(factsOf(['KubeVirt', { status: { conditions } }])).toEqual([]);
});

test('who repeats the words of another says nothing of its own', () => {
  const facts = factsOf(
    ['HyperConverged', failed('KubeVirt is degraded: quota exceeded')],
    ['KubeVirt', failed('quota exceeded')],
  );
  expect(facts.map(({ objects }) => objects[0]?.model)).toEqual(['KubeVirt']);
});

const logSaying = (text: string) =>
  operatorFacts(
    makeObservations({
      now,
      logs: [
        seen(
          {
            namespace: 'openshift-cnv',
            pod: 'virt-operator-a',
            container: 'virt-operator',
            previous: false,
            log: { state: 'found', data: { lines: [text], truncated: false } },
          },
          'virt-operator',
        ),
      ],
    }),
  );
const line = (time: string): string =>
  `{"level":"info","msg":"Waiting on install strategy to be posted from job install-7","timestamp":"${time}"}`;

test('virt-operator that waits for its job names the job, for as long as it says so', () => {
  const [fact] = logSaying(line('2026-01-15T09:55:00.000000Z'));
  expect(fact).toMatchObject({ state: 'waiting', since: Date.parse('2026-01-15T09:55:00Z') });
  expect(fact?.names).toContainEqual({ model: 'Job', name: 'install-7', namespace: 'openshift-cnv' });
  expect(logSaying(line('2026-01-15T09:20:00.000000Z'))).toEqual([]);
});
