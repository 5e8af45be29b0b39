import { inEnglish, message } from '../message';
import type { ClusterObject } from '../probes/observation';
import type { CauseId } from '../runbooks/cause-id';
import { REMEDIES } from '../runbooks/content/remedies';
import { isDangerous, type FilledRemedy } from '../runbooks/remedy';
import type { JudgedCause } from './causes';
import type { Fact, FactOf, NodeFact } from './fact';
import type { Finding } from './finding';
import { observe } from './observations';
import { remediesOf, withRemedies } from './remedies';
import type { Around } from './circumstances';

const NOW = Date.parse('2026-11-28T10:00:00Z');
const base = {
  group: 'one',
  objects: [{ model: 'Pod', name: 'virt-api-a', namespace: 'openshift-cnv' }],
  names: [],
  workload: 'virt-api',
  stepIds: ['pods'],
  severity: 'problem',
  sentence: message('It is broken'),
  rank: 30,
} as const;
const crash = (lastWords?: string): FactOf<'pod'> => ({
  ...base,
  kind: 'pod',
  state: 'crash',
  node: 'worker-0',
  detail: '',
  unmet: [],
  ...(lastWords === undefined ? {} : { lastWords }),
});
const waiting = (state: 'unseen' | 'waiting'): FactOf<'pod'> => ({ ...crash(), state });
const line = (text: string, known: FactOf<'line'>['known'], names: Fact['names'] = []): FactOf<'line'> => ({
  ...base,
  kind: 'line',
  pod: 'virt-api-a',
  container: 'virt-api',
  whose: 'own',
  text,
  names,
  ...(known === undefined ? {} : { known }),
});
const downNode = (state: NodeFact['state'] = 'not-ready'): NodeFact => ({
  ...base,
  kind: 'node',
  state,
  isOwn: true,
  workload: '',
  objects: [{ model: 'Node', name: 'worker-0' }],
});

const finding = (fact: Fact): Finding => ({
  id: `${fact.kind}/${fact.group}`,
  sentence: fact.sentence,
  status: 'problem',
  stepIds: fact.stepIds,
  objects: fact.objects,
  rank: fact.rank,
  facts: [fact],
  consequences: [],
});
const supported = (id: CauseId, shownBy: readonly Fact[] = [], evidence = 'A line says so'): JudgedCause => ({
  cause: { id, title: message(id), text: message(id) },
  verdict: { status: 'supported', evidence: message(evidence), stepIds: [], shownBy },
});

const node = (name: string, status: string, spec: object = {}): ClusterObject => ({
  metadata: { name },
  spec,
  status: { conditions: [{ type: 'Ready', status }] },
});
const pod = (on = 'worker-0', more: object = {}): ClusterObject => ({
  metadata: { name: 'virt-api-a', namespace: 'openshift-cnv', uid: 'a', ...more },
  spec: {
    nodeName: on,
    serviceAccountName: 'kubevirt-apiserver',
    containers: [{ name: 'virt-api', image: 'reg/a:1' }],
  },
});

/** What was read: the nodes, and the pods of virt-api. */
const around = (
  nodes: readonly ClusterObject[],
  { pods = [pod()], ...more }: Partial<Around> & { readonly pods?: readonly ClusterObject[] } = {},
): Around => {
  const step = (id: string, model: 'Node' | 'Pod') => ({
    id,
    title: message('Look'),
    text: message('Why'),
    probe: {
      kind: 'list',
      model,
      show: 'table',
      ...(model === 'Pod' ? { namespace: 'openshift-cnv', selector: { 'kubevirt.io': 'virt-api' } } : {}),
    } as const,
    expectation: { kind: 'shown' } as const,
  });
  const result = (stepId: string, objects: readonly ClusterObject[]) => ({
    stepId,
    observation: { state: 'found', data: { kind: 'objects', objects } } as const,
    verdict: { status: 'healthy', evidence: message('') } as const,
    command: { text: '', missing: [] },
  });
  const observed = observe(
    [step('nodes', 'Node'), step('pods', 'Pod')],
    [result('nodes', nodes), result('pods', pods)],
    {
      workload: 'virt-api',
      now: NOW,
    },
  );
  return { observed, topology: 'workers', namespace: 'openshift-cnv', found: [], ...more };
};
const TWO = [node('worker-0', 'True'), node('worker-1', 'True')];

const help = (fact: Fact, causes: readonly JudgedCause[], where: Around = around(TWO)): readonly FilledRemedy[] => {
  const findings = [finding(fact)];
  return remediesOf(findings, withRemedies(causes, findings, 'virt-api', where), 'virt-api', where);
};
const titles = (...of: Parameters<typeof help>): string[] => help(...of).map(({ title }) => inEnglish(title));
const commands = (...of: Parameters<typeof help>): string[] =>
  help(...of).flatMap(({ printed }) => (printed === undefined ? [] : [printed.text]));

test('the remedy of the cause that the last words show comes first', () => {
  const [first, ...others] = titles(crash('exec /usr/bin/virt-api: exec format error'), [
    supported('network'),
    supported('wrong-architecture'),
  ]);
  expect(first).toMatch(/architecture/);
  expect(others.at(-1)).toMatch(/network/);
});

test('the remedy of the cause whose evidence is the first finding comes first, and names where it lies', () => {
  const [first] = titles(crash(), [supported('network'), supported('certificates', [crash()], 'It is broken')]);
  expect(first).toBe('Renew the certificate or token of virt-api: restart the pods of virt-api');
});

test.each([
  ['panic: client-ca-file value not found in auth config map.', /ConfigMap/],
  ['Error: unknown flag: --logtostderr', /arguments/],
])('last words that no cause explains are to be read: %s', (words, remedy) => {
  expect(titles(crash(words), [supported('program-crash')])[0]).toMatch(remedy);
});

