import { message } from '../../message';
import type { Runbook } from '../runbook';
import { byCause, sourceOf } from './resolutions';
import { scraped, scrapeLost } from './scrape';
import {
  describePods,
  logs,
  managerLogs,
  nodes,
  pods,
  previousLogs,
  replicas,
  warnings,
  whereItRuns,
  workloadYaml,
} from './workload-family';

const MANAGER = 'kubemacpool-mac-controller-manager';

const kubemacpoolDown: Runbook = {
  alert: 'KubemacpoolDown',
  subject: { kind: 'workload', workload: MANAGER },
  measuredBy: 'replicas',
  description: [
    message(
      'KubeMacPool gives the network interfaces of virtual machines their MAC addresses and keeps two of them from having the same one. Its manager, `kubemacpool-mac-controller-manager`, has not been running for five minutes.',
    ),
  ],
  reason: [
    message(
      'The API server asks the manager about each `VirtualMachine` that is created or changed, and refuses it where it gets no answer: while the manager is down, virtual machines can be neither created nor changed, except in namespaces that opted out of KubeMacPool. Virtual machines that exist keep their addresses and go on running.',
    ),
  ],
  impact: { says: message('No VM can be created or changed'), counts: ['running'] },
  endsWhen: message('one pod of kubemacpool-mac-controller-manager is ready'),
  steps: [
    whereItRuns('HyperConverged'),
    replicas(MANAGER),
    workloadYaml(MANAGER),
    pods(MANAGER),
    scraped(MANAGER),
    describePods(MANAGER),
    logs(MANAGER),
    previousLogs(MANAGER),
    managerLogs('cluster-network-addons-operator', MANAGER),
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
  source: sourceOf('13.13.1.1, KubeMacPoolDown alert', '17-64'),
};

/** What is known about the alerts of KubeMacPool. */
export const kubemacpoolRunbooks: readonly Runbook[] = [kubemacpoolDown];
