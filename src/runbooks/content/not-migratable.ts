import { message, type Message } from '../../message';
import type { Remedy } from '../remedy';
import type { OwnCause } from '../runbook';
import { setEvictionStrategy } from './machine-family';

const MIGRATABLE = message('The condition `LiveMigratable` of the instance is `True`.');

const LET_DRAINS_STOP_IT = setEvictionStrategy('LiveMigrateIfPossible', {
  title: message('Let a drain shut the machine down where it cannot move'),
  why: message('With `LiveMigrateIfPossible` a drain does not wait for it, and the alert does not look at it.'),
  doneWhen: message('After its next start the instance has the new strategy.'),
});

/** What the instance says of itself, before anything is changed. */
const READ_CONDITION = {
  text: message('What keeps it there, and who uses it now:'),
  command: ['oc', 'describe', 'virtualmachineinstances.kubevirt.io', '{{vm}}', '-n', '{{namespace}}'],
} as const satisfies Remedy['readFirst'];

const STOP_BEFORE: Remedy = {
  title: message('Stop the machine before the maintenance of its node'),
  why: message('Then nothing has to move; start it again afterwards.'),
  command: ['virtctl', 'stop', '{{vm}}', '-n', '{{namespace}}'],
  effect: 'interrupts-machines',
  costs: message('The machine is down until somebody starts it.'),
  readFirst: READ_CONDITION,
  doneWhen: message('Its instance is gone.'),
};

/** What keeps a machine on its node, by the reasons of the condition, and how to change that. */
const notMigratable = (
  id: string,
  reasons: readonly string[],
  {
    title,
    text,
    how,
    whileItRuns = false,
  }: { readonly title: Message; readonly text: Message; readonly how: Message; readonly whileItRuns?: boolean },
): OwnCause => ({
  id,
  title,
  text,
  step: 'instance',
  supportedBy: {
    fact: 'object',
    step: 'instance',
    has: [{ condition: 'LiveMigratable', status: 'False', reason: reasons }],
  },
  otherwise: message('The instance gives no such reason.'),
  remedies: [
    {
      title: how,
      why: text,
      ...(whileItRuns ? { effect: 'changes-settings' } : { effect: 'interrupts-machines', readFirst: READ_CONDITION }),
      doneWhen: MIGRATABLE,
    },
    LET_DRAINS_STOP_IT,
    STOP_BEFORE,
  ],
});

/** The reasons of KubeVirt's condition `LiveMigratable` (`staging/src/kubevirt.io/api/core/v1/types.go`). */
export const NOT_MIGRATABLE: readonly OwnCause[] = [
  notMigratable('disk-not-shared', ['DisksNotLiveMigratable', 'HotplugNotLiveMigratable'], {
    title: message('A disk is on a volume that only one node can mount'),
    text: message('A live migration needs every claim as `ReadWriteMany`, also that of a disk that was plugged in.'),
    how: message('Move the disk to a volume that several nodes can mount (`ReadWriteMany`)'),
    // KubeVirt migrates storage of a machine that runs; where it cannot, it waits for the next start.
    whileItRuns: true,
  }),
  notMigratable('interface', ['InterfaceNotLiveMigratable'], {
    title: message('A network interface is bound to its node'),
    text: message(
      'A bridge on the network of the pod keeps the address of the pod, which does not move with the machine.',
    ),
    how: message('Bind the interface of the pod network by `masquerade`'),
  }),
  notMigratable(
    'host-device',
    ['HostDeviceNotLiveMigratable', 'VirtIOFSNotLiveMigratable', 'PersistentReservationNotLiveMigratable'],
    {
      title: message('The machine uses a device or directory of its node'),
      text: message('A passed-through device, a shared directory or a reservation of a disk exists on one node alone.'),
      how: message('Take the device, directory or reservation out of the machine'),
    },
  ),
  notMigratable(
    'cpu',
    ['CPUModeLiveMigratable', 'NoTSCFrequencyNotLiveMigratable', 'HypervPassthroughNotLiveMigratable'],
    {
      title: message('No other node has the CPU that the machine was given'),
      text: message(
        '`host-model`, a clock frequency or Hyper-V features taken from the node must be the same elsewhere.',
      ),
      how: message('Give the machine a CPU model that several nodes have'),
    },
  ),
  notMigratable('sealed-memory', ['SEVNotLiveMigratable', 'TDXNotLiveMigratable', 'SecureExecutionNotLiveMigratable'], {
    title: message('The memory of the machine is sealed to its node'),
    text: message('Confidential machines (SEV, TDX, Secure Execution) cannot leave their node while they run.'),
    how: message('Let the machine be interrupted: there is no way to move it'),
  }),
  {
    id: 'not-said-yet',
    title: message('The instance has not said yet whether it can migrate'),
    text: message('Just after its start the condition is missing, and counts as not migratable.'),
    step: 'instance',
    supportedBy: {
      fact: 'object',
      step: 'instance',
      has: [{ path: 'status.conditions[?(@.type=="LiveMigratable")].status', present: false }],
    },
    otherwise: message('The instance says whether it can migrate.'),
    expected: true,
    remedies: [
      {
        title: message('Wait for virt-handler to say it'),
        why: message('virt-handler of the node sets the condition once the machine runs.'),
        effect: 'reads-only',
        doneWhen: MIGRATABLE,
      },
    ],
  },
];
