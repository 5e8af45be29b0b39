import type { StepResult } from '../probes/step-result';
import type { FilledStep, Step } from '../runbooks/runbook';
import { conditionsOf } from '../unknown-value';
import { chain, leadingIds } from './chain';
import { conditionFacts } from './condition-facts';
import { containerEndFacts } from './container-end-facts';
import { contradictionOf, isAboutReading, type Contradiction } from './contradiction';
import { eventFacts } from './event-facts';
import { expectedFacts } from './expected-facts';
import type { Fact, FactOf } from './fact';
import type { Finding } from './finding';
import { RANK } from './rank';
import { recognise } from './known-lines';
import { leaseFacts } from './lease-facts';
import { logFacts } from './log-facts';
import { mergeFacts } from './merge-facts';
import { callsFacts, metricFacts } from './metric-facts';
import { namedFacts } from './named-facts';
import { needFacts } from './need-facts';
import { nodeFacts } from './node-facts';
import { objectFacts } from './object-facts';
import { observe, type About, type Observations, type StepReading } from './observations';
import { operatorFacts } from './operator-facts';
import { podFacts } from './pod-facts';
import { preemptionFacts } from './preemption-facts';
import { refusalFacts } from './refusal-facts';
import { haveInCommon } from './same-object';
import { stepFacts, unreadFacts } from './step-facts';
import { workloadFacts } from './workload-facts';
import { writerFacts } from './writer-facts';

/** What was found, in order, and whether the component is well. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** The ids of the findings that lead to what the alert measures, those under others included. */
  readonly leading: ReadonlySet<string>;
  /** Every step was read, and nothing is wrong with the component itself. */
  readonly isHealthy: boolean;
  /** Since when all its pods are ready, in milliseconds since the epoch; absent when it isn't healthy or nothing says. */
  readonly readySince?: number;
  /** Some step has not been read yet. */
  readonly isPending: boolean;
  /** It is healthy, and the alert is there; absent where either is not so. */
  readonly contradiction?: Contradiction;
}

/** A line that names no more than the container that ended by it is one with its end. */
const withoutEchoes = (pods: readonly FactOf<'pod'>[], lines: readonly FactOf<'line'>[]): readonly Fact[] => {
  const ended = pods.flatMap((pod) => (pod.lastWords === undefined ? [] : [{ pod, said: pod.lastWords }]));
  const told = new Set(ended.map(({ said }) => recognise(said)?.id).filter((id) => id !== undefined));
  const isEcho = ({ known, names, sentence: { values }, workload }: FactOf<'line'>): boolean =>
    names.every(({ model }) => model === 'Node') &&
    ended.some(
      ({ pod, said }) =>
        pod.workload === workload && (said === values?.line || (known !== undefined && told.has(known))),
    );
  const echoes = lines.filter(isEcho).flatMap(({ stepIds }) => stepIds);
  return [
    ...pods.map((pod) =>
      pod.lastWords === undefined ? pod : { ...pod, stepIds: [...new Set([...pod.stepIds, ...echoes])] },
    ),
    ...namedFacts(lines.filter((line) => !isEcho(line))),
  ];
};

/** What objects say of themselves, and numbers that name an object: where the alert measures them. */
const SAID: ReadonlySet<string> = new Set<Fact['kind']>(['condition', 'field']);

/** Whether a finding is what an alert measures: how many replicas are ready, who leads, how many calls fail. */
const isMeasure = ({ facts: [fact], stepIds }: Finding, { workload, measuredBy }: About): boolean =>
  (fact.kind === 'workload' && fact.workload === workload) ||
  fact.kind === 'lease' ||
  fact.kind === 'calls' ||
  ((SAID.has(fact.kind) || (fact.kind === 'metric' && fact.objects.length > 0)) &&
    stepIds.some((id) => id === measuredBy));

/** What the alert measures and nothing explains says so, and which right that was missing may be why. */
const withUnexplained = (
  findings: readonly Finding[],
  measured: (finding: Finding) => boolean,
  beside: Observations,
): readonly Finding[] => {
  const unread = [
    ...findings.flatMap(({ facts: [fact], sentence }) =>
      fact.kind === 'unread' && fact.why !== 'undecided' ? [sentence] : [],
    ),
    // A cluster that is not OpenShift has no such API, and nothing of the kind is under way.
    ...unreadFacts(beside).flatMap(({ why, sentence }) => (why === 'forbidden' || why === 'failed' ? [sentence] : [])),
  ];
  return findings.map((finding) => (measured(finding) ? { ...finding, unexplained: { unread } } : finding));
};

