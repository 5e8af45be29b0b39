import { message } from '../../message';
import type { Runbook } from '../runbook';
import { notReadyPods } from './pod-counts';
import { byCause, connectionCauses, outsideTheAlert, sourceOf, supportCase, withFurther } from './resolutions';
import { podPhases, scraped, scrapeLost } from './scrape';
import { apiServerSteps, connectionLogs, failingCalls, failingShare, twoKindsOfFailure } from './rest-errors';
import {
  deletePods,
  describePods,
  describeWorkload,
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

const NAME = 'virt-handler';

const podsByNode = {
  ...pods(NAME),
  text: message('Each node has its own pod. Compare the nodes of failing pods: what they share is where to look.'),
};

const virtHandlerDown: Runbook = {
  alert: 'VirtHandlerDown',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'replicas',
  description: [
    message(
      'virt-handler is a DaemonSet: one pod on every node that runs virtual machines. It starts, stops and migrates the machines of its node, and reports their status. On no node has its pod been in the phase `Running` for ten minutes.',
    ),
    message(
      'A pod whose containers crash over and over stays in the phase `Running`, so that this alert speaks of pods that are missing, pending or not past their init containers. The rule exists from 4.22 on.',
    ),
  ],
  reason: [
    message(
      'Virtual machines that run go on running, but nothing looks after them: none starts, stops or migrates, their status is not updated, and disks cannot be added while they run.',
    ),
    message(
      'The metrics of virtual machines come from virt-handler too: while it is away, alerts about single machines stay silent.',
    ),
  ],
  impact: {
    says: message('VMs go on unattended: none starts, stops or migrates'),
    counts: ['waiting', 'running', 'migrations'],
  },
  endsWhen: message('one pod of virt-handler runs'),
  steps: [
    whereItRuns('KubeVirt'),
    replicas(NAME),
    workloadYaml(NAME),
    describeWorkload(NAME),
    podsByNode,
    podPhases(NAME),
    describePods(NAME),
    logs(NAME),
    previousLogs(NAME),
    managerLogs('virt-operator', NAME),
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
};

const lowReadyVirtHandlerCount: Runbook = {
  alert: 'LowReadyVirtHandlerCount',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'not-ready',
  description: [
    message(
      'For ten minutes fewer pods of virt-handler have been ready than are in the phase `Running`, and at least one is ready. A pod that is still pending does not count here.',
    ),
    message(
      'A pod counts as ready when Kubernetes says so and its own metric, which Prometheus reads from it, says so too. The alert names no node: the pods that are not ready do. The rule exists from 4.22 on.',
    ),
  ],
  reason: [
    message(
      'On the nodes of these pods, virtual machines that run go on running, but are not looked after: they do not start, stop or migrate, and their status is not updated. After five minutes no new machine is placed there.',
    ),
  ],
  impact: {
    says: message('VMs on the nodes of these pods go on unattended: none starts, stops or migrates there'),
    counts: ['on-node'],
  },
  endsWhen: message('every pod of virt-handler that runs is ready'),
  steps: [
    whereItRuns('KubeVirt'),
    notReadyPods(NAME),
    podsByNode,
    scraped(NAME, 'own-metric'),
    podPhases(NAME),
    describePods(NAME),
    logs(NAME),
    previousLogs(NAME),
    replicas(NAME),
    workloadYaml(NAME),
    describeWorkload(NAME),
    managerLogs('virt-operator', NAME),
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
};

const noReadyVirtHandler: Runbook = {
  alert: 'NoReadyVirtHandler',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'replicas',
  description: [
    message(
      'On no node has a pod of virt-handler been ready for ten minutes. That all fail at once points at what they share: the API server, their certificates, their image or what admits them, not at a node.',
    ),
    message(
      'A pod counts as ready when Kubernetes says so and its own metric, which Prometheus reads from it, says so too. The rule exists from 4.22 on.',
    ),
  ],
  reason: [
    message(
      'Virtual machines that run go on running, but nothing looks after them: none starts, stops or migrates, their status is not updated, and disks cannot be added while they run. After five minutes no node takes a new machine.',
    ),
  ],
  impact: {
    says: message('No VM starts, stops or migrates on any node'),
    counts: ['waiting', 'migrations', 'running'],
  },
  endsWhen: message('a pod of virt-handler is ready'),
  steps: [
    whereItRuns('KubeVirt'),
    replicas(NAME),
    podsByNode,
    scraped(NAME, 'own-metric'),
    podPhases(NAME),
    describePods(NAME),
    logs(NAME),
    previousLogs(NAME),
    workloadYaml(NAME),
    describeWorkload(NAME),
    managerLogs('virt-operator', NAME),
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
};

const virtHandlerDaemonSetRolloutFailing: Runbook = {
  alert: 'VirtHandlerDaemonSetRolloutFailing',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'replicas',
  description: [
    message(
      'For fifteen minutes the number of ready pods of virt-handler has not been the number of nodes that are to have one. A node that is down counts: it is to have one.',
    ),
    message(
      'An update replaces one pod first, then a tenth of them at a time, so that on a large cluster the alert fires during an update that goes well.',
    ),
  ],
  reason: [
    message(
      'On the nodes without a ready pod, virtual machines that run go on running, but do not start, stop or migrate, and none moves there. The other nodes work.',
    ),
  ],
  impact: {
    says: message('On the nodes without a ready virt-handler no VM starts, stops or migrates'),
    counts: ['on-node', 'waiting'],
  },
  endsWhen: message('every node that is to have one has a ready pod of virt-handler'),
  steps: [
    whereItRuns('KubeVirt'),
    replicas(NAME),
    podsByNode,
    describeWorkload(NAME),
    describePods(NAME),
    logs(NAME),
    previousLogs(NAME),
    workloadYaml(NAME),
    podPhases(NAME),
    managerLogs('virt-operator', NAME),
    warnings(),
    nodes(),
  ],
  resolution: byCause(),
};

const virtHandlerRestErrorsBurst: Runbook = {
  alert: 'VirtHandlerRESTErrorsBurst',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'failing-share',
  description: [
    message(
      'For five minutes, 80% or more of the calls of virt-handler to the API server have failed, measured over the last five minutes. virt-handler is a DaemonSet: one pod on every node that runs virtual machines.',
    ),
    twoKindsOfFailure(NAME),
  ],
  reason: [
    message(
      'virt-handler may have lost its connection to the API server. Virtual machines on the affected nodes go on running, but their status is not updated any more, and none is started, stopped or migrated there.',
    ),
  ],
  impact: {
    says: message('VMs on the nodes of these pods go on unattended: none starts, stops or migrates there'),
    counts: ['on-node'],
  },
  endsWhen: message('less than 80 % of the calls of virt-handler fail'),
  steps: [
    whereItRuns('KubeVirt'),
    failingShare(NAME),
    failingCalls(NAME),
    ...apiServerSteps(),
    connectionLogs(NAME),
    logs(NAME),
    podsByNode,
    describePods(NAME),
    replicas(NAME),
    workloadYaml(NAME),
    managerLogs('virt-operator', NAME),
    warnings(),
    nodes(),
  ],
  resolution: {
    actions: [
      message('If a pod of virt-handler cannot connect to the API server, delete it so that it starts anew.'),
      outsideTheAlert,
      supportCase,
    ],
    causes: withFurther(connectionCauses),
    fix: deletePods(NAME),
  },
  source: sourceOf('13.13.3.8, VirtHandlerRESTErrorsBurst alert', '752-786'),
};

/** What is known about the alerts of virt-handler. */
export const virtHandlerRunbooks: readonly Runbook[] = [
  virtHandlerDown,
  noReadyVirtHandler,
  virtHandlerDaemonSetRolloutFailing,
  lowReadyVirtHandlerCount,
  virtHandlerRestErrorsBurst,
];