test('a runtime error is a bug', () => {
  const words = 'panic: runtime error: invalid memory address or nil pointer dereference';
  expect(titles(crash(words), [supported('program-crash')])[0]).toMatch(/bug/);
});

test('a pod that the scheduler has not looked at leads to it, one that waits for its node does not', () => {
  expect(titles(waiting('unseen'), [])[0]).toMatch(/scheduler/);
  expect(titles(waiting('waiting'), [])).toEqual([]);
});

describe('a command', () => {
  test('is filled from the facts that show the cause', () => {
    const words =
      'leases.coordination.k8s.io "virt-api" is forbidden: User "system:serviceaccount:openshift-cnv:it\'s" cannot update resource "leases" in API group "coordination.k8s.io" in the namespace "openshift-cnv"';
    const fact = line(words, 'forbidden');
    expect(commands(fact, [supported('permissions', [fact])])[0]).toBe(
      `oc auth can-i update leases.coordination.k8s.io -n openshift-cnv '--as=system:serviceaccount:openshift-cnv:it'\\''s'`,
    );
  });

  test('that lacks a value is not printed, and what is missing is said', () => {
    const fact = line('x509: certificate is not yet valid', 'certificate-not-yet-valid');
    const [remedy] = help(fact, [supported('clock-wrong', [fact])], around(TWO, { pods: [] }));
    expect(remedy?.printed).toBeUndefined();
    expect(remedy?.lacks?.map(inEnglish)).toEqual(['Nothing that was read names the node.']);
  });

  test('in a shell of a node that does not answer is not proposed, and the deletion of its pods does not wait', () => {
    const fact = downNode();
    const where = around([node('worker-0', 'Unknown'), node('worker-1', 'True')]);
    const all = commands(fact, [supported('nodes-down', [fact]), supported('network', [fact])], where);
    expect(all.filter((command) => command.startsWith('oc debug node/worker-0'))).toEqual([]);
    expect(all).toContain(
      'oc delete pods -n openshift-cnv -l kubevirt.io=virt-api --field-selector=spec.nodeName=worker-0 --wait=false',
    );
    for (const command of all.filter((one) => one.includes(' delete '))) expect(command).toMatch(/ --wait=false$/);
  });
});

describe('what is moved to other nodes', () => {
  const fact = downNode();
  const moved = (where: Around): string[] =>
    commands(fact, [supported('nodes-down', [fact])], where).filter((command) => /delete|taint/.test(command));
  const DOWN = node('worker-0', 'Unknown');

  test('is proposed where another node takes it', () => {
    expect(moved(around([DOWN, node('worker-1', 'True')]))).toHaveLength(2);
  });

  test.each<[string, Around]>([
    ['on a single node', around([DOWN], { topology: 'single-node' })],
    ['on a compact cluster', around([DOWN, node('worker-1', 'True')], { topology: 'compact' })],
    ['where the other node is down too', around([DOWN, node('worker-1', 'False')])],
    ['where the other node is cordoned', around([DOWN, node('worker-1', 'True', { unschedulable: true })])],
    [
      'where the other node keeps pods away',
      around([
        DOWN,
        node('master-0', 'True', { taints: [{ key: 'node-role.kubernetes.io/master', effect: 'NoSchedule' }] }),
      ]),
    ],
    ['where nodes were not read', around([])],
    [
      'where no node has memory left',
      around([DOWN, node('worker-1', 'True')], {
        found: [{ ...crash(), state: 'unschedulable', unmet: ['memory'] }],
      }),
    ],
  ])('is not proposed %s', (_where, where) => {
    expect(moved(where)).toEqual([]);
  });

  test('is not proposed for pods that somebody has deleted already, nor for those of a DaemonSet', () => {
    const nodes = [DOWN, node('worker-1', 'True')];
    const leaving = [pod('worker-0', { deletionTimestamp: '2026-11-28T09:00:00Z' })];
    expect(moved(around(nodes, { pods: leaving })).filter((one) => one.includes('delete'))).toEqual([]);
  });
});

test('a node whose kubelet answers without a network is not said to have no power', () => {
  const fact = downNode('network-lost');
  const where = around([node('worker-0', 'False'), node('worker-1', 'True')]);
  const all = help(
    fact,
    [supported('nodes-down', [fact], 'It is broken'), supported('network', [fact], 'It is broken')],
    where,
  );
  expect(inEnglish(all[0]!.title)).toMatch(/network of the node/);
  expect(all.filter(isDangerous)).toEqual([]);
});

describe.each(Object.entries(REMEDIES))('%s', (_id, remedies) => {
  test('says what to do, why, and how one sees that it worked', () => {
    for (const { title, why, doneWhen } of remedies) {
      for (const sentence of [title, why, doneWhen]) expect(inEnglish(sentence).length).toBeGreaterThan(10);
    }
  });

  test('begins with what is harmless, and says what else costs, and what to read before', () => {
    expect(isDangerous(remedies[0])).toBe(false);
    for (const remedy of remedies) {
      const { effect, command, costs, readFirst } = remedy;
      if (effect !== 'reads-only' && command !== undefined) expect(costs).toBeDefined();
      if (isDangerous(remedy)) expect(readFirst?.command).toBeDefined();
    }
  });

  test('names in its sentences only what it is about, and where the cause lies', () => {
    for (const { title, why, doneWhen, costs, readFirst, about = [] } of remedies) {
      const sentences = [title, why, doneWhen, costs, readFirst?.text].flatMap((one) =>
        one === undefined ? [] : [one.text],
      );
      const named = sentences.flatMap((text) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''));
      expect(named.filter((name) => !['name', 'namespace', ...about].includes(name))).toEqual([]);
    }
  });
});
