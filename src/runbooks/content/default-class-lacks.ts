import { message } from '../../message';
import type { OwnCause } from '../runbook';
import { adviseStorage, makeDefault, patchProfile, SEE_PROFILE } from './storage-class-steps';

/** Why the default storage class lacks shared access or fast cloning. */
export const CAUSES: readonly OwnCause[] = [
  {
    id: 'better-class',
    title: message('A class that suits is not the default'),
    text: message('CDI reports another class with shared access and fast cloning.'),
    supportedBy: {
      all: [
        { fact: 'count', step: 'degraded', above: 0 },
        { fact: 'count', step: 'suitable', above: 0 },
      ],
    },
    otherwise: message('CDI reports no class with both'),
    remedies: [makeDefault],
  },
  {
    id: 'copies-by-choice',
    title: message('Somebody chose that clones are copied'),
    text: message('`spec.cloneStrategy` of the profile is `copy`, whatever the storage can do.'),
    supportedBy: { fact: 'object', step: 'profile', has: [{ path: 'spec.cloneStrategy', equals: 'copy' }] },
    otherwise: message('The profile leaves the way of cloning to CDI'),
    remedies: [
      {
        title: message('Leave the way of cloning to CDI'),
        why: message('It takes the fastest that the storage offers.'),
        effect: 'changes-settings',
        costs: message('New clones are made by the storage. Ask first why it was set.'),
        command: patchProfile({ cloneStrategy: null }),
        doneWhen: message('`status.cloneStrategy` of the profile is `csi-clone` or `snapshot`.'),
      },
    ],
  },
  {
    id: 'not-recognized',
    title: message('CDI does not know this storage'),
    text: message(
      'Its provisioner is not in the list of CDI, so that the profile is empty until somebody completes it.',
    ),
    supportedBy: {
      any: [
        { fact: 'object', step: 'profile', has: [{ condition: 'Recognized', status: 'False' }] },
        { fact: 'object', step: 'profile', has: [{ path: 'status.claimPropertySets', present: false }] },
      ],
    },
    otherwise: message('The profile says how claims of this class are made'),
    remedies: [
      adviseStorage(
        message('Complete the profile with what the storage really can do'),
        message('CDI believes it: a mode that the storage lacks gives claims that stay pending, or spoils data.'),
        SEE_PROFILE,
      ),
    ],
  },
  {
    id: 'not-shared',
    title: message('Only one node at a time can use its volumes'),
    text: message(
      'It is local, block or file storage without `ReadWriteMany`: machines on it can not be live migrated.',
    ),
    supportedBy: { fact: 'value', step: 'degraded', labels: { rwx: 'false' }, above: 0 },
    otherwise: message('Several nodes can use its volumes'),
    remedies: [
      adviseStorage(
        message('Use storage that several nodes can reach as the default of virtual machines'),
        message('Claims that exist stay as they are, whatever the profile says.'),
        SEE_PROFILE,
      ),
    ],
  },
  {
    id: 'no-snapshots',
    title: message('The storage makes no snapshots'),
    text: message('No snapshot class is for its driver, so that each clone is copied through pods.'),
    supportedBy: {
      all: [
        { fact: 'value', step: 'degraded', labels: { smartclone: 'false' }, above: 0 },
        { fact: 'count', step: 'snapshot-classes', equals: 0 },
      ],
    },
    otherwise: message('It clones by itself, or there is a snapshot class for its driver'),
    remedies: [
      adviseStorage(
        message('Create a VolumeSnapshotClass for its driver, where the storage can do snapshots'),
        message('With one CDI clones by a snapshot. It comes with the operator of the storage, as a rule.'),
        ['oc', 'get', 'csidrivers'],
      ),
    ],
  },
];
