import { message } from '../../message';
import type { Runbook } from '../runbook';
import {
  ARCHITECTURES,
  disable,
  editTemplate,
  GIVEN,
  goneTemplate,
  HYPERCONVERGED,
  inImage,
  ofTemplate,
  otherNodes,
  TEMPLATE,
  TEMPLATE_STEPS,
  TEMPLATE_VARIABLES,
} from './golden-image-steps';
import { componentIsWell } from './machine-family';
import { supportCase } from './resolutions';

export const hcoGoldenImageWithNoArchitectureAnnotation: Runbook = {
  alert: 'HCOGoldenImageWithNoArchitectureAnnotation',
  subject: ofTemplate(TEMPLATE_STEPS),
  variables: TEMPLATE_VARIABLES,
  measuredBy: 'measured',
  description: [
    message(
      'Boot images are imported for several architectures, and {{cron}} does not say which it has. Its template is an entry of HyperConverged.',
    ),
    message(
      'The metric is never taken back: after the image is removed, or the import of several is switched off, the alert stays until the operator starts anew.',
    ),
  ],
  reason: [
    message('The image may be imported for the wrong architecture: machines from it do not boot on the other nodes.'),
  ],
  impact: { says: message('VMs from this boot image may not boot on nodes of another architecture') },
  endsWhen: message('the template of {{cron}} says which architectures its image has'),
  steps: [
    {
      id: 'measured',
      title: message('See what the operator reports of it'),
      headline: message('HyperConverged does not know the architectures of {{cron}}'),
      text: message('0 is without the list, 1 with it.'),
      probe: {
        kind: 'metric',
        query:
          'min(kubevirt_hco_dataimportcrontemplate_with_architecture_annotation{data_import_cron_name="{{cron}}"})',
        unit: 'number',
      },
      expectation: { kind: 'above', threshold: 0, emptyIsHealthy: true },
    },
    {
      id: 'hyperconverged',
      title: message('Read the template'),
      text: message(
        '`status.dataImportCronTemplates` has all, with `commonTemplate`, `modified` and `originalSupportedArchitectures`; `spec` those that somebody gave.',
      ),
      probe: HYPERCONVERGED,
      expectation: { kind: 'exists', atLeast: 1 },
    },
    otherNodes,
    inImage,
    componentIsWell('hco-operator'),
  ],
  resolution: {
    actions: [message('Say in the template which architectures the image has.'), supportCase],
    causes: [
      {
        id: 'own-template',
        title: message('A template of your own lacks the annotation'),
        text: message('Those of OpenShift Virtualization have it; what is given in `spec` must bring it.'),
        supportedBy: {
          all: [
            {
              fact: 'object',
              step: 'hyperconverged',
              has: [
                { path: `${GIVEN}.metadata.name`, present: true },
                { path: `${GIVEN}.${ARCHITECTURES}`, present: false },
              ],
            },
            {
              not: {
                fact: 'object',
                step: 'hyperconverged',
                has: [{ path: `${TEMPLATE}.status.commonTemplate`, equals: true }],
              },
            },
          ],
        },
        otherwise: message('It is one of OpenShift Virtualization, or says it'),
        remedies: [
          editTemplate(
            message('Add the annotation `ssp.kubevirt.io/dict.architectures`'),
            message('Its value is a list as `amd64,arm64`: what the image really has.'),
          ),
          disable,
        ],
      },
      {
        id: 'source-replaced',
        title: message('The source of a template of the product was replaced'),
        text: message('With another registry its list is dropped, because the image may be another.'),
        supportedBy: {
          fact: 'object',
          step: 'hyperconverged',
          has: [
            { path: `${TEMPLATE}.status.modified`, equals: true },
            { path: `${TEMPLATE}.status.commonTemplate`, equals: true },
          ],
        },
        otherwise: message('It has the source that it comes with'),
        remedies: [
          editTemplate(
            message('Add the annotation beside the new source'),
            message('`ssp.kubevirt.io/dict.architectures` with what the new image has.'),
          ),
          disable,
        ],
      },
      goneTemplate,
    ],
  },
};
