import { message } from '../../message';
import type { Runbook } from '../runbook';
import { componentIsWell } from './machine-family';
import { each } from './object-family';
import { supportCase } from './resolutions';
import { defaultOfAll, defaultOfMachines, INFO, SUITABLE, suitable } from './storage-class-steps';
import { CAUSES } from './default-class-lacks';

const DEGRADED = ['default', 'virtdefault'].map((mark) => `${INFO}{${mark}="true",degraded="true"}`).join(' or ');
export const cdiDefaultStorageClassDegraded: Runbook = {
  alert: 'CDIDefaultStorageClassDegraded',
  subject: { kind: 'cluster', component: 'cdi-deployment' },
  variables: {
    suitable: SUITABLE,
    class: {
      firstOf: [
        { step: 'default-of-machines', path: 'metadata.name' },
        { step: 'default-of-all', path: 'metadata.name' },
      ],
      whenAbsent: message('No storage class is the default.'),
    },
    provisioner: { firstOf: [{ step: 'profile', path: 'status.provisioner' }] },
  },
  measuredBy: 'degraded',
  description: [
    message(
      'For five minutes there has been a default storage class, and none of the defaults has both: volumes that several nodes can use, and clones that the storage makes by itself. On a single node only the clones count.',
    ),
    message(
      'One good default is enough to keep the alert away, even where the other one, which virtual machines use, is not good.',
    ),
  ],
  reason: [
    message('Without shared volumes virtual machines can not be live migrated: they stop when their node is drained.'),
    message('Without clones by the storage each new disk is copied through pods, which takes long.'),
  ],
  impact: { says: message("VMs with new disks can't be live migrated, or new disks take long"), counts: ['running'] },
  endsWhen: message('a default storage class has shared access and fast cloning'),
  steps: [
    {
      id: 'degraded',
      title: message('See what the default lacks'),
      headline: message('The default storage class lacks shared access or fast cloning'),
      text: message('`rwx` is `false` where only one node can use a volume, `smartclone` where clones are copied.'),
      probe: {
        kind: 'metric',
        query: DEGRADED,
        unit: 'number',
        by: ['storageclass', 'provisioner', 'rwx', 'smartclone'],
      },
      expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
    },
    defaultOfMachines,
    defaultOfAll,
    suitable,
    {
      id: 'profile',
      title: message('Read its profile'),
      text: message(
        'What CDI takes claims of this class to be; `spec` is what somebody set. Claims that exist may differ.',
      ),
      probe: { kind: 'get', model: 'StorageProfile', name: '{{class}}', show: 'yaml' },
      expectation: each('problem', { condition: 'Recognized', status: 'True', absentAs: 'True' }),
    },
    {
      id: 'driver',
      title: message('See whether its driver is there'),
      text: message(
        'CDI lets the storage clone claims only where there is a CSIDriver of the name of the provisioner.',
      ),
      probe: {
        kind: 'list',
        model: 'CSIDriver',
        show: 'table',
        only: [{ path: 'metadata.name', equals: '{{provisioner}}' }],
      },
      expectation: { kind: 'exists', atLeast: 1 },
    },
    {
      id: 'snapshot-classes',
      title: message('Find its snapshot classes'),
      text: message('A clone by a snapshot needs a VolumeSnapshotClass of the same driver.'),
      probe: {
        kind: 'list',
        model: 'VolumeSnapshotClass',
        show: 'table',
        only: [{ path: 'driver', equals: '{{provisioner}}' }],
      },
      expectation: { kind: 'shown' },
    },
    {
      id: 'layout',
      title: message('See whether the cluster is a single node'),
      text: message('Where both topologies are `SingleReplica`, shared access is not asked for.'),
      probe: { kind: 'get', model: 'Infrastructure', name: 'cluster', show: 'yaml' },
      expectation: { kind: 'exists', atLeast: 1 },
    },
    componentIsWell('cdi-deployment'),
  ],
  resolution: {
    actions: [message('Make a class that suits the default of virtual machines, or mend what it lacks.'), supportCase],
    causes: CAUSES,
  },
};
