import { message } from '../../message';
import type { Runbook } from '../runbook';
import { workloadOf } from '../workloads';
import { componentIsWell } from './machine-family';
import { advise } from './object-family';
import { supportCase } from './resolutions';
import { commonTemplates, readSSP, TEMPLATES_AT } from './ssp-template-steps';
import { ERROR_LINES, NAMESPACE } from './workload-family';

const REVERTED = 'Changes reverted in common template';
/** The names of what was put back are no errors: they are marked beside these. */
const MARKED = `${REVERTED}|${ERROR_LINES}`;
const NO_MORE = message('Nothing is put back for an hour.');
/** More within an hour than a person makes. */
const STEADY = 3;

export const sspCommonTemplatesModificationReverted: Runbook = {
  alert: 'SSPCommonTemplatesModificationReverted',
  subject: { kind: 'cluster', component: 'ssp-operator' },
  variables: { templates: TEMPLATES_AT },
  measuredBy: 'restored',
  description: [
    message(
      'Within the last hour somebody has changed a common template, and the SSP Operator has put it back. An upgrade of the templates does not count.',
    ),
    message(
      'The alert fires at once, and ends by itself an hour after the last change. The first change after the operator started may not be counted.',
    ),
  ],
  reason: [message('The change is lost. Machines that were made in between may have it.')],
  impact: { says: message('A change of a VM template is lost; nothing else breaks') },
  endsWhen: message('no common template has been put back for an hour'),
  steps: [
    {
      id: 'restored',
      title: message('Count what was put back within an hour'),
      headline: message('OpenShift Virtualization has put back changed templates, {{value}} times in 1 h'),
      text: message('Prometheus reckons with a rate, so that it is no whole number. A steady count is an automation.'),
      probe: {
        kind: 'metric',
        query: 'sum(increase(kubevirt_ssp_common_templates_restored_total[1h]))',
        unit: 'number',
      },
      expectation: { kind: 'below', threshold: 0.01, emptyIsHealthy: true },
    },
    {
      id: 'log',
      title: message('See in its log which templates'),
      text: message(
        'The operator writes the name of each: its line is marked and is no error. Its container is called `manager`.',
      ),
      probe: { kind: 'logs', namespace: NAMESPACE, selector: workloadOf('ssp-operator').selector, grep: MARKED },
      expectation: { kind: 'log-without', pattern: MARKED, what: 'Errors' },
    },
    readSSP,
    commonTemplates,
    {
      id: 'writers',
      title: message('See who wrote it last'),
      text: message('`managedFields` of the template has each client, as `argocd-controller` or `kubectl-edit`.'),
      probe: {
        kind: 'by-hand',
        command: [
          'oc',
          'get',
          'templates.template.openshift.io',
          '-n',
          '{{templates}}',
          '-l',
          'template.kubevirt.io/type=base',
          '-o',
          'yaml',
          '--show-managed-fields',
        ],
        reason: message('Which template it is only the log says.'),
      },
      expectation: { kind: 'shown' },
    },
    {
      id: 'operators',
      title: message('See whether there is one SSP Operator alone'),
      text: message('Two of different releases put back what the other writes.'),
      probe: {
        kind: 'list',
        model: 'Deployment',
        show: 'table',
        only: [{ path: 'metadata.name', equals: 'ssp-operator' }],
      },
      expectation: { kind: 'exists', atLeast: 1 },
    },
    componentIsWell('ssp-operator'),
  ],
  resolution: {
    actions: [message('Make a copy of the template, and change that.'), supportCase],
    causes: [
      {
        id: 'two-operators',
        title: message('There are two SSP Operators'),
        text: message('One was left of an earlier installation.'),
        supportedBy: { fact: 'count', step: 'operators', above: 1 },
        otherwise: message('There is one SSP Operator'),
        remedies: [
          advise(
            message('Remove the one that was left'),
            message('It is in another namespace than HyperConverged.'),
            NO_MORE,
          ),
        ],
      },
      {
        id: 'automation',
        title: message('GitOps or a script writes the templates again and again'),
        text: message('They are put back more often than a person changes something.'),
        supportedBy: { fact: 'value', step: 'restored', above: STEADY },
        otherwise: message('They are put back seldom'),
        remedies: [
          advise(
            message('Take the common templates out of that automation'),
            message('Let it hold copies with names of their own, without the label `template.kubevirt.io/type=base`.'),
            NO_MORE,
          ),
        ],
      },
      {
        id: 'by-hand',
        title: message('Somebody has changed one by hand'),
        text: message('In the console or with `oc`.'),
        supportedBy: {
          all: [
            { fact: 'value', step: 'restored', above: 0 },
            { not: { fact: 'value', step: 'restored', above: STEADY } },
          ],
        },
        otherwise: message('It is more often than that, or nothing was put back'),
        remedies: [
          advise(
            message('Tell them to clone the template'),
            message('The console offers it: a copy is not put back.'),
            NO_MORE,
          ),
        ],
      },
    ],
  },
};
