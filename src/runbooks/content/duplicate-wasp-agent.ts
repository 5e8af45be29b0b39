import { message } from '../../message';
import type { Runbook } from '../runbook';
import { each, INSTALLED } from './object-family';
import { supportCase } from './resolutions';

const GONE = message('The namespace `wasp` has no DaemonSet, and the alert goes away within minutes.');

export const duplicateWaspAgentDSDetected: Runbook = {
  alert: 'DuplicateWaspAgentDSDetected',
  subject: {
    kind: 'object',
    model: 'DaemonSet',
    name: 'wasp-agent',
    namespace: 'wasp',
    component: 'hco-operator',
    own: ['by-hand-installed'],
  },
  measuredBy: 'by-hand-installed',
  description: [
    message(
      'A `wasp-agent` that somebody installed in the namespace `wasp` runs beside the one that HyperConverged installs by itself where memory is overcommitted.',
    ),
    message(
      'Releases before that had it installed by hand. The published page calls the alert deprecated; the rule is there all the same.',
    ),
  ],
  reason: [message('Two agents set the swap of the same containers, and each undoes what the other did.')],
  impact: { says: message('The swap of VMs is set by two agents at once'), counts: ['running'] },
  endsWhen: message('there is no DaemonSet `wasp-agent` in the namespace `wasp`'),
  steps: [
    {
      id: 'by-hand-installed',
      title: message('Find the agent in the namespace `wasp`'),
      text: message('It is a leftover: HyperConverged installs its own beside the operators.'),
      probe: { kind: 'list', model: 'DaemonSet', namespace: 'wasp', show: 'table' },
      expectation: { kind: 'none', found: message('{{names}} was installed by hand') },
    },
    {
      id: 'own',
      title: message('Look at the agent of HyperConverged'),
      text: message('It is there while more memory is promised than there is, and works on every node for machines.'),
      probe: {
        kind: 'list',
        model: 'DaemonSet',
        namespace: INSTALLED,
        only: [{ path: 'metadata.name', equals: 'wasp-agent' }],
        show: 'table',
      },
      expectation: each('healthy', { path: 'status.numberUnavailable', absentAs: 0, equals: 0 }),
    },
    {
      id: 'percentage',
      title: message('Read how much memory is promised'),
      text: message(
        'In per cent of what there is; up to 100 HyperConverged installs no agent, and the rule is silent.',
      ),
      probe: { kind: 'metric', query: 'max(kubevirt_hco_memory_overcommit_percentage)', unit: 'number' },
      expectation: { kind: 'shown' },
    },
    {
      id: 'rights',
      title: message('Find what else the installation left'),
      text: message(
        'A ClusterRoleBinding `wasp` whose subject is in the namespace `wasp`. That of HyperConverged has its own namespace: leave it.',
      ),
      probe: {
        kind: 'by-hand',
        command: ['oc', 'get', 'clusterrolebinding', 'wasp', '-o', 'yaml'],
        reason: message('Few may read what rights others have.'),
      },
      expectation: { kind: 'shown' },
    },
  ],
  resolution: {
    actions: [message('Remove what was installed by hand, in the namespace `wasp` alone.'), supportCase],
    causes: [
      {
        id: 'installed-by-hand',
        title: message('An agent of an older release was never removed'),
        text: message('Before HyperConverged installed it, its administrator did.'),
        step: 'by-hand-installed',
        supportedBy: { fact: 'count', step: 'by-hand-installed', above: 0 },
        otherwise: message('The namespace `wasp` has no DaemonSet'),
        remedies: [
          {
            title: message('Look at what is in the namespace `wasp`'),
            why: message('Nothing but the old agent should be there.'),
            effect: 'reads-only',
            command: ['oc', 'get', 'daemonsets,serviceaccounts,pods', '-n', 'wasp'],
            doneWhen: message('You know that nothing else would go.'),
          },
          {
            title: message('Delete the DaemonSet that was installed by hand'),
            why: message('The agent of HyperConverged goes on alone.'),
            effect: 'changes-settings',
            costs: message('Containers keep the swap that they have until they start anew.'),
            command: ['oc', 'delete', 'daemonset', 'wasp-agent', '-n', 'wasp', '--wait=false'],
            doneWhen: GONE,
          },
        ],
      },
    ],
  },
};
