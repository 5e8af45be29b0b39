import { message } from '../../message';
import type { Facts } from '../fact-pattern';
import type { Runbook } from '../runbook';
import { componentIsWell } from './machine-family';
import { advise, each, errorsOf, INSTALLED } from './object-family';
import { nodes } from './workload-family';

const FEW = message('Fewer than 200 launcher pods are in the phase `Failed`.');
const FAILED_PODS = 'kube_pod_status_phase{phase="Failed",pod=~"virt-launcher-.*"}';
const LAUNCHERS = { 'kubevirt.io': 'virt-launcher' };

const EVICTED: Facts = {
  fact: 'object',
  step: 'pods',
  has: [{ path: 'status.reason', oneOf: ['Evicted', 'NodeLost', 'NodeShutdown', 'Terminated'] }],
};
const MIGRATIONS: Facts = {
  fact: 'object',
  step: 'migrations',
  has: [
    { path: 'status.phase', equals: 'Failed' },
    { path: 'metadata.creationTimestamp', newerThanMinutes: 720 },
  ],
};
const LOOP: Facts = {
  fact: 'object',
  step: 'loops',
  has: [{ path: 'status.printableStatus', equals: 'CrashLoopBackOff' }],
};

const READ_AND_DELETE = advise(
  message('Then delete the failed pods, all at once'),
  message(
    'Read the logs of some first: they go with the pods. `oc delete pods -A -l kubevirt.io=virt-launcher --field-selector=status.phase=Failed` takes failed ones alone; machines that run are not touched.',
  ),
  FEW,
);

