import { message } from '../../message';
import type { Runbook } from '../runbook';
import {
  adviseImage,
  disable,
  editTemplate,
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
import { each } from './object-family';
import { supportCase } from './resolutions';

export const hcoGoldenImageWithNoSupportedArchitecture: Runbook = {
  alert: 'HCOGoldenImageWithNoSupportedArchitecture',
  subject: ofTemplate(TEMPLATE_STEPS),
  variables: TEMPLATE_VARIABLES,
  measuredBy: 'measured',
  description: [
    message(
      'Boot images are imported for several architectures, and {{cron}} has none of those of the nodes where machines run.',
    ),
    message(
      'The metric is never taken back: after the image is removed the alert stays until the operator starts anew.',
    ),
  ],
  reason: [message('HyperConverged leaves the image out: there is no boot source from it.')],
  impact: { says: message('No VM can be made from this boot image') },
  endsWhen: message('the image of {{cron}} has an architecture of the nodes'),
  steps: [
    {
      id: 'measured',
      title: message('See what the operator reports of it'),
      headline: message('HyperConverged has no node for any architecture of {{cron}}'),
      text: message('0 is that no node fits, 1 that some do.'),
      probe: {
        kind: 'metric',
        query:
          'min(kubevirt_hco_dataimportcrontemplate_with_supported_architectures{data_import_cron_name="{{cron}}"})',
        unit: 'number',
      },
      expectation: { kind: 'above', threshold: 0, emptyIsHealthy: true },
    },
    {
      id: 'hyperconverged',
      title: message('Read the template'),
      text: message(
        'All is well while it has no condition `Deployed`. Compare `originalSupportedArchitectures` with `status.nodeInfo.workloadsArchitectures`.',
      ),
      probe: HYPERCONVERGED,
      expectation: each('problem', {
        path: `${TEMPLATE}.status.conditions[?(@.type=="Deployed")].status`,
        absentAs: 'True',
        equals: 'True',
      }),
    },
    otherNodes,
    {
      id: 'ssp',
      title: message('See what SSP was given'),
      text: message('An image that no node fits is missing from its list.'),
      probe: {
        kind: 'list',
        model: 'SSP',
        show: 'table',
        only: [
          {
            path: `spec.commonTemplates.dataImportCronTemplates[?(@.metadata.name=="{{cron}}")].metadata.name`,
            present: true,
          },
        ],
      },
      expectation: { kind: 'shown' },
    },
    inImage,
    componentIsWell('hco-operator'),
  ],
  resolution: {
    actions: [message('Use an image for the nodes, add such nodes, or switch the image off.'), supportCase],
    causes: [
      {
        id: 'other-architectures',
        title: message('The image was built for other architectures'),
        text: message('Its list has none of those of the nodes.'),
        supportedBy: {
          fact: 'object',
          step: 'hyperconverged',
          has: [
            { path: `${TEMPLATE}.status.conditions[?(@.type=="Deployed")].reason`, equals: 'UnsupportedArchitectures' },
          ],
        },
        otherwise: message('HyperConverged does not leave the image out'),
        remedies: [
          editTemplate(
            message('Correct the annotation `ssp.kubevirt.io/dict.architectures`, or name another image'),
            message('The annotation says what the image has: see first whether it is right.'),
          ),
          disable,
          adviseImage(
            message('Or let machines run on nodes of its architecture'),
            message('Such nodes were removed, or the placement of workloads in HyperConverged leaves them out.'),
          ),
        ],
      },
      goneTemplate,
    ],
  },
};
