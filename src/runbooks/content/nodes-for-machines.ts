import { message, type Message } from '../../message';
import type { Impact, OwnCause, Runbook, Step } from '../runbook';
import { advise } from './object-family';
import { byCause } from './resolutions';
import { logs, nodes, pods, replicas, whereItRuns } from './workload-family';

const KVM = 'devices.kubevirt.io/kvm';
const HANDLER = 'virt-handler';

/** What virt-handler offers the kubelet of its node: without it no machine is placed there, unless it is emulated. */
const offered = (atLeast: number): Step => ({
  id: 'with-kvm',
  title: message('Find the nodes that offer KVM'),
  text: message(
    'virt-handler offers the kubelet a device for KVM, by the thousand; a node without hardware for it, or without virt-handler, has `0` or none.',
  ),
  probe: {
    kind: 'list',
    model: 'Node',
    show: 'table',
    only: [{ path: `status.allocatable['${KVM}']`, above: 0 }],
  },
  expectation: { kind: 'exists', atLeast },
});

/** virt-handler sets the label, and takes it away when the kubelet does not know its devices. */
const open = (atLeast: number): Step => ({
  id: 'open',
  title: message('Find the nodes that take machines'),
  text: message(
    'virt-handler gives a node the label `kubevirt.io/schedulable=true` while it works there; a node that is closed takes no machine all the same.',
  ),
  probe: {
    kind: 'list',
    model: 'Node',
    selector: { 'kubevirt.io/schedulable': 'true' },
    show: 'table',
    only: [{ path: 'spec.unschedulable', absentAs: false, equals: false }],
  },
  expectation: { kind: 'exists', atLeast },
});

const emulated: Step = {
  id: 'emulation',
  title: message('See whether machines may run without KVM'),
  text: message('1 means that software emulation is on, which is slow, and not supported in production.'),
  probe: { kind: 'metric', query: 'max(kubevirt_configuration_emulation_enabled)', unit: 'number' },
  expectation: { kind: 'shown' },
};

const handlers: readonly Step[] = [whereItRuns('KubeVirt'), replicas(HANDLER), pods(HANDLER), logs(HANDLER), nodes()];

const TAKES: Message = message('Nodes take machines again, and the alert goes away within minutes.');

const allClosed: OwnCause = {
  id: 'nodes-closed',
  title: message('The nodes for machines are closed'),
  text: message('They were cordoned for maintenance or an update, and are not open again.'),
  step: 'nodes',
  supportedBy: {
    all: [
      { fact: 'node', step: 'nodes', state: 'cordoned' },
      { fact: 'count', step: 'open', equals: 0 },
    ],
  },
  otherwise: message('A node that takes machines is open, or none is closed'),
  remedies: [
    {
      title: message('Open the nodes, once their maintenance is over'),
      why: message('A closed node gets no new pods, and therefore no machine.'),
      effect: 'changes-settings',
      costs: message('Pods and machines start on the nodes again.'),
      readFirst: {
        text: message('See first who closed them, and whether an update of their pool is under way.'),
        command: ['oc', 'get', 'machineconfigpools,nodes'],
      },
      command: ['oc', 'adm', 'uncordon', '-l', 'kubevirt.io/schedulable=true'],
      doneWhen: TAKES,
    },
  ],
};

/** Where virt-handler is, and works, what is missing is below it. */
const noHardware: OwnCause = {
  id: 'no-virtualization',
  title: message('The nodes lack hardware virtualization'),
  text: message(
    'virt-handler runs on them and finds no `/dev/kvm`: virtualization is off in the firmware, the kind of instance has none, or the hypervisor below does not nest.',
  ),
  step: 'with-kvm',
  supportedBy: {
    all: [
      { fact: 'count', step: 'with-kvm', below: 2 },
      { fact: 'pod', step: 'pods', ready: true },
      { not: { fact: 'pod', step: 'pods', ready: false } },
      { not: { fact: 'object', step: 'replicas', has: [{ path: 'status.desiredNumberScheduled', below: 2 }] } },
    ],
  },
  otherwise: message('Nodes offer KVM, or virt-handler is missing where they do not'),
  remedies: [
    {
      title: message('See on a node whether the processor has virtualization'),
      why: message('No line means that firmware or hypervisor hide it: nothing in the cluster can turn it on.'),
      effect: 'reads-only',
      command: [
        'oc',
        'debug',
        'node/{{worker}}',
        '--',
        'chroot',
        '/host',
        'grep',
        '-m1',
        '-owE',
        'vmx|svm',
        '/proc/cpuinfo',
      ],
      doneWhen: message('You know where it is off.'),
    },
    advise(
      message('Turn it on in the firmware or the hypervisor below, or add nodes that have it'),
      message('In a cloud this takes bare-metal instances, or a kind of instance that nests.'),
      TAKES,
    ),
  ],
};

const placement: OwnCause = {
  id: 'placement',
  title: message('The placement of virtual machines leaves too few nodes'),
  text: message('HyperConverged says on which nodes virt-handler and machines may be (`workloads.nodePlacement`).'),
  step: 'namespace',
  supportedBy: {
    all: [
      {
        fact: 'object',
        step: 'namespace',
        has: [{ path: 'spec.workloads.nodePlacement', present: true }],
      },
      { fact: 'object', step: 'replicas', has: [{ path: 'status.desiredNumberScheduled', below: 2 }] },
    ],
  },
  otherwise: message('KubeVirt has no placement that leaves fewer than two nodes'),
  remedies: [
    {
      title: message('Compare the placement with the labels of the nodes'),
      why: message('A label that was renamed or is missing on new nodes takes them out.'),
      effect: 'reads-only',
      command: ['oc', 'get', 'nodes', '--show-labels'],
      doneWhen: message('You know which label the nodes lack; HyperConverged is where the placement is changed.'),
    },
  ],
};

