import { message } from '../../message';
import type { Runbook } from '../runbook';
import { HPP_PODS, NOT_WRITABLE, ofPools, OPERATOR, provisioner } from './hpp-steps';
import { each } from './object-family';
import { supportCase } from './resolutions';
import { logs, NAMESPACE, nodes, replicas } from './workload-family';
import { CAUSES } from './hpp-not-ready-causes';

export const hppNotReady: Runbook = {
  alert: 'HPPNotReady',
  subject: { kind: 'operator', model: 'HostPathProvisioner', workload: OPERATOR },
  measuredBy: 'gauge',
  description: [
    message('For five minutes the HostPathProvisioner has been neither available nor on its way to be.'),
    message(
      'There is none unless somebody made it. The labels of the alert name a pod of the operator: who reports it, not what fails. Its severity is warning, its health impact critical.',
    ),
  ],
  reason: [
    message(
      'No new hostpath volume is made. Where the driver is down on a node, virtual machines with a disk there do not start.',
    ),
  ],
  impact: { says: message('No hostpath volume is made; VMs with one may not start'), counts: ['running'] },
  endsWhen: message('the HostPathProvisioner is available'),
  steps: [
    {
      id: 'gauge',
      title: message('See what its operator reports'),
      headline: message('The HostPathProvisioner of OpenShift Virtualization is not ready'),
      text: message(
        '0 is neither available nor progressing, −1 not judged yet. A pool that is being prepared is progressing.',
      ),
      probe: { kind: 'metric', query: 'count(kubevirt_hpp_cr_ready == 0)', unit: 'number' },
      expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
    },
    provisioner,
    {
      id: 'daemonsets',
      title: message('See on how many nodes its driver runs'),
      text: message('`hostpath-provisioner-csi`; older installations also have `hostpath-provisioner`.'),
      probe: {
        kind: 'list',
        model: 'DaemonSet',
        namespace: NAMESPACE,
        show: 'describe',
        only: [{ path: 'metadata.name', matches: '^hostpath-provisioner' }],
      },
      expectation: each(
        'healthy',
        { path: 'status.numberUnavailable', absentAs: 0, equals: 0 },
        { path: 'status.desiredNumberScheduled', above: 0 },
      ),
    },
    {
      id: 'driver-pods',
      title: message('Describe the pods of the driver'),
      text: message('One on each node; a container that waits says why.'),
      probe: { kind: 'list', model: 'Pod', namespace: NAMESPACE, selector: HPP_PODS, show: 'describe' },
      expectation: { kind: 'pods-ready', atLeast: 0 },
    },
    {
      id: 'driver-log',
      title: message('Read the logs of the driver'),
      text: message('It says there when it cannot write to its path.'),
      probe: { kind: 'logs', namespace: NAMESPACE, selector: HPP_PODS, grep: NOT_WRITABLE },
      expectation: { kind: 'log-without', pattern: NOT_WRITABLE, what: 'Signs of a path that cannot be used' },
    },
    ofPools('pool-deployments', 'Deployment', {
      title: message('See whether the volumes of its pools are mounted'),
      text: message('A pool with `pvcTemplate` has a Deployment for each node, which mounts it.'),
    }),
    ofPools('pool-claims', 'PersistentVolumeClaim', {
      title: message('See whether the pools have their volumes'),
      text: message('A claim that stays `Pending` has its reason in its events.'),
    }),
    replicas(OPERATOR, 'operator'),
    logs(OPERATOR, 'operator'),
    {
      id: 'warnings',
      title: message('Look for recent warnings'),
      text: message('Pods that are refused or cannot be placed, and volumes that cannot be mounted.'),
      probe: { kind: 'events', namespace: NAMESPACE, about: 'DaemonSet', type: 'Warning' },
      expectation: { kind: 'no-warnings' },
    },
    nodes(),
  ],
  resolution: {
    actions: [message('Mend what keeps the driver from running on its nodes.'), supportCase],
    causes: CAUSES,
  },
};
