import { message } from '../../message';
import type { Runbook } from '../runbook';
import { editMachine, guestFigure, OF_MACHINE } from './guest-family';
import { aboutMachine, componentIsWell, machineVariables, readInstance, readMachine } from './machine-family';
import { advise, each, editHyperConverged, errorsOf } from './object-family';

const CURRENT = message(
  '`spec.template.spec.domain.machine.type` of the machine is one that no node calls deprecated.',
);
const TYPE = '{{type}}';

export const deprecatedMachineType: Runbook = {
  alert: 'DeprecatedMachineType',
  subject: aboutMachine('virt-controller', ['machine', 'instance', 'type']),
  variables: {
    ...machineVariables('name'),
    type: {
      firstOf: [{ label: 'machine_type' }],
      whenAbsent: message('The alert has no label `machine_type` that names the type.'),
    },
  },
  measuredBy: 'type',
  description: [
    message('For five minutes a node has called the machine type in the definition of the machine deprecated.'),
    message(
      'It still works. The alert looks at the definition: it ends once that is changed, though the guest keeps the old type until its next start.',
    ),
  ],
  reason: [message('A later version no longer has the type. The machine then neither starts nor migrates.')],
  impact: { says: message('This VM will not start with a later version'), counts: ['this-machine'] },
  endsWhen: message('the VM is defined with a current machine type'),
  steps: [
    readMachine({ condition: 'RestartRequired', status: 'False', absentAs: 'False' }),
    readInstance({ path: 'status.phase', oneOf: ['Running', 'Succeeded'] }),
    guestFigure(
      {
        id: 'type',
        title: message('Its type in the eyes of the nodes'),
        headline: message('VM {{vm}} is defined with a deprecated machine type'),
        text: message('1 for a type that a node calls deprecated.'),
      },
      `max by (machine_type) (kubevirt_vm_info{${OF_MACHINE}} * on (machine_type) group_left () max by (machine_type) (kubevirt_node_deprecated_machine_types))`,
      { unit: 'number', below: 1, by: ['machine_type'], silence: 'healthy' },
    ),
    {
      id: 'default',
      title: message('See the default of the cluster'),
      text: message('A machine without a type gets this one: where it is deprecated too, it has to be changed first.'),
      probe: { kind: 'list', model: 'KubeVirt', show: 'describe' },
      expectation: { kind: 'shown' },
    },
    guestFigure(
      {
        id: 'all',
        title: message('Machines with such types'),
        headline: message('{{value}} VMs are defined with deprecated types'),
        text: message('An update of the templates may be what they have in common.'),
      },
      'count(kubevirt_vm_info * on (machine_type) group_left () max by (machine_type) (kubevirt_node_deprecated_machine_types))',
      { unit: 'number', below: 1, silence: 'healthy' },
    ),
    componentIsWell('virt-controller'),
  ],
  resolution: {
    actions: [message('Give the machine a current type, and restart it at a time that suits its owner.')],
    causes: [
      {
        id: 'default-pinned',
        title: message('The default of the cluster is deprecated itself'),
        text: message('`architectureConfiguration` of KubeVirt names the same type.'),
        step: 'default',
        supportedBy: {
          fact: 'object',
          step: 'default',
          has: [{ path: 'spec.configuration.architectureConfiguration.amd64.machineType', equals: TYPE }],
        },
        otherwise: message('The default is another type.'),
        remedies: [
          editHyperConverged(
            message('Take the machine type out of the configuration'),
            message('Then the version that is installed gives the default.'),
            CURRENT,
          ),
        ],
      },
      {
        id: 'pinned',
        title: message('The type of long ago is written into the machine'),
        text: message('It was written in when the machine was made, or a template or manifest names it.'),
        step: 'machine',
        supportedBy: {
          fact: 'object',
          step: 'machine',
          has: [{ path: 'spec.template.spec.domain.machine.type', equals: TYPE }],
        },
        otherwise: message('The machine is defined with another type.'),
        remedies: [
          editMachine(
            message('Remove the type from the machine'),
            message('The current default is written in at once. Windows may find devices anew at the next start.'),
            CURRENT,
          ),
        ],
      },
    ],
  },
};

const NO_COLLISION = message('Each MAC address is in use once.');
const MAC = '{{mac}}';

