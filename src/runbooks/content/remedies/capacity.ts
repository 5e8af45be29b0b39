import { message } from '../../../message';
import type { CauseId } from '../../cause-id';
import type { Remedy } from '../../remedy';
import { describeWorkers, HYPERCONVERGED, NAMESPACE, PODS_READY } from './commands';

const PODS_PLACED = message('The pods get a node.');

/** The machines with the memory of each, for whoever chooses which to stop. */
const MACHINES: Remedy['command'] = [
  'oc',
  'get',
  'virtualmachineinstances.kubevirt.io',
  '-A',
  '-o',
  'custom-columns=NAMESPACE:.metadata.namespace,NAME:.metadata.name,NODE:.status.nodeName,MEMORY:.status.memory.guestCurrent',
];

const COMPARE_NODES = {
  effect: 'reads-only',
  command: [
    'oc',
    'get',
    'nodes',
    '-o',
    'custom-columns=NAME:.metadata.name,CORDONED:.spec.unschedulable,TAINTS:.spec.taints[*].key,LABELS:.metadata.labels',
  ],
  doneWhen: PODS_PLACED,
} as const;

const clearPlacement: Remedy = {
  title: message('Take the placement out of HyperConverged'),
  why: message('Then the pods may go to any node of their kind. Read first what it asks for, and who set it.'),
  effect: 'restarts',
  costs: message('All pods that HyperConverged places in the same way are made anew.'),
  readFirst: {
    text: message('What HyperConverged asks of the nodes:'),
    command: [
      'oc',
      'get',
      ...HYPERCONVERGED,
      '-n',
      NAMESPACE,
      '-o',
      'custom-columns=INFRA:.spec.infra,WORKLOADS:.spec.workloads',
    ],
  },
  command: [
    'oc',
    'patch',
    ...HYPERCONVERGED,
    '-n',
    NAMESPACE,
    '--type=merge',
    '-p',
    '{"spec":{"{{placement}}":{"nodePlacement":null}}}',
  ],
  doneWhen: PODS_PLACED,
  about: ['placement'],
  where: ['asks-for-node'],
};

/** What helps where no node takes the pods. */
export const OF_CAPACITY = {
  'cluster-memory': [
    {
      title: message('Add memory to the cluster, or move or stop what takes it'),
      why: message('See which pods and machines have requested most, on the nodes that may run {{name}}.'),
      effect: 'reads-only',
      command: describeWorkers,
      doneWhen: PODS_READY,
      where: ['workers'],
    },
    {
      title: message('Stop what takes the memory, or give the nodes more'),
      why: message(
        'See which pods and machines have requested most. This cluster has no nodes beside those that all share.',
      ),
      effect: 'reads-only',
      command: ['oc', 'describe', 'nodes'],
      doneWhen: PODS_READY,
      where: ['shared-nodes'],
    },
    {
      title: message('Add a node: see which machine sets there are'),
      why: message(
        'A machine set of the cloud or of the bare-metal hosts adds a node with `oc scale`, where the cluster has machine sets at all.',
      ),
      effect: 'reads-only',
      command: ['oc', 'get', 'machinesets.machine.openshift.io', '-n', 'openshift-machine-api'],
      doneWhen: PODS_READY,
      where: ['workers'],
    },
    {
      title: message('Stop machines that can be spared'),
      why: message('A machine gives back all its memory when it stops. Only you know which can be spared.'),
      effect: 'interrupts-machines',
      costs: message('A machine that is stopped is down until somebody starts it.'),
      readFirst: { text: message('The machines, their nodes and their memory:'), command: MACHINES },
      doneWhen: PODS_READY,
    },
  ],
  'node-placement': [
    {
      ...COMPARE_NODES,
      title: message('Change the placement (node selector, affinity, tolerations), or label nodes so that they fit'),
      why: message(
        'No node has what the pods ask for: compare its labels and taints with what the message names. The placement of the infrastructure and of the workloads stands in HyperConverged; that of the operators in their Subscription.',
      ),
      where: ['workers'],
    },
    {
      ...COMPARE_NODES,
      title: message('Take the placement away that asks for nodes which this cluster does not have'),
      why: message(
        'A single node, a compact cluster and a hosted control plane have not both nodes of the control plane and workers. The placement of the infrastructure and of the workloads stands in HyperConverged; that of the operators in their Subscription.',
      ),
      where: ['shared-nodes'],
    },
    clearPlacement,
  ],
} as const satisfies Partial<Record<CauseId, readonly [Remedy, ...Remedy[]]>>;
