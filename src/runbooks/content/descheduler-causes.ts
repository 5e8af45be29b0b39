import { message } from '../../message';
import type { Argv } from '../../probes/probe';
import type { OwnCause } from '../runbook';
import { restartOperator } from './restart-operator';

/** The namespace of the descheduler. */
export const WHERE = 'openshift-kube-descheduler-operator';
/** The one resource of the descheduler, as `oc` takes it. */
const OBJECT = ['kubedeschedulers.operator.openshift.io', 'cluster', '-n', WHERE] as const;
const READ: Argv = ['oc', 'get', ...OBJECT, '-o', 'yaml'];
const patchWith = (spec: object): Argv => ['oc', 'patch', ...OBJECT, '--type=merge', '-p', { json: { spec } }];
/** The profiles that HCO takes for fit from 4.20 on; which of them a descheduler offers its definition says. */
export const FIT = {
  path: 'spec.profiles[*]',
  matches: '^((Dev)?KubeVirtRelieveAndMigrate|LongLifecycle)$',
  some: true,
} as const;

/** Why HyperConverged takes the descheduler for misconfigured. */
export const CAUSES: readonly OwnCause[] = [
  {
    id: 'not-refreshed',
    title: message('The metric is of an earlier configuration'),
    text: message('It is set anew only when the KubeDescheduler changes, or the operator starts.'),
    supportedBy: {
      all: [
        { fact: 'value', step: 'misconfigured', above: 0 },
        { fact: 'count', step: 'descheduler', equals: 0 },
      ],
    },
    otherwise: message('There is a descheduler, or it is not counted as misconfigured'),
    remedies: [restartOperator(message('The alert goes away with the old value.'))],
  },
  {
    id: 'no-background-eviction',
    title: message('Evictions in the background are not enabled'),
    text: message(
      'Up to 4.19 the profile `LongLifecycle` needs `devEnableEvictionsInBackground`: without it machines are not moved as they should be.',
    ),
    supportedBy: {
      all: [
        { fact: 'value', step: 'misconfigured', above: 0 },
        { fact: 'object', step: 'descheduler', has: [FIT] },
        {
          not: {
            fact: 'object',
            step: 'descheduler',
            has: [{ path: 'spec.profileCustomizations.devEnableEvictionsInBackground', equals: true }],
          },
        },
      ],
    },
    otherwise: message('They are enabled, or the profile is not one for machines'),
    remedies: [
      {
        title: message('Enable them'),
        why: message('The descheduler then asks for a migration and waits for it.'),
        effect: 'changes-settings',
        costs: message('The descheduler is restarted, and moves machines from then on.'),
        command: patchWith({ profileCustomizations: { devEnableEvictionsInBackground: true } }),
        doneWhen: message('The alert goes away within a minute.'),
      },
    ],
  },
  {
    id: 'profile',
    title: message('It has a profile for containers alone'),
    text: message('Such a profile evicts the pods of machines without asking whether they can be moved.'),
    supportedBy: {
      all: [
        { fact: 'count', step: 'descheduler', above: 0 },
        { not: { fact: 'object', step: 'descheduler', has: [FIT] } },
      ],
    },
    otherwise: message('A profile for virtual machines is set, or there is no descheduler'),
    remedies: [
      {
        title: message('Use the profile for virtual machines'),
        why: message(
          'It moves them by live migration, and spreads them by the load of the nodes. Older deschedulers call it `DevKubeVirtRelieveAndMigrate`.',
        ),
        effect: 'changes-settings',
        readFirst: { text: message('The command replaces the profiles: see which there are.'), command: READ },
        costs: message('It changes how the pods of the whole cluster are spread.'),
        command: patchWith({ profiles: ['KubeVirtRelieveAndMigrate'] }),
        doneWhen: message('The alert goes away within a minute.'),
      },
      {
        title: message('Or remove the descheduler'),
        why: message('Without it nothing is evicted to spread the load.'),
        effect: 'reads-only',
        command: ['oc', 'get', 'subscriptions.operators.coreos.com', '-n', WHERE],
        doneWhen: message('There is no KubeDescheduler any more.'),
      },
    ],
  },
];
