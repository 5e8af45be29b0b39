import type { Message } from '../../message';
import { message } from '../../message';
import type { Impact, Runbook, Step } from '../runbook';
import { notReadyPods } from './pod-counts';
import { byCause } from './resolutions';
import { podPhases, scraped, scrapeLost } from './scrape';
import {
  describePods,
  describeWorkload,
  lease,
  logs,
  managerLogs,
  nodes,
  podCreation,
  pods,
  previousLogs,
  replicas,
  warnings,
  whereItRuns,
  workloadYaml,
} from './workload-family';

/** The parts of KubeVirt that run as a Deployment. */
type Deployed = 'virt-operator' | 'virt-api' | 'virt-controller';

/** Who leads, where one does; who creates the pods, or why they are not created. */
const leader = (name: Deployed): readonly Step[] => (name === 'virt-api' ? [] : [lease(name)]);
const maker = (name: Deployed): Step =>
  name === 'virt-operator' ? podCreation(name) : managerLogs('virt-operator', name);

interface About {
  readonly alert: string;
  readonly name: Deployed;
  readonly reason: readonly Message[];
  readonly impact: Impact;
}

/**
 * Fewer than three quarters of the wanted pods, by the scrapes of Prometheus (kubevirt,
 * pkg/monitoring/rules/alerts: every release has counted scrapes; only the main branch counts pods).
 * @param wait how long the rule waits, in words
 */
export const fewRunning = ({ alert, name, reason, impact, wait }: About & { readonly wait: string }): Runbook => ({
  alert,
  subject: { kind: 'workload', workload: name },
  measuredBy: 'replicas',
  description: [
    message(
      'For {{wait}} Prometheus has read the metrics of fewer than three quarters of the pods that the Deployment of {{name}} asks for. Of two pods, one is missing.',
      { wait, name },
    ),
    message(
      'A pod that is ready and that Prometheus cannot read counts as missing too. In 4.18 and 4.19 fewer than two pods count as too few, where more than one node can run virtual machines.',
    ),
  ],
  reason,
  impact,
  endsWhen: message('more than three quarters of the wanted pods of {{name}} run and are read by Prometheus', { name }),
  steps: [
    whereItRuns('KubeVirt'),
    replicas(name),
    pods(name),
    scraped(name),
    describePods(name),
    workloadYaml(name),
    describeWorkload(name),
    logs(name),
    previousLogs(name),
    ...leader(name),
    maker(name),
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
});

/**
 * Fewer pods ready than in the phase Running, and at least one ready.
 * @param since what the releases before 4.22 compare instead, or that they do not have the rule
 */
export const fewReady = ({ alert, name, reason, impact, since }: About & { readonly since: Message }): Runbook => ({
  alert,
  subject: { kind: 'workload', workload: name },
  measuredBy: 'not-ready',
  description: [
    message(
      'For ten minutes fewer pods of {{name}} have been ready than are in the phase `Running`, and at least one is ready. A pod that is still pending does not count here.',
      { name },
    ),
    message(
      'A pod counts as ready when Kubernetes says so and its own metric, which Prometheus reads from it, says so too.',
    ),
    since,
  ],
  reason,
  impact,
  endsWhen: message('every pod of {{name}} that runs is ready', { name }),
  steps: [
    whereItRuns('KubeVirt'),
    notReadyPods(name),
    pods(name),
    scraped(name, 'own-metric'),
    podPhases(name),
    describePods(name),
    logs(name),
    previousLogs(name),
    ...leader(name),
    replicas(name),
    workloadYaml(name),
    describeWorkload(name),
    maker(name),
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
});
