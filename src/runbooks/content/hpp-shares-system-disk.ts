import { message } from '../../message';
import type { Runbook } from '../runbook';
import { OPERATOR, provisioner } from './hpp-steps';
import { componentIsWell } from './machine-family';
import { advise, each } from './object-family';
import { supportCase } from './resolutions';
import { NAMESPACE } from './workload-family';

const SHARES = 'shares path with OS';
const SPACE = ['avail', 'size'].map((of) => `node_filesystem_${of}_bytes{mountpoint="/var",instance="{{node}}"}`);

export const hppSharingPoolPathWithOS: Runbook = {
  alert: 'HPPSharingPoolPathWithOS',
  subject: {
    kind: 'object',
    model: 'Pod',
    name: '{{pod}}',
    namespace: NAMESPACE,
    component: OPERATOR,
    own: ['shared', 'pod', 'log', 'node', 'space', 'volumes'],
  },
  variables: {
    namespace: { firstOf: [{ label: 'namespace' }] },
    pod: { firstOf: [{ label: 'pod' }], whenAbsent: message('The alert has no label `pod` that names the driver.') },
    node: {
      firstOf: [{ step: 'pod', path: 'spec.nodeName' }],
      whenAbsent: message('The pod that the alert names is gone, and with it what node it was on.'),
      optional: true,
    },
  },
  measuredBy: 'shared',
  description: [
    message(
      'For a minute the driver {{pod}} has found a pool of the hostpath provisioner on the disk of the system of its node. The label `pod` of the alert is the way to the node; each node has an alert of its own.',
    ),
    message('On nodes with a single disk it always fires. A path that was named before there were pools counts too.'),
  ],
  reason: [
    message(
      'The capacity of a hostpath volume is not enforced: disks of virtual machines can fill the disk of the system, and the node evicts pods or is lost.',
    ),
  ],
  impact: { says: message('Disks of VMs can fill the system disk of the node'), counts: ['on-node'] },
  endsWhen: message('no pool of the node is on the disk of its system'),
  steps: [
    {
      id: 'shared',
      title: message('See whether it still is so'),
      headline: message('A pool of hostpath volumes is on the system disk: OpenShift shares it, as {{pod}} says'),
      text: message(
        'The driver looks once a minute. A disk that was mounted since, and that its pod does not see, needs a restart of the pod.',
      ),
      probe: { kind: 'metric', query: 'max(kubevirt_hpp_pool_path_shared_with_os{pod="{{pod}}"})', unit: 'number' },
      expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
    },
    {
      id: 'others',
      title: message('See on which nodes it is so'),
      text: message('By the pods of the driver. One node alone may lack a mount that the others have.'),
      probe: {
        kind: 'metric',
        query: 'kubevirt_hpp_pool_path_shared_with_os{pod!="{{pod}}"} == 1',
        unit: 'number',
        by: ['pod'],
      },
      expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
    },
    {
      id: 'on-own-disk',
      title: message('Count the nodes where the pool is on a disk of its own'),
      text: message('Where there are some, this node may lack the mount that they have.'),
      probe: { kind: 'metric', query: 'count(kubevirt_hpp_pool_path_shared_with_os == 0)', unit: 'number' },
      expectation: { kind: 'above', threshold: 0, emptyIsHealthy: true },
    },
    {
      id: 'pod',
      title: message('Find the node'),
      text: message('It is that of the pod.'),
      probe: { kind: 'get', model: 'Pod', namespace: NAMESPACE, name: '{{pod}}', show: 'describe' },
      expectation: each('problem', { path: 'spec.nodeName', present: true }),
    },
    {
      id: 'log',
      title: message('See which pool and which path'),
      text: message('The driver writes both, with the name of the pool first.'),
      probe: { kind: 'logs', namespace: NAMESPACE, selector: { 'k8s-app': 'hostpath-provisioner' }, grep: SHARES },
      expectation: { kind: 'log-without', pattern: SHARES, what: 'Pools on the disk of the system' },
    },
    provisioner,
    {
      id: 'node',
      title: message('Describe the node'),
      text: message('`DiskPressure` means that it is urgent.'),
      probe: { kind: 'get', model: 'Node', name: '{{node}}', show: 'describe' },
      expectation: { kind: 'nodes-healthy' },
    },
    {
      id: 'space',
      title: message('See how full the system disk is'),
      text: message('Below 15 % the node begins to evict pods.'),
      probe: { kind: 'metric', query: SPACE.join(' / '), unit: 'ratio' },
      expectation: { kind: 'above', threshold: 0.15, emptyIsHealthy: true },
    },
    {
      id: 'volumes',
      title: message('List the hostpath volumes'),
      text: message('Those of the node are what can fill its disk. Their capacity is no bound.'),
      probe: {
        kind: 'list',
        model: 'PersistentVolume',
        show: 'table',
        only: [
          { path: 'spec.csi.driver', equals: 'kubevirt.io.hostpath-provisioner' },
          {
            path: 'spec.nodeAffinity.required.nodeSelectorTerms[*].matchExpressions[*].values[*]',
            equals: '{{node}}',
            some: true,
          },
        ],
      },
      expectation: { kind: 'shown' },
    },
    componentIsWell(OPERATOR),
  ],
  resolution: {
    actions: [message('Give the pool a disk of its own, or accept it where nothing depends on the node.'), supportCase],
    causes: [
      {
        id: 'mount-missing',
        title: message('The disk of the pool is not mounted on this node'),
        text: message('Other nodes have the same pool on a disk of its own.'),
        supportedBy: {
          all: [
            { fact: 'value', step: 'shared', above: 0 },
            { fact: 'value', step: 'on-own-disk', above: 0 },
          ],
        },
        otherwise: message('It is so on every node that has the driver, or no longer so here'),
        remedies: [
          advise(
            message('Mount the disk again'),
            message('Move first what was written to the directory: it is hidden once a disk is mounted over it.'),
            message('The alert of this node is gone; else restart the pod of the driver, which may not see the mount.'),
          ),
        ],
      },
      {
        id: 'directory',
        title: message('The path is a directory of the system disk'),
        text: message('On every node with the driver: the pool was made so.'),
        supportedBy: {
          all: [{ fact: 'value', step: 'shared', above: 0 }, { not: { fact: 'value', step: 'on-own-disk', above: 0 } }],
        },
        otherwise: message('Other nodes have the pool on a disk of its own, or it is no longer so here'),
        remedies: [
          advise(
            message('Mount a disk at the path by a MachineConfig, or make a pool with `pvcTemplate`'),
            message(
              'Volumes stay in the old directory, and are hidden once a disk is mounted over it: move them first.',
            ),
            message('The alert is gone.'),
          ),
          {
            ...advise(
              message('Else watch the space'),
              message('Where it is accepted, as on a single disk, silence the alert and keep the disk from filling.'),
              message('The system disk has more than 15 % free.'),
            ),
            command: ['oc', 'get', 'persistentvolumes', '-o', 'wide'],
          },
        ],
      },
    ],
  },
};
