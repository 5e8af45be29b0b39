import { message } from '../../message';
import type { Message } from '../../message';
import type { SharedCause, Step } from '../runbook';
import type { WorkloadName } from '../workloads';
import { NAMESPACE } from './workload-family';

/**
 * The rules that count scrapes (`up`): in every release, or up to the one before they began to count pods. `own-metric`:
 * they count what the pods say of themselves, which is there only where it is read.
 */
type CountsScrapes = 'always' | '4.20' | '4.21' | 'own-metric';

const sentence = (name: WorkloadName, until: CountsScrapes): Message => {
  if (until === 'own-metric')
    return message(
      'The alert counts what the pods of {{name}} say of themselves in their metrics. It also fires when only the reading of these fails (`up`) and the pods are well.',
      { name },
    );
  return until === 'always'
    ? message(
        'The alert counts the pods of {{name}} whose metrics Prometheus reads (`up`). It also fires when only that reading fails and the pods are well.',
        { name },
      )
    : message(
        'Up to {{until}} the alert counts the pods of {{name}} whose metrics Prometheus reads (`up`), so that it also fires when only that reading fails. Later releases count pods.',
        { name, until },
      );
};

/**
 * How many pods are ready whose metrics Prometheus does not read. A pod that is not ready explains by itself that nobody
 * can read its metrics; no target at all counts as none that is read.
 * @param until the last release whose rule counts scrapes (kubevirt, ssp-operator and cluster-network-addons-operator,
 *   the recording rules of the version that each release ships)
 */
export const scraped = (name: WorkloadName, until: CountsScrapes = 'always'): Step => {
  const pods = `namespace="${NAMESPACE}",pod=~"${name}-.*"`;
  return {
    id: 'scrape',
    title: message('Check whether Prometheus reads the metrics of {{name}}', { name }),
    text: sentence(name, until),
    probe: {
      kind: 'metric',
      measures: 'scrape',
      query: `(sum(kube_pod_status_ready{${pods},condition="true"}) or vector(0)) - (sum(up{${pods}}) or vector(0))`,
      unit: 'number',
    },
    expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
  };
};

/**
 * Whether Prometheus counts pods as running, as many rules do: 1 where it counts none, 2 where it has no phase of any pod
 * of the namespace, in which there are always some; nothing where all is well.
 */
export const podPhases = (name: WorkloadName): Step => {
  const phases = (labels: string): string => `kube_pod_status_phase{namespace="${NAMESPACE}"${labels}}`;
  const running = `sum(${phases(`,pod=~"${name}-.*",phase="Running"`)})`;
  return {
    id: 'pod-phases',
    title: message('Check whether Prometheus counts pods of {{name}} as running', { name }),
    text: message(
      'The alert counts pods by what kube-state-metrics says of them (`kube_pod_status_phase`, `kube_pod_status_ready`), and takes what it does not say for none. 1: it counts no pod as running; 2: it has the phase of no pod at all; nothing: all is well.',
    ),
    probe: {
      kind: 'metric',
      measures: 'pod-phases',
      query: `max((absent(${phases('')}) + 1) or (vector(1) unless (${running} > 0)))`,
      unit: 'number',
    },
    expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
  };
};

/**
 * The targets of a workload that Prometheus cannot read, for alerts of which it is not known what they count.
 * @param id unique within the case
 */
export const unreadTargets = (name: WorkloadName, id: string): Step => ({
  id,
  title: message('Check whether Prometheus reads the metrics of {{name}}', { name }),
  text: message(
    'What is not read counts as missing in many rules (`up` is 0): an alert may fire because of that alone.',
  ),
  probe: {
    kind: 'metric',
    measures: 'scrape',
    query: `sum(up{namespace="${NAMESPACE}",pod=~"${name}-.*"} == bool 0)`,
    unit: 'number',
  },
  expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
});

/** Where the pods are well and the alert fires all the same. */
export const scrapeLost: SharedCause = {
  id: 'scrape-lost',
  title: message('Prometheus does not read the metrics'),
  text: message('The pods are ready, but their metrics are not read, and what is not read counts as missing.'),
  beyondSource: true,
};
