import { parseSeries, writeSeries } from '../prometheus/series';
import type { MetricDescription } from '../scenario';
import type { Draft } from './draft';

const NAME = 'kubevirt_rest_client_requests_total';

/** `failingCalls`: calls of a component to the API server that fail. */
export interface FailingCallsArguments {
  pods: string;
  /** The rate, per second and pod, of each kind that fails: `401 GET deployments LIST`. */
  calls: Record<string, number>;
  /** The share of its other calls that it still makes: all, when it is not said. Of less, none of those fails that the base has fail now and then. */
  keeps?: number;
  /** The resources whose calls stay as they are. */
  spares?: string[];
  /** Those that it makes no more, failing or not: `PUT leases UPDATE`. */
  stops?: string[];
  /** The API server itself answers so: it counts these calls as well. */
  answered?: boolean;
}

const rounded = (rate: number): number => Math.round(rate * 10_000) / 10_000;

const countAnswers = (draft: Draft, calls: Record<string, number>, pods: number): void => {
  for (const [kind, rate] of Object.entries(calls)) {
    const [code = '', method = '', resource = '', verb = ''] = kind.split(' ');
    const labels = { code, verb: ['LIST', 'WATCH'].includes(verb) ? verb : method, resource };
    const series = writeSeries({ __name__: 'apiserver_request_total', ...labels });
    draft.metrics.push({ series, rate: rounded(rate * pods) });
  }
};

export const failingCalls = (draft: Draft, failing: FailingCallsArguments): void => {
  const { pods, calls, keeps = 1, spares = [], stops = [], answered = false } = failing;
  for (const pod of draft.podsOf(pods).map(({ metadata }) => metadata)) {
    const known = draft
      .baseMetrics()
      .map((metric) => ({ metric, labels: parseSeries(metric.series) }))
      .filter(({ labels }) => labels.__name__ === NAME && labels.pod === pod.name)
      .filter(({ labels }) => !spares.includes(labels.resource ?? ''));
    const host = known[0]?.labels.host ?? '172.30.0.1:443';
    const fewer: MetricDescription[] = known.map(({ metric, labels }) => {
      const { code = '', method = '', resource = '', verb = '' } = labels;
      const isOver = stops.includes(`${method} ${resource} ${verb}`) || (keeps < 1 && /^[45]/.test(code));
      return { series: metric.series, rate: rounded((metric.rate ?? 0) * (isOver ? 0 : keeps)) };
    });
    const failed = Object.entries(calls).map(([kind, rate]) => {
      const [code = '', method = '', resource = '', verb = ''] = kind.split(' ');
      const namespace = pod.namespace ?? '';
      const labels = { __name__: NAME, namespace, pod: pod.name, code, method, host, resource, verb };
      return { series: writeSeries(labels), rate };
    });
    draft.metrics.push(...fewer, ...failed);
  }
  if (answered) countAnswers(draft, calls, draft.podsOf(pods).length);
};

/** Calls per second of each verb when a client asks for too much, and what part of them is answered within so many seconds. */
const TOTALS: Record<string, number> = { GET: 77, LIST: 370, POST: 23, PUT: 44, PATCH: 6.5, DELETE: 0.4 };
const WITHIN: Record<string, number> = {
  '0.05': 0.03,
  '0.1': 0.06,
  '0.2': 0.1,
  '0.4': 0.16,
  '0.8': 0.25,
  '1.5': 0.38,
  '3': 0.55,
  '5': 0.71,
  '10': 0.88,
  '30': 0.985,
  '60': 1,
  '+Inf': 1,
};
/** What the API servers answer, per second, by code, verb and resource. */
const ANSWERS: Record<string, number> = {
  '200 GET pods': 31,
  '200 LIST pods': 212,
  '200 PUT leases': 28,
  '201 POST subjectaccessreviews': 4,
  '429 LIST events': 88,
  '503 GET pods': 46,
  '504 LIST pods': 71,
};
/** Seats that priority and fairness lends to the level of ordinary service accounts, and takes from two others. */
const SEATS: Record<string, number> = { system: 328, 'workload-high': 327, 'workload-low': 2286 };
const REJECTED: Record<string, number> = { 'queue-full': 4.1, 'time-out': 1.2 };

/** `apiServerOverload`: all seats of ordinary calls are taken, calls wait for seconds or are turned away. */
export const apiServerOverload = (draft: Draft): void => {
  const tell = (name: string, labels: Record<string, string>, metric: Omit<MetricDescription, 'series'>): void => {
    draft.metrics.push({ series: writeSeries({ __name__: `apiserver_${name}`, ...labels }), ...metric });
  };
  for (const [verb, total] of Object.entries(TOTALS))
    for (const [le, share] of Object.entries(WITHIN))
      tell('request_duration_seconds_bucket', { le, verb }, { rate: rounded(total * share) });
  for (const [answer, rate] of Object.entries(ANSWERS)) {
    const [code = '', verb = '', resource = ''] = answer.split(' ');
    tell('request_total', { code, verb, resource }, { rate });
  }
  const addresses = draft
    .baseMetrics()
    .map(({ series }) => parseSeries(series))
    .filter((labels) => labels.__name__ === 'apiserver_flowcontrol_current_limit_seats')
    .map(({ instance = '' }) => instance);
  for (const instance of new Set(addresses)) {
    for (const [level, value] of Object.entries(SEATS))
      tell('flowcontrol_current_limit_seats', { instance, priority_level: level }, { value });
    tell('flowcontrol_current_executing_seats', { instance, priority_level: 'workload-low' }, { value: 2280 });
    for (const [reason, rate] of Object.entries(REJECTED)) {
      const level = { flow_schema: 'service-accounts', priority_level: 'workload-low' };
      tell('flowcontrol_rejected_requests_total', { instance, ...level, reason }, { rate });
    }
  }
};
