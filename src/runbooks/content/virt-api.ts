import { message } from '../../message';
import type { Runbook, Step } from '../runbook';
import { kubeVirtDeprecatedAPIRequested } from './deprecated-api-requested';
import { fewReady, fewRunning } from './few-pods';
import { byCause, knownCauses, sourceOf } from './resolutions';
import { podPhases, scraped, scrapeLost } from './scrape';
import { apiServerSteps, connectionLogs, failingCalls, failingShare, twoKindsOfFailure } from './rest-errors';
import {
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

const NAME = 'virt-api';

/** Whether the API server passes calls on to virt-api. */
const subresourcesApi = (): Step => ({
  id: 'subresources-api',
  title: message('Check whether the API server reaches virt-api'),
  text: message(
    'The API server passes start, stop, console and the like on to virt-api. Its APIService says why it cannot: no endpoint that is ready, a certificate, or a call that gets no answer.',
  ),
  probe: { kind: 'get', model: 'APIService', name: 'v1.subresources.kubevirt.io', show: 'status' },
  expectation: { kind: 'condition', type: 'Available', status: 'True' },
});

const virtApiDown: Runbook = {
  alert: 'VirtAPIDown',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'replicas',
  description: [
    message(
      'virt-api is the entry to everything about virtual machines: it checks and completes their objects, and serves actions such as start, stop and console. None of its pods has been in the phase `Running` for ten minutes.',
    ),
    message(
      'A pod whose container crashes over and over stays in that phase: then it is NoReadyVirtAPI that fires. Up to 4.21 the rule counts the pods whose metrics Prometheus reads instead.',
    ),
  ],
  reason: [
    message(
      'No API call about the objects of OpenShift Virtualization gets through: virtual machines cannot be created, changed, started, stopped or reached by console. Virtual machines that run go on running.',
    ),
  ],
  impact: {
    says: message('No VM can be created, changed, started, stopped or reached by its console'),
    counts: ['running'],
  },
  endsWhen: message('one pod of virt-api runs'),
  steps: [
    whereItRuns('KubeVirt'),
    pods(NAME),
    podPhases(NAME),
    scraped(NAME, '4.21'),
    logs(NAME),
    previousLogs(NAME),
    describePods(NAME),
    replicas(NAME),
    workloadYaml(NAME),
    describeWorkload(NAME),
    managerLogs('virt-operator', NAME),
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
  source: sourceOf('13.13.3.4, VirtAPIDown alert', '502-564'),
};

const noReadyVirtApi: Runbook = {
  alert: 'NoReadyVirtAPI',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'replicas',
  description: [
    message(
      'virt-api is the entry to everything about virtual machines: it checks and completes their objects, and serves actions such as start, stop and console. None of its pods has been ready for ten minutes.',
    ),
    message(
      'Pods may be there and in the phase `Running`: one whose container crashes over and over is. A pod counts as ready when Kubernetes says so and its own metric, which Prometheus reads from it, says so too. The rule exists from 4.22 on.',
    ),
  ],
  reason: [
    message(
      'No API call about the objects of OpenShift Virtualization gets through: virtual machines cannot be created, changed, started, stopped or reached by console. Virtual machines that run go on running.',
    ),
    message(
      'The API `subresources.kubevirt.io` is not available either, which can hold up the deletion of namespaces and slow down clients that ask which APIs there are.',
    ),
  ],
  impact: {
    says: message('No VM can be created, changed, started, stopped or reached by its console'),
    counts: ['running'],
  },
  endsWhen: message('one pod of virt-api is ready'),
  steps: [
    whereItRuns('KubeVirt'),
    pods(NAME),
    scraped(NAME, 'own-metric'),
    podPhases(NAME),
    replicas(NAME),
    describePods(NAME),
    logs(NAME),
    previousLogs(NAME),
    workloadYaml(NAME),
    describeWorkload(NAME),
    subresourcesApi(),
    managerLogs('virt-operator', NAME),
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
};

const spareless: Runbook['impact'] = {
  says: message('No spare virt-api: if the last one fails, no VM can be created, changed, started or stopped'),
  counts: ['running'],
};

const oneLess = message(
  'The pods of virt-api share the calls; none of them leads. With the last one gone, no object of OpenShift Virtualization can be created or changed: virtual machines do not start, stop or open a console. Those that run go on running.',
);

const lowVirtApiCount = fewRunning({
  alert: 'LowVirtAPICount',
  name: NAME,
  wait: 'an hour',
  reason: [oneLess],
  impact: spareless,
});

const lowReadyVirtApiCount = fewReady({
  alert: 'LowReadyVirtAPICount',
  name: NAME,
  reason: [oneLess],
  impact: spareless,
  since: message('The rule exists from 4.22 on.'),
});

const virtApiRestErrorsBurst: Runbook = {
  alert: 'VirtApiRESTErrorsBurst',
  subject: { kind: 'workload', workload: NAME },
  measuredBy: 'failing-share',
  description: [
    message(
      'For five minutes, 80% or more of the calls that virt-api makes to the API server have failed, measured over the last five minutes. They are its own calls, not the calls that others make to virt-api.',
    ),
    twoKindsOfFailure(NAME),
  ],
  reason: [
    message(
      'virt-api needs those calls to answer. When most of them fail, it responds slowly, and calls about virtual machines (create, change, start, stop, console) are carried out slowly or not at all.',
    ),
  ],
  impact: {
    says: message('Calls about VMs (create, change, start, stop, console) are slow or fail'),
    counts: ['waiting', 'running'],
  },
  endsWhen: message('less than 80 % of the calls of virt-api fail'),
  steps: [
    whereItRuns('KubeVirt'),
    failingShare(NAME),
    failingCalls(NAME),
    pods(NAME),
    logs(NAME),
    connectionLogs(NAME),
    describePods(NAME),
    replicas(NAME),
    workloadYaml(NAME),
    describeWorkload(NAME),
    nodes(),
    ...apiServerSteps(),
    managerLogs('virt-operator', NAME),
    warnings(),
  ],
  resolution: byCause(knownCauses(true)),
  source: sourceOf('13.13.3.5, VirtApiRESTErrorsBurst alert', '566-635'),
};

/** What is known about the alerts of virt-api. */
export const virtApiRunbooks: readonly Runbook[] = [
  virtApiDown,
  noReadyVirtApi,
  lowReadyVirtApiCount,
  lowVirtApiCount,
  virtApiRestErrorsBurst,
  kubeVirtDeprecatedAPIRequested,
];
