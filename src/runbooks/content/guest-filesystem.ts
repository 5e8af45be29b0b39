import { message } from '../../message';
import type { Facts } from '../fact-pattern';
import type { Remedy } from '../remedy';
import type { OwnCause, Runbook } from '../runbook';
import { guestFigure, inGuest, OF_MACHINE } from './guest-family';
import {
  aboutMachine,
  claims,
  componentIsWell,
  machineVariables,
  machineWarnings,
  readInstance,
  readMachine,
} from './machine-family';
import { advise } from './object-family';

/** What the rule leaves out: file systems that are full by design, and those in memory. */
const COUNTED =
  'file_system_type!~"CDFS|iso9660|udf|squashfs|cramfs|tmpfs|devtmpfs|proc|sysfs|overlay|rootfs|ramfs|fuse.*",mount_point!="System Reserved"';

const used = (more: string): string => `kubevirt_vmi_filesystem_used_bytes{${OF_MACHINE},${more}}`;
const size = (more: string): string => `kubevirt_vmi_filesystem_capacity_bytes{${OF_MACHINE},${more}}`;

const MOUNT = 'mount_point="{{mount}}"';
const ROOM = message('Less than 85 % of the file system is used.');

const FREE: Remedy = advise(
  message('Free space in the guest'),
  message('Old logs, dumps, backups and package caches are mostly what grows; whoever owns the machine decides.'),
  ROOM,
);

const ENLARGE: Remedy = {
  title: message('Enlarge the claim of the disk'),
  why: message(
    'Set `spec.resources.requests.storage` to more, if its class has `allowVolumeExpansion`. The guest sees the new size while it runs, and then has to grow partition and file system.',
  ),
  command: ['oc', 'edit', 'persistentvolumeclaims', '{{claim}}', '-n', '{{namespace}}'],
  effect: 'changes-settings',
  costs: message('It takes room of the storage, and no claim can be made smaller again.'),
  doneWhen: ROOM,
};

/** What is no disk of the machine, or read-only, and yet counted by the rule. */
const FOREIGN: Facts = { fact: 'value', step: 'share', above: 0 };

const GROWS: Facts = { fact: 'value', step: 'trend', above: 1 };
const NOT_GROWN: Facts = { fact: 'value', step: 'room', below: 0.75 };

const CAUSES: readonly OwnCause[] = [
  {
    id: 'not-grown',
    title: message('The disk is larger than the file systems on it'),
    text: message(
      'The claim was enlarged, and partition or file system in the guest were not; or a part of it has no file system, as the raw disk of a database.',
    ),
    step: 'room',
    supportedBy: NOT_GROWN,
    otherwise: message('The file systems take up their disk.'),
    remedies: [
      {
        title: message('Grow partition and file system in the guest'),
        why: message(
          'On Linux `growpart`, then `xfs_growfs` or `resize2fs`; on Windows the disk management. Nothing has to stop.',
        ),
        effect: 'changes-settings',
        doneWhen: ROOM,
      },
      FREE,
    ],
  },
  {
    id: 'grows',
    title: message('Data or logs in the guest grow'),
    text: message('By the trend of six hours the file system is full within a day.'),
    step: 'trend',
    supportedBy: GROWS,
    otherwise: message('By its trend it is not full within a day.'),
    remedies: [FREE, ENLARGE],
  },
  {
    id: 'full-for-long',
    title: message('The file system has been nearly full for long'),
    text: message('It does not grow fast: what is on it needs about as much room as there is.'),
    step: 'full',
    supportedBy: {
      all: [{ fact: 'value', step: 'full', above: 0.85 }, { not: GROWS }, { not: NOT_GROWN }, { not: FOREIGN }],
    },
    otherwise: message('It is not full, or something else explains it.'),
    remedies: [FREE, ENLARGE],
  },
  {
    id: 'not-its-disk',
    title: message('It is no disk of the machine, or is read-only'),
    text: message('A share of the network, or an image that is full by design; the rule leaves out only some kinds.'),
    step: 'share',
    supportedBy: FOREIGN,
    otherwise: message('It is a file system as on disks.'),
    remedies: [
      advise(
        message('Look at who serves the share; silence the alert for an image that cannot be written'),
        message('Enlarging the disk of the machine does not change it.'),
        ROOM,
      ),
    ],
  },
];

