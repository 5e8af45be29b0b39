import { chain } from './chain';
import type { Fact, FactBase } from './fact';
import type { Finding } from './finding';
import { mergeFacts } from './merge-facts';

const base = (group: string, rank: number): FactBase => ({
  group,
  objects: [],
  names: [],
  workload: 'virt-controller',
  stepIds: ['pods'],
  severity: 'problem',
  sentence: { text: group },
  rank,
});
const NODE = { model: 'Node', name: 'worker-1' } as const;
const POD = { model: 'Pod', name: 'virt-controller-a' } as const;

const node: Fact = { ...base('node', 35), kind: 'node', state: 'not-ready', isOwn: true, objects: [NODE] };
const pod: Fact = {
  ...base('pod', 50),
  kind: 'pod',
  state: 'notReady',
  node: NODE.name,
  detail: '',
  unmet: [],
  objects: [POD],
  names: [NODE],
};
const replicas: Fact = {
  ...base('replicas', 55),
  kind: 'workload',
  state: 'not-ready',
  ready: 0,
  names: [POD],
};
const elsewhere: Fact = { ...base('elsewhere', 10), kind: 'existence', state: 'missing' };
const refusal: Fact = { ...base('refusal', 40), kind: 'refusal', by: 'quota', name: '' };

interface Told {
  readonly said: string;
  readonly below: readonly Told[];
}
const told = (finding: Finding): Told => ({
  said: finding.sentence.text,
  below: finding.consequences.map(told),
});
const chained = (...facts: Fact[]): Told[] =>
  chain(mergeFacts(facts, ['pods']), ({ facts: [{ kind }] }) => kind === 'workload').map(told);

test('what nothing explains stands for itself, what follows from it under it', () => {
  expect(chained(replicas, pod, node)).toEqual([
    { said: 'node', below: [{ said: 'pod', below: [{ said: 'replicas', below: [] }] }] },
  ]);
});

test('what leads to what the alert measures comes before what stands higher by itself', () => {
  expect(chained(elsewhere, replicas, pod).map(({ said }) => said)).toEqual(['pod', 'elsewhere']);
});

test('what two explain stands under the first of them alone', () => {
  expect(chained(node, pod, refusal, replicas)).toEqual([
    { said: 'node', below: [{ said: 'pod', below: [{ said: 'replicas', below: [] }] }] },
    { said: 'refusal', below: [] },
  ]);
});
