import { message } from '../../message';
import type { Facts } from '../fact-pattern';
import type { OwnCause, Runbook } from '../runbook';
import { editMachine, guestFigure, inGuest, OF_MACHINE } from './guest-family';
import {
  aboutMachine,
  claims,
  componentIsWell,
  launcher,
  launcherLog,
  machineVariables,
  machineWarnings,
  nodeOfMachine,
  readInstance,
  readMachine,
} from './machine-family';
import { advise } from './object-family';
import { nodes } from './workload-family';

const PANICS = 'kubevirt_vmi_guest_os_panic_total';

/** The panics of a day, as the rules count them: a counter that is new counts whole. */
const ofDay = (labels: string, by: string): string =>
  `floor((sum by (${by}) (${PANICS}${labels}) unless sum by (${by}) (${PANICS}${labels} offset 24h)) or sum by (${by}) (increase(${PANICS}${labels}[24h])))`;

const CALM = message('No panic within 24 hours.');

const PANICKED: Facts = { fact: 'value', step: 'panics', above: 0 };
const NODE: Facts = { fact: 'value', step: 'on-node', above: 1 };
const DISK: Facts = {
  fact: 'object',
  step: 'instance',
  has: [{ condition: 'Paused', status: 'True', reason: 'PausedIOError' }],
};
const MOVED: Facts = {
  fact: 'object',
  step: 'instance',
  has: [{ path: 'status.migrationState.endTimestamp', newerThanMinutes: 1440 }],
};

const CAUSES: readonly OwnCause[] = [
  {
    id: 'node',
    title: message('Several machines of its node panicked'),
    text: message('Hardware, kernel or drivers of the node are what they have in common.'),
    step: 'on-node',
    supportedBy: NODE,
    otherwise: message('No other machine of its node panicked.'),
    remedies: [
      {
        title: message('Start nothing more on the node until it was examined'),
        why: message('It keeps new machines away; those that run go on.'),
        command: ['oc', 'adm', 'cordon', '{{node}}'],
        effect: 'changes-settings',
        costs: message('Nothing new starts on the node until `oc adm uncordon`.'),
        doneWhen: CALM,
      },
    ],
  },
  {
    id: 'disk-lost',
    title: message('The guest lost its disk'),
    text: message('The condition `Paused` of the instance says that reading or writing failed.'),
    step: 'instance',
    supportedBy: DISK,
    otherwise: message('The instance tells of no failing disk.'),
    remedies: [advise(message('Mend the storage of its disks'), message('The guest cannot work without them.'), CALM)],
  },
  {
    id: 'migrated',
    title: message('It was migrated shortly before'),
    text: message('On another node a guest may meet another CPU or clock. See whether the panic came after.'),
    step: 'instance',
    supportedBy: { all: [PANICKED, MOVED] },
    otherwise: message('It was not migrated within a day.'),
    remedies: [
      editMachine(
        message('Give the machine a CPU model that all its nodes have'),
        message('With `host-model` a guest may run on a CPU that differs in details.'),
        CALM,
      ),
    ],
  },
  {
    id: 'guest',
    title: message('Kernel or drivers of the guest'),
    text: message('Nothing around it explains the panic: an update of the guest, a driver, or no memory left in it.'),
    step: 'panics',
    supportedBy: { all: [PANICKED, { not: NODE }, { not: DISK }, { not: MOVED }] },
    otherwise: message('It did not panic, or something around it explains it.'),
    remedies: [
      advise(
        message('Read the dump of the guest, and undo its last update'),
        message('The dump names the driver or function; the same code on several machines points to a common update.'),
        CALM,
      ),
      {
        title: message('Start the machine if it stayed down'),
        why: message('With `runStrategy` `Always` or `RerunOnFailure` it starts by itself.'),
        command: ['virtctl', 'start', '{{vm}}', '-n', '{{namespace}}'],
        effect: 'changes-settings',
        costs: message('It takes CPU and memory of a node.'),
        doneWhen: message('The machine is `Running`.'),
      },
    ],
  },
];

const vmNonRecoverableOSPanic: Runbook = {
  alert: 'VMNonRecoverableOSPanic',
  subject: aboutMachine('virt-handler', [
    'machine',
    'instance',
    'panics',
    'launcher',
    'launcher-log',
    'claims',
    'warnings',
  ]),
  variables: machineVariables('name'),
  measuredBy: 'panics',
  description: [
    message('Within 24 hours the system in the machine crashed one to five times (warning), or more often (critical).'),
    message(
      'Only a machine with a panic device, or with Hyper-V, can tell of it: no alert does not mean that there was none. virt-handler counts anew when it restarts.',
    ),
  ],
  reason: [message('At each crash the instance fails, and its applications are down until it was started again.')],
  impact: { says: message('Applications of this VM were down at each crash'), counts: ['this-machine'] },
  endsWhen: message('24 hours have passed since the last crash'),
  steps: [
    readMachine({ path: 'status.printableStatus', oneOf: ['Running', 'Migrating'] }),
    readInstance({ path: 'status.phase', equals: 'Running' }),
    guestFigure(
      {
        id: 'panics',
        title: message('Crashes of 24 hours'),
        headline: message('The system in VM {{vm}} crashed {{value}} times in 24 hours'),
        text: message('By the kind of panic, as virt-handler counts them.'),
      },
      ofDay(`{${OF_MACHINE}}`, 'type, bugcheck_code'),
      { unit: 'number', below: 1, by: ['type', 'bugcheck_code'], silence: 'healthy' },
    ),
    guestFigure(
      {
        id: 'on-node',
        title: message('Machines of its node that crashed'),
        headline: message('{{value}} VMs of node {{node}} crashed in 24 hours'),
        text: message('More than this one point to the node.'),
      },
      `count(${ofDay('{node="{{node}}"}', 'namespace, name')} > 0)`,
      { unit: 'number', below: 2, silence: 'healthy' },
    ),
    launcher,
    launcherLog,
    claims(),
    machineWarnings,
    nodeOfMachine,
    inGuest(
      'dump',
      message('Look for a dump in the guest'),
      message('Windows writes `MEMORY.DMP`, Linux with kdump `/var/crash`.'),
    ),
    componentIsWell('virt-handler'),
  ],
  resolution: {
    actions: [message('See first whether node or storage explain it; else it is a matter of the guest.')],
    causes: CAUSES,
  },
};