export const virtLauncherPodsStuckFailed: Runbook = {
  alert: 'VirtLauncherPodsStuckFailed',
  subject: { kind: 'cluster', component: 'virt-controller' },
  measuredBy: 'failed',
  description: [message('For ten minutes at least 200 launcher pods of the cluster have been in the phase `Failed`.')],
  reason: [
    message(
      'So many dead objects load the API server; what left them there, a loop of starts or moves, mostly goes on.',
    ),
  ],
  impact: { says: message('The API server gets slower; what fails in a loop goes on failing') },
  endsWhen: message('fewer than 200 launcher pods have failed'),
  steps: [
    {
      id: 'failed',
      title: message('Failed launcher pods'),
      headline: message('{{value}} launcher pods of VMs have failed'),
      text: message('Of all projects.'),
      probe: { kind: 'metric', query: `sum(${FAILED_PODS})`, unit: 'number' },
      expectation: { kind: 'below', threshold: 200, emptyIsHealthy: true },
    },
    {
      id: 'by-project',
      title: message('Failed launcher pods by project'),
      headline: message('A project has {{value}} failed launcher pods of VMs'),
      text: message('Mostly one machine of one project fails again and again.'),
      probe: {
        kind: 'metric',
        query: `sum by (namespace) (${FAILED_PODS})`,
        unit: 'number',
        by: ['namespace'],
      },
      expectation: { kind: 'below', threshold: 50, emptyIsHealthy: true },
    },
    {
      id: 'pods',
      title: message('See some of them'),
      text: message('Their owner is the instance; their reason says whether a node gave them up.'),
      probe: {
        kind: 'list',
        model: 'Pod',
        selector: LAUNCHERS,
        only: [{ path: 'status.phase', equals: 'Failed' }],
        show: 'table',
      },
      expectation: each('healthy', {
        path: 'status.reason',
        absentAs: '',
        not: { oneOf: ['Evicted', 'NodeLost', 'NodeShutdown', 'Terminated'] },
      }),
    },
    {
      id: 'migrations',
      title: message('Find migrations of the last twelve hours that failed'),
      text: message('Each leaves the pod that it made on the other node.'),
      probe: {
        kind: 'list',
        model: 'VirtualMachineInstanceMigration',
        show: 'table',
      },
      // Which failed lately, the cause says: older ones are kept, and tell nothing of now.
      expectation: { kind: 'shown' },
    },
    {
      id: 'loops',
      title: message('Find machines that end soon after each start'),
      text: message('Each attempt leaves a pod.'),
      probe: { kind: 'list', model: 'VirtualMachine', show: 'table' },
      expectation: each('healthy', { path: 'status.printableStatus', not: { equals: 'CrashLoopBackOff' } }),
    },
    errorsOf('logs', 'virt-controller'),
    nodes(),
    componentIsWell('virt-controller'),
  ],
  resolution: {
    actions: [message('End what makes them fail first; then delete what it left.')],
    causes: [
      {
        id: 'crash-loop',
        title: message('A machine ends soon after each start'),
        text: message('With `runStrategy` `Always` it is started again and again.'),
        step: 'loops',
        supportedBy: LOOP,
        otherwise: message('No machine is in such a loop.'),
        remedies: [
          advise(message('Mend or stop that machine'), message('The log of its last pod says why it ends.'), FEW),
          READ_AND_DELETE,
        ],
      },
      {
        id: 'migration-loop',
        title: message('Migrations that fail again and again'),
        text: message('A drain, an update or the descheduler asks for the same migration anew.'),
        step: 'migrations',
        supportedBy: MIGRATIONS,
        otherwise: message('No migration failed in twelve hours.'),
        remedies: [
          advise(
            message('Mend what the failed migrations name, or stop what asks for them'),
            message('Delete a migration by its name alone: to delete all of them would end those of others.'),
            FEW,
          ),
          READ_AND_DELETE,
        ],
      },
      {
        id: 'evicted',
        title: message('A node gave them up'),
        text: message('It was lost, shut down, or short of memory or disk.'),
        step: 'pods',
        supportedBy: EVICTED,
        otherwise: message('None says so.'),
        remedies: [
          advise(message('Mend the node'), message('Its conditions say what it lacks.'), FEW),
          READ_AND_DELETE,
        ],
      },
      {
        id: 'not-collected',
        title: message('Nothing fails any more, and nobody removed them'),
        text: message('They are left from an earlier time.'),
        step: 'failed',
        supportedBy: {
          all: [{ fact: 'value', step: 'failed', above: 199 }, { not: LOOP }, { not: MIGRATIONS }, { not: EVICTED }],
        },
        otherwise: message('Few have failed, or something still fails.'),
        remedies: [READ_AND_DELETE],
      },
    ],
  },
};

const HANDLER: Facts = { fact: 'pod', step: 'handler', ready: false };
const NO_HANDLER: Facts = { fact: 'count', step: 'handler', equals: 0 };
const RUNNING: Facts = { fact: 'object', step: 'launchers', has: [{ path: 'status.phase', equals: 'Running' }] };
const READY_AGAIN = message('A pod of virt-handler is ready on the node.');
const NODE = '{{node}}';

