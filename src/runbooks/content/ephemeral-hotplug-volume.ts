import { message } from '../../message';
import type { Argv } from '../../probes/probe';
import type { Runbook } from '../runbook';
import {
  aboutMachine,
  componentIsWell,
  machineVariables,
  machineWarnings,
  readInstance,
  readMachine,
} from './machine-family';
import { supportCase } from './resolutions';

const ANNOTATION = "metadata.annotations['kubevirt.io/ephemeral-hotplug-volumes']";
const GATES = 'spec.configuration.developerConfiguration.featureGates[*]';
const PERSIST: Argv = [
  'virtctl',
  'addvolume',
  '{{vm}}',
  '--volume-name={{volume}}',
  '--persist',
  '-n',
  '{{namespace}}',
];
const KEPT = message('The machine names the disk too, the annotation is gone, and the alert with it.');

export const virtualMachineInstanceHasEphemeralHotplugVolume: Runbook = {
  alert: 'VirtualMachineInstanceHasEphemeralHotplugVolume',
  subject: aboutMachine('virt-controller', ['machine', 'instance', 'warnings']),
  variables: {
    ...machineVariables('name'),
    volume: {
      // The label holds all of them, with commas, as the annotation does.
      firstOf: [{ label: 'volume_name', part: '^([^,]+)' }],
      whenAbsent: message('The alert has no label `volume_name` that names the disk.'),
    },
  },
  measuredBy: 'instance',
  description: [
    message(
      'A running machine has a disk that was plugged in while it ran and that only its instance names: the machine itself does not. It fires at once, and is raised by 4.20 to 4.22 alone.',
    ),
  ],
  reason: [
    message('The disk is gone when the machine starts anew.'),
    message(
      'Where the feature gate `DeclarativeHotplugVolumes` takes the place of `HotplugVolumes`, it is unplugged while the machine runs.',
    ),
  ],
  impact: { says: message('The VM loses this disk when it starts anew'), counts: ['this-machine'] },
  endsWhen: message('the machine names every disk that its instance has'),
  steps: [
    readInstance({ path: ANNOTATION, present: false }),
    readMachine({ path: 'status.printableStatus', equals: 'Running' }),
    {
      id: 'others',
      title: message('See which machines have such disks'),
      text: message('An upgrade concerns all of them.'),
      probe: {
        kind: 'metric',
        query: 'max by (namespace, name) (kubevirt_vmi_contains_ephemeral_hotplug_volume) == 1',
        unit: 'number',
        by: ['namespace', 'name'],
      },
      expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
    },
    {
      id: 'gates',
      title: message('See which feature gates KubeVirt has'),
      text: message('With `DeclarativeHotplugVolumes` and without `HotplugVolumes` such disks are unplugged.'),
      probe: { kind: 'list', model: 'KubeVirt', show: 'describe' },
      expectation: { kind: 'exists', atLeast: 1 },
    },
    machineWarnings,
    componentIsWell('virt-controller'),
  ],
  resolution: {
    actions: [message('Have the machine name the disk, before it restarts and before the next upgrade.'), supportCase],
    causes: [
      {
        id: 'not-persisted',
        title: message('The disk was plugged into the instance alone'),
        text: message(
          '`virtctl addvolume` without `--persist` does so, and so does a call of the API on the instance.',
        ),
        step: 'instance',
        supportedBy: { fact: 'object', step: 'instance', has: [{ path: ANNOTATION, present: true }] },
        otherwise: message('The machine names every disk of its instance'),
        remedies: [
          {
            title: message('Have the machine name the disk too'),
            why: message('It stays plugged in, and is there after a restart.'),
            effect: 'changes-settings',
            costs: message('Nothing stops: the machine goes on.'),
            command: PERSIST,
            doneWhen: KEPT,
          },
          {
            title: message('Or unplug it, where nobody needs it'),
            why: message('A restart would do the same, at a moment that nobody chose.'),
            effect: 'can-lose-data',
            costs: message('The guest loses the disk at once; what it holds stays in its claim.'),
            readFirst: {
              text: message('See first in the guest that nothing is mounted from it.'),
              command: ['virtctl', 'fslist', '{{vm}}', '-n', '{{namespace}}'],
            },
            command: ['virtctl', 'removevolume', '{{vm}}', '--volume-name={{volume}}', '-n', '{{namespace}}'],
            doneWhen: KEPT,
          },
        ],
      },
      {
        id: 'declarative',
        title: message('The cluster keeps to what machines name'),
        text: message('`DeclarativeHotplugVolumes` is on and `HotplugVolumes` is not: the disk is unplugged soon.'),
        step: 'gates',
        supportedBy: {
          all: [
            { fact: 'object', step: 'gates', has: [{ path: GATES, equals: 'DeclarativeHotplugVolumes', some: true }] },
            { fact: 'object', step: 'gates', has: [{ path: GATES, not: { equals: 'HotplugVolumes' } }] },
          ],
        },
        otherwise: message('The feature gate `DeclarativeHotplugVolumes` is off, or `HotplugVolumes` is on'),
        remedies: [
          {
            title: message('Have the machine name the disk now'),
            why: message('Else it is unplugged while the machine runs.'),
            effect: 'changes-settings',
            costs: message('Nothing stops: the machine goes on.'),
            command: PERSIST,
            doneWhen: KEPT,
          },
        ],
      },
    ],
  },
};
