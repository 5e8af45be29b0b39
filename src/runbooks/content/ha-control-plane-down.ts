import { message } from '../../message';
import type { Argv } from '../../probes/probe';
import type { Runbook, Step } from '../runbook';
import { componentIsWell } from './machine-family';
import { advise, each } from './object-family';
import { supportCase } from './resolutions';

const JOURNAL: Argv = ['oc', 'adm', 'node-logs', '{{node}}', '-u', 'kubelet', '--tail=100'];
const READY = message('The node is `Ready`, and the alert goes away.');

/** The operators whose members run on these nodes: each counts its own, so that their pods need not be read. */
const OPERATORS = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'machine-config'];

const masters: Step = {
  id: 'control-plane',
  title: message('Check every node of the control plane'),
  text: message('Of three, one may be away. With a second one the cluster takes no changes any more.'),
  probe: { kind: 'list', model: 'Node', selector: { 'node-role.kubernetes.io/control-plane': '' }, show: 'table' },
  expectation: { kind: 'nodes-healthy' },
};

const steps: readonly Step[] = [
  {
    id: 'node',
    title: message('Describe the node'),
    text: message(
      '`Unknown` means that its kubelet has not renewed its lease for forty seconds, `False` that it says itself what is wrong.',
    ),
    probe: { kind: 'get', model: 'Node', name: '{{node}}', show: 'describe' },
    expectation: { kind: 'nodes-healthy' },
  },
  masters,
  {
    id: 'operators',
    title: message('Read the operators of the control plane'),
    text: message(
      'They say which of their members is missing: two of three of etcd must work, or nothing can be written.',
    ),
    probe: {
      kind: 'list',
      model: 'ClusterOperator',
      only: [{ path: 'metadata.name', oneOf: OPERATORS }],
      show: 'table',
    },
    expectation: each(
      'unknown',
      { condition: 'Available', status: 'True' },
      { condition: 'Degraded', status: 'False' },
    ),
  },
  {
    id: 'pool',
    title: message('See whether the node is being updated'),
    text: message('A restart of up to a quarter of an hour belongs to an update; the pool says how far it is.'),
    probe: { kind: 'get', model: 'MachineConfigPool', name: 'master', show: 'describe' },
    expectation: each('unknown', { condition: 'Degraded', status: 'False' }),
  },
  {
    id: 'happened',
    title: message('See what happened to the node'),
    text: message('`NodeNotReady`, `Rebooted`, and what its kubelet warned of.'),
    probe: { kind: 'events', namespace: 'default', about: 'Node', name: '{{node}}', type: 'Warning' },
    expectation: { kind: 'no-warnings' },
  },
  {
    id: 'requests',
    title: message('Find certificate requests that wait'),
    text: message(
      'A kubelet whose certificate ran out while the node was off asks for a new one, and somebody has to approve it.',
    ),
    probe: {
      kind: 'by-hand',
      command: [
        'oc',
        'get',
        'certificatesigningrequests',
        '--field-selector',
        'spec.signerName=kubernetes.io/kube-apiserver-client-kubelet',
      ],
      reason: message('Few may read certificate requests; who asks must be checked by a person.'),
    },
    expectation: { kind: 'shown' },
  },
  {
    id: 'journal',
    title: message('Read the journal of the kubelet'),
    text: message(
      'It works only while the API server reaches the kubelet; else use the console of the machine, or `ssh`.',
    ),
    probe: {
      kind: 'by-hand',
      command: JOURNAL,
      reason: message('It needs the rights of an administrator.'),
    },
    expectation: { kind: 'shown' },
  },
  componentIsWell('hco-operator'),
];

