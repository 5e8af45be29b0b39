import { message } from '../../message';
import type { Facts } from '../fact-pattern';
import type { OwnCause, Runbook } from '../runbook';
import { componentIsWell } from './machine-family';
import { advise, each, editHyperConverged, errorsOf } from './object-family';
import { nodes } from './workload-family';

const NONE_LEFT = message('No machine has the label `kubevirt.io/outdatedLauncherImage`.');

const OFF: Facts = {
  fact: 'object',
  step: 'strategy',
  has: [{ path: 'spec.workloadUpdateStrategy.workloadUpdateMethods[*]', present: false }],
};
const NOT_MIGRATABLE: Facts = {
  fact: 'object',
  step: 'outdated',
  has: [{ condition: 'LiveMigratable', status: 'False' }],
};
const FAILED: Facts = {
  fact: 'object',
  step: 'migrations',
  has: [
    { path: 'status.phase', equals: 'Failed' },
    { path: 'metadata.creationTimestamp', newerThanMinutes: 720 },
  ],
};

const CAUSES: readonly OwnCause[] = [
  {
    id: 'updates-off',
    title: message('Nothing updates machines by itself'),
    text: message('`workloadUpdateMethods` is empty, so that each machine waits for its next start.'),
    step: 'strategy',
    supportedBy: OFF,
    otherwise: message('Machines are updated by migration.'),
    remedies: [
      editHyperConverged(
        message('Let machines be updated by migration'),
        message(
          'Set `spec.workloadUpdateStrategy.workloadUpdateMethods` to `[LiveMigrate]`. With `Evict` as well, machines that cannot migrate would be shut down. Changes of the KubeVirt resource would be undone.',
        ),
        NONE_LEFT,
      ),
    ],
  },
  {
    id: 'not-migratable',
    title: message('Machines that cannot be migrated'),
    text: message('Their condition `LiveMigratable` says why. They are outdated until they start anew.'),
    step: 'outdated',
    supportedBy: NOT_MIGRATABLE,
    otherwise: message('All outdated machines can be migrated.'),
    remedies: [
      advise(
        message('Agree on a time with the owner of each, and restart it with `virtctl restart`'),
        message('A restart from inside the guest keeps the old launcher; the machine has to be restarted as a whole.'),
        NONE_LEFT,
      ),
    ],
  },
  {
    id: 'migrations-fail',
    title: message('Their migrations fail'),
    text: message('No node takes them, or they do not come to an end. Each migration says why.'),
    step: 'migrations',
    supportedBy: FAILED,
    otherwise: message('No migration failed in twelve hours.'),
    remedies: [
      advise(
        message('Mend what the failed migrations name'),
        message('Often no node has room for the machine; the updates go on by themselves then.'),
        NONE_LEFT,
      ),
    ],
  },
  {
    id: 'going-on',
    title: message('The update of machines still goes on'),
    text: message('A large cluster takes its time: ten machines a minute at most, if nobody set it otherwise.'),
    step: 'number',
    supportedBy: {
      all: [{ fact: 'value', step: 'number', above: 0 }, { not: OFF }, { not: NOT_MIGRATABLE }, { not: FAILED }],
    },
    otherwise: message('None is outdated, or something holds them up.'),
    expected: true,
    remedies: [
      advise(message('Watch whether the number falls'), message('Each migration makes it one less.'), NONE_LEFT),
    ],
  },
];

export const outdatedVirtualMachineInstanceWorkloads: Runbook = {
  alert: 'OutdatedVirtualMachineInstanceWorkloads',
  subject: { kind: 'cluster', component: 'virt-controller' },
  measuredBy: 'number',
  description: [
    message(
      'For 24 hours there have been machines that run in the launcher of an earlier version, or that wait for a migration to take over a change.',
    ),
    message('The labels of the alert name the pod that counts them, and none of the machines.'),
  ],
  reason: [message('They run on, and lack what the new version mended until they migrate or start anew.')],
  impact: { says: message('Outdated VMs run on, without what the new version mended') },
  endsWhen: message('every machine runs in the launcher of the current version'),
  steps: [
    {
      id: 'number',
      title: message('Outdated machines'),
      headline: message('{{value}} VMs run in an outdated launcher'),
      text: message('As the leading virt-controller counts them.'),
      probe: { kind: 'metric', query: 'max(kubevirt_vmi_number_of_outdated)', unit: 'number' },
      expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
    },
    {
      id: 'outdated',
      title: message('Describe them'),
      text: message('Machines with an outdated launcher have this label; `LiveMigratable` says whether they can move.'),
      probe: {
        kind: 'list',
        model: 'VirtualMachineInstance',
        selector: { 'kubevirt.io/outdatedLauncherImage': '' },
        show: 'table',
      },
      expectation: each('healthy', { condition: 'LiveMigratable', status: 'True' }),
    },
    {
      id: 'waiting',
      title: message('Find machines that wait for a migration for another reason'),
      text: message('A change of CPU, memory or volumes counts as outdated too, without the label.'),
      probe: { kind: 'list', model: 'VirtualMachineInstance', show: 'table' },
      expectation: each(
        'healthy',
        { condition: 'HotVCPUChange', status: 'False', absentAs: 'False' },
        { condition: 'HotMemoryChange', status: 'False', absentAs: 'False' },
        { condition: 'VolumesChange', status: 'False', absentAs: 'False' },
        { condition: 'MigrationRequired', status: 'False', absentAs: 'False' },
      ),
    },
    {
      id: 'strategy',
      title: message('See how machines are updated'),
      text: message('HyperConverged sets it, and KubeVirt has it from there.'),
      probe: { kind: 'list', model: 'KubeVirt', show: 'describe' },
      expectation: each('unknown', {
        path: 'spec.workloadUpdateStrategy.workloadUpdateMethods[*]',
        present: true,
      }),
    },
    {
      id: 'migrations',
      title: message('Find migrations of the last twelve hours that failed'),
      text: message('Those of an update are named `kubevirt-workload-update-…`.'),
      probe: {
        kind: 'list',
        model: 'VirtualMachineInstanceMigration',
        show: 'table',
      },
      // Which failed lately, the cause says: older ones are kept, and tell nothing of now.
      expectation: { kind: 'shown' },
    },
    errorsOf('logs', 'virt-controller'),
    nodes(),
    componentIsWell('virt-controller'),
  ],
  resolution: {
    actions: [message('See which machines are outdated, and why they do not migrate.')],
    causes: CAUSES,
  },
};
