import { message } from '../../message';
import type { Facts } from '../fact-pattern';
import type { OwnCause, Runbook, Step } from '../runbook';
import { editMachine, guestFigure, inGuest, migrateNow, OF_MACHINE } from './guest-family';
import {
  aboutMachine,
  componentIsWell,
  launcher,
  machineVariables,
  machineWarnings,
  nodeOfMachine,
  readInstance,
  readMachine,
} from './machine-family';
import { advise } from './object-family';

const CPUS = `count(count by (id) (kubevirt_vmi_vcpu_seconds_total{${OF_MACHINE}}))`;

/** Seconds of something in each second, for each virtual CPU. */
const perCpu = (counter: string): string => `sum(rate(${counter}{${OF_MACHINE}}[5m])) / ${CPUS}`;

const queue = (minutes: '1m' | '15m'): string => `max(kubevirt_vmi_guest_load_${minutes}{${OF_MACHINE}}) - ${CPUS}`;

const SHORTER = message('The load of the guest comes down to about its number of CPUs.');

const BUSY: Facts = { fact: 'value', step: 'busy', above: 0.9 };
const WITHHELD: Facts = {
  any: [
    { fact: 'value', step: 'delay', above: 0.1 },
    { fact: 'value', step: 'node-cpu', above: 0.9 },
  ],
};
const THROTTLED: Facts = { fact: 'value', step: 'throttled', above: 0.25 };
const WAITS: Facts = { fact: 'value', step: 'wait', above: 0.1 };

const causesAbove = (most: number): readonly OwnCause[] => [
  {
    id: 'node-busy',
    title: message('The node gives the machine too little CPU'),
    text: message('Its virtual CPUs wait for those of the node: more was promised there than the node has.'),
    step: 'delay',
    supportedBy: WITHHELD,
    otherwise: message('The node gives it the CPU that it asks for.'),
    remedies: [
      migrateNow(message('Another node may have CPU to spare.'), SHORTER),
      {
        title: message('Start nothing more on the node'),
        why: message('It keeps new machines away until others have moved.'),
        command: ['oc', 'adm', 'cordon', '{{node}}'],
        effect: 'changes-settings',
        costs: message('Nothing new starts on the node until `oc adm uncordon`.'),
        doneWhen: SHORTER,
      },
    ],
  },
  {
    id: 'throttled',
    title: message('A CPU limit holds the machine back'),
    text: message('The container `compute` has a CPU limit, its own or that of a LimitRange, and reaches it.'),
    step: 'throttled',
    supportedBy: THROTTLED,
    otherwise: message('No CPU limit holds it back.'),
    remedies: [
      editMachine(
        message('Raise or remove the CPU limit'),
        message('It is in `spec.template.spec.domain.resources.limits`, or comes from a LimitRange of the project.'),
        SHORTER,
      ),
    ],
  },
  {
    id: 'disk',
    title: message('The guest waits for its disks'),
    text: message('On Linux the load counts also what waits for disks: its CPUs are not what lacks.'),
    step: 'wait',
    supportedBy: { all: [WAITS, { not: BUSY }] },
    otherwise: message('Its CPUs do not wait for disks.'),
    remedies: [
      advise(
        message('Find out why the storage is slow'),
        message('More CPUs would not help. Look at the alerts of the storage, and at the latency of its disks.'),
        SHORTER,
      ),
    ],
  },
  {
    id: 'few-cpus',
    title: message('The guest has more to do than its CPUs can'),
    text: message('Its CPUs are busy nearly all the time: it needs more of them, or something in it runs away.'),
    step: 'busy',
    supportedBy: { all: [BUSY, { not: WITHHELD }, { not: THROTTLED }] },
    otherwise: message('Its CPUs are not busy, or not given.'),
    remedies: [
      advise(
        message('See in the guest which process takes the CPU'),
        message('A process that runs away is ended there; more CPUs would only feed it.'),
        SHORTER,
      ),
      editMachine(
        message('Give the machine more CPUs'),
        message('Raise `spec.template.spec.domain.cpu.sockets`, or choose a larger instance type.'),
        SHORTER,
      ),
    ],
  },
  {
    id: 'burst',
    title: message('A short burst'),
    text: message('The load of one minute is high, that of fifteen minutes is not.'),
    step: 'sustained',
    supportedBy: {
      all: [
        { fact: 'value', step: 'queue', above: most },
        { fact: 'value', step: 'sustained', below: most },
      ],
    },
    otherwise: message('The load is not high, or has been for fifteen minutes.'),
    expected: true,
    remedies: [
      advise(message('Wait whether it passes'), message('The alert has no delay: a single minute raises it.'), SHORTER),
    ],
  },
];

