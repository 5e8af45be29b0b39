import { message, type Message } from '../../message';
import type { Impact, Runbook, Step } from '../runbook';
import type { WorkloadName } from '../workloads';
import { byCause } from './resolutions';
import { scraped, scrapeLost } from './scrape';
import {
  describePods,
  describeWorkload,
  logs,
  nodes,
  podCreation,
  pods,
  previousLogs,
  replicas,
  warnings,
  whereItRuns,
  workloadYaml,
} from './workload-family';

/** What is particular to one operator. */
interface OperatorDown {
  readonly alert: string;
  readonly name: WorkloadName;
  /** How long its rule waits, in words. */
  readonly wait: string;
  readonly reason: readonly Message[];
  readonly impact: Impact;
  /** What it manages: the last that is known of it. */
  readonly managed: readonly Step[];
}

/**
 * No pod of an operator that Prometheus reads (`up`): the rule of the operators of CDI, of the network add-ons and of the
 * hostpath provisioner in every release.
 */
export const operatorDown = ({ alert, name, wait, reason, impact, managed }: OperatorDown): Runbook => ({
  alert,
  subject: { kind: 'workload', workload: name },
  measuredBy: 'replicas',
  description: [
    message('For {{wait}} Prometheus has read the metrics of no pod of {{name}}.', { wait, name }),
    message('One pod is wanted: an update of its Deployment leaves a short gap, in which the alert does not fire yet.'),
  ],
  reason,
  impact,
  endsWhen: message('a pod of {{name}} runs and Prometheus reads its metrics', { name }),
  steps: [
    whereItRuns('HyperConverged'),
    replicas(name),
    pods(name),
    scraped(name),
    describePods(name),
    logs(name),
    previousLogs(name),
    workloadYaml(name),
    describeWorkload(name),
    podCreation(name),
    ...managed,
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
});