export const guestFilesystemAlmostOutOfSpace: Runbook = {
  alert: 'GuestFilesystemAlmostOutOfSpace',
  subject: aboutMachine('virt-handler', [
    'machine',
    'instance',
    'full',
    'share',
    'others',
    'trend',
    'room',
    'claims',
    'warnings',
  ]),
  variables: {
    ...machineVariables('name'),
    mount: {
      firstOf: [{ label: 'mount_point' }],
      whenAbsent: message('The alert has no label `mount_point` that names its file system.'),
    },
    class: {
      firstOf: [{ step: 'claims', path: 'spec.storageClassName' }],
      whenAbsent: message('The claims of the machine name no storage class.'),
      optional: true,
    },
  },
  measuredBy: 'full',
  description: [
    message(
      'The guest agent says that a file system of the machine is 85 to 95 % full, for ten minutes (warning), or fuller, at once (critical).',
    ),
    message(
      'Each file system is an instance of its own; one that is mounted twice has two. A machine without the guest agent never raises it.',
    ),
  ],
  reason: [
    message(
      'Once it is full, what writes to it fails. With a full system disk a guest may neither update nor start again.',
    ),
  ],
  impact: { says: message('Applications of this VM cannot write once it is full'), counts: ['this-machine'] },
  endsWhen: message('less than 85 % of the file system is used'),
  steps: [
    readMachine({ path: 'status.printableStatus', oneOf: ['Running', 'Migrating'] }),
    readInstance(
      { path: 'status.phase', equals: 'Running' },
      // Without the agent the figures are those of before.
      { condition: 'AgentConnected', status: 'True' },
    ),
    guestFigure(
      {
        id: 'full',
        title: message('Used share of it'),
        headline: message('File system {{mount}} of VM {{vm}} is {{value}} full'),
        text: message('As the guest agent sees it. The alert writes the same as 0 to 100.'),
      },
      `max(${used(MOUNT)} / ${size(MOUNT)})`,
      { unit: 'ratio', below: 0.85 },
    ),
    guestFigure(
      {
        id: 'share',
        title: message('Whether it is no disk'),
        headline: message('File system {{mount}} of VM {{vm}} is a share, or read-only'),
        text: message('1 for a share of the network and for images that are full by design.'),
      },
      `count(${size(`${MOUNT},file_system_type=~"nfs.*|cifs|smb.*|9p|virtiofs|ceph|erofs|romfs|zisofs"`)})`,
      { unit: 'number', below: 1, silence: 'healthy' },
    ),
    guestFigure(
      {
        id: 'others',
        title: message('Used share of its other file systems'),
        headline: message('Another file system of VM {{vm}} is {{value}} full'),
        text: message('A guest with one full file system often has another, such as that of its logs.'),
      },
      `max by (mount_point, disk_name) (${used(`${COUNTED},mount_point!="{{mount}}"`)} / ${size(`${COUNTED},mount_point!="{{mount}}"`)})`,
      { unit: 'ratio', below: 0.85, by: ['mount_point', 'disk_name'], silence: 'healthy' },
    ),
    guestFigure(
      {
        id: 'trend',
        title: message('Used share in a day'),
        headline: message('File system {{mount}} of VM {{vm}} is full within a day, by its trend'),
        text: message('By the trend of six hours. Above 100 % it is full by then.'),
      },
      `max(predict_linear(${used(MOUNT)}[6h], 86400) / ${size(MOUNT)})`,
      { unit: 'ratio', below: 1 },
    ),
    claims(
      { condition: 'FileSystemResizePending', status: 'False', absentAs: 'False' },
      { condition: 'ControllerResizeError', status: 'False', absentAs: 'False' },
    ),
    guestFigure(
      {
        id: 'room',
        title: message('Share of the disk that its file systems take'),
        headline: message('The file systems of VM {{vm}} take only {{value}} of the room of claim {{claim}}'),
        text: message('Far below 100 %, the disk was enlarged and the guest does not use it yet.'),
      },
      `sum(max by (disk_name, mount_point) (${size(COUNTED)})) / max(kube_persistentvolumeclaim_resource_requests_storage_bytes{namespace="{{namespace}}",persistentvolumeclaim="{{claim}}"})`,
      { unit: 'ratio', above: 0.75, silence: 'healthy' },
    ),
    {
      id: 'class',
      title: message('See whether its disks can grow'),
      text: message('Only claims of a class with `allowVolumeExpansion` can be enlarged.'),
      probe: { kind: 'get', model: 'StorageClass', name: '{{class}}', show: 'status' },
      expectation: { kind: 'shown' },
    },
    machineWarnings,
    inGuest(
      'files',
      message('See in the guest what fills it'),
      message('`df -h` shows the file systems, and `du -xh -d 2 MOUNT | sort -h` the large folders of one.'),
    ),
    componentIsWell('virt-handler'),
  ],
  resolution: {
    actions: [message('See whether the guest uses the whole disk. Then free space, or enlarge the disk.')],
    causes: CAUSES,
  },
};
