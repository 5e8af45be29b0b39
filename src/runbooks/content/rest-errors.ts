import { message } from '../../message';
import type { Message } from '../../message';
import type { Step } from '../runbook';
import { workloadOf, type WorkloadName } from '../workloads';
import { CONNECTION_LINES, NAMESPACE } from './workload-family';

const calls = (name: WorkloadName, code = ''): string =>
  `kubevirt_rest_client_requests_total{namespace="${NAMESPACE}",pod=~"${name}-.*"${code}}[5m]`;

/** The alert's own measure: failing calls out of all calls that a component made to the API server. */
export const failingShare = (name: WorkloadName): Step => ({
  id: 'failing-share',
  title: message('Measure the share of failing calls'),
  text: message(
    'The calls of {{workload}} to the API server that were answered with a 4xx or 5xx code, out of all its calls in the last five minutes. The alert fires when 80% or more fail for five minutes.',
    { workload: name },
  ),
  probe: {
    kind: 'metric',
    measures: 'failing-share',
    // None that failed is 0; no call at all, as of pods that nobody scrapes, is nothing, and says nothing.
    query: `(sum(rate(${calls(name, ',code=~"(4|5)[0-9][0-9]"')})) or vector(0)) / sum(rate(${calls(name)}))`,
    unit: 'ratio',
  },
  expectation: { kind: 'below', threshold: 0.8, emptyIsHealthy: false },
});

/** Which calls fail, and how. */
export const failingCalls = (name: WorkloadName): Step => ({
  id: 'failing-calls',
  title: message('Find out which calls fail'),
  text: message(
    'One row per code, verb, resource and address, as a share of all the calls. `401` and `403` point at certificates or permissions, `429` and `5xx` at an overloaded API server, and a code that is not a number at calls that got no answer.',
  ),
  probe: {
    kind: 'metric',
    measures: 'failing-calls',
    // A share, because who backs off after each failure makes few calls a second.
    query: `sum by (code, verb, resource, host) (rate(${calls(name, ',code!~"(1|2|3)[0-9][0-9]"')})) / scalar(sum(rate(${calls(name)})))`,
    unit: 'ratio',
    by: ['code', 'verb', 'resource', 'host'],
  },
  expectation: { kind: 'below', threshold: 0.05, emptyIsHealthy: true },
});

/**
 * The places for calls of API Priority and Fairness; the level `exempt` has no limit. A level's limit moves, because
 * levels lend each other places, so it is the current one that says whether a level is full
 * (kubernetes.io/docs/concepts/cluster-administration/flow-control).
 */
const seats = (what: 'executing' | 'limit'): string =>
  `avg_over_time(apiserver_flowcontrol_current_${what}_seats{priority_level!="exempt"}[5m])`;

/** Whether the API server is overloaded: response times, failures, how busy it is, what it turns away. */
export const apiServerSteps = (): readonly Step[] => [
  {
    id: 'api-latency',
    title: message('Check the response times of the API server'),
    text: message(
      'The time within which 99% of the calls of each verb are answered. An overloaded API server answers late, and its callers give up.',
    ),
    probe: {
      kind: 'metric',
      measures: 'api-latency',
      query:
        'histogram_quantile(0.99, sum by (verb, le) (rate(apiserver_request_duration_seconds_bucket{verb=~"GET|POST|PUT|PATCH|DELETE"}[5m])))',
      unit: 'seconds',
      by: ['verb'],
    },
    expectation: { kind: 'below', threshold: 1, emptyIsHealthy: false },
  },
  {
    id: 'api-errors',
    title: message('Check the calls that the API server fails'),
    text: message('The share of all calls to the API server, by anyone, that it answered with a 5xx code.'),
    probe: {
      kind: 'metric',
      measures: 'api-errors',
      query: 'sum(rate(apiserver_request_total{code=~"5[0-9][0-9]"}[5m])) / sum(rate(apiserver_request_total[5m]))',
      unit: 'ratio',
    },
    expectation: { kind: 'below', threshold: 0.05, emptyIsHealthy: true },
  },
  {
    id: 'api-seats',
    title: message('Check how busy the API server is'),
    text: message(
      'The share of its places for calls that are taken, for each priority level, on the busiest API server. Calls to a level that is full wait, and are turned away when they wait too long.',
    ),
    probe: {
      kind: 'metric',
      measures: 'api-seats',
      query: `max by (priority_level) (sum by (instance, priority_level) (${seats('executing')}) / sum by (instance, priority_level) (${seats('limit')}))`,
      unit: 'ratio',
      by: ['priority_level'],
    },
    expectation: { kind: 'below', threshold: 0.9, emptyIsHealthy: false },
  },
  {
    id: 'api-rejected',
    title: message('Check which calls the API server turns away'),
    text: message(
      'Calls that were answered with 429 because their priority level was full: its queue (`queue-full`), its places (`concurrency-limit`), or the time for which a call may wait (`time-out`). Normally there are none.',
    ),
    probe: {
      kind: 'metric',
      measures: 'api-rejected',
      query: 'sum by (priority_level, reason) (rate(apiserver_flowcontrol_rejected_requests_total[5m]))',
      unit: 'perSecond',
      by: ['priority_level', 'reason'],
    },
    expectation: { kind: 'below', threshold: 0.1, emptyIsHealthy: true },
  },
];

/** Whether the pods reach the API server at all. */
export const connectionLogs = (name: WorkloadName): Step => ({
  id: 'connection-logs',
  title: message('Check whether {{workload}} reaches the API server', { workload: name }),
  text: message(
    'Look for names that do not resolve (`no such host`), which is DNS on the node, and for timeouts and refused connections, which are the network.',
  ),
  probe: { kind: 'logs', namespace: NAMESPACE, selector: workloadOf(name).selector, grep: CONNECTION_LINES },
  expectation: { kind: 'log-without', pattern: CONNECTION_LINES, what: 'Connection errors' },
});

/** What the two kinds of failure are; for the text of the alerts about failing calls. */
export const twoKindsOfFailure = (name: WorkloadName): Message =>
  message(
    'Either the API server is overloaded and calls time out, or a pod of {{workload}} cannot reach it, mostly because of DNS on its node or of the network.',
    { workload: name },
  );
