import type { Message } from '../message';
import type { StepResult, VerdictStatus } from '../probes/step-result';
import type { FilledStep } from '../runbooks/runbook';
import { flatten } from './chain';
import type { Finding } from './finding';
import type { Investigation } from './investigate';
import { lookedAt } from './looked-at';

/** A step with what it says, and its number in the runbook, from 1. */
export interface CheckedStep {
  readonly step: FilledStep;
  readonly result: StepResult;
  readonly number: number;
}

/** One thing that was looked at, and the worst of what its steps say of it. */
export interface CheckRow {
  /** The same as long as the same thing is looked at. */
  readonly id: string;
  readonly name: Message;
  readonly status: VerdictStatus;
  /** True while an answer is awaited, and none tells of trouble yet. */
  readonly isPending: boolean;
  /** The sentence of the step that decides. */
  readonly evidence: Message;
  /** Since when that is so by the objects' own times, in milliseconds since the epoch; absent where none says. */
  readonly since?: number;
  /** The steps that look at it, in their order; at least one. */
  readonly steps: readonly CheckedStep[];
}

/** The lower, the worse. That there is nothing to read, as of what is done by hand, is no reading that failed. */
const badness = ({ result: { verdict } }: CheckedStep): number => {
  if (verdict.status === 'problem') return 0;
  if (verdict.pending === true) return 1;
  if (verdict.status === 'unknown') return verdict.hasNothing === true ? 3 : 2;
  return 4;
};

/** Of what has nothing to read beside what was read and is well, the latter counts. */
const decides = (steps: readonly [CheckedStep, ...CheckedStep[]]): CheckedStep => {
  const read = steps.filter((one) => badness(one) !== 3);
  return (read.length === 0 ? steps : read).reduce((worst, one) => (badness(one) < badness(worst) ? one : worst));
};

const rowOf = (id: string, name: Message, steps: readonly [CheckedStep, ...CheckedStep[]]): CheckRow => {
  const { verdict, since } = decides(steps).result;
  return {
    id,
    name,
    status: verdict.status,
    isPending: verdict.pending === true,
    evidence: verdict.evidence,
    ...(since === undefined ? {} : { since }),
    steps,
  };
};

/** Groups the steps of an investigation by what they look at, in the order of the first step of each. */
export const checkRows = ({ steps, results }: Pick<Investigation, 'steps' | 'results'>): readonly CheckRow[] => {
  const groups = new Map<string, { readonly name: Message; readonly steps: [CheckedStep, ...CheckedStep[]] }>();
  lookedAt(steps).forEach(({ key, name }, index) => {
    const [step, result] = [steps[index], results[index]];
    if (step === undefined || result === undefined) return;
    const one = { step, result, number: index + 1 };
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { name, steps: [one] });
    else group.steps.push(one);
  });
  return [...groups].map(([id, { name, steps: own }]) => rowOf(id, name, own));
};

/** What is not read yet stands with what is well, which most of it will be. */
const rankOf = ({ status, isPending, steps }: CheckRow): number => {
  if (status === 'problem') return 0;
  if (status === 'healthy' || isPending) return 3;
  return steps.every(({ result }) => result.verdict.hasNothing === true) ? 2 : 1;
};

/**
 * The rows with problems first, that of the first finding before all, then what is not known, then what is well. Rows of
 * one rank stay in their order.
 */
export const worstFirst = (rows: readonly CheckRow[], findings: readonly Finding[]): readonly CheckRow[] => {
  const told = flatten(findings).map(({ stepIds }) => stepIds);
  const firstTold = ({ steps }: CheckRow): number => {
    const at = told.findIndex((ids) => steps.some(({ step }) => ids.includes(step.id)));
    return at === -1 ? told.length : at;
  };
  return [...rows].sort((a, b) => rankOf(a) - rankOf(b) || (a.status === 'problem' ? firstTold(a) - firstTold(b) : 0));
};
