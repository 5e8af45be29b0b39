import { message } from '../message';
import type { Probe } from '../probes/probe';
import type { StepResult, Verdict } from '../probes/step-result';
import { fillStepWith } from '../runbooks/fill-runbook';
import { RUNBOOKS } from '../runbooks/catalogue';
import { inEnglish } from '../message';
import type { FilledStep } from '../runbooks/runbook';
import { SURROUNDINGS } from '../runbooks/content/surroundings';
import { checkRows, worstFirst } from './check-rows';
import type { Finding } from './finding';
import { lookedAt } from './looked-at';

const WELL: Verdict = { status: 'healthy', evidence: message('well') };
const BAD: Verdict = { status: 'problem', evidence: message('bad') };
const UNREAD: Verdict = { status: 'unknown', evidence: message('unread') };
const READING: Verdict = { status: 'unknown', evidence: message('Reading…'), pending: true };
const NOTHING: Verdict = { status: 'unknown', evidence: message('nothing to read'), hasNothing: true };

const step = (id: string, probe: Probe): FilledStep =>
  fillStepWith(
    { id, title: message(id), text: message('Look.'), probe, expectation: { kind: 'shown' } },
    { namespace: 'openshift-cnv' },
  );
const pods = (id: string): FilledStep =>
  step(id, {
    kind: 'list',
    model: 'Pod',
    namespace: '{{namespace}}',
    selector: { 'kubevirt.io': 'virt-api' },
    show: 'table',
  });
const logs = (id: string): FilledStep =>
  step(id, { kind: 'logs', namespace: '{{namespace}}', selector: { 'kubevirt.io': 'virt-api' } });
const nodes = (id: string): FilledStep => step(id, { kind: 'list', model: 'Node', show: 'table' });

const result = (stepId: string, verdict: Verdict, since?: number): StepResult => ({
  stepId,
  observation: { state: 'empty' },
  verdict,
  command: { text: 'oc get', missing: [] },
  ...(since === undefined ? {} : { since }),
});
const rowsOf = (...all: readonly (readonly [FilledStep, Verdict, number?])[]) =>
  checkRows({
    steps: all.map(([one]) => one),
    results: all.map(([{ id }, verdict, since]) => result(id, verdict, since)),
  });

describe('the rows of the checks', () => {
  it('has one for each thing, with the worst of its steps, its sentence and since when', () => {
    const [row, ...others] = rowsOf([pods('a'), WELL, 1], [logs('l'), WELL], [pods('b'), BAD, 2], [pods('c'), UNREAD]);
    expect(inEnglish(row!.name)).toBe('Pods of virt-api');
    expect(row).toMatchObject({ status: 'problem', evidence: { text: 'bad' }, since: 2 });
    expect(row?.steps.map(({ number }) => number)).toEqual([1, 3, 4]);
    expect(others.map(({ name }) => inEnglish(name))).toEqual(['Logs of virt-api']);
  });

  it.each<[string, readonly Verdict[], Partial<{ status: string; isPending: boolean }>]>([
    ['what could not be read is not covered by what is well', [WELL, UNREAD], { status: 'unknown', isPending: false }],
    ['what is read waits, where nothing is wrong', [WELL, READING], { isPending: true }],
    ['trouble is told before all is read', [READING, BAD], { status: 'problem', isPending: false }],
    ['that a step has nothing to read takes nothing from the others', [NOTHING, WELL], { status: 'healthy' }],
    ['nothing to read at all is no health', [NOTHING], { status: 'unknown' }],
  ])('%s', (_what, verdicts, expected) => {
    expect(rowsOf(...verdicts.map((verdict, at) => [pods(String(at)), verdict] as const))[0]).toMatchObject(expected);
  });

  it('puts problems first, that of the first finding before all, then what is not known, then what is well', () => {
    const rows = rowsOf(
      [step('metric', { kind: 'metric', query: 'up', unit: 'number' }), WELL],
      [step('hand', { kind: 'by-hand', command: ['oc', 'debug'], reason: message('A shell.') }), NOTHING],
      [logs('l'), UNREAD],
      [pods('p'), BAD],
      [nodes('n'), BAD],
    );
    const finding = (id: string): Finding => ({ stepIds: [id], consequences: [] }) as unknown as Finding;
    expect(worstFirst(rows, [finding('n'), finding('p')]).map(({ steps: [one] }) => one?.step.id)).toEqual([
      'n',
      'p',
      'l',
      'hand',
      'metric',
    ]);
  });

  it('gives events to the objects that they are about, and to nobody else', () => {
    const about = (model: 'Pod' | 'Node' | 'ReplicaSet'): FilledStep =>
      step(model, { kind: 'events', namespace: '{{namespace}}', about: model });
    const deployment = step('d', { kind: 'get', model: 'Deployment', name: 'virt-api', show: 'status' });
    const names = (...steps: readonly FilledStep[]): readonly string[] =>
      lookedAt(steps).map(({ name }) => inEnglish(name));
    expect(names(about('Pod'), pods('p'))).toEqual(['Pods of virt-api', 'Pods of virt-api']);
    expect(names(deployment, about('ReplicaSet'))).toEqual(['Deployment virt-api', 'Deployment virt-api']);
    expect(names(about('Node'))).toEqual(['Nodes']);
    expect(names(about('Pod'))).toEqual(['Events about Pod']);
  });

  it.each(RUNBOOKS)('says of no step of $alert that it looks at a place that is not filled', ({ steps }) => {
    const rows = lookedAt([...steps, ...SURROUNDINGS].map((one) => fillStepWith(one, { namespace: 'openshift-cnv' })));
    expect(rows.map(({ name }) => inEnglish(name)).filter((name) => name.includes('{{'))).toEqual([]);
    // A row holds what belongs together: there are fewer of them than of steps.
    expect(new Set(rows.map(({ key }) => key)).size).toBeLessThan(rows.length);
  });
});
