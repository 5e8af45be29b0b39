import { message, type Message } from '../message';
import { formatValue } from '../probes/format-value';
import type { Sample } from '../probes/observation';
import type { Measure } from '../probes/measure';
import { workloadReferenceByName } from './workload-reference';
import type { CallsFact, MetricFact } from './fact';
import { RANK } from './rank';
import type { StepReading, Observations } from './observations';
import { groupBy } from './group-by';
import { objectsOfLabels } from './label-objects';

const measuring = ({ step: { probe } }: StepReading): Measure | undefined =>
  probe.kind === 'metric' ? probe.measures : undefined;

const samplesOf = ({ result: { observation } }: StepReading): readonly Sample[] =>
  observation.state === 'found' && observation.data.kind === 'samples'
    ? observation.data.samples.filter(({ value }) => Number.isFinite(value) && value > 0)
    : [];

/** The sample that is furthest from what is expected; where that is a least value, nothing is as bad as 0. */
const worstOf = (one: StepReading): Sample | undefined => {
  const { observation } = one.result;
  if (one.step.expectation.kind !== 'above') return [...samplesOf(one)].sort((a, b) => b.value - a.value)[0];
  const all = observation.state === 'found' && observation.data.kind === 'samples' ? observation.data.samples : [];
  return all.filter(({ value }) => Number.isFinite(value)).sort((a, b) => a.value - b.value)[0];
};

const sum = (samples: readonly Sample[]): number => samples.reduce((total, { value }) => total + value, 0);

const largest = (groups: ReadonlyMap<string, readonly Sample[]>): readonly [string, readonly Sample[]] | undefined =>
  [...groups].sort(([, a], [, b]) => sum(b) - sum(a))[0];

interface Dominant {
  readonly code: string;
  readonly verb: string;
  readonly resource: string;
  /** The code's part of all failing calls, 0 to 1. */
  readonly part: number;
}

/** The code that most failing calls have, and the call that fails most often with it. */
export const dominantCall = (samples: readonly Sample[]): Dominant | undefined => {
  const byCode = largest(groupBy(samples, ({ labels }) => labels.code ?? ''));
  if (byCode === undefined) return undefined;
  const [code, withCode] = byCode;
  const [worst] = [...withCode].sort((a, b) => b.value - a.value);
  const { verb = '', resource = '' } = worst?.labels ?? {};
  return { code, verb, resource, part: sum(withCode) / sum(samples) };
};

/** What samples by call say of each code: they are shares of all calls. */
const sharesByCode = (samples: readonly Sample[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...groupBy(samples, ({ labels }) => labels.code ?? '')].map(([code, all]) => [code, sum(all)]));

const shareSentence = (name: string, share: number, dominant: Dominant | undefined) => {
  const values = { name, share: formatValue('ratio')(share) };
  if (dominant === undefined) {
    return message("{{share}} of {{name}}'s calls to the API server failed in the last 5 min", values);
  }
  const { code, verb, resource, part } = dominant;
  const call = { ...values, code, call: `${verb} ${resource}`.trim() };
  if (!/^\d+$/.test(code)) {
    return message(
      "{{share}} of {{name}}'s calls to the API server failed in the last 5 min, most often without an answer ({{code}}), on {{call}}",
      call,
    );
  }
  return part > 0.5
    ? message(
        "{{share}} of {{name}}'s calls to the API server failed in the last 5 min, most of them {{code}} on {{call}}",
        call,
      )
    : message(
        "{{share}} of {{name}}'s calls to the API server failed in the last 5 min, most often {{code}} on {{call}}",
        call,
      );
};

interface MeasureText {
  readonly sentence: Message;
  readonly rank: number;
}

/** From this value on, the step about phases says that there are none at all (`runbooks/content/scrape.ts`). */
export const NO_PHASES = 2;
const noPhases = message(
  'Prometheus has no `kube_pod_status_phase` of the namespace: kube-state-metrics, which gives it, is down or not scraped',
);

const saidBy = (measures: Measure | undefined, value: number): Message | undefined => {
  if (measures === 'pod-phases' && value >= NO_PHASES) return noPhases;
  return measures === undefined ? undefined : MEASURES[measures]?.sentence;
};

