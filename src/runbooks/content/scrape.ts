import { message } from '../../message';
import type { Message } from '../../message';
import type { SharedCause, Step } from '../runbook';
import type { WorkloadName } from '../workloads';
import { NAMESPACE } from './workload-family';

/** The rules that count scrapes (`up`): in every release, or up to the one before they began to count pods. */
type CountsScrapes = 'always' | '4.20' | '4.21';

const sentence = (name: WorkloadName, until: CountsScrapes): Message =>
  until === 'always'
    ? message(
        'The alert counts the pods of {{name}} whose metrics Prometheus reads (`up`). It also fires when only that reading fails and the pods are well.',
        { name },
      )
    : message(
        'Up to {{until}} the alert counts the pods of {{name}} whose metrics Prometheus reads (`up`), so that it also fires when only that reading fails. Later releases count pods.',
        { name, until },
      );

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

/** Where the pods are well and the alert fires all the same. */
export const scrapeLost: SharedCause = {
  id: 'scrape-lost',
  title: message('Prometheus does not read the metrics'),
  text: message('The pods are ready, but their metrics are not read, and what is not read counts as missing.'),
  beyondSource: true,
};