const oneWorker: OwnCause = {
  id: 'one-node',
  title: message('Only one node is for machines'),
  text: message(
    'The rule counts every node of the cluster, those of the control plane too: three of these and one worker raise it, as planned.',
  ),
  step: 'replicas',
  supportedBy: {
    all: [
      { fact: 'object', step: 'replicas', has: [{ path: 'status.desiredNumberScheduled', equals: 1 }] },
      { fact: 'count', step: 'with-kvm', equals: 1 },
      { fact: 'object', step: 'namespace', has: [{ path: 'spec.workloads.nodePlacement', present: false }] },
    ],
  },
  otherwise: message('virt-handler is to run on more than one node, or on none'),
  remedies: [
    advise(
      message('Add a second node with virtualization, or silence the alert'),
      message('With one node no machine migrates, and an update of it stops them.'),
      message('Two nodes offer KVM, or the alert is silenced.'),
    ),
  ],
};

const handlerAway: OwnCause = {
  id: 'handler-not-ready',
  title: message('virt-handler does not work on the nodes'),
  text: message('It offers KVM and sets the label: where it is missing or not ready, a node takes no machine.'),
  step: 'pods',
  supportedBy: {
    any: [
      { fact: 'pod', step: 'pods', ready: false },
      { fact: 'count', step: 'pods', equals: 0 },
    ],
  },
  otherwise: message('Every virt-handler is ready'),
  remedies: [
    advise(
      message('Mend virt-handler first'),
      message('Its own alerts, `VirtHandlerDown` and `NoReadyVirtHandler`, have the steps.'),
      TAKES,
    ),
  ],
};

const SHARED = byCause();

/** What is particular to one of the two alerts. */
interface FewNodes extends Pick<Runbook, 'alert' | 'description' | 'reason' | 'endsWhen'> {
  readonly impact: Impact;
  readonly measured: Step;
  /** How many nodes are needed. */
  readonly atLeast: number;
}

const fewNodes = ({ measured, atLeast, ...own }: FewNodes): Runbook => ({
  ...own,
  subject: { kind: 'cluster', component: HANDLER },
  measuredBy: measured.id,
  variables: {
    worker: {
      firstOf: [
        { step: 'pods', path: 'spec.nodeName' },
        { ask: message('The name of a node that should run machines.') },
      ],
    },
  },
  steps: [measured, offered(atLeast), open(atLeast), emulated, ...handlers],
  resolution: {
    actions: SHARED.actions,
    causes: [allClosed, noHardware, placement, oneWorker, handlerAway, ...SHARED.causes],
  },
});

export const lowKVMNodesCount = fewNodes({
  alert: 'LowKVMNodesCount',
  atLeast: 2,
  description: [
    message('For five minutes the cluster has had several nodes, and fewer than two of them offered KVM.'),
    message('Nodes of the control plane count as nodes too; a cluster of a single node never raises it.'),
  ],
  reason: [
    message('A machine has no second node to migrate to: an update or a drain of its node stops it.'),
    message('Without any such node no machine starts.'),
  ],
  impact: { says: message('VMs cannot migrate: no second node offers KVM'), counts: ['running', 'migrations'] },
  endsWhen: message('two nodes offer KVM'),
  measured: {
    id: 'kvm-count',
    title: message('Count the nodes with KVM as the rule does'),
    headline: message('{{value}} nodes offer KVM'),
    text: message('Up to 4.21 the metric has another name.'),
    probe: {
      kind: 'metric',
      query: 'cluster:kubevirt_nodes_with_kvm:count or kubevirt_nodes_with_kvm',
      unit: 'number',
    },
    expectation: { kind: 'above', threshold: 1, emptyIsHealthy: false },
  },
});

export const kubeVirtNoAvailableNodesToRunVMs = fewNodes({
  alert: 'KubeVirtNoAvailableNodesToRunVMs',
  atLeast: 1,
  description: [
    message(
      'For five minutes either no node has offered KVM while software emulation is off, or no node that virt-handler works on has been open.',
    ),
    message('A monitoring without the labels of nodes (`kube_node_labels`) raises it too; that of OpenShift has them.'),
  ],
  reason: [message('No machine starts and none migrates. Those that run go on.')],
  impact: { says: message('No VM starts or migrates: no node takes any'), counts: ['waiting', 'running'] },
  endsWhen: message('a node with KVM is open and virt-handler works there'),
  measured: {
    id: 'open-count',
    title: message('Count the open nodes as the rule does'),
    headline: message('No node takes machines'),
    text: message('Nodes with the label that virt-handler sets, without those that are closed.'),
    probe: {
      kind: 'metric',
      query:
        "sum(kube_node_labels{label_kubevirt_io_schedulable='true'} * on(node) group_left() (1 - kube_node_spec_unschedulable)) or on() vector(0)",
      unit: 'number',
    },
    expectation: { kind: 'above', threshold: 0, emptyIsHealthy: false },
  },
});
