import { message, type Message } from '../../message';
import type { FactPattern } from '../fact-pattern';
import type { Variable } from '../bind-variables';
import type { Remedy } from '../remedy';
import type { OwnCause, Step } from '../runbook';
import type { Subject } from '../subject';
import { advise, editHyperConverged } from './object-family';
import { restartOperator } from './restart-operator';
import { NAMESPACE } from './workload-family';

/** One template of HyperConverged's list, in the status or in the spec. */
const templateIn = (part: 'spec' | 'status'): string =>
  `${part}.dataImportCronTemplates[?(@.metadata.name=="{{cron}}")]`;
export const TEMPLATE = templateIn('status');
export const GIVEN = templateIn('spec');
export const ARCHITECTURES = "metadata.annotations['ssp.kubevirt.io/dict.architectures']";

/** The labels of the alert name the template of an image; it is an entry of HyperConverged. */
export const ofTemplate = (own: readonly string[]): Subject => ({
  kind: 'object',
  model: 'HyperConverged',
  name: 'kubevirt-hyperconverged',
  namespace: NAMESPACE,
  component: 'hco-operator',
  own,
});

export const TEMPLATE_VARIABLES: Readonly<Record<string, Variable>> = {
  cron: {
    firstOf: [{ label: 'data_import_cron_name' }],
    whenAbsent: message('The alert has no label `data_import_cron_name` that names the image.'),
  },
  image: {
    firstOf: [{ step: 'hyperconverged', path: `${TEMPLATE}.spec.template.spec.source.registry.url` }],
    whenAbsent: message('HyperConverged names no registry for it.'),
    optional: true,
  },
};

/** Nodes beside those of the usual architecture. */
export const otherNodes: Step = {
  id: 'other-nodes',
  title: message('Find nodes of another architecture than amd64'),
  text: message('What counts are the nodes where machines may run: HyperConverged lists them in `status.nodeInfo`.'),
  probe: {
    kind: 'list',
    model: 'Node',
    show: 'table',
    only: [{ path: 'status.nodeInfo.architecture', not: { equals: 'amd64' } }],
  },
  expectation: { kind: 'shown' },
};

/** What the image itself has: only its registry knows. */
export const inImage: Step = {
  id: 'in-image',
  title: message('See which architectures the image has'),
  text: message('The list of its manifest names them.'),
  probe: {
    kind: 'by-hand',
    command: ['oc', 'image', 'info', '{{image}}', '--show-multiarch'],
    reason: message('Only the registry knows, and the page does not ask it.'),
  },
  expectation: { kind: 'shown' },
};

/** The template is in no list any more. */
const IS_GONE: { readonly not: FactPattern } = {
  not: { fact: 'object', step: 'hyperconverged', has: [{ path: `${TEMPLATE}.metadata.name`, present: true }] },
};

const GONE = message('HyperConverged lists the image so, and the alert goes away.');

/** A change of the entry of the image. */
export const editTemplate = (title: Message, why: Message): Remedy => editHyperConverged(title, why, GONE);

/** Where the image is not needed. */
export const disable: Remedy = editTemplate(
  message('Or switch the image off'),
  message(
    'An entry of this name with the annotation `dataimportcrontemplate.kubevirt.io/enable: "false"` takes it away.',
  ),
);

export const adviseImage = (title: Message, why: Message): Remedy => advise(title, why, GONE);

/** The resource that has the list of templates, as both read it. */
export const HYPERCONVERGED = {
  kind: 'get',
  model: 'HyperConverged',
  namespace: NAMESPACE,
  name: 'kubevirt-hyperconverged',
  show: 'yaml',
} as const;

export const TEMPLATE_STEPS = ['measured', 'hyperconverged', 'other-nodes'] as const;

/** Where nothing but the metric is left of a template. */
export const goneTemplate: OwnCause = {
  id: 'gone',
  title: message('HyperConverged has no such template any more'),
  text: message('The metric is what is left of it.'),
  supportedBy: { all: [{ fact: 'count', step: 'measured', above: 0 }, IS_GONE] },
  otherwise: message('HyperConverged has the template'),
  remedies: [restartOperator(message('The alert of the image is gone.'))],
};
