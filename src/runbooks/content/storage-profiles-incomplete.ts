import { message } from '../../message';
import type { Remedy } from '../remedy';
import type { Runbook } from '../runbook';
import { componentIsWell } from './machine-family';
import { each } from './object-family';
import { supportCase } from './resolutions';
import { adviseStorage, INFO, patchProfile, SEE_PROFILE } from './storage-class-steps';

const COMPLETE: Remedy = {
  title: message('Complete the profile with what the storage really can do'),
  why: message(
    'The command gives the least that each storage can do. Where several nodes can use a volume, say `ReadWriteMany`, and `Block` where it gives devices.',
  ),
  effect: 'changes-settings',
  readFirst: {
    text: message('See what is there already: the command replaces `spec.claimPropertySets` as a whole.'),
    command: SEE_PROFILE,
  },
  costs: message(
    'New disks are made so. A mode that the storage lacks gives claims that stay pending, or spoils data.',
  ),
  command: patchProfile({ claimPropertySets: [{ accessModes: ['ReadWriteOnce'], volumeMode: 'Filesystem' }] }),
  doneWhen: message('The profile has both in its status, and the alert goes away.'),
};

export const cdiStorageProfilesIncomplete: Runbook = {
  alert: 'CDIStorageProfilesIncomplete',
  subject: {
    kind: 'object',
    model: 'StorageProfile',
    name: '{{class}}',
    component: 'cdi-deployment',
    own: ['profile', 'incomplete', 'class'],
  },
  variables: {
    class: {
      firstOf: [{ label: 'storageclass' }],
      whenAbsent: message('The alert has no label `storageclass` that names the class.'),
    },
  },
  measuredBy: 'profile',
  description: [
    message(
      'For five minutes CDI has not known which access modes and volume mode claims of the storage class {{class}} are to have.',
    ),
    message(
      'Its severity is info: nothing happens while nobody uses the class for virtual machines. Classes without a provisioner and those of object storage are never counted.',
    ),
  ],
  reason: [
    message(
      'A DataVolume with `spec.storage` that names this class, and neither access modes nor a volume mode, gets no claim (`ErrClaimNotValid`).',
    ),
  ],
  impact: { says: message('Disks of this storage class are made only where they name their modes themselves') },
  endsWhen: message('the profile of {{class}} has access modes and a volume mode'),
  steps: [
    {
      id: 'profile',
      title: message('Read the profile of {{class}}'),
      text: message(
        'Each entry of `claimPropertySets` needs `accessModes` and `volumeMode`; `spec` is what somebody set.',
      ),
      probe: { kind: 'get', model: 'StorageProfile', name: '{{class}}', show: 'describe' },
      expectation: each(
        'problem',
        { path: 'status.claimPropertySets[*].accessModes', present: true },
        { path: 'status.claimPropertySets[*].volumeMode', present: true },
      ),
    },
    {
      id: 'class',
      title: message('Read the storage class'),
      text: message('A provisioner that CDI does not know, or parameters that it does not know of one that it knows.'),
      probe: { kind: 'get', model: 'StorageClass', name: '{{class}}', show: 'yaml' },
      expectation: { kind: 'exists', atLeast: 1 },
    },
    {
      id: 'refused',
      title: message('See whose disks suffer'),
      text: message(
        'Where none waits, nobody uses the class for virtual machines, and the alert is for your information.',
      ),
      probe: {
        kind: 'list',
        model: 'DataVolume',
        show: 'table',
        only: [{ path: 'spec.storage.storageClassName', equals: '{{class}}' }],
      },
      expectation: each('healthy', {
        path: 'status.phase',
        absentAs: 'Pending',
        not: { oneOf: ['Pending', 'Unset', 'Failed', ''] },
      }),
    },
    {
      id: 'claims',
      title: message('List the claims of this class'),
      text: message('Their modes show what the storage is used for.'),
      probe: {
        kind: 'list',
        model: 'PersistentVolumeClaim',
        show: 'table',
        only: [{ path: 'spec.storageClassName', equals: '{{class}}' }],
      },
      expectation: { kind: 'shown' },
    },
    {
      id: 'incomplete',
      title: message('See which others are incomplete'),
      text: message('Each has an alert of its own.'),
      probe: {
        kind: 'metric',
        query: `${INFO}{complete="false",storageclass!="{{class}}"}`,
        unit: 'number',
        by: ['storageclass', 'provisioner'],
      },
      expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
    },
    componentIsWell('cdi-deployment'),
  ],
  resolution: {
    actions: [
      message('Complete the profile, or leave it where nobody uses the class for virtual machines.'),
      supportCase,
    ],
    causes: [
      {
        id: 'set-in-part',
        title: message('Somebody completed the profile in part'),
        text: message('An entry of `spec.claimPropertySets` lacks access modes or the volume mode.'),
        supportedBy: {
          all: [
            { fact: 'object', step: 'profile', has: [{ path: 'spec.claimPropertySets[*]', present: true }] },
            {
              any: [
                {
                  fact: 'object',
                  step: 'profile',
                  has: [{ path: 'status.claimPropertySets[*].accessModes', present: false }],
                },
                {
                  fact: 'object',
                  step: 'profile',
                  has: [{ path: 'status.claimPropertySets[*].volumeMode', present: false }],
                },
              ],
            },
          ],
        },
        otherwise: message('Nobody has set a part of it alone'),
        remedies: [COMPLETE],
      },
      {
        id: 'unknown-provisioner',
        title: message('CDI does not know its provisioner'),
        text: message('What is not in its list must be said by whoever knows the storage.'),
        supportedBy: {
          any: [
            { fact: 'object', step: 'profile', has: [{ condition: 'Recognized', status: 'False' }] },
            { fact: 'object', step: 'profile', has: [{ path: 'status.claimPropertySets[*]', present: false }] },
          ],
        },
        otherwise: message('CDI recognizes it'),
        remedies: [COMPLETE],
      },
      {
        id: 'not-for-machines',
        title: message('The class is not for disks of machines'),
        text: message('No DataVolume names it: it is for files, backups or something else.'),
        supportedBy: {
          all: [
            { fact: 'count', step: 'refused', equals: 0 },
            {
              not: {
                fact: 'object',
                step: 'profile',
                has: [
                  { path: 'status.claimPropertySets[*].accessModes', present: true },
                  { path: 'status.claimPropertySets[*].volumeMode', present: true },
                ],
              },
            },
          ],
        },
        otherwise: message('DataVolumes name it, or its profile is complete'),
        expected: true,
        remedies: [
          adviseStorage(
            message('Leave it, or silence this alert for the class'),
            message('Nothing fails, as long as nobody makes a disk of it.'),
          ),
        ],
      },
    ],
  },
};
