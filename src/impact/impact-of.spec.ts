import { message, inEnglish } from '../message';
import type { Fact, FactBase } from '../diagnosis/fact';
import { mergeFacts } from '../diagnosis/merge-facts';
import type { ClusterObject, Observation } from '../probes/observation';
import { impactOf } from './impact-of';
import { askedToStart, millisecondsOf, type Asked, type Instance, type Machines, type Part } from './machines';

const NOW = Date.parse('2026-01-15T10:00:00Z');
const found = <T>(rows: readonly T[], more = 0): Observation<Part<T>> => ({ state: 'found', data: { rows, more } });
const instance = (phase: string, node = '', age = '5m'): Instance => ({ name: 'a', phase, node, age });
const asked = (minutes?: number): Asked => ({
  name: 'b',
  ...(minutes === undefined ? {} : { since: NOW - minutes * 60_000 }),
});

const base: FactBase = {
  group: 'node',
  objects: [{ model: 'Node', name: 'worker-1' }],
  names: [],
  workload: '',
  stepIds: ['nodes'],
  severity: 'problem',
  sentence: message('Node worker-1 is not ready'),
  rank: 1,
};
const lost: Fact = { ...base, kind: 'node', state: 'not-ready', isOwn: true };

const told = (
  counts: Parameters<typeof impactOf>[0],
  machines: Machines | undefined,
  facts: readonly Fact[] = [],
): readonly string[] =>
  impactOf(counts, machines, {
    results: [],
    facts,
    diagnosis: {
      findings: mergeFacts(facts, ['nodes']).map((one) => ({ ...one, consequences: [] })),
    } as unknown as Parameters<typeof impactOf>[2]['diagnosis'],
    now: NOW,
    subject: 'web-frontend',
  }).map(inEnglish);

const RUNNING = [instance('Running', 'worker-0'), instance('Running', 'worker-1')];

test.each<[string, Machines, readonly string[]]>([
  ['none', { instances: found([]), asked: found([]) }, ['No VM waits to start']],
  [
    'instances that have yet to run, and machines that have none yet',
    {
      instances: found([...RUNNING, instance('Scheduling', '', '41m'), instance('Scheduled', 'worker-0', '3m')]),
      asked: found([asked(7), asked()]),
    },
    ['4 VMs wait to start, the longest for 41m'],
  ],
  [
    'machines of which nothing says since when',
    { instances: found(RUNNING), asked: found([asked()]) },
    ['1 VMs wait to start'],
  ],
  [
    'the least that there is, where not all were read',
    { instances: found([instance('Pending', '', '2h')], 900), asked: found([]) },
    ['At least 1 VMs wait to start, the longest for 2h'],
  ],
  [
    'none of a part',
    { instances: found(RUNNING), asked: found([], 12) },
    ['Of those that were read, no VM waits to start'],
  ],
])('machines that wait: %s', (_name, machines, expected) => {
  expect(told(['waiting'], machines)).toEqual(expected);
});

test('what runs goes on, and nobody knows of what is on a node that is not ready', () => {
  expect(told(['running'], { instances: found(RUNNING) })).toEqual(['2 running VMs go on']);
  expect(told(['running'], { instances: found(RUNNING) }, [lost])).toEqual([
    '1 running VMs go on',
    'Whether 1 VMs on worker-1 still run is not known',
  ]);
  expect(told(['running'], { instances: found(RUNNING, 4000) })).toEqual(['More than 2 running VMs go on']);
});

test('machines on the nodes of the first chain are counted, those that are over not', () => {
  const instances = found([...RUNNING, instance('Succeeded', 'worker-1'), instance('Scheduled', 'worker-1')]);
  expect(told(['on-node'], { instances }, [lost])).toEqual(['2 VMs are on worker-1']);
  expect(told(['on-node'], { instances })).toEqual([]);
});

