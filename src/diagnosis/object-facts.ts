import { failuresOf, type Failure } from './verdicts/test-verdict';
import type { ConditionFact, FieldFact, ObjectReference } from './fact';
import { namedByFields } from './field-names';
import { RANK } from './rank';
import { operatorOf } from './operator-resources';
import { namesIn } from './names-in';
import type { Observations, StepReading } from './observations';
import { conditionOf } from '../unknown-value';
import { textsAt } from '../probes/field-path';
import { referenceTo } from './object-reference';

/** What failed for each object of a step that says how each must be; with several expectations, of each its own. */
const failuresIn = ({ step, result }: StepReading, now: number): readonly Failure[] => {
  const { observation, verdict } = result;
  if (verdict.status !== 'problem' || observation.state !== 'found' || observation.data.kind !== 'objects') return [];
  const { objects } = observation.data;
  const expectations = [step.expectation, ...('also' in step ? (step.also ?? []).map((one) => one.expectation) : [])];
  const tests = new Map(
    expectations.flatMap((one) => (one.kind === 'each' ? one.tests : [])).map((test) => [JSON.stringify(test), test]),
  );
  return failuresOf([...tests.values()], objects, now);
};

/** What operators' resources say in their conditions has readers of its own (`condition-facts.ts`). */
const isToldElsewhere = ({ step: { probe } }: StepReading, { test }: Failure): boolean =>
  'condition' in test && (probe.kind === 'list' || probe.kind === 'get') && operatorOf(probe.model) !== '';

/** The object, and those that its fields name. */
const referencesIn = (
  { step: { probe } }: StepReading,
  { object }: Failure,
): Record<'objects' | 'names', readonly ObjectReference[]> =>
  probe.kind === 'list' || probe.kind === 'get'
    ? { objects: [referenceTo(probe.model, object.metadata)], names: namedByFields(probe.model, object) }
    : { objects: [], names: [] };

const toFact = (observed: Observations, reading: StepReading, failure: Failure): ConditionFact | FieldFact => {
  const { object, test, sentence, since } = failure;
  const isOwn = observed.own.includes(reading.step.id);
  const shared = {
    // Steps that read the same object tell the same of it once.
    group: JSON.stringify(sentence),
    ...referencesIn(reading, failure),
    workload: isOwn ? observed.workload : '',
    stepIds: [reading.step.id],
    severity: 'problem',
    sentence,
    rank: isOwn || reading.step.id === observed.measuredBy ? RANK.otherStep - 1 : RANK.otherStep,
    ...(since === undefined ? {} : { since }),
  } as const;
  if ('path' in test) {
    return { ...shared, kind: 'field', path: test.path, value: textsAt(object, test.path).join(', ') };
  }
  const { status = '', reason = '', message: detail = '' } = conditionOf(object, test.condition) ?? {};
  const names = [...shared.names, ...namesIn(detail, object.metadata?.namespace)];
  return { ...shared, kind: 'condition', names, type: test.condition, status, reason, detail };
};

/** Objects that are not as a step says that each must be: one fact each. */
export const objectFacts = (observed: Observations): readonly (ConditionFact | FieldFact)[] =>
  observed.readings.flatMap((reading) =>
    failuresIn(reading, observed.now)
      .filter((failure) => !isToldElsewhere(reading, failure))
      .map((failure) => toFact(observed, reading, failure)),
  );