/** How what is measured besides the component's own calls is said. */
const MEASURES: Readonly<Partial<Record<Measure, MeasureText>>> = {
  'api-rejected': {
    sentence: message('The API server is overloaded: it turns calls away, {{value}} ({{what}})'),
    rank: RANK.apiServer,
  },
  'api-seats': {
    sentence: message('The API server is busy: {{value}} of the places for calls at priority level {{what}} are taken'),
    rank: RANK.apiServer + 0.05,
  },
  'api-latency': {
    sentence: message('The API server takes {{value}} to answer ({{what}}), not below {{threshold}}'),
    rank: RANK.apiServer + 0.1,
  },
  'api-errors': {
    sentence: message('The API server answers {{value}} of all calls with a 5xx code, not below {{threshold}}'),
    rank: RANK.apiServerErrors,
  },
  scrape: {
    sentence: message(
      'Prometheus does not read the metrics of pods that are ready (`up` is 0 or missing): {{value}} of them',
    ),
    rank: RANK.readinessGate,
  },
  'pod-phases': {
    sentence: message(
      'Prometheus counts no pod of {{name}} as running, by `kube_pod_status_phase` of kube-state-metrics',
    ),
    rank: RANK.replicas,
  },
  'memory-requests': {
    sentence: message('Pods have requested {{value}} or more of the memory of every node'),
    rank: RANK.otherNode,
  },
};

const isProblem = ({ result }: StepReading): boolean => result.verdict.status === 'problem';

/** The share of the component's calls that fail, with the call that fails most. */
export const callsFacts = ({ readings, workload }: Observations): readonly CallsFact[] => {
  const failing = readings.filter((one) => measuring(one) === 'failing-share' && isProblem(one));
  const calls = readings.filter((one) => measuring(one) === 'failing-calls');
  return failing.map((one): CallsFact => {
    const share = Math.max(...samplesOf(one).map(({ value }) => value));
    const dominant = dominantCall(calls.flatMap(samplesOf));
    return {
      kind: 'calls',
      share,
      code: dominant?.code ?? '',
      verb: dominant?.verb ?? '',
      resource: dominant?.resource ?? '',
      byCode: sharesByCode(calls.flatMap(samplesOf)),
      group: one.step.id,
      objects: workloadReferenceByName(workload),
      names: [...groupBy(calls.flatMap(samplesOf), ({ labels }) => labels.host ?? '').keys()]
        .filter((host) => host !== '')
        .map((name) => ({ model: 'Address', name })),
      workload,
      stepIds: [one, ...calls.filter(isProblem)].map(({ step }) => step.id),
      severity: 'problem',
      sentence: shareSentence(workload, share, dominant),
      rank: RANK.failingCalls,
    };
  });
};

/** What the other metrics say: the API server's own measures, and those of steps that say nothing more. */
export const metricFacts = (observed: Observations): readonly MetricFact[] => {
  const shares = callsFacts(observed);
  const told = new Set(shares.flatMap(({ stepIds }) => stepIds));
  return observed.readings
    .filter((one) => one.step.probe.kind === 'metric' && isProblem(one) && !told.has(one.step.id))
    .map((one): MetricFact => {
      const measures = measuring(one);
      const measure = measures === undefined ? undefined : MEASURES[measures];
      const { probe, expectation } = one.step;
      const worst = worstOf(one);
      const unit = probe.kind === 'metric' ? probe.unit : 'number';
      const said = saidBy(measures, worst?.value ?? 0);
      const values = {
        name: observed.workload,
        value: formatValue(unit)(worst?.value ?? 0),
        threshold: formatValue(unit)('threshold' in expectation ? expectation.threshold : 0),
        what: Object.values(worst?.labels ?? {}).join(' '),
      };
      return {
        kind: 'metric',
        ...(measures === undefined ? {} : { measures }),
        value: worst?.value ?? 0,
        labels: worst?.labels ?? {},
        group: one.step.id,
        objects: objectsOfLabels(worst?.labels ?? {}),
        names: [],
        workload: measures === 'pod-count' || measures === 'pod-phases' ? observed.workload : '',
        stepIds: [one.step.id],
        severity: 'problem',
        sentence: said === undefined ? one.result.verdict.evidence : { text: said.text, values },
        rank: measures === undefined || shares.length > 0 ? (measure?.rank ?? RANK.otherStep) : RANK.apiServerAlone,
      };
    });
};
