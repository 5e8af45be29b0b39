import { message } from '../../message';
import type { Message } from '../../message';
import type { Runbook } from '../runbook';
import { fewReady, fewRunning } from './few-pods';
import {
  byCause,
  connectionCauses,
  knownCauses,
  outsideTheAlert,
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
  lease,
  leaderLines,
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

const NAME = 'virt-operator';

const whatItDoes: readonly Message[] = [
  message(
    'virt-operator is the first part of KubeVirt to run. It installs the others, updates them while they run, and upgrades them; it watches over top-level controllers such as virt-controller, virt-handler and virt-api, and brings them back to what they should be.',
  ),
  message(
    'It also does work for the whole cluster, such as the rotation of certificates, and manages some of the infrastructure.',
  ),
];

const clusterLevel = message(
  'The failure is one of the whole cluster: rotation of certificates, upgrades and the reconciliation of the controllers are not available.',
);

const workloadsGoOn = message(
  'virt-operator does not run virtual machines. Your workloads are not affected while it is not available.',
);

const noLeadingVirtOperator: Runbook = {
  alert: 'NoLeadingVirtOperator',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'lease',
  description: [
    message(
      'For ten minutes no pod of virt-operator has said of itself that it leads. The rule looks at that alone: whether any pod is ready does not matter to it, and up to 4.22 it is silent where Prometheus reads no pod of virt-operator at all. A virt-operator without a leader does no work.',
    ),
    message('The Deployment asks for two replicas by default: one leads and holds the lease, the other stands by.'),
  ],
  reason: [
    ...whatItDoes,
    message(
      'The failure is one of the whole cluster: rotation of certificates, upgrades and the reconciliation of the controllers may be unavailable for a time.',
    ),
  ],
  impact: {
    says: message('OpenShift Virtualization is not repaired or upgraded, and its certificates are not renewed'),
    counts: ['running'],
  },
  endsWhen: message('a pod of virt-operator holds the leader lease'),
  steps: [
    whereItRuns('KubeVirt'),
    lease(NAME),
    pods(NAME),
    scraped(NAME, 'own-metric'),
    logs(NAME),
    describePods(NAME),
    leaderLines(NAME),
    previousLogs(NAME),
    replicas(NAME),
    workloadYaml(NAME),
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
  source: sourceOf('13.13.3.1, NoLeadingVirtOperator alert', '267-356'),
};

const noReadyVirtOperator: Runbook = {
  alert: 'NoReadyVirtOperator',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'replicas',
  description: [
    message('No pod of virt-operator has been ready for ten minutes. Its Deployment asks for two replicas by default.'),
    message(
      'A pod counts as ready when Kubernetes says so and its own metric, which Prometheus reads from it, says so too. Up to 4.20 the metric alone counts.',
    ),
  ],
  reason: [...whatItDoes, clusterLevel, workloadsGoOn],
  impact: {
    says: message('OpenShift Virtualization is not repaired or upgraded, and its certificates are not renewed'),
    counts: ['running'],
  },
  endsWhen: message('one pod of virt-operator is ready'),
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
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
  source: sourceOf('13.13.3.3, NoReadyVirtOperator alert', '428-500'),
};

const virtOperatorDown: Runbook = {
  alert: 'VirtOperatorDown',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'replicas',
  description: [
    message(
      'No pod of virt-operator has been in the phase `Running` for ten minutes. Its Deployment asks for two replicas by default.',
    ),
    message(
      'A pod whose container crashes over and over stays in that phase: then it is NoReadyVirtOperator that fires. Up to 4.21 the rule counts the pods whose metrics Prometheus reads instead.',
    ),
  ],
  reason: [...whatItDoes, clusterLevel, workloadsGoOn],
  impact: {
    says: message('OpenShift Virtualization is not repaired or upgraded, and its certificates are not renewed'),
    counts: ['running'],
  },
  endsWhen: message('one pod of virt-operator runs'),
  steps: [
    whereItRuns('KubeVirt'),
    replicas(NAME),
    workloadYaml(NAME),
    describeWorkload(NAME),
    pods(NAME),
    podPhases(NAME),
    scraped(NAME, '4.21'),
    describePods(NAME),
    logs(NAME),
    previousLogs(NAME),
    podCreation(NAME),
    warnings(),
    nodes(),
  ],
  resolution: byCause([...knownCauses(false), scrapeLost]),
  source: sourceOf('13.13.3.9, VirtOperatorDown alert', '788-877'),
};

const spareless: Runbook['impact'] = {
  says: message('No spare virt-operator: repair and upgrades depend on one pod; VMs are not affected'),
};

const nobodyStandsBy = message(
  'One pod leads, and the others stand by to take over. With nobody standing by, upgrades, the rotation of certificates and the repair of the other parts depend on one pod. Virtual machines are not affected.',
);

const lowVirtOperatorCount = fewRunning({
  alert: 'LowVirtOperatorCount',
  name: NAME,
  wait: 'an hour',
  reason: [nobodyStandsBy],
  impact: spareless,
});

const lowReadyVirtOperatorsCount = fewReady({
  alert: 'LowReadyVirtOperatorsCount',
  name: NAME,
  reason: [nobodyStandsBy],
  impact: spareless,
  since: message(
    'Up to 4.21 it compares the pods whose metrics Prometheus reads with those that say that they are ready.',
  ),
});

const virtOperatorRestErrorsBurst: Runbook = {
  alert: 'VirtOperatorRESTErrorsBurst',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'failing-share',
  description: [
    message(
      'For five minutes, 80% or more of the calls of virt-operator to the API server have failed, measured over the last five minutes.',
    ),
    twoKindsOfFailure(NAME),
  ],
  reason: [
    message(
      'virt-operator has lost its connection to the API server. Actions on the level of the cluster, such as upgrades and the reconciliation of the controllers, do not work.',
    ),
    message('Workloads of customers, virtual machines and their instances, are not affected.'),
  ],
  impact: {
    says: message('OpenShift Virtualization is not repaired or upgraded, and its certificates are not renewed'),
    counts: ['running'],
  },
  endsWhen: message('less than 80 % of the calls of virt-operator fail'),
  steps: [
    whereItRuns('KubeVirt'),
    failingShare(NAME),
    failingCalls(NAME),
    ...apiServerSteps(),
    pods(NAME),
    logs(NAME),
    connectionLogs(NAME),
    describePods(NAME),
    replicas(NAME),
    workloadYaml(NAME),
    lease(NAME),
    warnings(),
    nodes(),
  ],
  resolution: {
    actions: [
      message('If virt-operator cannot connect to the API server, delete its pods so that they start anew.'),
      outsideTheAlert,
      supportCase,
    ],
    causes: withFurther(connectionCauses),
    fix: deletePods(NAME),
  },
  source: sourceOf('13.13.3.10, VirtOperatorRESTErrorsBurst alert', '879-930'),
};

/** What is known about the alerts of virt-operator. */
export const virtOperatorRunbooks: readonly Runbook[] = [
  noLeadingVirtOperator,
  noReadyVirtOperator,
  lowReadyVirtOperatorsCount,
  lowVirtOperatorCount,
  virtOperatorDown,
  virtOperatorRestErrorsBurst,
];
