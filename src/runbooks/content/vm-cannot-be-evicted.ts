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
import { NOT_MIGRATABLE } from './not-migratable';

export const vmCannotBeEvicted: Runbook = {
  alert: 'VMCannotBeEvicted',
  subject: aboutMachine('virt-handler', [
    'machine',
    'instance',
    'claims',
    'launcher',
    'launcher-log',
    'migrations',
    'warnings',
  ]),
  variables: machineVariables('name'),
  measuredBy: 'instance',
  description: [
    message(
      'For a minute a running machine has had the eviction strategy `LiveMigrate`, its own or that of the cluster, and cannot be live migrated. Its instance says why.',
    ),
  ],
  reason: [
    message(
      'The machine itself is well. A drain of its node, as each update makes it, waits until somebody stops the machine.',
    ),
  ],
  impact: { says: message('The VM is well; a drain or update of its node waits for it'), counts: ['this-machine'] },
  endsWhen: message('the VM can be migrated live, or is told to be shut down instead'),
  steps: [
    readInstance({ condition: 'LiveMigratable', status: 'True' }),
    readMachine({ path: 'status.printableStatus', equals: 'Running' }),
    {
      id: 'default',
      title: message('See the eviction strategy of the cluster'),
      text: message('`spec.configuration.evictionStrategy` of KubeVirt holds where the machine names none.'),
      probe: { kind: 'list', model: 'KubeVirt', show: 'describe' },
      expectation: { kind: 'shown' },
    },
    claims({ path: 'status.accessModes[*]', equals: 'ReadWriteMany', some: true }),
    launcher,
    launcherLog,
    migrations,
    machineWarnings,
    nodeOfMachine,
    {
      id: 'budget',
      title: message('See its disruption budget'),
      text: message('KubeVirt makes it for the launcher pod; that it allows no disruption is its purpose.'),
      probe: {
        kind: 'list',
        model: 'PodDisruptionBudget',
        namespace: '{{namespace}}',
        only: [{ path: 'metadata.ownerReferences[*].name', equals: '{{vm}}', some: true }],
        show: 'table',
      },
      expectation: { kind: 'shown' },
    },
    componentIsWell('virt-handler'),
  ],
  resolution: {
    actions: [message('Mend what keeps the machine on its node, or say what a drain is to do with it.')],
    causes: NOT_MIGRATABLE,
  },
};