const clusterVMPanicDetected: Runbook = {
  alert: 'ClusterVMPanicDetected',
  subject: { kind: 'cluster', component: 'virt-handler' },
  measuredBy: 'machines',
  description: [
    message('The systems in one machine or more crashed within 24 hours. A single one raises it.'),
    message('The alert ends 24 hours after the last crash, whatever is done.'),
  ],
  reason: [message('Several at once point to a node, a storage or an image that they have in common.')],
  impact: { says: message('Applications of these VMs were down at each crash') },
  endsWhen: message('no machine has crashed for 24 hours'),
  steps: [
    guestFigure(
      {
        id: 'machines',
        title: message('Machines that crashed'),
        headline: message('VMs crashed, one {{value}} times in 24 hours'),
        text: message('Each has an alert `VMNonRecoverableOSPanic` of its own.'),
      },
      `${ofDay('', 'namespace, name')} > 0`,
      { unit: 'number', below: 1, by: ['namespace', 'name'], silence: 'healthy' },
    ),
    guestFigure(
      {
        id: 'by-node',
        title: message('Machines that crashed, by node'),
        headline: message('{{value}} VMs of one node crashed'),
        text: message('Where one node has most of them, look at that node.'),
      },
      `count by (node) (${ofDay('', 'node, namespace, name')} > 0)`,
      { unit: 'number', below: 2, by: ['node'], silence: 'healthy' },
    ),
    guestFigure(
      {
        id: 'by-kind',
        title: message('Machines that crashed, by kind of panic'),
        headline: message('{{value}} VMs had the same kind of panic'),
        text: message('The same code on several machines points to one update or driver.'),
      },
      `count by (type, bugcheck_code) (${ofDay('', 'type, bugcheck_code, namespace, name')} > 0)`,
      { unit: 'number', below: 2, by: ['type', 'bugcheck_code'], silence: 'healthy' },
    ),
    nodes(),
    {
      id: 'node-updates',
      title: message('See whether the nodes changed lately'),
      text: message('A new kernel of the nodes comes with a new configuration of their pool.'),
      probe: { kind: 'list', model: 'MachineConfigPool', show: 'table' },
      expectation: { kind: 'settled', what: 'node-configuration' },
    },
    componentIsWell('virt-handler'),
  ],
  resolution: {
    actions: [message('Find what the machines have in common; for a single one, open its own alert.')],
    causes: [
      {
        id: 'one-node',
        title: message('One node'),
        text: message('Several machines of the same node crashed.'),
        step: 'by-node',
        supportedBy: { fact: 'value', step: 'by-node', above: 1 },
        otherwise: message('No node has two of them.'),
        remedies: [
          advise(
            message('Cordon that node, and examine its hardware and kernel log'),
            message('New machines stay away from it meanwhile.'),
            CALM,
          ),
        ],
      },
      {
        id: 'common-image',
        title: message('An update or driver that several machines have'),
        text: message('Machines of different nodes crashed in the same way.'),
        step: 'by-kind',
        supportedBy: {
          all: [{ fact: 'value', step: 'by-kind', above: 1 }, { not: { fact: 'value', step: 'by-node', above: 1 } }],
        },
        otherwise: message('No two crashed in the same way, or one node has them.'),
        remedies: [
          advise(
            message('Compare what these guests were updated to, and undo it on one of them'),
            message('Storage that all of them lost would do the same: look at its alerts as well.'),
            CALM,
          ),
        ],
      },
      {
        id: 'one-machine',
        title: message('One machine with a problem of its own'),
        text: message('It is the only one.'),
        step: 'machines',
        supportedBy: { fact: 'count', step: 'machines', equals: 1 },
        otherwise: message('None crashed, or several.'),
        remedies: [
          advise(
            message('Open the alert `VMNonRecoverableOSPanic` of that machine'),
            message('Its page reads its instance, its disks and its node.'),
            CALM,
          ),
        ],
      },
    ],
  },
};

/** The alerts about systems in machines that crash. */
export const panicRunbooks: readonly Runbook[] = [vmNonRecoverableOSPanic, clusterVMPanicDetected];
