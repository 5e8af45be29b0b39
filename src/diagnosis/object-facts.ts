import { failuresOf, type Failure } from './failures';
import type { ConditionFact, FieldFact, ObjectReference } from './fact';
import { namedByFields } from './field-names';
import { RANK } from './rank';
import { isWrong } from './condition-facts';
import { operatorOf } from './operator-resources';
import { problemOf } from './workload-facts';
import { namesIn } from './names-in';
import type { Observations, StepReading } from './observations';
import { conditionOf } from '../unknown-value';
import type { Expectation } from '../probes/expectation';
import { textsAt } from '../probes/field-path';
import type { ObjectTest } from '../probes/object-test';
import { referenceTo } from './object-reference';

/** What each object must be, by what a step expects. */
const testsOf = (expectation: Expectation): readonly ObjectTest[] => {
  if (expectation.kind === 'each') return expectation.tests;
  if (expectation.kind !== 'condition') return [];
  return [{ condition: expectation.type, status: expectation.status }];
};

/** A step that asks for a condition knows nothing of an object that does not have it. */
const isSilent = ({ kind }: Expectation, { object, test }: Failure): boolean =>
  kind === 'condition' && 'condition' in test && conditionOf(object, test.condition) === undefined;

/** What failed for each object of a step that says how each must be; with several expectations, of each its own. */
const failuresIn = ({ step, result }: StepReading, now: number): readonly Failure[] => {
  const { observation } = result;
  if (observation.state !== 'found' || observation.data.kind !== 'objects') return [];
  const { objects } = observation.data;
  const expectations = [step.expectation, ...('also' in step ? (step.also ?? []).map((one) => one.expectation) : [])];
  const tests = new Map(expectations.flatMap(testsOf).map((test) => [JSON.stringify(test), test]));
  return failuresOf([...tests.values()], objects, now).filter((failure) => !isSilent(step.expectation, failure));
};

/**
 * What operators' resources say in their conditions has readers of its own (`condition-facts.ts`), and what is wrong with
 * a Deployment or DaemonSet too (`workload-facts.ts`).
 */
const isToldElsewhere = ({ step: { probe } }: StepReading, { object, test }: Failure): boolean => {
  if (!('condition' in test) || (probe.kind !== 'list' && probe.kind !== 'get')) return false;
  const { model } = probe;
  if (model === 'Deployment' || model === 'DaemonSet') return problemOf(object, '') !== undefined;
  return operatorOf(model) !== '' && isWrong(conditionOf(object, test.condition));
};

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