export const kubemacpoolMACCollisionDetected: Runbook = {
  alert: 'KubemacpoolMACCollisionDetected',
  subject: { kind: 'cluster', component: 'kubemacpool-mac-controller-manager' },
  variables: {
    mac: {
      firstOf: [{ step: 'addresses', path: 'labels.mac' }],
      whenAbsent: message('No MAC address is in use twice.'),
      optional: true,
    },
  },
  measuredBy: 'addresses',
  description: [
    message('At least one MAC address is in use by more than one running machine or pod.'),
    message('In two separate networks the same address does no harm, and is counted as well.'),
  ],
  reason: [message('In one network, packets go to the wrong machine and connections break at random.')],
  impact: { says: message('Connections of the VMs with this address break at random') },
  endsWhen: message('each MAC address is in use once'),
  steps: [
    {
      id: 'addresses',
      title: message('Addresses in use more than once'),
      headline: message('{{value}} VMs have the same MAC address'),
      text: message('As KubeMacPool counts them, by address.'),
      probe: { kind: 'metric', query: 'max by (mac) (kmp_mac_collisions) > 1', unit: 'number', by: ['mac'] },
      expectation: { kind: 'below', threshold: 2, emptyIsHealthy: true },
    },
    {
      id: 'instances',
      title: message('See the machines that have the address'),
      text: message('Two of them that run at a time are the collision.'),
      probe: {
        kind: 'list',
        model: 'VirtualMachineInstance',
        only: [{ path: 'status.interfaces[*].mac', equals: MAC, some: true }],
        show: 'table',
      },
      expectation: { kind: 'none', found: message('The address is in use by {{names}}') },
    },
    {
      id: 'pinned',
      title: message('See whose definition names the address'),
      text: message('A copy, a restored backup or an import keeps the address of its original.'),
      probe: {
        kind: 'list',
        model: 'VirtualMachine',
        only: [{ path: 'spec.template.spec.domain.devices.interfaces[*].macAddress', equals: MAC, some: true }],
        show: 'table',
      },
      expectation: { kind: 'none', found: message('The address is defined in {{names}}') },
    },
    {
      id: 'ignored',
      title: message('Find projects that KubeMacPool leaves alone'),
      text: message('There it neither gives addresses nor sees those in use.'),
      probe: {
        kind: 'list',
        model: 'Namespace',
        selector: { 'mutatevirtualmachines.kubemacpool.io': 'ignore' },
        show: 'table',
      },
      expectation: each('healthy', { path: 'status.phase', equals: 'Active' }),
    },
    errorsOf('logs', 'kubemacpool-mac-controller-manager'),
    componentIsWell('kubemacpool-mac-controller-manager'),
  ],
  resolution: {
    actions: [message('Give one of them another address, or stop it.')],
    causes: [
      {
        id: 'copied',
        title: message('Two machines are defined with the same address'),
        text: message('One is a copy of the other, or a manifest was applied twice.'),
        step: 'pinned',
        supportedBy: { fact: 'count', step: 'pinned', above: 1 },
        otherwise: message('No two machines are defined with it.'),
        remedies: [
          advise(
            message('Remove `macAddress` from the copy, and restart it'),
            message('KubeMacPool then gives it a free one. Leases and licences of the guest may hang on the old one.'),
            NO_COLLISION,
          ),
        ],
      },
      {
        id: 'not-managed',
        title: message('A pod, or a machine that KubeMacPool leaves alone, has the address'),
        text: message('The address is in use twice, and not by two machines that are defined with it.'),
        step: 'pinned',
        supportedBy: {
          all: [{ fact: 'value', step: 'addresses', above: 1 }, { not: { fact: 'count', step: 'pinned', above: 1 } }],
        },
        otherwise: message('No address is in use twice, or two machines are defined with it.'),
        remedies: [
          advise(
            message('Find the pod by the annotation `k8s.v1.cni.cncf.io/network-status`, and change its address'),
            message('The log of KubeMacPool names both.'),
            NO_COLLISION,
          ),
        ],
      },
    ],
  },
};

const BOUNCED = message('The volumes of its disks have `krbd:rxbounce` among their options.');
const WINDOWS =
  'kubevirt_ssp_vm_rbd_block_volume_without_rxbounce * on (name, namespace) group_left () (max by (name, namespace) (kubevirt_vmi_info{guest_os_name="Microsoft Windows"} or kubevirt_vmi_info{os=~"windows.*"}))';

