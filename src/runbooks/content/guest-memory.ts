import { message, type Message } from '../../message';
import type { Facts } from '../fact-pattern';
import type { OwnCause, Runbook } from '../runbook';
import { editMachine, guestFigure, inGuest, OF_MACHINE } from './guest-family';
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

const sum = (metric: string): string => `max(kubevirt_vmi_memory_${metric}{${OF_MACHINE}})`;
const rate = (metric: string, minutes: string): string =>
  `sum(rate(kubevirt_vmi_memory_${metric}{${OF_MACHINE}}[${minutes}]))`;

const ROOM = message('More of the memory of the guest can be used than the rule asks for.');

const MORE_MEMORY = editMachine(
  message('Give the machine more memory'),
  message(
    'Raise `spec.template.spec.domain.memory.guest`, or choose a larger instance type. `domain.resources` alone does not enlarge the guest.',
  ),
  ROOM,
);

const FALLS: Facts = { fact: 'value', step: 'trend', below: 0 };
const TAKEN: Facts = { fact: 'value', step: 'balloon', below: 0.95 };

const causesBelow = (least: number): readonly OwnCause[] => {
  const low: Facts = { fact: 'value', step: 'headroom', below: least };
  return [
    {
      id: 'ballooned',
      title: message('The node took memory back from the guest'),
      text: message('The balloon holds a part of the memory that the machine was given.'),
      step: 'balloon',
      supportedBy: { all: [low, TAKEN] },
      otherwise: message('The guest has all the memory that it was given.'),
      remedies: [MORE_MEMORY],
    },
    {
      id: 'leak',
      title: message('Something in the guest takes more and more memory'),
      text: message('By the trend of six hours nothing is left within a day.'),
      step: 'trend',
      supportedBy: { all: [low, FALLS] },
      otherwise: message('What is left does not fall by its trend.'),
      remedies: [
        advise(
          message('Find the process that grows, and start it anew'),
          message('More memory would only delay the end of one that leaks.'),
          ROOM,
        ),
        MORE_MEMORY,
      ],
    },
    {
      id: 'too-small',
      title: message('What runs in the guest needs more memory than it has'),
      text: message('It has been so for long, and does not grow. Caches are not counted as used.'),
      step: 'headroom',
      supportedBy: { all: [low, { not: FALLS }, { not: TAKEN }] },
      otherwise: message('It has memory left, or something else takes it.'),
      remedies: [
        MORE_MEMORY,
        advise(
          message('Let less run in the guest'),
          message('Caches of databases and heaps of Java are often set for a larger machine.'),
          ROOM,
        ),
      ],
    },
    {
      id: 'swaps',
      title: message('The guest swaps'),
      text: message('It moves memory to its disk and back all the time, which makes it slow.'),
      step: 'swap',
      supportedBy: {
        any: [
          { fact: 'value', step: 'swap', above: 1_048_576 },
          { fact: 'value', step: 'faults', above: 5 },
        ],
      },
      otherwise: message('It hardly swaps.'),
      remedies: [MORE_MEMORY],
    },
  ];
};

interface Wants {
  /** The least share of its memory that a guest should have left. */
  readonly least: number;
  readonly per: '5m' | '30m';
  readonly description: Message;
}

const memoryAlert = (alert: string, { least, per, description }: Wants): Runbook => ({
  alert,
  subject: aboutMachine('virt-handler', [
    'machine',
    'instance',
    'headroom',
    'trend',
    'faults',
    'swap',
    'balloon',
    'launcher',
    'warnings',
  ]),
  // Its label `name` would be that of the launcher pod.
  variables: machineVariables('vm'),
  measuredBy: 'headroom',
  description: [
    description,
    message(
      'As KubeVirt ships it, this rule cannot fire: it looks for the figures of the guest under the name of the launcher pod, and they have that of the machine. Come here from the catalogue, with a machine chosen, to judge one by the same figures.',
    ),
    message('The driver of the balloon in the guest says the figures; Windows has to be given it.'),
  ],
  reason: [message('The guest gets slow, or ends processes to save itself.')],
  impact: { says: message('This VM gets slow, or ends processes'), counts: ['this-machine'] },
  endsWhen: message('{{percent}} % of the memory of the guest can be used', { percent: least * 100 }),
  steps: [
    readMachine({ path: 'status.printableStatus', oneOf: ['Running', 'Migrating'] }),
    readInstance(
      { path: 'status.phase', equals: 'Running' },
      { condition: 'HotMemoryChange', status: 'False', absentAs: 'False' },
    ),
    guestFigure(
      {
        id: 'headroom',
        title: message('Memory that is left'),
        headline: message('VM {{vm}} has {{value}} of its memory left'),
        text: message('What the guest could use without swapping. Caches, which it can give up, count as left.'),
      },
      `${sum('usable_bytes')} / ${sum('available_bytes')}`,
      { unit: 'ratio', above: least },
    ),
    guestFigure(
      {
        id: 'trend',
        title: message('Memory that is left in a day'),
        headline: message('VM {{vm}} has no memory left within a day, by its trend'),
        text: message('By the trend of six hours. Below 0 something grows until nothing is left.'),
      },
      `max(predict_linear(kubevirt_vmi_memory_usable_bytes{${OF_MACHINE}}[6h], 86400))`,
      { unit: 'bytes', above: 0 },
    ),
    guestFigure(
      {
        id: 'faults',
        title: message('Pages that it fetches from its disk'),
        headline: message('VM {{vm}} fetches {{value}} pages from its disk'),
        text: message('Major faults. Many mean that it no longer gets on.'),
      },
      rate('pgmajfault_total', per),
      { unit: 'perSecond', below: 5 },
    ),
    guestFigure(
      {
        id: 'swap',
        title: message('What it swaps in a second'),
        headline: message('VM {{vm}} swaps {{value}} each second'),
        text: message('In and out together. Near 0 with no memory left, it has no swap, and will end processes.'),
      },
      `${rate('swap_in_traffic_bytes', per)} + ${rate('swap_out_traffic_bytes', per)}`,
      { unit: 'bytes', below: 1_048_576 },
    ),
    guestFigure(
      {
        id: 'balloon',
        title: message('Memory that the node left it'),
        headline: message('The node left VM {{vm}} {{value}} of its memory'),
        text: message('Below 100 % the balloon holds the rest.'),
      },
      `${sum('actual_balloon_bytes')} / ${sum('domain_bytes')}`,
      { unit: 'ratio', above: 0.95 },
    ),
    launcher,
    nodeOfMachine,
    machineWarnings,
    inGuest(
      'processes',
      message('See in the guest what takes the memory'),
      message('`free -h` shows it in sum, `ps aux --sort=-rss` by process; its kernel log says what was ended.'),
    ),
    componentIsWell('virt-handler'),
  ],
  resolution: {
    actions: [message('See whether the memory is too small or something grows; then give more, or mend what grows.')],
    causes: causesBelow(least),
  },
});

/** The alerts about the memory of a guest. */
export const guestMemoryRunbooks: readonly Runbook[] = [
  memoryAlert('KubeVirtVMGuestMemoryAvailableLow', {
    least: 0.03,
    per: '30m',
    description: message(
      'For half an hour less than 3 % of the memory of the guest could be used, and it hardly swapped: probably it has no swap.',
    ),
  }),
  memoryAlert('KubeVirtVMGuestMemoryPressure', {
    least: 0.05,
    per: '5m',
    description: message(
      'For five minutes less than 5 % of the memory of the guest could be used, and it swapped more than 1 MiB each second or fetched more than five pages.',
    ),
  }),
];
