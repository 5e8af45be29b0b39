import { message } from '../../message';
import type { Runbook, Step } from '../runbook';
import { duplicateWaspAgentDSDetected } from './duplicate-wasp-agent';
import { hcoInstallationIncomplete } from './hco-installation-incomplete';
import { sharedCauses } from './known-causes';
import { kubeVirtCRModified } from './kubevirt-cr-modified';
import { daemonSetsComplete, each, errorsOf, resource, warningsOf, WELL } from './object-family';
import { PARTS_UNHEALTHY } from './parts-unhealthy';
import { supportCase } from './resolutions';
import { unsupportedHCOModification } from './unsupported-hco-modification';
import { NAMESPACE, nodes } from './workload-family';

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

const daemonSets = daemonSetsComplete(
  message('One node that is down is enough for a rollout that never ends.'),
  'problem',
);

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
  impact: {
    says: message('A part of OpenShift Virtualization does not work: which one decides what users notice'),
    counts: ['waiting', 'running'],
  },
  endsWhen: message('HyperConverged says that it is healthy'),
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
    causes: [...PARTS_UNHEALTHY, ...sharedCauses('permissions', 'admission-webhook', 'operator-blocked')],
  },
};

/** What is known about the alerts of the operator of HyperConverged. */
export const hyperconvergedRunbooks: readonly Runbook[] = [
  hcoOperatorConditionsUnhealthy,
  kubeVirtCRModified,
  hcoInstallationIncomplete,
  unsupportedHCOModification,
  duplicateWaspAgentDSDetected,
];