export const vmStorageClassWarning: Runbook = {
  alert: 'VMStorageClassWarning',
  subject: { kind: 'cluster', component: 'ssp-operator' },
  variables: {
    vm: {
      firstOf: [{ label: 'name' }, { step: 'machines', path: 'labels.name' }],
      whenAbsent: message('No machine with such a disk is known.'),
      optional: true,
    },
    project: {
      firstOf: [{ step: 'machines', path: 'labels.namespace' }],
      whenAbsent: message('No machine with such a disk is known.'),
      optional: true,
    },
    claim: {
      firstOf: [
        {
          step: 'machine',
          path: [
            'spec.template.spec.volumes[*].dataVolume.name',
            'spec.template.spec.volumes[*].persistentVolumeClaim.claimName',
          ],
        },
      ],
      each: 20,
      whenAbsent: message('The machine names no claim.'),
      optional: true,
    },
    volume: {
      firstOf: [{ step: 'claims', path: 'spec.volumeName' }],
      each: 20,
      whenAbsent: message('The claims of the machine have no volume.'),
      optional: true,
    },
  },
  measuredBy: 'machines',
  description: [
    message('Running Windows machines have disks of Ceph that are mapped without the option `krbd:rxbounce`.'),
    message(
      'Released versions give the alert no labels, and count the machines. Of a machine only its last disk counts: look at all.',
    ),
  ],
  reason: [message('Windows changes what it has sent meanwhile; each such block is checked and sent anew.')],
  impact: { says: message('Disks of these VMs are slow, and load the storage network') },
  endsWhen: message('no running Windows VM has such a disk'),
  steps: [
    {
      id: 'machines',
      title: message('Windows machines with such a disk'),
      headline: message('Windows VMs have disks without the option for them'),
      text: message('1 for each.'),
      probe: { kind: 'metric', query: `${WINDOWS} > 0`, unit: 'number', by: ['namespace', 'name'] },
      expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
    },
    {
      id: 'machine',
      title: message('Describe the first of them'),
      text: message('Its volumes name the claims.'),
      probe: { kind: 'get', model: 'VirtualMachine', namespace: '{{project}}', name: '{{vm}}', show: 'describe' },
      expectation: each('healthy', { path: 'status.printableStatus', oneOf: ['Running', 'Migrating', 'Stopped'] }),
    },
    {
      id: 'claims',
      title: message('Describe the claims of its disks'),
      text: message('See their class, and `volumeMode` `Block`.'),
      probe: {
        kind: 'get',
        model: 'PersistentVolumeClaim',
        namespace: '{{project}}',
        name: '{{claim}}',
        show: 'describe',
      },
      expectation: each('problem', { path: 'status.phase', equals: 'Bound' }),
    },
    {
      id: 'volumes',
      title: message('See how their volumes are mapped'),
      text: message('The options stand in `spec.csi.volumeAttributes`, and cannot be changed.'),
      probe: { kind: 'get', model: 'PersistentVolume', name: '{{volume}}', show: 'yaml' },
      expectation: each('healthy', {
        path: 'spec.csi.volumeAttributes.mapOptions',
        absentAs: '',
        matches: 'krbd:rxbounce',
      }),
    },
    {
      id: 'classes',
      title: message('Find a storage class with the option'),
      text: message('`parameters.mapOptions`; it should be the default for machines.'),
      probe: { kind: 'list', model: 'StorageClass', show: 'table' },
      expectation: { kind: 'shown' },
    },
    componentIsWell('ssp-operator'),
  ],
  resolution: {
    actions: [message('Move the disks of these machines to a class with the option, and make it the default.')],
    causes: [
      {
        id: 'no-class',
        title: message('No storage class has the option'),
        text: message('The class of OpenShift Data Foundation for machines is not there.'),
        step: 'classes',
        supportedBy: {
          all: [
            { fact: 'value', step: 'machines', above: 0 },
            {
              not: {
                fact: 'object',
                step: 'classes',
                has: [{ path: 'parameters.mapOptions', matches: 'krbd:rxbounce' }],
              },
            },
          ],
        },
        otherwise: message('A class has the option, or no machine needs it.'),
        remedies: [
          advise(
            message('Make a class with `mapOptions: krbd:rxbounce`, and make it the default for machines'),
            message('It counts for new disks; those that there are have to be moved.'),
            BOUNCED,
          ),
        ],
      },
      {
        id: 'other-class',
        title: message('The disk was made with a class without the option'),
        text: message('The ordinary class of the storage, or before the class for machines was the default.'),
        step: 'volumes',
        supportedBy: {
          all: [
            { fact: 'value', step: 'machines', above: 0 },
            { fact: 'object', step: 'classes', has: [{ path: 'parameters.mapOptions', matches: 'krbd:rxbounce' }] },
          ],
        },
        otherwise: message('No such machine, or no class has the option.'),
        remedies: [
          advise(
            message('Move the disk to a class with the option while the machine runs, or clone it'),
            message('It takes room and traffic of the storage for a while.'),
            BOUNCED,
          ),
        ],
      },
    ],
  },
};
