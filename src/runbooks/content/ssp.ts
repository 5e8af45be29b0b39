import { message } from '../../message';
import type { Runbook, Step } from '../runbook';
import { workloadOf } from '../workloads';
import { byCause, mendTheCause, sourceOf, supportCase, withFurther } from './resolutions';
import { scraped, scrapeLost } from './scrape';
import {
  describePods,
  logs,
  NAMESPACE,
  nodes,
  pods,
  previousLogs,
  replicas,
  warnings,
  whereItRuns,
  workloadYaml,
} from './workload-family';

const OPERATOR = 'ssp-operator';
const VALIDATOR = 'virt-template-validator';

const resetAndFail = message(
  'Changes to the common templates and to the template validator are not brought back to what they should be, and updates of them fail.',
);

const deploymentFails = message(
  'Components that depend on the SSP Operator are not deployed, or changes to them are not reconciled, or both.',
);

// Wherever the pods are: the template validator may run in another namespace than the operator.
const everywhere = (step: Step, name: typeof OPERATOR | typeof VALIDATOR): Step => ({
  ...step,
  probe: { kind: 'list', model: 'Pod', selector: workloadOf(name).selector, show: 'describe' },
});

/** The gauge that the alert is about: 1 after a round of reconciliation that succeeded, 0 after one that failed. */
const RECONCILED = 'kubevirt_ssp_operator_reconcile_succeeded';

const reconciles: Step = {
  id: 'reconciles',
  title: message('Count the SSP Operators whose reconciliation fails'),
  text: message(
    'The SSP Operator says after each round of reconciliation whether it succeeded. This is what the alert measures: the pods may be well all the same.',
  ),
  probe: {
    kind: 'metric',
    // None that fails is 0; no operator that says anything, as of pods that nobody scrapes, is nothing.
    query: `count(${RECONCILED} == 0) or 0 * count(${RECONCILED})`,
    unit: 'number',
  },
  expectation: { kind: 'below', threshold: 1, emptyIsHealthy: false },
};

/** What the SSP Operator says of its own resource: the gauge of the alert is also 0 while that is not Deployed. */
const sspResource: Step = {
  id: 'ssp',
  title: message('Read the SSP resource'),
  text: message(
    'The alert also fires while the `SSP` resource does not become `Deployed`. Its conditions say what the operator could not do.',
  ),
  probe: { kind: 'get', model: 'SSP', namespace: NAMESPACE, name: 'ssp-kubevirt-hyperconverged', show: 'yaml' },
  expectation: { kind: 'condition', type: 'Available', status: 'True' },
};

const sspFailingToReconcile: Runbook = {
  alert: 'SSPFailingToReconcile',
  subject: { kind: 'workload', workload: OPERATOR },
  measuredBy: 'reconciles',
  description: [
    message(
      'The pod of the SSP Operator is up, but for five minutes every round of its reconciliation has failed, or the `SSP` resource has not become `Deployed`.',
    ),
    message(
      'It cannot update the resources that it is responsible for, or cannot deploy the template validator, or cannot deploy or update the common templates.',
    ),
  ],
  reason: [deploymentFails, resetAndFail],
  impact: { says: message('VM templates and boot images are not kept as they should be'), counts: ['running'] },
  endsWhen: message('ssp-operator brings its SSP to what it should be'),
  steps: [
    whereItRuns('HyperConverged'),
    reconciles,
    sspResource,
    replicas(OPERATOR),
    workloadYaml(OPERATOR),
    pods(OPERATOR),
    describePods(OPERATOR),
    logs(OPERATOR),
    previousLogs(OPERATOR),
    replicas(VALIDATOR, 'validator'),
    pods(VALIDATOR, 'validator'),
    everywhere(describePods(VALIDATOR, 'validator'), VALIDATOR),
    logs(VALIDATOR, 'validator'),
    warnings(),
    nodes(),
  ],
  resolution: {
    actions: [
      message(
        'Read the errors in the log of the SSP Operator: they name the resource that it cannot create or update. Remove what is in its way, for example a missing permission, a quota or a refusing webhook.',
      ),
      mendTheCause,
      supportCase,
    ],
    causes: withFurther([]),
  },
  source: sourceOf('13.13.2.1, SSPFailingToReconcile alert', '74-136'),
};

const sspDown: Runbook = {
  alert: 'SSPDown',
  subject: { kind: 'workload', workload: OPERATOR },
  measuredBy: 'replicas',
  description: [
    message(
      'The SSP Operator deploys the common templates and the template validator and keeps them as they should be. No pod of it has been up for five minutes.',
    ),
  ],
  reason: [deploymentFails, resetAndFail],
  impact: {
    says: message('VM templates, boot images and the template validator are not kept as they should be'),
    counts: ['running'],
  },
  endsWhen: message('one pod of ssp-operator is ready'),
  steps: [
    whereItRuns('HyperConverged'),
    replicas(OPERATOR),
    workloadYaml(OPERATOR),
    pods(OPERATOR),
    scraped(OPERATOR),
    describePods(OPERATOR),
    logs(OPERATOR),
    previousLogs(OPERATOR),
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
  source: sourceOf('13.13.2.2, SSPOperatorDown alert', '139-189'),
};

const sspTemplateValidatorDown: Runbook = {
  alert: 'SSPTemplateValidatorDown',
  subject: { kind: 'workload', workload: VALIDATOR },
  measuredBy: 'replicas',
  description: [
    message(
      'The template validator checks that virtual machines keep to the rules of the template that they were made from. No pod of it has been up for five minutes.',
    ),
  ],
  reason: [
    message(
      'The API server asks the template validator about each virtual machine that is created or changed, and refuses it where it gets no answer: the webhook fails closed. With every pod of the validator down, virtual machines cannot be created or changed.',
    ),
    message('Virtual machines that run go on running.'),
  ],
  impact: { says: message('No VM can be created or changed'), counts: ['running'] },
  endsWhen: message('one pod of virt-template-validator is ready'),
  steps: [
    {
      ...whereItRuns('HyperConverged'),
      text: message(
        'The template validator runs in the namespace of its Deployment. Where there is none, it is expected beside the `HyperConverged` resource.',
      ),
    },
    replicas(VALIDATOR),
    workloadYaml(VALIDATOR),
    pods(VALIDATOR),
    scraped(VALIDATOR),
    everywhere(describePods(OPERATOR, 'operator'), OPERATOR),
    {
      ...logs(OPERATOR, 'operator'),
      text: message('The SSP Operator deploys the template validator. Its log says why that fails.'),
    },
    describePods(VALIDATOR),
    logs(VALIDATOR),
    previousLogs(VALIDATOR),
    warnings(),
    nodes(),
  ],
  resolution: byCause([scrapeLost]),
  source: sourceOf('13.13.2.3, SSPTemplateValidatorDown alert', '192-257'),
};

/** What is known about the alerts of the SSP Operator and its template validator. */
export const sspRunbooks: readonly Runbook[] = [sspFailingToReconcile, sspDown, sspTemplateValidatorDown];
