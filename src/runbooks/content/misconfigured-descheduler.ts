import { message } from '../../message';
import type { Runbook } from '../runbook';
import { componentIsWell } from './machine-family';
import { each } from './object-family';
import { supportCase } from './resolutions';
import { CAUSES, FIT, WHERE } from './descheduler-causes';

export const hcoMisconfiguredDescheduler: Runbook = {
  alert: 'HCOMisconfiguredDescheduler',
  subject: {
    kind: 'object',
    model: 'KubeDescheduler',
    name: 'cluster',
    namespace: WHERE,
    component: 'hco-operator',
    own: ['misconfigured', 'descheduler'],
  },
  measuredBy: 'misconfigured',
  description: [
    message(
      'The descheduler is installed, and HyperConverged takes its configuration for one that does not suit virtual machines. The alert fires at once.',
    ),
    message(
      'Which configuration suits changed from release to release: the metric decides. The label `namespace` is that of the operator, and not of the descheduler.',
    ),
  ],
  reason: [
    message('The descheduler evicts the pods of running virtual machines: they are stopped, or moved without bounds.'),
  ],
  impact: { says: message('Running VMs may be stopped, or moved again and again'), counts: ['running'] },
  endsWhen: message('the descheduler has a profile that suits virtual machines'),
  steps: [
    {
      id: 'misconfigured',
      title: message('See what HyperConverged makes of it'),
      headline: message('HyperConverged takes the descheduler for misconfigured'),
      text: message('1 is misconfigured. The value is set when the configuration changes or the operator starts.'),
      probe: { kind: 'metric', query: 'max(kubevirt_hco_misconfigured_descheduler)', unit: 'number' },
      expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
    },
    {
      id: 'descheduler',
      title: message('Read its configuration'),
      text: message(
        'From 4.20 on one of `KubeVirtRelieveAndMigrate`, `DevKubeVirtRelieveAndMigrate` and `LongLifecycle` must be among the profiles; 4.18 asks for evictions in the background alone, 4.19 for one of the first two.',
      ),
      probe: { kind: 'get', model: 'KubeDescheduler', namespace: WHERE, name: 'cluster', show: 'yaml' },
      expectation: each('healthy', FIT),
    },
    {
      id: 'moved',
      title: message('Count the migrations that were made for it'),
      text: message('What the descheduler evicts is moved, where it can be.'),
      probe: {
        kind: 'metric',
        query: 'sum(increase(kubevirt_vmi_migration_succeeded[1h]))',
        unit: 'number',
      },
      expectation: { kind: 'below', threshold: 12, emptyIsHealthy: true },
    },
    componentIsWell('hco-operator'),
  ],
  resolution: {
    actions: [message('Give the descheduler a profile for virtual machines, or remove it.'), supportCase],
    causes: CAUSES,
  },
};
