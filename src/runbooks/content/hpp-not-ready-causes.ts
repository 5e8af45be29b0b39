import { message } from '../../message';
import type { Argv } from '../../probes/probe';
import type { OwnCause } from '../runbook';
import { NOT_WRITABLE } from './hpp-steps';
import { advise } from './object-family';
import { NAMESPACE } from './workload-family';

const AVAILABLE = message('The HostPathProvisioner is available.');

const SEE_EVENTS: Argv = ['oc', 'get', 'events', '-n', NAMESPACE, '--field-selector=type=Warning'];

const cause = (
  id: string,
  supportedBy: OwnCause['supportedBy'],
  texts: Pick<OwnCause, 'title' | 'text' | 'otherwise'>,
  help: Pick<OwnCause['remedies'][number], 'title' | 'why' | 'command'>,
): OwnCause => {
  const { title, why, command } = help;
  return {
    id,
    ...texts,
    supportedBy,
    remedies: [{ ...advise(title, why, AVAILABLE), ...(command === undefined ? {} : { command }) }],
  };
};

/** Why the HostPathProvisioner is not ready. */
export const CAUSES: readonly OwnCause[] = [
  cause(
    'refused',
    { fact: 'event', step: 'warnings', reason: 'FailedCreate' },
    {
      title: message('The pods of the driver are refused'),
      text: message('They need privileges: a security context constraint, or a webhook, does not let them be made.'),
      otherwise: message('Nothing tells that pods are refused'),
    },
    {
      title: message('Give the service account of the driver its constraint back'),
      why: message('The operator makes it; who took it away, or a policy of the cluster, is in the message.'),
      command: SEE_EVENTS,
    },
  ),
  cause(
    'path',
    { fact: 'line', step: 'driver-log', matches: NOT_WRITABLE },
    {
      title: message('The path of a pool is not there or not writable'),
      text: message('On Red Hat CoreOS only paths below `/var` can be written.'),
      otherwise: message('No driver tells of its path'),
    },
    {
      title: message('Make the path on each node, or name another in `spec.storagePools`'),
      why: message('A directory is made by a MachineConfig. A changed path does not move what is there.'),
    },
  ),
  cause(
    'pool-storage',
    { fact: 'object', step: 'pool-claims', has: [{ path: 'status.phase', equals: 'Pending' }] },
    {
      title: message('A pool gets no storage'),
      text: message('A pool with `pvcTemplate` claims a volume for each node, and one of these waits.'),
      otherwise: message('Each claim of a pool has its volume'),
    },
    {
      title: message('Mend the storage class that the template of the pool names'),
      why: message('The events of the claim have the words of its provisioner.'),
    },
  ),
  cause(
    'several',
    { fact: 'count', step: 'provisioner', above: 1 },
    {
      title: message('There are several HostPathProvisioners'),
      text: message('The operator carries out none while there is more than one.'),
      otherwise: message('There is one at most'),
    },
    { title: message('Delete all but one'), why: message('Pools can be put together in one.') },
  ),
  cause(
    'nodes',
    { fact: 'node', step: 'nodes', state: ['not-ready', 'network-lost', 'silent'] },
    {
      title: message('Nodes are down'),
      text: message('The driver is to run on each node of its placement.'),
      otherwise: message('Every node is ready'),
    },
    { title: message('Bring the node back'), why: message('Its conditions say since when it is away.') },
  ),
];
