import { inEnglish, message, type Message } from '../message';
import { formatValue } from '../probes/format-value';
import type { Measure } from '../probes/measure';
import type { Sample } from '../probes/observation';
import type { CallsFact, MetricFact } from './fact';
import type { Observations, StepReading } from './observations';
import { RANK } from './rank';
import { objectsOfLabels } from './label-objects';
import { measuring, violation, whichSample } from './read-samples';

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

/** What a step says of its own number, where nothing says what it measures. */
const plain = ({ step: { title, expectation, probe } }: StepReading, sample: Sample): Message => {
  if (expectation.kind !== 'below' && expectation.kind !== 'above') return title;
  const format = formatValue(probe.kind === 'metric' ? probe.unit : 'number');
  const values = {
    name: inEnglish(title),
    value: format(sample.value),
    threshold: format(expectation.threshold),
    labels: whichSample(sample),
  };
  return expectation.kind === 'above'
    ? message('{{name}}: {{value}}{{labels}}, not above {{threshold}}', values)
    : message('{{name}}: {{value}}{{labels}}, not below {{threshold}}', values);
};

/** What a step says that its number means. */
const headlineOf = ({ step }: StepReading, value: string): Pick<MetricFact, 'headline'> => {
  const headline = 'headline' in step ? step.headline : undefined;
  return headline === undefined ? {} : { headline: { ...headline, values: { ...headline.values, value } } };
};

const toFact = (one: StepReading, worst: Sample, besideCalls: boolean, workload: string): MetricFact => {
  const { probe, expectation, id } = one.step;
  const measures = measuring(one);
  const measure = measures === undefined ? undefined : MEASURES[measures];
  const format = formatValue(probe.kind === 'metric' ? probe.unit : 'number');
  const said = saidBy(measures, worst.value);
  const values = {
    name: workload,
    value: format(worst.value),
    threshold: format('threshold' in expectation ? expectation.threshold : 0),
    what: Object.values(worst.labels).join(' '),
  };
  return {
    kind: 'metric',
    ...(measures === undefined ? {} : { measures }),
    value: worst.value,
    labels: worst.labels,
    group: id,
    objects: objectsOfLabels(worst.labels),
    names: [],
    workload: measures === 'pod-count' || measures === 'pod-phases' ? workload : '',
    stepIds: [id],
    severity: 'problem',
    sentence: said === undefined ? plain(one, worst) : { text: said.text, values },
    ...headlineOf(one, values.value),
    rank: measures === undefined || besideCalls ? (measure?.rank ?? RANK.otherStep) : RANK.apiServerAlone,
  };
};

/**
 * What the other metrics say: the API server's own measures, and those of steps that say nothing more.
 * @param calls what is told already
 */
export const metricFacts = (observed: Observations, calls: readonly CallsFact[]): readonly MetricFact[] => {
  const told = new Set(calls.flatMap(({ stepIds }) => stepIds));
  return observed.readings.flatMap((one): readonly MetricFact[] => {
    const worst = violation(one);
    if (worst === undefined || told.has(one.step.id)) return [];
    return [toFact(one, worst, calls.length > 0, observed.workload)];
  });
};
