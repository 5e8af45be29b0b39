import { message } from '../../message';
import type { FactPattern } from '../fact-pattern';
import type { Runbook, Step } from '../runbook';
import { sharedCauses } from './known-causes';
import { kubeVirtCRModified } from './kubevirt-cr-modified';
import { advise, each, editHyperConverged, errorsOf, resource, warningsOf, WELL } from './object-family';
import { supportCase } from './resolutions';
import { NAMESPACE, nodes } from './workload-family';

const PARTS = ['kubevirt', 'cdi', 'ssp', 'network-addons'] as const;
const HEALTHY = message('`status.systemHealthStatus` of HyperConverged is `healthy`.');

const hyperconverged: Step = {
  id: 'hyperconverged',
  title: message('Describe HyperConverged'),
  text: message(
    'Its conditions are those of its parts together. A message names one part only, the last that was looked at: look at all of them.',
  ),
  probe: {
    kind: 'get',
    model: 'HyperConverged',
    namespace: NAMESPACE,
    name: 'kubevirt-hyperconverged',
    show: 'describe',
  },
  expectation: each('problem', ...WELL, { condition: 'ReconcileComplete', status: 'True' }),
};

const deployments: Step = {
  id: 'deployments',
  title: message('Find Deployments that are not available'),
  text: message('A part is unavailable while what it deploys is: see which, then describe its pods.'),
  probe: { kind: 'list', model: 'Deployment', namespace: NAMESPACE, show: 'table' },
  expectation: each('problem', { condition: 'Available', status: 'True' }),
};

const daemonSets: Step = {
  id: 'daemonsets',
  title: message('Find DaemonSets with pods that are not available'),
  text: message('One node that is down is enough for a rollout that never ends.'),
  probe: { kind: 'list', model: 'DaemonSet', namespace: NAMESPACE, show: 'table' },
  expectation: each('problem', { path: 'status.numberUnavailable', absentAs: 0, equals: 0 }),
};

const ofPart = (step: string, condition: 'Available' | 'Degraded', status: 'True' | 'False'): FactPattern => ({
  fact: 'object',
  step,
  has: [{ condition, status }],
});
const [first, ...others] = PARTS;
const isWrong = (step: string): FactPattern[] => [ofPart(step, 'Degraded', 'True'), ofPart(step, 'Available', 'False')];

/** Two rules have this name: severity critical is for an error (unavailable or degraded), warning for the rest. */
const hcoOperatorConditionsUnhealthy: Runbook = {
  alert: 'HCOOperatorConditionsUnhealthy',
  subject: { kind: 'operator', model: 'HyperConverged', workload: 'hco-operator' },
  measuredBy: 'hyperconverged',
  description: [
    message(
      'For ten minutes HyperConverged, which sums up all parts of OpenShift Virtualization, has been in error (severity critical) or in a state of warning (severity warning).',
    ),
    message(
      'Error means that a part is unavailable or degraded; warning, that the operator cannot bring something to what it should be, or does not come to an end with it.',
    ),
  ],
  reason: [
    message(
      'A part of OpenShift Virtualization does not work, or does not become what HyperConverged asks for. Which one decides what users notice; running virtual machines mostly go on.',
    ),
  ],
  steps: [
    hyperconverged,
    resource('kubevirt', 'KubeVirt'),
    resource('cdi', 'CDI'),
    resource('ssp', 'SSP'),
    resource('network-addons', 'NetworkAddonsConfig'),
    deployments,
    daemonSets,
    warningsOf(
      message('Look for warnings about HyperConverged'),
      message('The operator tells there what it could not write, and that not all parts are ready.'),
      { namespace: NAMESPACE, about: 'HyperConverged' },
    ),
    errorsOf('logs', 'hco-operator', NAMESPACE),
    nodes(),
  ],
  resolution: {
    actions: [
      message('Mend the part whose own resource is degraded or unavailable: HyperConverged only repeats what it says.'),
      supportCase,
    ],
    causes: [
      {
        id: 'part',
        title: message('A part is degraded or unavailable'),
        text: message('KubeVirt, CDI, SSP or the network add-ons say so in their own resource.'),
        supportedBy: {
          any: [ofPart(first, 'Degraded', 'True'), ofPart(first, 'Available', 'False'), ...others.flatMap(isWrong)],
        },
        otherwise: message('Each part says that it is available and not degraded'),
        remedies: [
          advise(
            message('Mend what the condition of that part names'),
            message('It names the object and the reason; the alert of that part has a runbook of its own.'),
            HEALTHY,
          ),
        ],
      },
      {
        id: 'not-reconciled',
        title: message('The operator cannot write what it manages'),
        text: message(
          'A webhook or a missing permission refuses it, or HyperConverged asks for what a part does not accept.',
        ),
        supportedBy: {
          fact: 'object',
          step: 'hyperconverged',
          has: [{ condition: 'ReconcileComplete', status: 'False' }],
        },
        otherwise: message('The operator says that it has written everything'),
        remedies: [
          editHyperConverged(
            message('Undo the last change of HyperConverged'),
            message('A setting that one part refuses stops all that follow. Read the message of the condition first.'),
            HEALTHY,
          ),
        ],
      },
      {
        id: 'upgrade',
        title: message('An upgrade is under way'),
        text: message('The parts are replaced one after another, which is normal for a while.'),
        supportedBy: {
          fact: 'object',
          step: 'hyperconverged',
          has: [{ condition: 'Progressing', status: 'True', reason: 'HCOUpgrading' }],
        },
        otherwise: message('HyperConverged tells of no upgrade'),
        expected: true,
        remedies: [
          advise(message('Wait until it is through'), message('It ends by itself unless a part is degraded.'), HEALTHY),
        ],
      },
      {
        id: 'nodes',
        title: message('Nodes are down'),
        text: message('What must run on every node never becomes complete.'),
        supportedBy: { fact: 'node', step: 'nodes', state: ['not-ready', 'network-lost', 'silent'] },
        otherwise: message('Every node is ready'),
        remedies: [
          advise(
            message('Bring the node back'),
            message('Its conditions say since when it is away and what it said last.'),
            message('The node is `Ready` again.'),
          ),
        ],
      },
      ...sharedCauses('permissions', 'admission-webhook', 'operator-blocked'),
    ],
  },
};

/** What is known about the alerts of the operator of HyperConverged. */
export const hyperconvergedRunbooks: readonly Runbook[] = [hcoOperatorConditionsUnhealthy, kubeVirtCRModified];