export const haControlPlaneDown: Runbook = {
  alert: 'HAControlPlaneDown',
  subject: {
    kind: 'object',
    model: 'Node',
    name: '{{node}}',
    component: 'hco-operator',
    own: ['node', 'happened'],
  },
  variables: {
    node: {
      firstOf: [{ label: 'node' }],
      whenAbsent: message('The alert has no label `node` that names its node.'),
    },
  },
  measuredBy: 'node',
  description: [
    message('For five minutes a node of the control plane has not been `Ready`.'),
    message('A node that was deleted raises nothing; on a single node the alert can hardly be seen.'),
  ],
  reason: [
    message(
      'etcd, the API server and the scheduler have one member less. If a second one goes, the cluster takes no changes: machines that run go on, and none starts, stops or migrates.',
    ),
  ],
  impact: { says: message('VMs go on; if a second control plane node fails, none starts, stops or migrates') },
  endsWhen: message('the node is `Ready`'),
  steps,
  resolution: {
    actions: [
      message(
        'Bring this node back before anything else is taken down: never drain or restart a second one meanwhile.',
      ),
      supportCase,
    ],
    causes: [
      {
        id: 'restarting',
        title: message('It restarts for an update'),
        text: message('Its pool gets a new configuration; a node is away for some minutes.'),
        step: 'pool',
        expected: true,
        supportedBy: {
          all: [
            { fact: 'object', step: 'pool', has: [{ condition: 'Updating', status: 'True' }] },
            { fact: 'object', step: 'pool', has: [{ condition: 'Degraded', status: 'False', absentAs: 'False' }] },
            { fact: 'node', step: 'node', state: 'cordoned' },
          ],
        },
        otherwise: message('Its pool is not being updated, or the node is open'),
        remedies: [
          advise(
            message('Wait a quarter of an hour'),
            message('The next node is taken only when this one is back.'),
            READY,
          ),
        ],
      },
      {
        id: 'off',
        title: message('The node is off, or cut off'),
        text: message('Its kubelet says nothing any more.'),
        step: 'node',
        supportedBy: { fact: 'object', step: 'node', has: [{ condition: 'Ready', status: 'Unknown' }] },
        otherwise: message('Its kubelet answers'),
        remedies: [
          advise(
            message('Look at its console: power, boot, network'),
            message('Nothing in the cluster can reach it.'),
            READY,
          ),
          advise(
            message(
              'Is it up after a long time off, approve its certificate requests: `oc adm certificate approve NAME`',
            ),
            message('The certificate of its kubelet ran out meanwhile. Look at who asks: no other than this node.'),
            READY,
          ),
        ],
      },
      {
        id: 'kubelet',
        title: message('The kubelet says that the node is not ready'),
        text: message('The container runtime, the network plugin or the kubelet itself does not work there.'),
        step: 'node',
        supportedBy: { fact: 'object', step: 'node', has: [{ condition: 'Ready', status: 'False' }] },
        otherwise: message('The kubelet does not say so'),
        remedies: [
          {
            title: message('See why, in the journal of the kubelet'),
            why: message('It names what it waits for.'),
            effect: 'reads-only',
            command: JOURNAL,
            doneWhen: message('You know what the kubelet waits for.'),
          },
          {
            title: message('Restart the kubelet of this node'),
            why: message('It registers anew and starts what belongs to it.'),
            effect: 'restarts',
            costs: message('Containers go on; the node is not ready for some seconds more.'),
            command: ['oc', 'debug', 'node/{{node}}', '--', 'chroot', '/host', 'systemctl', 'restart', 'kubelet'],
            doneWhen: READY,
          },
        ],
      },
      {
        id: 'pressure',
        title: message('The node is short of memory, disk or process ids'),
        text: message('Its kubelet evicts pods, those of the control plane last.'),
        step: 'node',
        supportedBy: {
          fact: 'node',
          step: 'node',
          state: ['memory-pressure', 'disk-pressure', 'pid-pressure'],
        },
        otherwise: message('The node is not short of anything'),
        remedies: [
          {
            title: message('See what takes the room'),
            why: message('Images and logs fill disks; a pod without limits fills the memory.'),
            effect: 'reads-only',
            command: ['oc', 'adm', 'top', 'node', '{{node}}'],
            doneWhen: message('You know what to remove or to move.'),
          },
        ],
      },
    ],
  },
};
