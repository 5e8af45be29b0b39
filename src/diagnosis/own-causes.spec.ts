import { inEnglish, message } from '../message';
import type { Evidence, Observation } from '../probes/observation';
import { bindVariables } from '../runbooks/bind-variables';
import type { Facts } from '../runbooks/fact-pattern';
import type { OwnCause, Step } from '../runbooks/runbook';
import { judgeCauses } from './causes';
import { fillCause } from './fill-cause';
import { matchFacts } from './match-facts';
import { observe } from './observations';
import { remediesOf, withRemedies } from './remedies';

const NOW = Date.parse('2026-11-28T10:00:00Z');

const step = (id: string, probe: Step['probe']): Step => ({
  id,
  title: message('Look'),
  text: message('Why'),
  probe,
  expectation: { kind: 'shown' },
});
const STEPS: readonly Step[] = [
  step('vmi', { kind: 'get', model: 'VirtualMachineInstance', namespace: 'vms', name: 'web', show: 'describe' }),
  step('free', { kind: 'metric', query: 'x', unit: 'ratio' }),
  step('log', { kind: 'logs', namespace: 'vms', selector: { app: 'web' } }),
  step('nodes', { kind: 'list', model: 'Node', show: 'table' }),
  step('pods', { kind: 'list', model: 'Pod', namespace: 'vms', show: 'table' }),
  step('forbidden', { kind: 'list', model: 'StorageClass', show: 'table' }),
  step('df', { kind: 'by-hand', command: ['oc', 'exec', 'web'], reason: message('It needs a shell.') }),
];

const ANSWERS: Readonly<Record<string, Observation<Evidence>>> = {
  vmi: {
    state: 'found',
    data: {
      kind: 'objects',
      objects: [
        {
          metadata: { name: 'web' },
          status: {
            phase: 'Running',
            conditions: [{ type: 'LiveMigratable', status: 'False', reason: 'DisksNotLiveMigratable', message: 'a' }],
          },
        },
        { metadata: { name: 'other' }, status: { phase: 'Failed' } },
      ],
      events: {
        state: 'found',
        data: [
          { reason: 'Migrated', message: 'to b', lastTimestamp: '2026-11-28T09:50:00Z' },
          { reason: 'Old', message: 'long ago', lastTimestamp: '2026-11-28T07:00:00Z' },
        ],
      },
    },
  },
  free: { state: 'found', data: { kind: 'samples', samples: [{ labels: { disk: 'a' }, value: 0.04 }] } },
  log: {
    state: 'found',
    data: {
      kind: 'logs',
      logs: [
        {
          namespace: 'vms',
          pod: 'web',
          container: 'compute',
          previous: false,
          log: { state: 'found', data: { lines: ['no space left'], truncated: false } },
        },
      ],
    },
  },
  nodes: {
    state: 'found',
    data: {
      kind: 'objects',
      objects: [
        {
          metadata: { name: 'w1' },
          spec: { unschedulable: true },
          status: { conditions: [{ type: 'Ready', status: 'True' }] },
        },
      ],
    },
  },
  pods: { state: 'empty' },
  forbidden: { state: 'forbidden', verb: 'list', resource: 'storageclasses', group: '', reason: 'no' },
  df: { state: 'empty', why: message('It needs a shell.') },
};

const RESULTS = STEPS.map(({ id }) => ({
  stepId: id,
  observation: ANSWERS[id] ?? ({ state: 'loading' } as const),
  verdict: { status: 'unknown', evidence: message(`of ${id}`) } as const,
  command: { text: '', missing: [] },
}));
const ABOUT = { workload: 'web', now: NOW };
const READ = {
  observed: observe(STEPS, RESULTS, ABOUT),
  facts: [],
  verdicts: new Map(RESULTS.map(({ stepId, verdict }) => [stepId, verdict])),
};

const RUNS: Facts = { fact: 'object', step: 'vmi', has: [{ path: 'status.phase', equals: 'Running' }] };
const GONE: Facts = { fact: 'object', step: 'vmi', has: [{ path: 'status.phase', equals: 'Gone' }] };
const UNREAD: Facts = { fact: 'count', step: 'forbidden', above: 0 };

