import { message } from '../../message';
import type { Runbook, Step } from '../runbook';
import { each, resource, WELL } from './object-family';
import { operatorDown } from './operator-down';
import { byCause } from './resolutions';
import { cdiDataVolumeUnusualRestartCount } from './unusual-restarts';
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

const OPERATOR = 'cdi-operator';

const cdiOperatorDown = operatorDown({
  alert: 'CDIOperatorDown',
  name: OPERATOR,
  wait: 'ten minutes (five up to 4.20)',
  reason: [
    message(
      'The parts of CDI are not repaired, updated or set otherwise. Imports and uploads go on: cdi-deployment does them.',
    ),
  ],
  impact: { says: message('CDI is not repaired or upgraded; imports, uploads and clones go on') },
  managed: [resource('cdi', 'CDI')],
});

const cdi: Step = {
  id: 'cdi',
  title: message('Describe CDI'),
  text: message(
    'Its conditions say what the operator could not do, since when, and why. They change when the operator looks at it again, which may be a round later.',
  ),
  probe: { kind: 'get', model: 'CDI', name: 'cdi-kubevirt-hyperconverged', show: 'describe' },
  expectation: each('problem', ...WELL),
};

const cdiNotReady: Runbook = {
  alert: 'CDINotReady',
  subject: { kind: 'operator', model: 'CDI', workload: OPERATOR },
  measuredBy: 'cdi',
  description: [
    message(
      'For ten minutes (five up to 4.20) CDI, which imports, uploads and clones the disks of virtual machines, has been neither available nor on its way to be.',
    ),
    message('The labels of the alert name a pod of cdi-operator: who reports it, not what fails.'),
  ],
  reason: [
    message(
      'No disk is imported, uploaded or cloned: no virtual machine with a new disk is made. Those that run are not touched.',
    ),
  ],
  impact: { says: message('No disk is imported, uploaded or cloned; VMs that run go on'), counts: ['running'] },
  endsWhen: message('CDI is available'),
  steps: [
    whereItRuns('HyperConverged'),
    cdi,
    replicas('cdi-deployment'),
    pods('cdi-deployment'),
    describePods('cdi-deployment'),
    logs('cdi-deployment'),
    previousLogs('cdi-deployment'),
    replicas('cdi-apiserver', 'apiserver'),
    describePods('cdi-apiserver', 'apiserver'),
    logs('cdi-apiserver', 'apiserver'),
    replicas('cdi-uploadproxy', 'uploadproxy'),
    describePods('cdi-uploadproxy', 'uploadproxy'),
    logs('cdi-uploadproxy', 'uploadproxy'),
    replicas(OPERATOR, 'operator'),
    workloadYaml(OPERATOR),
    describePods(OPERATOR, 'operator'),
    managerLogs(OPERATOR, 'cdi-deployment'),
    warnings(),
    nodes(),
  ],
  resolution: byCause(),
};

/** What is known about the alerts of CDI's own parts. */
export const cdiRunbooks: readonly Runbook[] = [cdiNotReady, cdiOperatorDown, cdiDataVolumeUnusualRestartCount];
