/** @jest-environment node */
import { caseOf } from '../../src/diagnosis/case';
import type { Investigation } from '../../src/diagnosis/investigate';
import { whyUnfilled } from '../../src/diagnosis/why-unfilled';
import { inEnglish } from '../../src/message';
import { namesInData } from '../../src/probes/variables';
import { RUNBOOKS } from '../../src/runbooks/catalogue';
import type { Runbook } from '../../src/runbooks/runbook';
import { investigateLab } from './investigate-lab';
import { Lab } from './lab';
import { labelsOfFault } from './labels-of-alert';
import { REFERENCE_TIME } from './scenario';

type Labels = Readonly<Record<string, string>>;

jest.useFakeTimers({ now: Date.parse(REFERENCE_TIME) });

const lab = new Lab();
afterAll(() => {
  lab.close();
});

/** The labels that give a value of a runbook. */
const labelsFor = ({ variables = {} }: Runbook, name: string): readonly string[] => {
  if (name.startsWith('label.')) return [name.slice('label.'.length)];
  return (variables[name]?.firstOf ?? []).flatMap((source) => ('label' in source ? [source.label] : []));
};

/** The labels that a value of a runbook's object comes from: those of its name, or those of its namespace. */
const labelsOfObject = (runbook: Runbook, part: 'name' | 'namespace'): readonly string[] =>
  runbook.subject.kind === 'object'
    ? namesInData([runbook.subject[part] ?? '']).flatMap((name) => labelsFor(runbook, name))
    : [];

const look = (runbook: Runbook, labels: Labels): Investigation => investigateLab(lab, caseOf(runbook, labels));

const saysOf = ({ results }: Investigation): readonly string[] =>
  results.map(({ verdict }) => inEnglish(verdict.evidence));

/** The steps that could not be filled, and what the others say. */
const restOf = ({ steps, results }: Investigation): readonly string[] =>
  results
    .filter(({ stepId }) => steps.some(({ id, probe }) => id === stepId && probe.kind !== 'unfilled'))
    .map(({ verdict }) => verdict.status);

const CASES = RUNBOOKS.map((runbook) => [runbook.alert, runbook] as const);
const OF_OBJECTS = CASES.filter(([, runbook]) => labelsOfObject(runbook, 'name').length > 0);
const OF_PROJECTS = OF_OBJECTS.filter(([, runbook]) => labelsOfObject(runbook, 'namespace').length > 0);

/** The alert's own labels, those of these names changed; of these alone one may be missing, as one of another release. */
const changed = (runbook: Runbook, names: readonly string[], change: (value: string) => string): Labels => {
  const own = labelsOfFault(lab, runbook.alert, runbook.alert);
  return { ...own, ...Object.fromEntries(names.map((name) => [name, change(own[name] ?? '')])) };
};

describe.each(CASES)('%s without any label', (alert, runbook) => {
  const investigation = look(runbook, { alertname: alert });

  test('says of each step what it lacks or found, in a sentence without places', () => {
    for (const says of saysOf(investigation)) expect(says).toMatch(/^(?!.*(\{\{|undefined|NaN)).+$/s);
  });

  test('reads what needs none', () => {
    expect(restOf(investigation).length).toBeGreaterThan(0);
    expect(restOf(investigation)).toContain('healthy');
  });
});

test.each(OF_OBJECTS)(
  '%s without the label that names its object is not called well, and says which',
  (alert, runbook) => {
    const investigation = look(runbook, { alertname: alert });
    expect(investigation.diagnosis.isHealthy).toBe(false);
    const names = new RegExp(`The alert has no label \`?(${labelsOfObject(runbook, 'name').join('|')})\\b`);
    expect(saysOf(investigation).join('\n')).toMatch(names);
    expect(inEnglish(whyUnfilled(investigation) ?? { text: 'nothing' })).toMatch(/^The alert has no label /);
  },
);

/** What is said of an object that is not there, by its kind or by what reads it. */
const IS_GONE = /does not exist|there is none|lists no node|has no sample|no pod exists/i;

const expectGone = (investigation: Investigation): void => {
  expect(investigation.diagnosis.isHealthy).toBe(false);
  const [first] = investigation.diagnosis.findings;
  expect(inEnglish(first?.sentence ?? { text: 'nothing' })).toMatch(IS_GONE);
  expect(restOf(investigation)).toContain('healthy');
};

test.each(OF_OBJECTS)('%s of an object that is gone says so first', (_alert, runbook) => {
  expectGone(
    look(
      runbook,
      changed(runbook, labelsOfObject(runbook, 'name'), (value) => `${value}-gone`),
    ),
  );
});

test.each(OF_PROJECTS)('%s of an object in another namespace says so first', (_alert, runbook) => {
  expectGone(
    look(
      runbook,
      changed(runbook, labelsOfObject(runbook, 'namespace'), () => 'default'),
    ),
  );
});
