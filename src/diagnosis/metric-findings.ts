import { message } from '../message';
import { formatValue } from '../probes/format-value';
import type { Sample } from '../probes/observation';
import { RANK, type Finding } from './finding';
import type { StepReading, Observations } from './observations';
import { groupBy } from './group-by';

const CLIENT = 'kubevirt_rest_client_requests_total';

const queryOf = ({ step: { probe } }: StepReading): string => (probe.kind === 'metric' ? probe.query : '');
const isByCall = (reading: StepReading): boolean =>
  queryOf(reading).includes(CLIENT) &&
  reading.step.probe.kind === 'metric' &&
  (reading.step.probe.by ?? []).includes('code');
const isShare = (reading: StepReading): boolean => queryOf(reading).includes(CLIENT) && !isByCall(reading);

const samplesOf = ({ result: { observation } }: StepReading): readonly Sample[] =>
  observation.state === 'found' && observation.data.kind === 'samples'
    ? observation.data.samples.filter(({ value }) => Number.isFinite(value) && value > 0)
    : [];

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

/** What is measured besides the component's own calls, and how it is said. */
const MEASURES = [
  {
    metric: 'apiserver_flowcontrol_rejected_requests_total',
    sentence: message('The API server is overloaded: it turns calls away, {{value}} ({{what}})'),
    rank: RANK.apiServer,
  },
  {
    metric: 'apiserver_flowcontrol_current_executing_seats',
    sentence: message('The API server is busy: {{value}} of the places for calls at priority level {{what}} are taken'),
    rank: RANK.apiServer + 0.05,
  },
  {
    metric: 'apiserver_request_duration_seconds',
    sentence: message('The API server takes {{value}} to answer ({{what}}), not below {{threshold}}'),
    rank: RANK.apiServer + 0.1,
  },
  {
    metric: 'apiserver_request_total',
    sentence: message('The API server answers {{value}} of all calls with a 5xx code, not below {{threshold}}'),
    rank: RANK.apiServerErrors,
  },
  {
    metric: 'kube_node_status_allocatable',
    sentence: message('Pods have requested {{value}} or more of the memory of every node'),
    rank: RANK.otherNode,
  },
] as const;

const isProblem = ({ result }: StepReading): boolean => result.verdict.status === 'problem';

/** What the metrics say: the share of failing calls with the call that fails most, and the API server's own measures. */
export const metricFindings = ({ readings, workload }: Observations): readonly Finding[] => {
  const failing = readings.filter((one) => isShare(one) && isProblem(one));
  const calls = readings.filter((one) => isByCall(one));
  const shares = failing.map((one): Finding => {
    const share = Math.max(...samplesOf(one).map(({ value }) => value));
    return {
      id: `failing-calls/${one.step.id}`,
      sentence: shareSentence(workload, share, dominantCall(calls.flatMap(samplesOf))),
      status: 'problem',
      stepIds: [one, ...calls.filter(isProblem)].map(({ step }) => step.id),
      objects: [],
      rank: RANK.failingCalls,
    };
  });
  const told = new Set(shares.flatMap(({ stepIds }) => stepIds));
  const others = readings
    .filter((one) => one.step.probe.kind === 'metric' && isProblem(one) && !told.has(one.step.id))
    .map((one): Finding => {
      const measure = MEASURES.find(({ metric }) => queryOf(one).includes(metric));
      const [worst] = [...samplesOf(one)].sort((a, b) => b.value - a.value);
      const { probe, expectation } = one.step;
      const unit = probe.kind === 'metric' ? probe.unit : 'number';
      const values = {
        value: formatValue(unit)(worst?.value ?? 0),
        threshold: formatValue(unit)(expectation.kind === 'below' ? expectation.threshold : 0),
        what: Object.values(worst?.labels ?? {}).join(' '),
      };
      return {
        id: `metric/${one.step.id}`,
        sentence: measure === undefined ? one.result.verdict.evidence : { text: measure.sentence.text, values },
        status: 'problem',
        stepIds: [one.step.id],
        objects: [],
        rank: shares.length > 0 ? (measure?.rank ?? RANK.otherStep) : RANK.apiServerAlone,
      };
    });
  return [...shares, ...others];
};