test('migrations that are not over wait', () => {
  const migrations = found([{ phase: 'Succeeded' }, { phase: 'Pending' }, { phase: 'Scheduling' }]);
  expect(told(['migrations'], { instances: found([]), migrations })).toEqual(['2 migrations wait']);
  expect(told(['migrations'], { instances: found([]), migrations: found([{ phase: 'Failed' }]) })).toEqual([]);
});

test('nothing is said of what nobody has read, and what may not be read names the permission', () => {
  expect(told(['waiting', 'running'], undefined)).toEqual([]);
  const forbidden = {
    state: 'forbidden',
    verb: 'list',
    resource: 'virtualmachineinstances',
    group: 'kubevirt.io',
    reason: 'no',
  } as const;
  expect(told(['waiting', 'running'], { instances: forbidden, asked: found([]) })).toEqual([
    'VMs could not be counted',
    'You may not list virtualmachineinstances.kubevirt.io in the whole cluster',
  ]);
});

test('the machine that an alert is about is told by what its steps read', () => {
  const objects = [
    {
      kind: 'VirtualMachine',
      metadata: { name: 'web-frontend' },
      status: {
        printableStatus: 'Starting',
        conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: '2026-01-15T09:48:00Z' }],
      },
    },
    { kind: 'VirtualMachineInstance', metadata: { name: 'web-frontend' }, status: { nodeName: 'worker-2' } },
  ];
  const results = [
    {
      stepId: 'machine',
      observation: { state: 'found', data: { kind: 'objects', objects } },
      verdict: { status: 'problem', evidence: message('') },
      command: { text: '', missing: [] },
    },
  ] as const;
  const about = { results, facts: [], diagnosis: { findings: [] } as never, now: NOW, subject: 'web-frontend' };
  expect(impactOf(['this-machine'], undefined, about).map(inEnglish)).toEqual([
    'VM web-frontend: Starting, on worker-2, for 12m',
  ]);
});

const STARTED = [
  {
    manager: 'virt-api',
    operation: 'Update',
    time: '2026-01-15T09:19:00Z',
    fieldsV1: { 'f:spec': { 'f:runStrategy': {} } },
  },
];

test.each<[string, ClusterObject, boolean]>([
  ['was set to run', { spec: { runStrategy: 'Always' } }, true],
  ['was set to run, as it was said before', { spec: { running: true } }, true],
  [
    'was asked to start',
    { status: { stateChangeRequests: [{ action: 'Start' }] }, spec: { runStrategy: 'Manual' } },
    true,
  ],
  ['is new and runs once', { spec: { runStrategy: 'Once' } }, true],
  ['ran once', { spec: { runStrategy: 'Once' }, status: { printableStatus: 'Stopped' } }, false],
  ['has its instance', { spec: { runStrategy: 'Always' }, status: { created: true } }, false],
  ['is halted', { spec: { runStrategy: 'Halted' } }, false],
  ['is being deleted', { spec: { runStrategy: 'Always' }, metadata: { deletionTimestamp: 'x' } }, false],
])('a machine that %s waits for its instance: %#', (_name, { metadata, ...machine }, waits) => {
  const read = askedToStart({ metadata: { name: 'a', ...metadata, managedFields: STARTED }, ...machine });
  expect(read !== undefined).toBe(waits);
});

test('since when a machine waits says who last wrote what it asks for', () => {
  const since = Date.parse('2026-01-15T09:19:00Z');
  const spec = { runStrategy: 'Always' };
  expect(askedToStart({ metadata: { name: 'a', managedFields: STARTED }, spec })).toEqual({ name: 'a', since });
  expect(askedToStart({ metadata: { name: 'a' }, spec })).toEqual({ name: 'a' });
});

test.each([
  ['41m', 41 * 60_000],
  ['3h20m', 200 * 60_000],
  ['2d', 172_800_000],
  ['', 0],
])('an age of %s', (age, milliseconds) => {
  expect(millisecondsOf(age)).toBe(milliseconds);
});
