import { message } from '../../message';
import type { Runbook } from '../runbook';
import { each, INSTALLED } from './object-family';
import { supportCase } from './resolutions';
import { NAMESPACE } from './workload-family';

const HYPERCONVERGED = ['hyperconvergeds.v1beta1.hco.kubevirt.io', 'kubevirt-hyperconverged', '-n', INSTALLED] as const;

export const unsupportedHCOModification: Runbook = {
  alert: 'UnsupportedHCOModification',
  subject: {
    kind: 'object',
    model: 'HyperConverged',
    name: 'kubevirt-hyperconverged',
    namespace: NAMESPACE,
    component: 'hco-operator',
    own: ['patches', 'hyperconverged'],
  },
  variables: { annotation: { firstOf: [{ label: 'annotation_name' }] } },
  measuredBy: 'patches',
  description: [
    message(
      'The annotation `{{annotation}}` of HyperConverged changes a part of OpenShift Virtualization by a JSON patch, past the settings that HyperConverged has. The value of the alert is the number of its operations.',
    ),
    message('The alert stays as long as the annotation does: that is its purpose, and not a failure by itself.'),
  ],
  reason: [
    message(
      'Such a change is not supported. It can break the part that it changes, and an upgrade can make the patch invalid.',
    ),
  ],
  impact: { says: message('Users notice nothing by itself; an upgrade may break what the patch changes') },
  endsWhen: message('HyperConverged has no such annotation'),
  steps: [
    {
      id: 'patches',
      title: message('Count the operations of the patch'),
      text: message('An annotation that is no valid JSON counts as none, and changes nothing.'),
      probe: {
        kind: 'metric',
        query: 'sum by (annotation_name) (kubevirt_hco_unsafe_modifications)',
        unit: 'number',
        by: ['annotation_name'],
      },
      expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
    },
    {
      id: 'hyperconverged',
      title: message('Read the patch'),
      text: message(
        'The annotation holds what is changed, and to what. The condition `TaintedConfiguration` is there as long as one is, and gone after.',
      ),
      probe: {
        kind: 'get',
        model: 'HyperConverged',
        namespace: NAMESPACE,
        name: 'kubevirt-hyperconverged',
        show: 'yaml',
      },
      expectation: each('problem', { condition: 'TaintedConfiguration', status: 'False', absentAs: 'False' }),
    },
  ],
  resolution: {
    actions: [
      message('Find out who set the patch, and for what. Where HyperConverged has a field for it, set that instead.'),
      supportCase,
    ],
    causes: [
      {
        id: 'patched',
        title: message('HyperConverged carries a patch'),
        text: message('It was set on purpose, on the advice of a support case, or is left of an older release.'),
        supportedBy: {
          any: [
            { fact: 'value', step: 'patches', above: 0 },
            { fact: 'object', step: 'hyperconverged', has: [{ condition: 'TaintedConfiguration', status: 'True' }] },
          ],
        },
        otherwise: message('HyperConverged carries no patch'),
        remedies: [
          {
            title: message('Read what it changes'),
            why: message('What the patch did ends the moment that it is removed.'),
            effect: 'reads-only',
            command: ['oc', 'get', ...HYPERCONVERGED, '-o', 'yaml'],
            doneWhen: message('You know what the part does without it.'),
          },
          {
            title: message('Remove the annotation'),
            why: message('The part gets the value that HyperConverged has for it, and is supported again.'),
            effect: 'changes-settings',
            costs: message('The part is set otherwise at once, and its pods may be replaced.'),
            readFirst: {
              text: message('Read first what it changes.'),
              command: ['oc', 'get', ...HYPERCONVERGED, '-o', 'yaml'],
            },
            command: ['oc', 'annotate', ...HYPERCONVERGED, '{{annotation}}-'],
            doneWhen: message('The condition `TaintedConfiguration` is gone, and the alert with it.'),
          },
        ],
      },
    ],
  },
};
