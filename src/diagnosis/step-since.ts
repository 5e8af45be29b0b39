import { isLeaving, isReady } from '../probes/pod-readiness';
import type { ClusterObject } from '../probes/observation';
import type { StepResult } from '../probes/step-result';
import type { FilledStep } from '../runbooks/runbook';
import { conditionOf, record, text } from '../unknown-value';
import type { Fact, FactKind } from './fact';

/** What lasts: a line or a warning happened at a moment, and a number of now does not say since when it is so. */
const LASTING: ReadonlySet<FactKind> = new Set<FactKind>([
  'pod',
  'node',
  'workload',
  'refusal',
  'lease',
  'condition',
  'operator',
  'expected',
]);

const parsed = (times: readonly string[]): readonly number[] =>
  times.map((time) => Date.parse(time)).filter((at) => !Number.isNaN(at));

/** When the last of several things became as it is: all of them are since then. Absent where one does not say. */
const allSince = (times: readonly string[]): number | undefined => {
  const known = parsed(times);
  return known.length === 0 || known.length < times.length ? undefined : Math.max(...known);
};

const whenBecame = (object: ClusterObject, type: string): string => conditionOf(object, type)?.lastTransitionTime ?? '';

/** Since when objects are well, where they say so themselves. How long all replicas have been ready nothing says. */
const wellSince = ({ expectation }: FilledStep, objects: readonly ClusterObject[], now: number): number | undefined => {
  switch (expectation.kind) {
    case 'pods-ready': {
      const ready = objects.filter((pod) => isReady(pod) && !isLeaving(pod, now));
      return allSince(ready.map((pod) => whenBecame(pod, 'Ready')));
    }
    case 'nodes-healthy':
      return allSince(objects.map((node) => whenBecame(node, 'Ready')));
    case 'condition':
      return allSince(objects.map((object) => whenBecame(object, expectation.type)));
    case 'lease-held':
      return allSince(objects.map(({ spec }) => text(record(spec).acquireTime)));
    default:
      return undefined;
  }
};

/**
 * Since when a step says what it says, by the times of the objects themselves and never by when somebody looked, in
 * milliseconds since the epoch. Absent where nothing says.
 * @param facts all that was found
 */
export const stepSince = (
  step: FilledStep,
  { observation, verdict }: StepResult,
  { facts, now }: { readonly facts: readonly Fact[]; readonly now: number },
): number | undefined => {
  if (verdict.pending === true || verdict.status === 'unknown') return undefined;
  // What is under way is no problem, and says since when it is.
  if (verdict.status === 'problem' || step.expectation.kind === 'settled') {
    const lasting = facts.filter(({ kind, stepIds }) => LASTING.has(kind) && stepIds.includes(step.id));
    const first = Math.min(...lasting.map(({ rank }) => rank));
    const times = lasting.flatMap(({ rank, since }) => (rank === first && since !== undefined ? [since] : []));
    return times.length === 0 ? undefined : Math.min(...times);
  }
  return observation.state === 'found' && observation.data.kind === 'objects'
    ? wellSince(step, observation.data.objects, now)
    : undefined;
};
