import type { Verdict } from '../probes/step-result';
import { conditionsOf } from '../unknown-value';
import { chain, leadingIds } from './chain';
import { contradictionOf, isAboutReading, type Contradiction } from './contradiction';
import type { Fact, FactOf } from './fact';
import type { Finding } from './finding';
import { recognise } from './known-lines';
import { mergeFacts } from './merge-facts';
import type { About, Observations, StepReading } from './observations';
import { RANK } from './rank';

/** What was found, in order, and whether the component is well. */
export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** The ids of the findings that lead to what the alert measures, those under others included. */
  readonly leading: ReadonlySet<string>;
  /** The ids of those that are what the alert measures. */
  readonly measured: ReadonlySet<string>;
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
const withoutEchoes = (facts: readonly Fact[]): readonly Fact[] => {
  const ended = facts.flatMap((pod) =>
    pod.kind === 'pod' && pod.lastWords !== undefined ? [{ pod, said: pod.lastWords }] : [],
  );
  const told = new Set(ended.map(({ said }) => recognise(said)?.id).filter((id) => id !== undefined));
  const isEcho = (fact: Fact): boolean =>
    fact.kind === 'line' &&
    fact.names.every(({ model }) => model === 'Node') &&
    ended.some(
      ({ pod, said }) =>
        pod.workload === fact.workload &&
        (said === fact.sentence.values?.line || (fact.known !== undefined && told.has(fact.known))),
    );
  const echoes = facts.filter(isEcho).flatMap(({ stepIds }) => stepIds);
  return facts
    .filter((fact) => !isEcho(fact))
    .map((fact) =>
      fact.kind === 'pod' && fact.lastWords !== undefined
        ? { ...fact, stepIds: [...new Set([...fact.stepIds, ...echoes])] }
        : fact,
    );
};

/** What says the same as another, or too little to stand for itself, is no finding. */
const withoutTold = (facts: readonly Fact[]): readonly Fact[] => {
  const told = new Set(
    facts.flatMap(({ kind, stepIds }) => (kind === 'existence' || kind === 'container-end' ? [] : stepIds)),
  );
  return facts.filter((fact) => {
    if (fact.kind === 'container-end' || fact.kind === 'unread' || (fact.kind === 'event' && fact.isTold)) return false;
    return fact.kind !== 'existence' || fact.state === 'missing' || !fact.stepIds.some((id) => told.has(id));
  });
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
  beside: readonly FactOf<'unread'>[],
): readonly Finding[] => {
  const unread = [
    ...findings.flatMap(({ facts: [fact], sentence }) =>
      fact.kind === 'unread' && fact.why !== 'undecided' ? [sentence] : [],
    ),
    // A cluster that is not OpenShift has no such API, and nothing of the kind is under way.
    ...beside.flatMap(({ why, sentence }) => (why === 'forbidden' || why === 'failed' ? [sentence] : [])),
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

/** What was read, once. */
export interface Read {
  readonly observed: Observations;
  readonly facts: readonly Fact[];
  readonly verdicts: ReadonlyMap<string, Verdict>;
}

/** Equal facts as one finding each, the first first, with the steps of them that are shown. */
export const findingsOf = (
  facts: readonly Fact[],
  { readings }: Observations,
  isShown: (id: string) => boolean = () => true,
): readonly Finding[] =>
  [...mergeFacts(facts, readings.map(({ step }) => step.id).filter(isShown))].sort((a, b) => a.rank - b.rank);

/** What could not be read of these steps, where it leaves them undecided; that there is nothing to read, others explain. */
const isOpen = (
  { why, stepIds }: FactOf<'unread'>,
  readings: readonly StepReading[],
  verdicts: Read['verdicts'],
): boolean =>
  why !== 'reading' &&
  why !== 'nothing' &&
  readings.some(({ step: { id } }) => stepIds.includes(id) && verdicts.get(id)?.status === 'unknown');

/**
 * Says what is wrong by the facts that the shown steps told: each thing once, what makes the component fail first, what
 * could not be read last.
 */
export const find = (
  { observed, facts, verdicts, shown }: Read & { readonly shown: ReadonlySet<string> },
  about: About,
): Diagnosis => {
  const readings = observed.readings.filter(({ step }) => shown.has(step.id));
  const asked = readings.filter(({ step }) => step.beside !== true);
  const beside = readings.filter(({ step }) => step.beside === true);
  // What is read beside the steps explains what these find; that it is not there is no finding.
  const tells = (fact: Fact): boolean =>
    (fact.kind === 'existence' ? asked : readings).some(({ step }) => fact.stepIds.includes(step.id));
  const read = withoutTold(withoutEchoes(facts.filter(tells)));
  const unread = (of: readonly StepReading[]): readonly FactOf<'unread'>[] =>
    facts.filter((fact) => fact.kind === 'unread' && isOpen(fact, of, verdicts)) as readonly FactOf<'unread'>[];
  const all = findingsOf([...read, ...unread(asked)], observed, (id) => shown.has(id));
  const measured = (finding: Finding): boolean => isMeasure(finding, about);
  const chained = withUnexplained(chain(all, measured), measured, unread(beside));
  const isPending = asked.some(({ step }) => verdicts.get(step.id)?.pending === true);
  const isHealthy =
    !isPending && asked.length > 0 && all.every(({ status, rank }) => status !== 'unknown' && rank >= RANK.elsewhere);
  const since = isHealthy ? readySince(observed) : undefined;
  const leading = leadingIds(all, measured);
  const measures = new Set(all.filter(measured).map(({ id }) => id));
  const found = {
    leading,
    measured: measures,
    isPending,
    isHealthy,
    ...(since === undefined ? {} : { readySince: since }),
  };
  const { firing, workload: name, now } = about;
  if (firing === undefined || !isHealthy) return { ...found, findings: chained };
  const contradiction = contradictionOf(chained.filter(isAboutReading), firing, { name, readySince: since, now });
  return { ...found, findings: chained.filter((finding) => !isAboutReading(finding)), contradiction };
};
