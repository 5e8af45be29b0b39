import type { Fact, StepFact, UnreadFact } from './fact';
import { RANK } from './rank';
import type { Observations, StepReading } from './observations';

/** What logs and events tell is told by rules of their own: what no rule tells has passed. */
const PASSING = new Set(['log-without', 'no-warnings']);

const shared = ({ step, result }: StepReading) =>
  ({
    // Steps that say the same are one finding.
    group: JSON.stringify(result.verdict.evidence),
    objects: [],
    names: [],
    workload: '',
    stepIds: [step.id],
    sentence: result.verdict.evidence,
  }) as const;

/** Problems of steps that no reader tells, in the words of their verdict: none is left out. */
export const stepFacts = ({ readings }: Observations, facts: readonly Fact[]): readonly StepFact[] => {
  const told = new Set(facts.flatMap(({ stepIds }) => stepIds));
  const missing = new Set(
    facts.flatMap((fact) => (fact.kind === 'workload' && fact.state === 'missing' ? [fact.workload] : [])),
  );
  return (
    readings
      .filter(({ step, result: { verdict } }) => verdict.status === 'problem' && !PASSING.has(step.expectation.kind))
      .filter(({ step }) => !told.has(step.id))
      // An object that does not exist is told once, whichever steps look for it.
      .filter(({ step: { probe } }) => probe.kind !== 'get' || !missing.has(probe.name))
      .map((reading) => ({
        ...shared(reading),
        kind: 'step',
        severity: 'problem',
        rank: reading.step.expectation.kind === 'log-with' ? RANK.trace : RANK.otherStep,
      }))
  );
};

const WHY = { forbidden: 'forbidden', 'missing-api': 'missing-api', failed: 'failed' } as const;

/** What could not be read, or was read and tells nothing; where there is nothing to read, something else says why. */
export const unreadFacts = ({ readings }: Observations): readonly UnreadFact[] =>
  readings
    .filter(
      ({ result: { verdict } }) =>
        verdict.status === 'unknown' && verdict.pending !== true && verdict.hasNothing !== true,
    )
    .map((reading) => {
      const { state } = reading.result.observation;
      return {
        ...shared(reading),
        kind: 'unread',
        why: state === 'forbidden' || state === 'missing-api' || state === 'failed' ? WHY[state] : 'undecided',
        severity: 'unknown',
        rank: RANK.unknown,
      };
    });
