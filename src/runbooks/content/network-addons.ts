import { message } from '../../message';
import type { Runbook, Step } from '../runbook';
import { daemonSetsComplete, each, WELL } from './object-family';
import { operatorDown } from './operator-down';
import { byCause } from './resolutions';
import { scraped, scrapeLost } from './scrape';
import {
  describePods,
  logs,
  nodes,
  pods,
  previousLogs,
  replicas,
  warnings,
  whereItRuns,
  workloadYaml,
} from './workload-family';

const OPERATOR = 'cluster-network-addons-operator';
const MACS = 'kubemacpool-mac-controller-manager';

const config: Step = {
  id: 'config',
  title: message('Describe NetworkAddonsConfig'),
  text: message(
    'Its conditions name the Deployment or DaemonSet that is not complete, or the setting that is refused. While the operator is down they say what was last known.',
  ),
  probe: { kind: 'get', model: 'NetworkAddonsConfig', name: 'cluster', show: 'describe' },
  expectation: each('problem', ...WELL),
};

const cnaoDown = operatorDown({
  alert: 'CnaoDown',
  name: OPERATOR,
  wait: 'five minutes',
  reason: [
    message(
      'Bridges, secondary networks and the pool of MAC addresses are not repaired or changed. What runs of them goes on.',
    ),
  ],
  impact: { says: message('The network add-ons are not repaired or changed; those that run go on') },
  managed: [config],
});

const daemonSets = daemonSetsComplete(
  message('The bridge of a node that lacks its pod is missing there: machines with such a network do not start.'),
  'healthy',
);

const networkAddonsConfigNotReady: Runbook = {
  alert: 'NetworkAddonsConfigNotReady',
  subject: { kind: 'operator', model: 'NetworkAddonsConfig', workload: OPERATOR },
  measuredBy: 'config',
  description: [
    message(
      'For five minutes the network add-ons have not been available: bridges, secondary networks, the pool of MAC addresses.',
    ),
    message(
      'It also fires when their operator is down or not read, and when an update takes longer than five minutes: while one is under way, they do not count as available.',
    ),
  ],
  reason: [
    message(
      'An add-on may be missing on some nodes: virtual machines with secondary networks do not start there. Without the pool of MAC addresses no virtual machine can be created.',
    ),
  ],
  impact: {
    says: message('VMs with secondary networks may not start; without the pool of MAC addresses none is created'),
    counts: ['waiting', 'running'],
  },
  endsWhen: message('NetworkAddonsConfig is available'),
  steps: [
    whereItRuns('HyperConverged'),
    config,
    replicas(OPERATOR),
    scraped(OPERATOR),
    pods(OPERATOR),
    describePods(OPERATOR),
    logs(OPERATOR),
    previousLogs(OPERATOR),
    workloadYaml(OPERATOR),
    replicas(MACS, 'kubemacpool'),
    describePods(MACS, 'kubemacpool'),
    logs(MACS, 'kubemacpool'),
    daemonSets,
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
};

/** What is known about the alerts of the network add-ons. */
export const networkAddonsRunbooks: readonly Runbook[] = [networkAddonsConfigNotReady, cnaoDown];
