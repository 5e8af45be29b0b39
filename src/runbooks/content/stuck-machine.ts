import { message } from '../../message';
import type { Remedy } from '../remedy';
import type { OwnCause } from '../runbook';
import { INSTALLED } from './object-family';

const SETTLED = message('The machine is `Running` or `Stopped`, and the alert goes away.');

const READ_ITS_WARNING: Remedy = {
  title: message('Mend what the warning or condition names'),
  why: message('virt-handler and the kubelet try again by themselves, and the machine goes on once they succeed.'),
  effect: 'changes-settings',
  doneWhen: SETTLED,
};

/** What keeps a machine from its next state. */
export const STUCK: readonly OwnCause[] = [
  {
    id: 'volume-held',
    title: message('A volume is still attached to another node'),
    text: message('A volume that one node alone may mount is not given to the next before the first has let it go.'),
    step: 'launcher',
    supportedBy: { fact: 'event', step: 'launcher', reason: 'FailedAttachVolume' },
    otherwise: message('The launcher pod has no such warning.'),
    remedies: [
      {
        title: message('Find the node that holds the volume, and let it end what still uses it there'),
        why: message(
          'The VolumeAttachment of the volume names the node. Where that node has really no power, give it the taint for a node out of service; one that still writes would destroy the disk.',
        ),
        effect: 'restarts',
        doneWhen: SETTLED,
      },
    ],
  },
  {
    id: 'volume-not-mounted',
    title: message('The node cannot mount a volume'),
    text: message('The kubelet says which volume, and what its storage answered.'),
    step: 'launcher',
    supportedBy: { fact: 'event', step: 'launcher', reason: ['FailedMount', 'FailedMapVolume'] },
    otherwise: message('The launcher pod has no such warning.'),
    remedies: [READ_ITS_WARNING],
  },
  {
    id: 'handler',
    title: message('virt-handler does not work on the node of the machine'),
    text: message('Nothing starts, stops or moves on a node without a virt-handler that is ready.'),
    step: 'handler',
    supportedBy: {
      any: [
        { fact: 'pod', step: 'handler', ready: false },
        { fact: 'count', step: 'handler', equals: 0 },
      ],
    },
    otherwise: message('virt-handler is ready there.'),
    remedies: [
      {
        title: message('Find out why virt-handler is not ready there'),
        why: message('Its pod says so; machines that run go on meanwhile.'),
        command: ['oc', 'describe', 'pods', '-n', INSTALLED, '-l', 'kubevirt.io=virt-handler'],
        effect: 'reads-only',
        doneWhen: message('virt-handler is ready on the node.'),
      },
    ],
  },
  {
    id: 'domain',
    title: message('The machine cannot be started as it is defined'),
    text: message('The condition `Synchronized` of the instance says what libvirt or the node refuses.'),
    step: 'instance',
    supportedBy: { fact: 'object', step: 'instance', has: [{ condition: 'Synchronized', status: 'False' }] },
    otherwise: message('The instance says nothing of that kind.'),
    remedies: [READ_ITS_WARNING],
  },
  {
    id: 'ends-slowly',
    title: message('The guest is shutting down, or does not react to the request'),
    text: message('The guest has the seconds of `terminationGracePeriodSeconds`, on Windows often an hour.'),
    step: 'instance',
    supportedBy: { fact: 'object', step: 'instance', has: [{ path: 'metadata.deletionTimestamp', present: true }] },
    otherwise: message('Nobody stops the instance.'),
    remedies: [
      {
        title: message('Wait for the grace period, and look at the console of the machine'),
        why: message('Updates of the guest may take long; a guest that hangs shows it there.'),
        effect: 'reads-only',
        doneWhen: SETTLED,
      },
      {
        title: message('Stop the machine by force'),
        why: message('virt-handler then ends it without asking the guest; the node and virt-handler must be ready.'),
        command: ['virtctl', 'stop', '{{vm}}', '-n', '{{namespace}}', '--force', '--grace-period=0'],
        effect: 'can-lose-data',
        costs: message('It is like pulling the plug: what the guest has not written is lost.'),
        readFirst: {
          text: message(
            'Whether the node of the machine and virt-handler there are ready, and what the instance says:',
          ),
          command: ['oc', 'describe', 'virtualmachineinstances.kubevirt.io', '{{vm}}', '-n', '{{namespace}}'],
        },
        doneWhen: SETTLED,
      },
    ],
  },
];
