import { message } from '../../message';
import type { Runbook } from '../runbook';
import { fewReady, fewRunning } from './few-pods';
import {
  byCause,
  connectionCauses,
  knownCauses,
  outsideTheAlert,
  resourceCauses,
  sourceOf,
  supportCase,
  withFurther,
} from './resolutions';
import { podPhases, scraped, scrapeLost } from './scrape';
import { apiServerSteps, connectionLogs, failingCalls, failingShare, twoKindsOfFailure } from './rest-errors';
import {
  deletePods,
  describePods,
  describeWorkload,
  leaderLines,
  lease,
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

const NAME = 'virt-controller';

const lifecycleFails = message(
  'Without virt-controller the lifecycle of virtual machines is not managed at all: no new virtual machine instance starts, and none that runs is shut down.',
);

const noReadyVirtController: Runbook = {
  alert: 'NoReadyVirtController',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'replicas',
  description: [
    message(
      'virt-controller watches virtual machine instances (VMIs), and creates and manages the pods that belong to them. No pod of virt-controller has been ready for ten minutes.',
    ),
    message(
      'A pod counts as ready when Kubernetes says so and its own metric, which Prometheus reads from it, says so too. In 4.21 the rule counts pods that are not ready as ready and hardly fires; up to 4.20 the metric alone counts.',
    ),
    message(
      'A VMI has a pod for all of its life. It need not be the same pod: a migration moves the VMI to another one.',
    ),
  ],
  reason: [lifecycleFails],
  impact: { says: message('No VM starts, stops or migrates'), counts: ['waiting', 'running', 'migrations'] },
  endsWhen: message('one pod of virt-controller is ready'),
  steps: [
    whereItRuns('KubeVirt'),
    replicas(NAME),
    workloadYaml(NAME),
    pods(NAME),
    scraped(NAME, 'own-metric'),
    podPhases(NAME),
    describePods(NAME),
    logs(NAME),
    previousLogs(NAME),
    lease(NAME),
    managerLogs('virt-operator', NAME),
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
  source: sourceOf('13.13.3.2, NoReadyVirtController alert', '358-426'),
};

const noLeadingVirtController: Runbook = {
  alert: 'NoLeadingVirtController',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'lease',
  description: [
    message(
      'For ten minutes no pod of virt-controller has said of itself that it leads. It says so once it holds the lease and has read the objects that it works on: a pod may hold the lease and not work yet.',
    ),
    message('No release up to 4.22 has this rule.'),
  ],
  reason: [lifecycleFails],
  impact: {
    says: message('No VM starts, stops or migrates'),
    counts: ['waiting', 'migrations', 'running'],
  },
  endsWhen: message('a pod of virt-controller leads'),
  steps: [
    whereItRuns('KubeVirt'),
    lease(NAME),
    pods(NAME),
    scraped(NAME, 'own-metric'),
    describePods(NAME),
    leaderLines(NAME),
    logs(NAME),
    previousLogs(NAME),
    replicas(NAME),
    workloadYaml(NAME),
    managerLogs('virt-operator', NAME),
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
};

const lowReadyVirtControllersCount = fewReady({
  alert: 'LowReadyVirtControllersCount',
  name: NAME,
  reason: [
    message(
      'The pod that leads does all the work, and another takes over when it fails: with fewer pods ready, nobody may be left to take over. Virtual machines are affected when the leader itself is the one that is not ready: then none starts, stops or migrates.',
    ),
  ],
  impact: {
    says: message('No spare virt-controller: if the one that leads fails, no VM starts, stops or migrates'),
    counts: ['waiting', 'running'],
  },
  since: message(
    'In 4.21 the rule counts pods that are not ready as ready and hardly fires; up to 4.20 it compares what Prometheus can reach with what says that it is ready.',
  ),
});

const lowVirtControllersCount = fewRunning({
  alert: 'LowVirtControllersCount',
  name: NAME,
  wait: 'ten minutes',
  impact: {
    says: message('No spare virt-controller: if the one that leads fails, no VM starts, stops or migrates'),
    counts: ['waiting', 'running'],
  },
  reason: [
    message(
      'One pod leads and the other waits to take over. With one alone, no virtual machine starts, stops or migrates while it is down.',
    ),
  ],
});

const virtControllerDown: Runbook = {
  alert: 'VirtControllerDown',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'replicas',
  description: [
    message(
      'No pod of virt-controller has been in the phase `Running` for ten minutes. Its Deployment asks for two replicas by default.',
    ),
    message(
      'A pod whose container crashes over and over stays in that phase: then it is NoReadyVirtController that fires. Up to 4.20 the rule counts the pods whose metrics Prometheus reads instead.',
    ),
  ],
  reason: [lifecycleFails],
  impact: { says: message('No VM starts, stops or migrates'), counts: ['waiting', 'running', 'migrations'] },
  endsWhen: message('one pod of virt-controller runs'),
  steps: [
    whereItRuns('KubeVirt'),
    replicas(NAME),
    workloadYaml(NAME),
    describeWorkload(NAME),
    pods(NAME),
    podPhases(NAME),
    scraped(NAME, '4.20'),
    describePods(NAME),
    logs(NAME),
    previousLogs(NAME),
    managerLogs('virt-operator', NAME),
    warnings(),
    nodes(),
  ],
  resolution: byCause([...knownCauses(false), scrapeLost]),
  source: sourceOf('13.13.3.6, VirtControllerDown alert', '637-710'),
};

const virtControllerRestErrorsBurst: Runbook = {
  alert: 'VirtControllerRESTErrorsBurst',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'failing-share',
  description: [
    message(
      'For five minutes, 80% or more of the calls of virt-controller to the API server have failed, measured over the last five minutes.',
    ),
    twoKindsOfFailure(NAME),
  ],
  reason: [
    message(
      'virt-controller may have lost its connection to the API server altogether. Virtual machines that run go on running, but their status is not updated any more, and none is created, started, stopped or migrated.',
    ),
  ],
  impact: {
    says: message('VMs start, stop and migrate late, or not at all'),
    counts: ['waiting', 'running', 'migrations'],
  },
  endsWhen: message('less than 80 % of the calls of virt-controller fail'),
  steps: [
    whereItRuns('KubeVirt'),
    failingShare(NAME),
    failingCalls(NAME),
    ...apiServerSteps(),
    connectionLogs(NAME),
    logs(NAME),
    pods(NAME),
    describePods(NAME),
    replicas(NAME),
    workloadYaml(NAME),
    lease(NAME),
    managerLogs('virt-operator', NAME),
    warnings(),
    nodes(),
  ],
  resolution: {
    actions: [
      message(
        'If the log shows that virt-controller cannot connect to the API server at all, delete its pods so that they start anew.',
      ),
      message('Check whether nodes have run out of resources, or the cluster out of memory: both cut connections.'),
      outsideTheAlert,
      supportCase,
    ],
    causes: withFurther([...connectionCauses, ...resourceCauses]),
    fix: deletePods(NAME),
  },
  source: sourceOf('13.13.3.7, VirtControllerRESTErrorsBurst alert', '712-750'),
};

/** What is known about the alerts of virt-controller. */
export const virtControllerRunbooks: readonly Runbook[] = [
  noReadyVirtController,
  noLeadingVirtController,
  lowReadyVirtControllersCount,
  lowVirtControllersCount,
  virtControllerDown,
  virtControllerRestErrorsBurst,
];
