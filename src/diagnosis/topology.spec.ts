import { inEnglish, message } from '../message';
import type { ClusterObject } from '../probes/observation';
import type { StepResult } from '../probes/step-result';
import { REMEDIES } from '../runbooks/content/remedies';
import type { Step } from '../runbooks/runbook';
import { observe } from './observations';
import { fillRemedies } from './remedies';
import { remedyEvidence } from './remedy-evidence';
import { topologyOf, type Topology } from './topology';

const about = { title: message('Look'), text: message('Why') } as const;
const STEPS: readonly Step[] = [
  {
    ...about,
    id: 'topology',
    probe: { kind: 'get', model: 'Infrastructure', name: 'cluster', show: 'yaml' },
    expectation: { kind: 'exists', atLeast: 1 },
  },
  {
    ...about,
    id: 'nodes',
    probe: { kind: 'list', model: 'Node', show: 'table' },
    expectation: { kind: 'nodes-healthy' },
  },
];

const result = (stepId: string, objects: readonly ClusterObject[]): StepResult => ({
  stepId,
  observation: objects.length === 0 ? { state: 'empty' } : { state: 'found', data: { kind: 'objects', objects } },
  verdict: { status: 'healthy', evidence: message('') },
  command: { text: '', missing: [] },
});
const node = (...roles: string[]): ClusterObject => ({
  metadata: {
    name: roles.join('-'),
    labels: Object.fromEntries(roles.map((role) => [`node-role.kubernetes.io/${role}`, ''])),
  },
});
const infrastructure = (controlPlaneTopology: string, infrastructureTopology = controlPlaneTopology) => ({
  status: { controlPlaneTopology, infrastructureTopology },
});
const BOTH = node('control-plane', 'master', 'worker');

test.each<[string, ClusterObject | undefined, readonly ClusterObject[], Topology]>([
  ['one node', infrastructure('SingleReplica'), [BOTH], 'single-node'],
  ['one node, where nodes cannot be read', infrastructure('SingleReplica'), [], 'single-node'],
  ['three nodes of the control plane', infrastructure('HighlyAvailable'), [BOTH, BOTH, BOTH], 'compact'],
  ['workers beside', infrastructure('HighlyAvailable'), [node('master'), node('worker')], 'workers'],
  ['one node of the control plane and a worker', infrastructure('SingleReplica'), [BOTH, node('worker')], 'workers'],
  [
    'a control plane elsewhere',
    infrastructure('External', 'HighlyAvailable'),
    [node('worker'), node('worker')],
    'hosted',
  ],
  ['nothing that says so', undefined, [], 'unknown'],
])('of a cluster with %s', (_what, one, nodes, expected) => {
  const results = [result('topology', one === undefined ? [] : [one]), result('nodes', nodes)];
  expect(topologyOf(STEPS, results)).toBe(expected);
});

const AT_HAND = { values: { name: 'virt-api', node: 'worker-0' } } as const;
const adviceOn = (topology: Topology): string[] => {
  const around = {
    observed: observe([], [], { workload: 'virt-api', now: 0 }),
    topology,
    namespace: 'openshift-cnv',
    found: [],
  };
  const { circumstances } = remedyEvidence([], [], 'virt-api', around);
  return Object.values(REMEDIES).flatMap((remedies) =>
    fillRemedies(remedies, { ...AT_HAND, circumstances }).map(({ title, why }) =>
      [title, why].map((sentence) => inEnglish(sentence)).join(': '),
    ),
  );
};
const MOVES = /\bmove\b|another node|other nodes\b/i;

test.each<Topology>(['single-node', 'compact', 'hosted'])('on %s nothing is advised to move', (topology) => {
  expect(adviceOn(topology).filter((advice) => MOVES.test(advice))).toEqual([]);
});

test('where there are workers it is', () => {
  expect(adviceOn('workers').filter((advice) => MOVES.test(advice))).not.toEqual([]);
});

test('beside a hosted control plane nobody is sent to its nodes and pods', () => {
  expect(adviceOn('hosted').filter((advice) => /control plane nodes|API servers/.test(advice))).toEqual([]);
});