test.each<[string, Facts, string]>([
  ['a field', RUNS, 'true: web: phase is Running'],
  [
    'two tests of one object',
    {
      fact: 'object',
      step: 'vmi',
      has: [
        { path: 'status.phase', equals: 'Failed' },
        { path: 'metadata.name', equals: 'web' },
      ],
    },
    'false',
  ],
  [
    'a condition with its reason',
    {
      fact: 'object',
      step: 'vmi',
      has: [{ condition: 'LiveMigratable', status: 'False', reason: 'DisksNotLiveMigratable' }],
    },
    'true: web: LiveMigratable is False (DisksNotLiveMigratable): a',
  ],
  ['how many there are', { fact: 'count', step: 'pods', equals: 0 }, 'true: of pods'],
  ['a value', { fact: 'value', step: 'free', below: 0.1 }, 'true: of free'],
  ['a value of others', { fact: 'value', step: 'free', labels: { disk: 'b' }, below: 0.1 }, 'false'],
  ['an event', { fact: 'event', step: 'vmi', reason: ['Migrated'], says: '^to' }, 'true: : Migrated: to b'],
  ['an event of long ago', { fact: 'event', step: 'vmi', reason: 'Old' }, 'false'],
  ['a line', { fact: 'line', step: 'log', matches: 'no space' }, 'true: Its log says: no space left'],
  ['a node', { fact: 'node', step: 'nodes', state: 'cordoned' }, 'true: Node w1 is cordoned'],
  ['a node that is well', { fact: 'node', step: 'nodes', state: 'not-ready' }, 'false'],
  ['a pod', { fact: 'pod', step: 'pods', ready: false }, 'false'],
  ['a text of the alert', { fact: 'text', text: 'service/x', matches: '^service/' }, 'true: The alert says service/x'],
  ['what could not be read', UNREAD, 'unknown: You may not list storageclasses'],
  [
    'what only a person can see',
    { fact: 'by-hand', step: 'df' },
    'unknown: Only the step that is carried out by hand can tell',
  ],
  ['a step that is not there', { fact: 'count', step: 'none', above: 0 }, 'unknown: No step has read it'],
  ['all', { all: [RUNS, GONE] }, 'false'],
  ['all, of which one is unread', { all: [RUNS, UNREAD] }, 'unknown: You may not list storageclasses'],
  ['any', { any: [GONE, RUNS] }, 'true: web: phase is Running'],
  ['any, of which one is unread', { any: [GONE, UNREAD] }, 'unknown: You may not list storageclasses'],
  ['not', { not: GONE }, 'true'],
  ['not what is unread', { not: UNREAD }, 'unknown: You may not list storageclasses'],
])('%s', (_name, facts, says) => {
  const { is, evidence } = matchFacts(facts, READ);
  expect(evidence === undefined ? is : `${is}: ${inEnglish(evidence)}`).toContain(says);
});

const CAUSE: OwnCause = {
  id: 'disk',
  title: message('A disk of {{vm}} is not shared'),
  text: message('Text'),
  supportedBy: RUNS,
  otherwise: message('{{vm}} does not run'),
  remedies: [
    {
      title: message('Stop {{vm}}'),
      why: message('Why'),
      effect: 'interrupts-machines',
      costs: message('The guest is down.'),
      command: ['virtctl', 'stop', '{{vm}}', '-n', '{{namespace}}'],
      doneWhen: message('It is gone.'),
    },
  ],
};
const BINDING = bindVariables(
  { vm: { firstOf: [{ label: 'vm' }] }, absent: { firstOf: [{ label: 'absent' }] } },
  { namespace: 'vms', labels: { vm: "it's" }, answers: new Map() },
);

const judged = (more: Partial<OwnCause>) => judgeCauses([fillCause({ ...CAUSE, ...more }, BINDING)], READ);
const verdictOf = (more: Partial<OwnCause>) => {
  const [{ verdict } = {}] = judged(more);
  return verdict === undefined ? 'nothing' : `${verdict.status}: ${inEnglish(verdict.evidence)}`;
};

describe("a cause of the alert's own", () => {
  test('is supported, ruled out or unknown by its facts alone', () => {
    expect(verdictOf({})).toBe('supported: web: phase is Running');
    expect(verdictOf({ supportedBy: GONE })).toBe("ruled-out: it's does not run");
    expect(verdictOf({ supportedBy: UNREAD })).toBe('unknown: You may not list storageclasses in the whole cluster');
    expect(verdictOf({ ruledOutBy: RUNS })).toBe('ruled-out: web: phase is Running');
    expect(verdictOf({ ruledOutBy: UNREAD })).toBe('supported: web: phase is Running');
  });

  test('is unknown where a value that its facts name is not', () => {
    const supportedBy: Facts = { fact: 'text', text: '{{absent}}', matches: 'x' };
    expect(verdictOf({ supportedBy })).toBe('unknown: The alert has no label absent.');
  });

  test('has its own remedies, with what is known in their sentences and commands', () => {
    const around = {
      observed: observe([], [], ABOUT),
      topology: 'unknown',
      namespace: 'openshift-cnv',
      found: [],
    } as const;
    const causes = withRemedies(judged({}), [], 'virt-handler', around);
    const [remedy] = remediesOf([], causes, 'virt-handler', around);
    expect(remedy).toBeDefined();
    expect(inEnglish(remedy!.title)).toBe("Stop it's");
    expect(remedy!.printed?.text).toBe(`virtctl stop 'it'\\''s' -n vms`);
  });
});
