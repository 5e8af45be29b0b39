import type { Expectation } from '../../probes/expectation';
import type { Verdict } from '../../probes/step-result';
import type { Fact, FactKind } from '../fact';
import { mergeFacts } from '../merge-facts';
import { RANK } from '../rank';

/**
 * The kinds of facts that a step asks for, by what it expects. One that looks for certain lines, warnings, numbers or
 * fields is answered by these alone: what else is in its answer, the steps tell that ask for it.
 */
const ASKED: Readonly<Partial<Record<Expectation['kind'], readonly FactKind[]>>> = {
  exists: ['operator', 'condition', 'pod', 'node', 'workload'],
  condition: ['operator', 'condition', 'workload', 'refusal'],
  'pods-ready': ['pod'],
  'replicas-ready': ['workload'],
  'nodes-healthy': ['node'],
};

/** A pod that restarted and is ready, and what is history, are worth a word: they are no problem of a step. */
const isBad = (fact: Fact): boolean =>
  fact.severity === 'problem' && fact.rank < RANK.trace && !(fact.kind === 'pod' && fact.state === 'restarted');

/**
 * The verdict of a step: its worst fact, in the words of the finding; where there is none, what its answer is against
 * what it expects. Only what was read can be a problem: nothing is told of a step that is unknown.
 * @param answer what the answer alone is, against the expectation
 * @param facts all that was found
 */
export const stepVerdict = (
  { id, expectation }: { readonly id: string; readonly expectation: Expectation },
  answer: Verdict,
  facts: readonly Fact[],
): Verdict => {
  if (answer.status === 'unknown') return answer;
  const asked = ASKED[expectation.kind] ?? [];
  const own = facts.filter((fact) => asked.includes(fact.kind) && fact.stepIds.includes(id) && isBad(fact));
  const [worst] = [...mergeFacts(own, [id])].sort((a, b) => a.rank - b.rank);
  if (worst === undefined) return answer;
  // How many replicas there are and why no more, the answer says in one sentence.
  if (expectation.kind === 'replicas-ready' && answer.status === 'problem') return answer;
  return { status: 'problem', evidence: worst.sentence };
};