const stepsAbove = (most: number): readonly Step[] => [
  readMachine({ path: 'status.printableStatus', oneOf: ['Running', 'Migrating'] }),
  readInstance({ path: 'status.phase', equals: 'Running' }, { condition: 'AgentConnected', status: 'True' }),
  guestFigure(
    {
      id: 'queue',
      title: message('Threads above its CPUs'),
      headline: message('In VM {{vm}}, {{value}} threads more than it has CPUs want to run'),
      text: message('The load of one minute without as many as it has CPUs, as the rule means it.'),
    },
    queue('1m'),
    { unit: 'number', below: most },
  ),
  guestFigure(
    {
      id: 'sustained',
      title: message('The same over fifteen minutes'),
      headline: message('Over fifteen minutes, {{value}} threads more than VM {{vm}} has CPUs wanted to run'),
      text: message('Low: it is a burst. High: it goes on.'),
    },
    queue('15m'),
    { unit: 'number', below: most },
  ),
  guestFigure(
    {
      id: 'busy',
      title: message('How busy its CPUs are'),
      headline: message('The CPUs of VM {{vm}} are {{value}} busy'),
      text: message('Near 100 % it needs more CPUs, or less work.'),
    },
    perCpu('kubevirt_vmi_cpu_usage_seconds_total'),
    { unit: 'ratio', below: 0.9 },
  ),
  guestFigure(
    {
      id: 'delay',
      title: message('How long its CPUs wait for the node'),
      headline: message('The CPUs of VM {{vm}} wait {{value}} of the time for CPU of the node'),
      text: message('What the guest sees as steal: more was promised on the node than it has.'),
    },
    perCpu('kubevirt_vmi_vcpu_delay_seconds_total'),
    { unit: 'ratio', below: 0.1 },
  ),
  guestFigure(
    {
      id: 'wait',
      title: message('How long its CPUs wait for disks'),
      headline: message('The CPUs of VM {{vm}} wait {{value}} of the time for disks'),
      text: message('High while its CPUs are not busy: the load comes from slow disks.'),
    },
    perCpu('kubevirt_vmi_vcpu_wait_seconds_total'),
    { unit: 'ratio', below: 0.1 },
  ),
  launcher,
  guestFigure(
    {
      id: 'throttled',
      title: message('How often its CPU limit holds it back'),
      headline: message('The CPU limit of VM {{vm}} holds it back in {{value}} of the time'),
      text: message('Only a machine with a CPU limit has this figure.'),
    },
    'max(rate(container_cpu_cfs_throttled_periods_total{namespace="{{namespace}}",pod="{{pod}}",container="compute"}[5m]) / rate(container_cpu_cfs_periods_total{namespace="{{namespace}}",pod="{{pod}}",container="compute"}[5m]))',
    { unit: 'ratio', below: 0.25, silence: 'healthy' },
  ),
  guestFigure(
    {
      id: 'node-cpu',
      title: message('How busy its node is'),
      headline: message('The CPUs of node {{node}} are {{value}} busy'),
      text: message('Above 90 % machines on it take CPU from each other.'),
    },
    'instance:node_cpu_utilisation:rate1m{instance="{{node}}"}',
    { unit: 'ratio', below: 0.9 },
  ),
  nodeOfMachine,
  machineWarnings,
  inGuest(
    'processes',
    message('See in the guest what wants to run'),
    message('`top -H` shows the threads: state R waits for CPU, D for disks.'),
  ),
  componentIsWell('virt-handler'),
];

const queueHigh = (alert: string, most: 10 | 20): Runbook => ({
  alert,
  subject: aboutMachine('virt-handler', [
    'machine',
    'instance',
    'queue',
    'sustained',
    'busy',
    'delay',
    'wait',
    'throttled',
    'launcher',
    'warnings',
  ]),
  variables: machineVariables('name'),
  measuredBy: 'queue',
  description: [
    message('The load of the guest, of one minute, is more than {{most}} above its number of CPUs.', { most }),
    message(
      'As KubeVirt ships it, this rule cannot fire: it subtracts series whose labels never match those of a real scrape. Come here from the catalogue, with a machine chosen, to judge one by the same figures.',
    ),
    message('The guest agent says the load, from its version 10 on; without it there is none.'),
  ],
  reason: [
    message(
      'Threads in the guest wait for CPU, or on Linux for disks. Answers get slow; above 20 time-outs are likely.',
    ),
  ],
  impact: { says: message('Applications of this VM answer slowly'), counts: ['this-machine'] },
  endsWhen: message('the load of the guest is at most {{most}} above its number of CPUs', { most }),
  steps: stepsAbove(most),
  resolution: {
    actions: [message('Find out whether CPU or disks are what lacks, and whether the node gives what was promised.')],
    causes: causesAbove(most),
  },
});

/** The alerts about threads that wait in a guest. */
export const guestCpuRunbooks: readonly Runbook[] = [
  queueHigh('GuestVCPUQueueHighWarning', 10),
  queueHigh('GuestVCPUQueueHighCritical', 20),
];
