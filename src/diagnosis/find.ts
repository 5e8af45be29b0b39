import type { StepResult } from '../probes/step-result';
import type { FilledStep, Step } from '../runbooks/runbook';
import { conditionsOf } from '../unknown-value';
import { eventFindings } from './event-findings';
import { RANK, type Finding } from './finding';
import { observe, type Observations } from './observations';
import { groupBy } from './group-by';
import { recognise } from './known-lines';
import { logFindings } from './log-findings';
import { metricFindings } from './metric-findings';
import { nodeFindings } from './node-findings';
import { podFindings } from './pod-findings';
import { leaseFindings, workloadFindings } from './workload-findings';

/** What was found, in order, and whether the component is well. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** Every step was read, and nothing is wrong with the component itself. */
  readonly isHealthy: boolean;
  /** Since when, in milliseconds since the epoch; absent when it isn't healthy or nothing says. */
  readonly healthySince?: number;
  /** Some step has not been read yet. */
  readonly isPending: boolean;
}

/** What logs and events tell is told by rules of their own: what no rule tells has passed. */
const PASSING = new Set(['log-without', 'no-warnings']);

/** Problems of steps that no rule tells, in the words of their verdict: none is left out. */
const otherFindings = ({ readings }: Observations, typed: readonly Finding[]): readonly Finding[] => {
  const told = new Set(typed.flatMap(({ stepIds }) => stepIds));
  const missing = new Set(typed.map(({ id }) => id).filter((id) => id.startsWith('missing/')));
  return (
    readings
      .filter(({ step, result: { verdict } }) => verdict.status === 'problem' && !PASSING.has(step.expectation.kind))
      .filter(({ step }) => !told.has(step.id))
      // An object that does not exist is told once, whichever steps look for it.
      .filter(({ step: { probe } }) => probe.kind !== 'get' || !missing.has(`missing/${probe.name}`))
      .map(({ step, result }) => ({
        id: `step/${step.id}`,
        sentence: result.verdict.evidence,
        status: 'problem',
        stepIds: [step.id],
        objects: [],
        rank: step.expectation.kind === 'log-with' ? RANK.trace : RANK.otherStep,
      }))
  );
};

/** What could not be read. */
const unknowns = ({ readings }: Observations): readonly Finding[] =>
  readings
    .filter(({ result: { verdict } }) => verdict.status === 'unknown' && verdict.pending !== true)
    .map(({ step, result }) => ({
      id: `unknown/${step.id}`,
      sentence: result.verdict.evidence,
      status: 'unknown',
      stepIds: [step.id],
      objects: [],
      rank: RANK.unknown,
    }));

/** Steps that say the same are one finding. */
const eachOnce = (findings: readonly Finding[]): readonly Finding[] =>
  [...groupBy(findings, ({ status, sentence }) => JSON.stringify([status, sentence]))].flatMap(([, same]) => {
    const [first] = same;
    return first === undefined ? [] : [{ ...first, stepIds: same.flatMap(({ stepIds }) => stepIds) }];
  });

/** A log finding that says what the last words of a crash say is one with the crash. */
const withoutEchoes = (pods: readonly Finding[], logs: readonly Finding[]): readonly Finding[] => {
  const lines = pods.flatMap(({ sentence: { values } }) => (values?.line === undefined ? [] : [String(values.line)]));
  const told = new Set(lines.map((line) => recognise(line)?.id).filter((id) => id !== undefined));
  const isEcho = ({ sentence: { values } }: Finding): boolean => {
    const line = String(values?.line ?? '');
    const known = recognise(line);
    return lines.includes(line) || (known !== undefined && told.has(known.id));
  };
  const echoes = logs.filter(isEcho).flatMap(({ stepIds }) => stepIds);
  return [
    ...pods.map((finding) =>
      finding.sentence.values?.line === undefined
        ? finding
        : { ...finding, stepIds: [...new Set([...finding.stepIds, ...echoes])] },
    ),
    ...logs.filter((finding) => !isEcho(finding)),
  ];
};

/** How many replicas are ready, who leads or how many calls fail is the headline: it stands right after the first cause. */
const withHeadline = (findings: readonly Finding[], workload: string): readonly Finding[] => {
  const headline =
    findings.find(({ id }) => id === `replicas/${workload}`) ??
    findings.find(({ id }) => id === 'lease' || id.startsWith('failing-calls/'));
  if (headline === undefined || findings.indexOf(headline) <= 1) return findings;
  const [first, ...rest] = findings;
  return first === undefined ? findings : [first, headline, ...rest.filter((finding) => finding !== headline)];
};

/** The newest moment at which a pod became ready or a verdict changed. */
const sinceWhen = (observed: Observations): number | undefined => {
  const ready = observed.pods
    .filter(({ workload }) => workload === observed.workload)
    .flatMap(({ item }) => conditionsOf(item).filter(({ type, status }) => type === 'Ready' && status === 'True'))
    .map(({ lastTransitionTime }) => Date.parse(lastTransitionTime))
    .filter((at) => !Number.isNaN(at));
  const changed = observed.readings.flatMap(({ result }) => (result.changedAt === undefined ? [] : [result.changedAt]));
  // A verdict that was healthy when the page was opened says nothing of before: the pods do.
  const times = ready.length > 0 ? ready : changed;
  return times.length === 0 ? undefined : Math.max(...times);
};

const surroundings = (observed: Observations): readonly Finding[] => [
  ...workloadFindings(observed),
  ...leaseFindings(observed),
  ...nodeFindings(observed),
  ...metricFindings(observed),
  ...eventFindings(observed),
];

/** Everything that the rules find, echoes and all, the first first: what known causes are judged by. */
export const findingsIn = (observed: Observations): readonly Finding[] =>
  [...logFindings(observed), ...podFindings(observed), ...surroundings(observed)].sort((a, b) => a.rank - b.rank);

/**
 * Reads everything that the steps of a runbook gave, and says what is wrong: each thing once, what makes the component
 * fail first, what could not be read last.
 * @param about the name of the runbook's workload, and now in milliseconds since the epoch
 */
export const find = (
  steps: readonly (Step | FilledStep)[],
  results: readonly StepResult[],
  about: { readonly workload: string; readonly now: number },
): Diagnosis => {
  const observed = observe(steps, results, about);
  const typed = [...withoutEchoes(podFindings(observed), logFindings(observed)), ...surroundings(observed)];
  const all = [...typed, ...eachOnce([...otherFindings(observed, typed), ...unknowns(observed)])].sort(
    (a, b) => a.rank - b.rank,
  );
  const findings = withHeadline(all, about.workload);
  const isPending = results.some(({ verdict }) => verdict.pending === true);
  const isHealthy =
    !isPending &&
    observed.readings.length > 0 &&
    findings.every(({ status, rank }) => status === 'problem' && rank >= RANK.elsewhere);
  const since = isHealthy ? sinceWhen(observed) : undefined;
  return { findings, isPending, isHealthy, ...(since === undefined ? {} : { healthySince: since }) };
};
