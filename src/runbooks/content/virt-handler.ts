import { message } from '../../message';
import type { Runbook } from '../runbook';
import * as corrected from './corrections';
import { connectionCauses, outsideTheAlert, sourceOf, supportCase, withFurther } from './resolutions';
import { apiServerSteps, connectionLogs, failingCalls, failingShare, twoKindsOfFailure } from './rest-errors';
import {
  deletePods,
  describePods,
  logs,
  managerLogs,
  nodes,
  pods,
  replicas,
  warnings,
  whereItRuns,
  workloadYaml,
} from './workload-family';

const NAME = 'virt-handler';

const virtHandlerRestErrorsBurst: Runbook = {
  alert: 'VirtHandlerRESTErrorsBurst',
  workload: NAME,
  description: [
    message(
      'For five minutes, 80% or more of the calls of virt-handler to the API server have failed, measured over the last five minutes. virt-handler is a DaemonSet: one pod on every node that runs virtual machines.',
    ),
    twoKindsOfFailure(NAME),
  ],
  reason: [
    message(
      'virt-handler has lost its connection to the API server. Workloads on the affected nodes go on running, but their status is not updated any more, and actions such as migrations are not possible.',
    ),
  ],
  steps: [
    whereItRuns('KubeVirt'),
    failingShare(NAME),
    failingCalls(NAME),
    ...apiServerSteps(),
    connectionLogs(NAME),
    logs(NAME),
    {
      ...pods(NAME),
      text: message('Each node has its own pod. Compare the nodes of failing pods: what they share is where to look.'),
    },
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
  corrections: [
    corrected.atLeastEighty('759'),
    corrected.noCommands('767-778'),
    {
      lines: '769, 773',
      was: 'The failing calls are those of virt-operator.',
      now: 'They are those of virt-handler.',
      why: 'The text was copied from the alert about virt-operator.',
    },
    corrected.noQuery('772'),
    corrected.deleteWithoutCommand('783'),
  ],
  source: sourceOf('13.13.3.8, VirtHandlerRESTErrorsBurst alert', '752-786'),
};

/** What is known about the alerts of virt-handler. */
export const virtHandlerRunbooks: readonly Runbook[] = [virtHandlerRestErrorsBurst];
