import { inEnglish, message } from '../message';
import type { Evidence, Observation } from '../probes/observation';
import { bindVariables, type Variable } from './bind-variables';
import { fillStep } from './fill-runbook';
import { CLAIMS_STEP, disks } from './example-claims';

const bind = (variable: Variable, answer?: Observation<Evidence>, labels: Record<string, string> = {}) =>
  bindVariables(
    { claim: variable },
    { namespace: 'openshift-cnv', labels, answers: new Map(answer === undefined ? [] : [['vmi', answer]]) },
  );

const CLAIMS: Variable = { firstOf: [{ step: 'vmi', path: 'spec.volumes[*].claim' }], each: 2 };

const namesOf = (step: ReturnType<typeof fillStep>): string[] =>
  [step, ...(step.also ?? [])].map(({ probe }) => (probe.kind === 'get' ? probe.name : probe.kind));

describe('a variable that stands for several objects', () => {
  test('fills a step once for each, up to its bound, and its sentences with all', () => {
    const step = fillStep(CLAIMS_STEP, bind(CLAIMS, disks('a', 'b', 'a')));
    expect(namesOf(step)).toEqual(['a', 'b']);
    expect(inEnglish(step.title)).toBe('Describe a, b');
    expect(step.leftOut).toBeUndefined();
    expect(fillStep(CLAIMS_STEP, bind(CLAIMS, disks('a', 'b', 'c', 'd')))).toMatchObject({ leftOut: 2 });
  });

  test('is the first alone where it is not declared so', () => {
    expect(namesOf(fillStep(CLAIMS_STEP, bind({ firstOf: CLAIMS.firstOf }, disks('a', 'b'))))).toEqual(['a']);
  });
});

describe('a variable without a value', () => {
  const says = (variable: Variable, answer?: Observation<Evidence>, labels?: Record<string, string>) => {
    const { probe } = fillStep(CLAIMS_STEP, bind(variable, answer, labels));
    return probe.kind === 'unfilled'
      ? { missing: Object.values(probe.missing).map(inEnglish), notApplicable: probe.notApplicable !== undefined }
      : probe.kind;
  };

  test.each<[string, Observation<Evidence>, string]>([
    ['the object is gone', { state: 'empty' }, 'What the step "vmi" looks for, and which has it, does not exist.'],
    ['the field is not there', disks(), 'What the step "vmi" read has no spec.volumes[*].claim.'],
  ])('says why: %s', (_name, answer, why) => {
    expect(says(CLAIMS, answer)).toEqual({ missing: [why], notApplicable: false });
  });

  test('says its own sentence where it has one', () => {
    const whenAbsent = message('The machine has no disk of its own.');
    expect(says({ ...CLAIMS, whenAbsent }, disks())).toEqual({
      missing: ['The machine has no disk of its own.'],
      notApplicable: false,
    });
  });

  test('is nothing to look at only where an answer was read without it', () => {
    const variable: Variable = { ...CLAIMS, optional: true };
    expect(says(variable, disks())).toMatchObject({ notApplicable: true });
    expect(says(variable, { state: 'forbidden', verb: 'get', resource: 'x', group: '', reason: '' })).toMatchObject({
      notApplicable: false,
    });
  });

  test('is nothing to look at where a label is there and has no such part', () => {
    const variable: Variable = { firstOf: [{ label: 'object', part: '^kubevirt/(.+)$' }], optional: true };
    expect(says(variable, undefined, { object: 'cdi/main' })).toMatchObject({ notApplicable: true });
    expect(says(variable, undefined, {})).toMatchObject({ notApplicable: false });
  });

  test.each([
    [{ object: 'kubevirt/main' }, 'get'],
    [{ object: 'kubevirt' }, { missing: ['The label object of the alert is kubevirt.'] }],
    [{}, { missing: ['The alert has no label object.'] }],
  ])('comes from a part of a label: %p', (labels: Record<string, string>, is) => {
    const said = says({ firstOf: [{ label: 'object', part: '^kubevirt/(.+)$' }] }, undefined, labels);
    if (typeof is === 'string') expect(said).toBe(is);
    else expect(said).toMatchObject(is);
  });

  test('is left to the reader where only the reader can say it', () => {
    expect(says({ firstOf: [{ ask: message('Choose a claim') }] })).toMatchObject({ missing: ['Choose a claim'] });
  });
});
