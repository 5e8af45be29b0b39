import { message } from '../../message';
import type { Runbook } from '../runbook';
import {
  aboutMachine,
  claims,
  componentIsWell,
  launcher,
  launcherLog,
  machineVariables,
  machineWarnings,
  migrations,
  nodeOfMachine,
  readInstance,
  readMachine,
} from './machine-family';
import { INSTALLED } from './object-family';
import { STUCK } from './stuck-machine';

export const virtualMachineStuckOnNode: Runbook = {
  alert: 'VirtualMachineStuckOnNode',
  subject: aboutMachine('virt-handler', ['machine', 'instance', 'launcher', 'launcher-log', 'claims', 'warnings']),
  variables: machineVariables('name'),
  measuredBy: 'machine',
  description: [
    message(
      'For five minutes a machine has been starting, stopping, ending or in an error although its instance has a node.',
    ),
  ],
  reason: [message('The machine does not come up; or it does not go down, and keeps its node and its disks.')],
  impact: { says: message('This VM does not come up, or does not go down'), counts: ['this-machine'] },
  endsWhen: message('the VM runs, or is stopped'),
  steps: [
    readMachine({ path: 'status.printableStatus', oneOf: ['Running', 'Stopped', 'Paused', 'Migrating'] }),
    readInstance(
      { path: 'status.phase', oneOf: ['Running', 'Succeeded', 'Scheduled'] },
      { condition: 'Synchronized', status: 'True', absentAs: 'True' },
      { path: 'status.phase', oneOf: ['Running', 'Succeeded'] },
    ),
    launcher,
    launcherLog,
    claims(),
    machineWarnings,
    migrations,
    nodeOfMachine,
    {
      id: 'handler',
      title: message('Find virt-handler on its node'),
      text: message('virt-handler of the node starts and stops what runs there.'),
      probe: {
        kind: 'list',
        model: 'Pod',
        namespace: INSTALLED,
        selector: { 'kubevirt.io': 'virt-handler' },
        only: [{ path: 'spec.nodeName', equals: '{{node}}' }],
        show: 'describe',
      },
      expectation: { kind: 'pods-ready', atLeast: 1 },
    },
    {
      id: 'domain',
      title: message('Ask libvirt for its domain'),
      text: message('It shows whether QEMU runs, is paused or is gone.'),
      probe: {
        kind: 'by-hand',
        command: ['oc', 'exec', '-n', '{{namespace}}', '{{pod}}', '-c', 'compute', '--', 'virsh', 'list', '--all'],
        reason: message('It needs a shell in the pod of the machine.'),
      },
      expectation: { kind: 'shown' },
    },
    componentIsWell('virt-handler'),
  ],
  resolution: {
    actions: [
      message('Mend what keeps the machine from its next state. End it by force only when nothing else helps.'),
    ],
    causes: STUCK,
  },
};