/** When the last of the component's pods became ready; of a part of them, others may have become ready later. */
const readySince = (observed: Observations): number | undefined => {
  if (observed.counts?.[observed.workload] !== undefined) return undefined;
  const times = observed.pods
    .filter(({ workload }) => workload === observed.workload)
    .flatMap(({ item }) => conditionsOf(item).filter(({ type, status }) => type === 'Ready' && status === 'True'))
    .map(({ lastTransitionTime }) => Date.parse(lastTransitionTime))
    .filter((at) => !Number.isNaN(at));
  return times.length === 0 ? undefined : Math.max(...times);
};

/** What operators' resources say is wrong, where no step asks for that very condition. */
const untoldConditions = (observed: Observations): readonly Fact[] => {
  const asked = objectFacts(observed);
  return conditionFacts(observed).filter(
    ({ severity, type, objects }) =>
      severity === 'problem' &&
      !asked.some((one) => one.kind === 'condition' && one.type === type && haveInCommon(one.objects, objects)),
  );
};

const surroundings = (observed: Observations): readonly Fact[] => [
  ...refusalFacts(observed),
  ...needFacts(observed),
  ...preemptionFacts(observed),
  ...operatorFacts(observed),
  ...untoldConditions(observed),
  ...objectFacts(observed),
  ...workloadFacts(observed),
  ...leaseFacts(observed),
  ...nodeFacts(observed),
  ...expectedFacts(observed),
  ...callsFacts(observed),
  ...metricFacts(observed),
  ...writerFacts(observed),
  ...eventFacts(observed),
];

/** Everything that the readers tell: what known causes are judged by. */
export const factsIn = (observed: Observations): readonly Fact[] => [
  ...namedFacts(logFacts(observed)),
  ...podFacts(observed),
  ...containerEndFacts(observed),
  ...surroundings(observed),
];

/** Equal facts as one finding each, the first first. */
export const findingsOf = (facts: readonly Fact[], { readings }: Observations): readonly Finding[] =>
  [
    ...mergeFacts(
      facts,
      readings.map(({ step }) => step.id),
    ),
  ].sort((a, b) => a.rank - b.rank);

/**
 * Reads everything that the steps of a runbook gave, and says what is wrong: each thing once, what makes the component
 * fail first, what could not be read last.
 * @param about the name of the runbook's workload, and now in milliseconds since the epoch
 */
export const find = (
  steps: readonly (Step | FilledStep)[],
  results: readonly StepResult[],
  about: About,
): Diagnosis => {
  const observed = observe(steps, results, about);
  const typed = [...withoutEchoes(podFacts(observed), logFacts(observed)), ...surroundings(observed)];
  const isBeside = ({ step }: StepReading): boolean => step.beside === true;
  const asked = { ...observed, readings: observed.readings.filter((one) => !isBeside(one)) };
  const beside = { ...observed, readings: observed.readings.filter(isBeside) };
  const all = findingsOf([...typed, ...stepFacts(asked, typed), ...unreadFacts(asked)], observed);
  const measured = (finding: Finding): boolean => isMeasure(finding, about);
  const chained = withUnexplained(chain(all, measured), measured, beside);
  const isPending = asked.readings.some(({ result: { verdict } }) => verdict.pending === true);
  const isHealthy =
    !isPending &&
    asked.readings.length > 0 &&
    all.every(({ status, rank }) => status !== 'unknown' && rank >= RANK.elsewhere);
  const since = isHealthy ? readySince(observed) : undefined;
  const leading = leadingIds(all, measured);
  const found = { leading, isPending, isHealthy, ...(since === undefined ? {} : { readySince: since }) };
  const { firing, workload: name, now } = about;
  if (firing === undefined || !isHealthy) return { ...found, findings: chained };
  const contradiction = contradictionOf(chained.filter(isAboutReading), firing, { name, readySince: since, now });
  return { ...found, findings: chained.filter((finding) => !isAboutReading(finding)), contradiction };
};
