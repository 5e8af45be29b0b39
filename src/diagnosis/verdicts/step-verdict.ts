import type { Verdict } from '../../probes/step-result';
import type { Expectation } from '../../probes/expectation';
import type { Message } from '../../message';
import type { Fact } from '../fact';
import type { Finding } from '../finding';
import { mergeFacts } from '../merge-facts';

interface Asking {
  readonly id: string;
  readonly expectation: Expectation;
}

/**
 * Whether a fact counts for a step: what the step read, and asks for. One that looks for lines of a log asks for those
 * alone; all others ask for whatever tells of trouble in what they read.
 */
export const counts = ({ id, expectation }: Asking, { kind, stepIds, askedBy = stepIds }: Fact): boolean =>
  stepIds.includes(id) &&
  askedBy.includes(id) &&
  (expectation.kind !== 'log-with' || kind === 'existence' || kind === 'unread');

/** The worst of several facts: of equal ones together, the one that stands first. */
const worstOf = (facts: readonly Fact[], id: string): Finding | undefined =>
  [...mergeFacts(facts, [id])].sort(
    (a, b) => a.rank - b.rank || (b.facts[0].weight ?? 0) - (a.facts[0].weight ?? 0),
  )[0];

/**
 * The verdict of a step: its worst fact, in the words of the finding. Where none is bad, nor says that something could not
 * be read, it is healthy.
 * @param facts all that was read from the answers
 * @param well how it is said that nothing is wrong
 */
export const stepVerdict = (step: Asking, facts: readonly Fact[], well: Message): Verdict => {
  const own = facts.filter((fact) => counts(step, fact));
  const bad = own.filter(({ severity }) => severity === 'problem');
  const worst = worstOf(bad, step.id);
  if (worst !== undefined) {
    // What gives its reason in the same sentence says most.
    const alone = bad.find((fact) => fact.alone !== undefined)?.alone;
    return { status: 'problem', evidence: alone ?? worst.sentence };
  }
  const [unread] = own.filter((fact) => fact.kind === 'unread');
  if (unread === undefined) return { status: 'healthy', evidence: well };
  return {
    status: 'unknown',
    evidence: unread.sentence,
    ...(unread.why === 'reading' ? { pending: true } : {}),
    ...(unread.why === 'nothing' ? { hasNothing: true } : {}),
  };
};
