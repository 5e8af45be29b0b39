import type { Answers } from '../probes/answers';
import { fillPods } from '../probes/fill-probe';
import { listKey, type ListRequest } from '../probes/list-request';
import type { LogRequest } from '../probes/log-targets';
import type { Evidence, Observation } from '../probes/observation';
import { observeProbe } from '../probes/observe-probe';
import type { Pods, Text } from '../probes/probe';
import { listsOf, logsOf, readsOf, type ProbeReads } from '../probes/probe-reads';
import type { NamespaceFinding } from '../probes/step-result';
import type { Variables } from '../probes/variables';
import { mergeObservations } from '../probes/merge-observations';
import { bindVariables, type Binding, type Variable } from '../runbooks/bind-variables';
import { fillStep, inSentences } from '../runbooks/fill-runbook';
import { findNamespace, namespaceLists } from '../runbooks/namespace';
import type { Cause, FilledCause, FilledStep, Fix, Step } from '../runbooks/runbook';
import { namespaceFrom, type Subject } from '../runbooks/subject';
import { checksOf } from './causes';
import { fillCause } from './fill-cause';
import { followUps } from './follow-ups';
import { once } from '../once';

/** What is investigated: a runbook, or the general checks of a component, for an alert with these labels. */
export interface Case {
  readonly title: string;
  readonly subject: Subject;
  readonly variables?: Readonly<Record<string, Variable>>;
  readonly steps: readonly Step[];
  readonly causes: readonly Cause[];
  readonly fix?: Fix;
  /** The id of the step that reads what the alert measures. */
  readonly measuredBy?: string;
  readonly labels: Readonly<Record<string, string>>;
}

/** A probe with what it reads, and what is expected of the answer. */
export interface PlannedPart extends Pick<FilledStep, 'probe' | 'expectation'> {
  readonly reads: ProbeReads;
}

/** A step or check as it is to be read now. */
export interface PlannedStep {
  readonly step: FilledStep;
  /** The step itself, and the same for each other object that it is about. */
  readonly parts: readonly PlannedPart[];
  /** True where an answer is awaited that says what is to be read. */
  readonly waits: boolean;
}

/** What is to be asked, as far as the answers so far tell. */
export interface Plan {
  readonly of: Case;
  readonly namespace: NamespaceFinding;
  readonly variables: Variables;
  /** What fills sentences: for a variable that stands for several objects, all of them. */
  readonly sentences: Variables;
  /** Those of the case, then those that what was read asks for. */
  readonly steps: readonly PlannedStep[];
  /** What is read besides, to judge the known causes. */
  readonly checks: readonly PlannedStep[];
  /** The known causes, their sentences filled. */
  readonly causes: readonly FilledCause[];
  /** The pods that the fix is about; absent where there is none, or their place is not known. */
  readonly fix?: Pods<Text>;
  /** Everything to ask, each once. */
  readonly lists: readonly ListRequest[];
  readonly logs: readonly LogRequest[];
  readonly queries: readonly string[];
}

const NOTHING: ProbeReads = {};

/** What the parts of a planned step read, from what was answered; at least one. */
export const observeParts = ({ parts, waits }: PlannedStep, answers: Answers): readonly Observation<Evidence>[] =>
  waits ? [{ state: 'loading' }] : parts.map(({ probe, reads }) => observeProbe(probe, reads, answers));

/** What a planned step reads, all of it as one. */
export const observeStep = (planned: PlannedStep, answers: Answers): Observation<Evidence> =>
  mergeObservations(observeParts(planned, answers));

/** A step that lacks a value still waits where one that it lacks is awaited. */
const awaits = ({ probe }: FilledStep, { pending }: Binding): boolean =>
  probe.kind === 'unfilled' && Object.keys(probe.missing).some((name) => pending.has(name));

const stepsNamedBy = (variables: Readonly<Record<string, Variable>>): ReadonlySet<string> =>
  new Set(
    Object.values(variables).flatMap(({ firstOf }) =>
      firstOf.flatMap((source) => ('step' in source ? [source.step] : [])),
    ),
  );

/** Of the answers of Prometheus, those whose labels name what later steps read. */
export const namingSamples = ({ of, steps }: Plan, samples: Answers['samples']): Answers['samples'] => {
  const named = stepsNamedBy(of.variables ?? {});
  return Object.fromEntries(
    steps
      .filter(({ step }) => named.has(step.id))
      .flatMap(({ parts }) => parts.flatMap(({ probe }) => (probe.kind === 'metric' ? [probe.query] : [])))
      .map((query) => [query, samples[query]]),
  );
};

/** The probes of steps, with what each reads. */
export const partsOf = (planned: readonly PlannedStep[]): readonly PlannedPart[] =>
  planned.flatMap(({ parts }) => parts);

/**
 * Plans what to read for a case, by what was answered so far: the namespace first, then the steps in their order, since
 * later ones may name what earlier ones found. It is asked again with each answer until it names nothing new.
 */
export const planOf = (of: Case, answers: Answers): Plan => {
  const { subject, labels, variables: declared = {}, causes, fix } = of;
  const sources = namespaceFrom(subject);
  const namespace = findNamespace(sources, labels, answers.lists);
  const named = stepsNamedBy(declared);
  const read = new Map<string, Observation<Evidence>>();
  const bind = (): Binding => bindVariables(declared, { namespace: namespace.namespace, labels, answers: read });
  let binding = bind();
  const planStep = (one: Step): PlannedStep => {
    const step = fillStep(one, binding);
    // Nothing is read in a namespace that is only a guess.
    const waits = awaits(step, binding) || (!namespace.settled && step.probe.kind !== 'unfilled');
    const parts = [step, ...(step.also ?? [])].map(({ probe, expectation }): PlannedPart => ({
      probe,
      expectation,
      reads: waits ? NOTHING : readsOf(probe, answers.lists),
    }));
    const planned = { step, waits, parts };
    if (named.has(step.id)) {
      read.set(step.id, observeStep(planned, answers));
      binding = bind();
    }
    return planned;
  };
  const own = of.steps.map(planStep);
  const steps = [...own, ...followUps(partsOf(own), answers).map(planStep)];
  const checks = checksOf(causes).map(planStep);
  const { values } = binding;
  const all = [...steps, ...checks];
  const parts = partsOf(all);
  const sentences = inSentences(binding);
  const target = fix === undefined ? undefined : fillPods(fix, values);
  return {
    of,
    namespace,
    variables: values,
    sentences,
    steps,
    checks,
    causes: causes.map((cause) => fillCause(cause, binding)),
    ...(target === undefined ? {} : { fix: target }),
    lists: once([...namespaceLists(sources), ...parts.flatMap(({ reads }) => listsOf(reads))], listKey),
    logs: once(
      parts.flatMap(({ probe, reads }) => logsOf(probe, reads, answers.lists)),
      ({ key }) => key,
    ),
    queries: once(
      all
        .filter(({ waits }) => !waits)
        .flatMap((planned) => planned.parts)
        .flatMap(({ probe }) => (probe.kind === 'metric' ? [probe.query] : [])),
      (query) => query,
    ),
  };
};
