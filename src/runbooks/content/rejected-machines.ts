import { message } from '../../message';
import type { Runbook } from '../runbook';
import { advise, INSTALLED } from './object-family';
import { supportCase } from './resolutions';
import { commonTemplates, readSSP, TEMPLATES_AT } from './ssp-template-steps';
import { pods, replicas, whereItRuns } from './workload-family';

const VALIDATOR = 'virt-template-validator';
const LESS = message('No more than five are refused within an hour.');
const asked = (labels: string): string =>
  `sum by (operation) (increase(apiserver_admission_webhook_rejection_count{name="virtualmachine-admission.ssp.kubevirt.io"${labels}}[1h]))`;

export const sspHighRateRejectedVms: Runbook = {
  alert: 'SSPHighRateRejectedVms',
  subject: { kind: 'cluster', component: VALIDATOR },
  variables: { templates: TEMPLATES_AT },
  measuredBy: 'rejected',
  description: [
    message(
      'Within an hour the template validator has refused more than five new or changed virtual machines, and that for five minutes.',
    ),
    message('Only the rules of templates count, not what virt-api refuses. Trial requests count too.'),
  ],
  reason: [
    message(
      'Those machines were not made or changed. Many in a row are an automation that tries the same again and again.',
    ),
  ],
  impact: { says: message('Some VMs can not be made or changed: they break the rules of their template') },
  endsWhen: message('no more than five machines are refused within an hour'),
  steps: [
    whereItRuns('HyperConverged'),
    {
      id: 'rejected',
      title: message('Count the refusals within an hour'),
      headline: message('OpenShift Virtualization has refused VMs by the rules of their templates, {{value}} in 1 h'),
      text: message('As the validator counts them. A high and steady number is an automation.'),
      probe: {
        kind: 'metric',
        query: 'sum(increase(kubevirt_ssp_template_validator_rejected_total[1h]))',
        unit: 'number',
      },
      expectation: { kind: 'below', threshold: 5.01, emptyIsHealthy: true },
    },
    {
      id: 'operations',
      title: message('See what was refused, as the API server counts'),
      text: message('`CREATE` is a new machine, `UPDATE` a change of one that is there.'),
      probe: { kind: 'metric', query: asked(',error_type="no_error"'), unit: 'number', by: ['operation'] },
      expectation: { kind: 'above', threshold: -1, emptyIsHealthy: true },
    },
    {
      id: 'not-reached',
      title: message('See whether the validator did not answer'),
      text: message('Without an answer the API server refuses every machine: that is no rule of a template.'),
      probe: { kind: 'metric', query: asked(',error_type="calling_webhook_error"'), unit: 'number', by: ['operation'] },
      expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
    },
    {
      id: 'own-rules',
      title: message('Find machines with rules of their own'),
      text: message(
        'The annotation `vm.kubevirt.io/validations` has the rules: a path, a least or greatest value, and what is said of it.',
      ),
      probe: {
        kind: 'list',
        model: 'VirtualMachine',
        show: 'table',
        only: [{ path: "metadata.annotations['vm.kubevirt.io/validations']", present: true }],
      },
      expectation: { kind: 'shown' },
    },
    readSSP,
    commonTemplates,
    {
      id: 'log',
      title: message('Read the log of the validator'),
      text: message('An empty log says nothing. `rule is not satisfied` is of rules that only warn.'),
      probe: {
        kind: 'by-hand',
        command: ['oc', 'logs', '-n', INSTALLED, '-l', `name=${VALIDATOR}`, '--tail=-1', '--prefix'],
        reason: message('At its usual level it does not write what it refuses: nothing can be judged by it.'),
      },
      expectation: { kind: 'shown' },
    },
    {
      id: 'who',
      title: message('Find out who was refused'),
      text: message('The audit log has the user and the object of each call that was answered with 4xx.'),
      probe: {
        kind: 'by-hand',
        command: ['oc', 'adm', 'node-logs', '--role=master', '--path=kube-apiserver/audit.log'],
        reason: message('The audit log is on the nodes of the control plane.'),
      },
      expectation: { kind: 'shown' },
    },
    {
      id: 'webhook',
      title: message('See how the API server asks'),
      text: message('`failurePolicy: Fail` is as it should be.'),
      probe: { kind: 'get', model: 'ValidatingWebhookConfiguration', name: VALIDATOR, show: 'yaml' },
      expectation: { kind: 'exists', atLeast: 1 },
    },
    replicas(VALIDATOR),
    pods(VALIDATOR),
  ],
  resolution: {
    actions: [message('Correct the machine where it is defined, or its rules.'), supportCase],
    causes: [
      {
        id: 'not-answered',
        title: message('The validator did not answer'),
        text: message('The API server counts its own refusals for want of an answer.'),
        supportedBy: { fact: 'value', step: 'not-reached', above: 0.99 },
        otherwise: message('The API server got an answer each time'),
        remedies: [
          {
            ...advise(message('Mend the validator'), message('See its replicas and pods above.'), LESS),
            command: ['oc', 'get', 'pods', '-n', INSTALLED, '-l', `name=${VALIDATOR}`],
          },
        ],
      },
      {
        id: 'retried',
        title: message('An automation tries the same machine again and again'),
        text: message('So many within an hour no person makes.'),
        supportedBy: { fact: 'value', step: 'rejected', above: 30 },
        otherwise: message('They are fewer than that'),
        remedies: [
          advise(
            message('Correct the definition where the automation takes it from'),
            message('The audit log names its user.'),
            LESS,
          ),
        ],
      },
      {
        id: 'new-machine',
        title: message('New machines break the rules of their template'),
        text: message('They have less memory, or other devices, than the template lets them have.'),
        supportedBy: { fact: 'value', step: 'operations', labels: { operation: 'CREATE' }, above: 0.99 },
        otherwise: message('No new machine was refused'),
        remedies: [
          advise(
            message('Give the machine what its template asks for'),
            message(
              'The rules are in the annotation `validations` of the template. The answer to who made it says which was broken.',
            ),
            LESS,
          ),
        ],
      },
      {
        id: 'old-machine',
        title: message('Machines carry rules that they do not keep'),
        text: message('They were made when the rules were others, and now no change of them is taken.'),
        supportedBy: {
          all: [
            { fact: 'value', step: 'operations', labels: { operation: 'UPDATE' }, above: 0.99 },
            { fact: 'count', step: 'own-rules', above: 0 },
          ],
        },
        otherwise: message('No change was refused, or no machine carries rules of its own'),
        remedies: [
          advise(
            message('Correct the rules in the annotation, or set `vm.kubevirt.io/skip-validations`'),
            message('Without the rules nobody tells when the guest gets less than it needs.'),
            LESS,
          ),
        ],
      },
    ],
  },
};
