import { message } from '../../message';
import type { Facts } from '../fact-pattern';
import type { Remedy } from '../remedy';
import type { OwnCause } from '../runbook';
import { advise } from './object-family';

const ROOM = message('More than a tenth of it is free, or the trend no longer falls, and the alert goes away.');

const NO_LONGER_TOLD = message('The alert is silenced for this claim alone.');

/** CDI's own mark, by which OpenShift's alert of the same kind leaves its claims out (CDI, `pkg/common/common.go`). */
const BY_CDI: Facts = {
  fact: 'object',
  step: 'claim',
  has: [{ path: "metadata.labels['alerts.k8s.io/KubePersistentVolumeFillingUp']", equals: 'disabled' }],
};

const OF_MACHINE: Facts = {
  any: [
    BY_CDI,
    { fact: 'object', step: 'pods', has: [{ path: "metadata.labels['kubevirt.io']", equals: 'virt-launcher' }] },
  ],
};

const IMPORTING: Facts = {
  fact: 'object',
  step: 'data-volume',
  has: [{ path: 'status.phase', matches: 'InProgress|Scheduled|Upload(Ready|Scheduled)|WaitForFirstConsumer' }],
};

const FULL: Facts = { fact: 'value', step: 'free', below: 0.1 };

const CAN_GROW: Facts = {
  fact: 'object',
  step: 'class',
  has: [{ path: 'allowVolumeExpansion', absentAs: false, equals: true }],
};

const FREE_SPACE = advise(
  message('Delete what is no longer needed, and limit what is kept'),
  message('Old backups, dumps, logs and snapshots are mostly what grows; whoever owns the data decides.'),
  ROOM,
);

const ENLARGE: Remedy = {
  title: message('Enlarge the claim'),
  why: message('Set `spec.resources.requests.storage` to more. Read its quota and how full the storage is first.'),
  command: ['oc', 'edit', 'persistentvolumeclaims', '{{claim}}', '-n', '{{namespace}}'],
  effect: 'changes-settings',
  costs: message('It takes room of the storage, and no claim can be made smaller again.'),
  doneWhen: message('`status.capacity` of the claim is the new size, and the alert goes away.'),
};

/** Why a claim is full, or looks so. */
export const FILLING_CAUSES: readonly OwnCause[] = [
  {
    id: 'machine-disk',
    title: message('It holds the disk of a machine, which takes nearly all of it by design'),
    text: message(
      'CDI makes the file `disk.img` as large as the claim allows: as the guest writes, its file system fills up to there and no further. How full the guest is, the guest says.',
    ),
    step: 'pods',
    supportedBy: OF_MACHINE,
    otherwise: message('No machine uses it, and CDI has not marked it.'),
    expected: true,
    remedies: [
      advise(
        message('See in the guest how full its disk is, and silence the alert for this claim'),
        message('This rule does not look at the mark by which OpenShift leaves such claims out.'),
        NO_LONGER_TOLD,
      ),
    ],
  },
  {
    id: 'import-running',
    title: message('An import or a clone fills it right now'),
    text: message('The trend of six hours is that of the copy, which ends by itself.'),
    step: 'data-volume',
    supportedBy: IMPORTING,
    otherwise: message('No data volume is filling it.'),
    expected: true,
    remedies: [advise(message('Wait for the end of the copy'), message('Its data volume shows the progress.'), ROOM)],
  },
  {
    id: 'resize-pending',
    title: message('It was enlarged, and the file system has not followed yet'),
    text: message('Some storage enlarges the file system only when it is mounted anew; a failure says why.'),
    step: 'claim',
    supportedBy: {
      any: [
        { fact: 'object', step: 'claim', has: [{ condition: 'FileSystemResizePending', status: 'True' }] },
        { fact: 'object', step: 'claim', has: [{ condition: 'ControllerResizeError', status: 'True' }] },
        { fact: 'object', step: 'claim', has: [{ condition: 'NodeResizeError', status: 'True' }] },
      ],
    },
    otherwise: message('Nobody waits for a larger file system.'),
    remedies: [
      {
        title: message('Read what the condition says; where it waits, restart what uses the claim'),
        why: message('A machine is restarted as a machine: its pod must not be deleted.'),
        effect: 'restarts',
        doneWhen: message('The claim has no such condition, and its file system has the new size.'),
      },
    ],
  },
  {
    id: 'inodes',
    title: message('Very many small files take all inodes'),
    text: message('Then no file can be made, although space is free.'),
    step: 'inodes',
    supportedBy: { fact: 'value', step: 'inodes', below: 0.05 },
    otherwise: message('Inodes are free.'),
    remedies: [FREE_SPACE],
  },
  {
    id: 'data-grows',
    title: message('What is stored on it grows'),
    text: message('Its class lets the claim be enlarged; what grows without end will fill that too.'),
    step: 'trend',
    supportedBy: { all: [FULL, { not: OF_MACHINE }, { not: IMPORTING }, CAN_GROW] },
    otherwise: message('It is the disk of a machine, or it cannot be enlarged, or enough is free.'),
    remedies: [FREE_SPACE, ENLARGE],
  },
  {
    id: 'cannot-grow',
    title: message('What is stored on it grows, and the claim cannot be enlarged'),
    text: message('Its storage class does not allow it (`allowVolumeExpansion`).'),
    step: 'class',
    supportedBy: { all: [FULL, { not: OF_MACHINE }, { not: IMPORTING }, { not: CAN_GROW }] },
    otherwise: message('Its class allows it, or it need not grow.'),
    remedies: [
      FREE_SPACE,
      advise(
        message('Copy the data to a larger claim, and use that'),
        message('Stop what writes to it while it is copied.'),
        ROOM,
      ),
    ],
  },
];