export const orphanedVirtualMachineInstances: Runbook = {
  alert: 'OrphanedVirtualMachineInstances',
  subject: {
    kind: 'object',
    model: 'Node',
    name: NODE,
    component: 'virt-handler',
    own: ['node', 'handler', 'instances', 'launchers'],
  },
  variables: {
    node: { firstOf: [{ label: 'node' }], whenAbsent: message('The alert has no label `node` that names the node.') },
  },
  measuredBy: 'handler',
  description: [
    message('For ten minutes a node with launcher pods has had no virt-handler that is ready.'),
    message('Launcher pods that have ended count as well, until somebody deletes them.'),
  ],
  reason: [
    message('Machines on the node run on, and cannot be stopped, migrated or updated; a drain of the node hangs.'),
  ],
  impact: {
    says: message('VMs on this node run on, and cannot be stopped or migrated'),
    counts: ['on-node'],
  },
  endsWhen: message('virt-handler is ready on the node, or no launcher pod is left there'),
  steps: [
    {
      id: 'node',
      title: message('Describe the node'),
      text: message('See whether it is ready, and its taints: virt-handler must tolerate them.'),
      probe: { kind: 'get', model: 'Node', name: NODE, show: 'describe' },
      expectation: { kind: 'nodes-healthy' },
    },
    {
      id: 'handler',
      title: message('Find virt-handler on the node'),
      text: message('None: its placement or a taint keeps it away. Not ready: its pod says why.'),
      probe: {
        kind: 'list',
        model: 'Pod',
        namespace: INSTALLED,
        selector: { 'kubevirt.io': 'virt-handler' },
        only: [{ path: 'spec.nodeName', equals: NODE }],
        show: 'describe',
      },
      expectation: { kind: 'pods-ready', atLeast: 1 },
    },
    {
      id: 'instances',
      title: message('See the machines on the node'),
      text: message('These are the ones that nobody takes care of meanwhile.'),
      probe: {
        kind: 'list',
        model: 'VirtualMachineInstance',
        only: [{ path: 'status.nodeName', equals: NODE }],
        show: 'table',
      },
      expectation: each('healthy', { path: 'status.phase', oneOf: ['Running', 'Scheduled', 'Succeeded'] }),
    },
    {
      id: 'launchers',
      title: message('See the launcher pods on the node'),
      text: message('Where all have ended, no machine is concerned.'),
      probe: {
        kind: 'list',
        model: 'Pod',
        selector: LAUNCHERS,
        only: [{ path: 'spec.nodeName', equals: NODE }],
        show: 'table',
      },
      expectation: each('healthy', { path: 'status.phase', oneOf: ['Running', 'Succeeded'] }),
    },
    {
      id: 'placement',
      title: message('See where virt-handler may run'),
      text: message('`spec.workloads.nodePlacement` of KubeVirt, which HyperConverged sets.'),
      probe: { kind: 'list', model: 'KubeVirt', show: 'describe' },
      expectation: { kind: 'shown' },
    },
    componentIsWell('virt-handler'),
  ],
  resolution: {
    actions: [message('Bring virt-handler back to the node; its machines run on meanwhile.')],
    causes: [
      {
        id: 'handler',
        title: message('The pod of virt-handler is not ready'),
        text: message('It runs on the node, or is to, and does not get ready.'),
        step: 'handler',
        supportedBy: HANDLER,
        otherwise: message('Its pod is ready, or there is none.'),
        remedies: [
          {
            title: message('Find out why it is not ready'),
            why: message('Its events and its log say so; the machines run on meanwhile.'),
            command: ['oc', 'describe', 'pods', '-n', INSTALLED, '-l', 'kubevirt.io=virt-handler'],
            effect: 'reads-only',
            doneWhen: READY_AGAIN,
          },
        ],
      },
      {
        id: 'placement',
        title: message('Placement or a taint keeps virt-handler away'),
        text: message('The node has no pod of it: it does not fit the placement, or has a taint.'),
        step: 'handler',
        supportedBy: NO_HANDLER,
        otherwise: message('The node has a pod of it.'),
        remedies: [
          advise(
            message('Take the taint away, or let the placement of HyperConverged include the node'),
            message('Changes of the KubeVirt resource would be undone.'),
            READY_AGAIN,
          ),
        ],
      },
      {
        id: 'leftovers',
        title: message('Only launcher pods that have ended are left'),
        text: message('No machine runs there; the rule counts pods that have ended.'),
        step: 'launchers',
        supportedBy: { all: [{ any: [HANDLER, NO_HANDLER] }, { not: RUNNING }] },
        otherwise: message('Launcher pods run there, or virt-handler is ready.'),
        remedies: [
          advise(
            message('Delete the launcher pods that have ended'),
            message('`oc get pods -A --field-selector` with the name of the node lists them.'),
            READY_AGAIN,
          ),
        ],
      },
    ],
  },
};
