import { message } from '../../message';
import type { OwnCause } from '../runbook';

/** Needs a shell on the node. */
export const SHOW_LINKS = ['oc', 'debug', 'node/{{node}}', '--', 'chroot', '/host', 'ip', '-d', 'link'] as const;

const GONE = message('The alert goes away, and the network of the machines on the node works.');

/** Why devices of a node count as down. */
export const DEVICES_COUNT_AS_DOWN: readonly OwnCause[] = [
  {
    id: 'flags-not-told',
    title: message('The devices work, and their flags are read where these two bits are never set'),
    text: message(
      'The rule counts devices that are up and have a carrier although their flags say that they do not run. The kernel says both at once only where node-exporter reads the flags from `/sys`, which leaves these bits out: then every healthy device counts.',
    ),
    step: 'counted',
    supportedBy: { fact: 'count', step: 'counted', above: 0 },
    otherwise: message('The rule counts no device of the node now.'),
    remedies: [
      {
        title: message('See on the node whether the devices work; where they do, the alert is wrong'),
        why: message('A ping over each device, and the state of bonds and bridges, decide; the flags do not.'),
        command: SHOW_LINKS,
        effect: 'reads-only',
        doneWhen: GONE,
      },
    ],
  },
  {
    id: 'no-carrier',
    title: message('A device has no carrier'),
    text: message(
      'No cable, a switch port that is off, or a device that nobody uses and that is brought up all the same.',
    ),
    step: 'carrier',
    supportedBy: { fact: 'value', step: 'carrier', below: 1 },
    otherwise: message('Every device has a carrier.'),
    remedies: [
      {
        title: message('Plug the cable in and look at the port of the switch, or set a device down that nobody uses'),
        why: message('A policy of the NMState operator sets a device down; a wrong name there cuts the node off.'),
        effect: 'changes-settings',
        doneWhen: GONE,
      },
    ],
  },
  {
    id: 'flapping',
    title: message('A link comes and goes'),
    text: message('Its carrier changed within the hour: a cable, a transceiver, or the port of the switch.'),
    step: 'changes',
    supportedBy: { fact: 'value', step: 'changes', above: 1 },
    otherwise: message('No link changed within the hour.'),
    remedies: [
      {
        title: message('Change the cable or the transceiver, and look at the errors of the switch port'),
        why: message('`ethtool -S` on the node counts the errors of the device.'),
        effect: 'changes-settings',
        doneWhen: GONE,
      },
    ],
  },
];
