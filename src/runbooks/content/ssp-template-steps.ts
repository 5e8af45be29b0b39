import { message } from '../../message';
import type { Variable } from '../bind-variables';
import type { Step } from '../runbook';
import { each, WELL } from './object-family';
import { NAMESPACE } from './workload-family';

/** Where the common templates are: SSP says it. */
export const TEMPLATES_AT: Variable = {
  firstOf: [{ step: 'ssp', path: 'spec.commonTemplates.namespace' }],
  whenAbsent: message('No SSP was read that says where its templates are.'),
  optional: true,
};

export const readSSP: Step = {
  id: 'ssp',
  title: message('Read the SSP'),
  text: message('It says where the common templates are, and whether its operator can write them.'),
  probe: { kind: 'get', model: 'SSP', namespace: NAMESPACE, name: 'ssp-kubevirt-hyperconverged', show: 'describe' },
  expectation: each('problem', ...WELL),
};

export const commonTemplates: Step = {
  id: 'templates',
  title: message('List the common templates'),
  text: message('Those with the label `template.kubevirt.io/type=base` are kept by the SSP Operator.'),
  probe: {
    kind: 'list',
    model: 'Template',
    namespace: '{{templates}}',
    selector: { 'template.kubevirt.io/type': 'base' },
    show: 'table',
  },
  expectation: { kind: 'exists', atLeast: 0 },
};
