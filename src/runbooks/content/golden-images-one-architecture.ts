import { message } from '../../message';
import type { Runbook } from '../runbook';
import { HYPERCONVERGED, otherNodes } from './golden-image-steps';
import { componentIsWell } from './machine-family';
import { editHyperConverged } from './object-family';
import { supportCase } from './resolutions';

const GONE = message('The alert goes away with the change.');
const PLACEMENT = 'spec.workloads.nodePlacement';

const switchOn = editHyperConverged(
  message('Import boot images for several architectures'),
  message(
    'Set `spec.featureGates.enableMultiArchBootImageImport` to `true`; in v1 of the API the field is in `spec.workloadSources`. It is a technology preview, and imports each image once for each architecture.',
  ),
  GONE,
);

const restrict = editHyperConverged(
  message('Or let machines run on nodes of one architecture alone'),
  message(
    'Set `spec.workloads.nodePlacement.nodeSelector` to the `kubernetes.io/arch` of these nodes. Machines on the others must move.',
  ),
  GONE,
);

export const hcoMultiArchGoldenImagesDisabled: Runbook = {
  alert: 'HCOMultiArchGoldenImagesDisabled',
  subject: { kind: 'operator', model: 'HyperConverged', workload: 'hco-operator' },
  measuredBy: 'measured',
  description: [
    message(
      'The nodes where machines run have more than one architecture, there are boot images, and these are imported for one architecture alone.',
    ),
  ],
  reason: [
    message(
      'A machine that is made from a boot image does not start on a node of another architecture than the image has.',
    ),
  ],
  impact: { says: message('VMs from a boot image may not start on nodes of another architecture') },
  endsWhen: message('boot images are imported for several architectures, or machines run on nodes of one'),
  steps: [
    {
      id: 'measured',
      title: message('See what the operator reports'),
      headline: message('HyperConverged imports boot images for one architecture, and nodes have several'),
      text: message('0 is off where it should be on. Where nodes have one architecture there is no value.'),
      probe: { kind: 'metric', query: 'min(kubevirt_hco_multi_arch_boot_images_enabled)', unit: 'number' },
      expectation: { kind: 'above', threshold: 0, emptyIsHealthy: true },
    },
    {
      id: 'hyperconverged',
      title: message('Read what HyperConverged knows of the nodes'),
      text: message(
        '`status.nodeInfo.workloadsArchitectures` are those where machines run, by the placement in `spec.workloads`.',
      ),
      probe: HYPERCONVERGED,
      expectation: { kind: 'exists', atLeast: 1 },
    },
    otherNodes,
    componentIsWell('hco-operator'),
  ],
  resolution: {
    actions: [message('Import for several architectures, or place machines on nodes of one.'), supportCase],
    causes: [
      {
        id: 'placement',
        title: message('The placement of machines takes nodes of both'),
        text: message('It selects nodes by something else than their architecture.'),
        supportedBy: {
          all: [
            { fact: 'value', step: 'measured', below: 1 },
            { fact: 'object', step: 'hyperconverged', has: [{ path: PLACEMENT, present: true }] },
          ],
        },
        otherwise: message('No placement is set, or all is well'),
        remedies: [restrict, switchOn],
      },
      {
        id: 'nodes-added',
        title: message('Nodes of a second architecture were added'),
        text: message('Without a placement machines run on all workers.'),
        supportedBy: {
          all: [
            { fact: 'value', step: 'measured', below: 1 },
            { fact: 'object', step: 'hyperconverged', has: [{ path: PLACEMENT, present: false }] },
          ],
        },
        otherwise: message('A placement is set, or all is well'),
        remedies: [switchOn, restrict],
      },
    ],
  },
};
