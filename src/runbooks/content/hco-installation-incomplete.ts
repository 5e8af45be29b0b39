import { message } from '../../message';
import type { Runbook } from '../runbook';
import { advise, errorsOf } from './object-family';
import { supportCase } from './resolutions';
import { NAMESPACE, nodes, pods, replicas } from './workload-family';

const THERE_IS_ONE = message('There is a `HyperConverged`, and the alert goes away within a minute.');

export const hcoInstallationIncomplete: Runbook = {
  alert: 'HCOInstallationIncomplete',
  subject: { kind: 'cluster', component: 'hco-operator' },
  measuredBy: 'measured',
  description: [
    message(
      'The operator of HyperConverged has run for an hour without a `HyperConverged` that it could carry out. It takes one of the name `kubevirt-hyperconverged` in its own namespace alone.',
    ),
    message('The alert has the severity info and the health impact critical.'),
  ],
  reason: [message('OpenShift Virtualization is not installed, or is being removed: there are no virtual machines.')],
  impact: { says: message('OpenShift Virtualization is not installed: no VM can be made') },
  endsWhen: message('there is a HyperConverged in the namespace of its operator'),
  steps: [
    {
      id: 'namespace',
      title: message('Find the HyperConverged'),
      text: message('One of another name or in another namespace than its operator is not carried out.'),
      probe: { kind: 'list', model: 'HyperConverged', show: 'table' },
      expectation: { kind: 'exists', atLeast: 1 },
    },
    {
      id: 'measured',
      title: message('Count the HyperConverged that the operator knows'),
      headline: message('The operator knows of no HyperConverged'),
      text: message('The alert takes it from the metric of the operator, which knows nothing while that does not run.'),
      probe: { kind: 'metric', query: 'max(kubevirt_hco_hyperconverged_cr_exists)', unit: 'number' },
      expectation: { kind: 'above', threshold: 0, emptyIsHealthy: false },
    },
    replicas('hco-operator'),
    pods('hco-operator'),
    errorsOf('logs', 'hco-operator', NAMESPACE),
    {
      id: 'kubevirt',
      title: message('See whether a KubeVirt is left'),
      text: message('One that is there without a HyperConverged is left of an installation that was removed.'),
      probe: { kind: 'list', model: 'KubeVirt', show: 'table' },
      expectation: { kind: 'shown' },
    },
    {
      id: 'cdi',
      title: message('See whether a CDI is left'),
      text: message('As for KubeVirt: it may wait for something before it goes.'),
      probe: { kind: 'list', model: 'CDI', show: 'table' },
      expectation: { kind: 'shown' },
    },
    nodes(),
  ],
  resolution: {
    actions: [message('Decide whether it is to be installed or removed, and bring that to its end.'), supportCase],
    causes: [
      {
        id: 'being-removed',
        title: message('It is being removed'),
        text: message('HyperConverged was deleted and parts of it are left, or wait for something before they go.'),
        supportedBy: {
          all: [
            { fact: 'count', step: 'namespace', equals: 0 },
            {
              any: [
                { fact: 'count', step: 'kubevirt', above: 0 },
                { fact: 'count', step: 'cdi', above: 0 },
              ],
            },
          ],
        },
        otherwise: message('Nothing of an earlier installation is left, or there is a HyperConverged'),
        remedies: [
          {
            title: message('See what the parts that are left wait for'),
            why: message(
              'A finalizer that nobody removes keeps an object; virtual machines that are left keep KubeVirt.',
            ),
            effect: 'reads-only',
            command: ['oc', 'get', 'kubevirts.kubevirt.io,cdis.cdi.kubevirt.io', '-A', '-o', 'yaml'],
            doneWhen: message('Nothing is left, and the Subscription of the operator can be removed.'),
          },
        ],
      },
      {
        id: 'elsewhere',
        title: message('It is in another namespace, or has another name'),
        text: message('The operator refuses such a one and says so in its condition `ReconcileComplete`.'),
        supportedBy: { fact: 'object', step: 'namespace', has: [{ condition: 'ReconcileComplete', status: 'False' }] },
        otherwise: message('No HyperConverged says that it is refused'),
        remedies: [
          advise(
            message('Create it again as `kubevirt-hyperconverged` in the namespace of the operator'),
            message('Take over the settings of the one that is refused, and delete that.'),
            THERE_IS_ONE,
          ),
        ],
      },
      {
        id: 'never-created',
        title: message('It was never created'),
        text: message('The operator was installed, and the last step of the installation was not made.'),
        supportedBy: {
          all: [
            { fact: 'count', step: 'namespace', equals: 0 },
            { fact: 'count', step: 'kubevirt', equals: 0 },
            { fact: 'count', step: 'cdi', equals: 0 },
          ],
        },
        otherwise: message('There is a HyperConverged, or parts of one'),
        remedies: [
          advise(
            message(
              'Create the HyperConverged in the console: Operators, Installed Operators, OpenShift Virtualization',
            ),
            message('It installs KubeVirt, CDI, SSP and the network add-ons.'),
            THERE_IS_ONE,
          ),
        ],
      },
    ],
  },
};
