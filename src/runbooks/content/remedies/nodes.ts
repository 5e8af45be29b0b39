import { message } from '../../../message';
import type { CauseId } from '../../cause-id';
import type { Remedy } from '../../remedy';
import {
  deletePods,
  describeWorkers,
  NAMESPACE,
  NO_MORE_LINES,
  NO_PRESSURE,
  NODE_READY,
  onNode,
  PODS_READY,
} from './commands';

const describeNode: Remedy['command'] = ['oc', 'describe', 'nodes', '{{node}}'];

/** What helps where a node, or the lack of one, is the cause. */
export const OF_NODES = {
  'node-resources': [
    {
      title: message('Free what the node is short of, or give the pods another node'),
      why: message(
        'The conditions of the node say whether it lacks disk or process ids, and its table what is requested of it.',
      ),
      effect: 'reads-only',
      command: describeNode,
      doneWhen: NO_PRESSURE,
      about: ['node'],
      where: ['other-nodes'],
    },
    {
      title: message('Free what the node is short of'),
      why: message(
        'The conditions of the node say whether it lacks disk or process ids, and its table what is requested of it.',
      ),
      effect: 'reads-only',
      command: describeNode,
      doneWhen: NO_PRESSURE,
      about: ['node'],
      where: ['no-other-nodes'],
    },
    {
      title: message('See which node has CPU, disk and process ids to give, and free what the nodes are short of'),
      why: message('The table of requests says what each node has promised to pods.'),
      effect: 'reads-only',
      command: describeWorkers,
      doneWhen: PODS_READY,
    },
    {
      title: message('See which disk of the node is full'),
      why: message('Images, logs and the writable layers of containers share the disk of the node.'),
      effect: 'reads-only',
      command: onNode('node', 'df', '-h', '/var', '/var/lib/containers'),
      doneWhen: NO_PRESSURE,
      about: ['node'],
      where: ['node-answers'],
    },
    {
      title: message('Keep new pods away from the node while it is short'),
      why: message('A cordon leaves what runs there alone, and pods that are made anew go elsewhere.'),
      effect: 'changes-settings',
      costs: message('Until `oc adm uncordon` no pod is scheduled on the node, nor any machine.'),
      command: ['oc', 'adm', 'cordon', '{{node}}'],
      doneWhen: NO_PRESSURE,
      about: ['node'],
      where: ['other-nodes'],
    },
  ],
  'nodes-down': [
    {
      title: message('Bring the node back'),
      why: message('Its conditions say since when it is away and what it said last; its console says more.'),
      effect: 'reads-only',
      command: describeNode,
      doneWhen: NODE_READY,
    },
    {
      title: message('Let the pods of {{name}} on it be made elsewhere'),
      why: message(
        'Its Deployment makes a new pod as soon as the old one is marked for deletion, on a node that is ready. The command does not wait: the old pod goes when the node is back.',
      ),
      effect: 'restarts',
      costs: message('Nothing that runs is stopped: a pod on a node that does not answer serves nobody.'),
      command: deletePods(NAMESPACE, '{{selector}}', '--field-selector=spec.nodeName={{node}}'),
      doneWhen: PODS_READY,
      where: ['lost-pod', 'other-nodes'],
    },
    {
      title: message('Where the node has no power: release the pods and volumes that it holds'),
      why: message(
        'The taint says that the node is out of service: its pods are removed by force and its volumes detached, so that machines start elsewhere.',
      ),
      effect: 'can-lose-data',
      costs: message(
        'Where the node still runs, two nodes write to the same disks and destroy them. Take the taint away once the node is back.',
      ),
      readFirst: {
        text: message(
          'Make sure in its management controller, at the hypervisor or at the cloud that the node is switched off; and read what runs on it:',
        ),
        command: ['oc', 'get', 'pods', '-A', '-o', 'wide', '--field-selector=spec.nodeName={{node}}'],
      },
      command: ['oc', 'adm', 'taint', 'nodes', '{{node}}', 'node.kubernetes.io/out-of-service=nodeshutdown:NoExecute'],
      doneWhen: message('The machines of the node run elsewhere.'),
      about: ['node'],
      where: ['silent-node', 'other-nodes'],
    },
  ],
  'node-limits': [
    {
      title: message('Raise the limit of the node (inotify, open files) by a MachineConfig or tuned profile'),
      why: message(
        'See what the limits are, and which processes use them up: all pods share the limits of their node.',
      ),
      effect: 'reads-only',
      command: onNode(
        'node',
        'sysctl',
        'fs.inotify.max_user_instances',
        'fs.inotify.max_user_watches',
        'fs.file-nr',
        'kernel.pid_max',
      ),
      doneWhen: PODS_READY,
      where: ['node-answers'],
    },
    {
      title: message('Raise the number of inotify instances until the node restarts'),
      why: message('It helps at once. What is to last belongs into a tuned profile or MachineConfig.'),
      effect: 'changes-settings',
      costs: message('Every user of the node may hold more instances, and with them memory of the kernel.'),
      command: onNode('node', 'sysctl', '-w', 'fs.inotify.max_user_instances=8192'),
      doneWhen: PODS_READY,
      where: ['node-answers', 'inotify'],
    },
  ],
  'wrong-architecture': [
    {
      title: message('Use an image that is built for the architecture of the nodes'),
      why: message('Compare the architecture of the nodes with those that the image has.'),
      effect: 'reads-only',
      command: ['oc', 'get', 'nodes', '-L', 'kubernetes.io/arch'],
      doneWhen: PODS_READY,
    },
    {
      title: message('See for which architecture the image is'),
      why: message('The image that the pod names is for one, or a list of images for several.'),
      effect: 'reads-only',
      command: onNode('node', 'crictl', 'inspecti', '{{image}}'),
      doneWhen: PODS_READY,
      where: ['node-answers'],
    },
  ],
  'clock-wrong': [
    {
      title: message('Set the clock of the node right'),
      why: message('See whether chrony of the node reaches its time server, and how far it is off.'),
      effect: 'reads-only',
      command: onNode('node', 'chronyc', 'tracking'),
      doneWhen: NO_MORE_LINES,
      where: ['node-answers'],
    },
    {
      title: message('Let chrony set the clock at once'),
      why: message('Without, a clock that is far off is corrected slowly.'),
      effect: 'changes-settings',
      costs: message('The clock of the node jumps: leases and tokens that it holds may count as expired for a moment.'),
      command: onNode('node', 'chronyc', 'makestep'),
      doneWhen: NO_MORE_LINES,
      about: ['node'],
      where: ['node-answers'],
    },
  ],
} as const satisfies Partial<Record<CauseId, readonly [Remedy, ...Remedy[]]>>;
