import { message, type Message } from '../../message';
import type { Facts } from '../fact-pattern';
import type { OwnCause, Runbook } from '../runbook';
import { advise, editHyperConverged, errorsOf } from './object-family';
import { NAMES_OF_KINDS, WRITERS, writtenBy } from './operand-writers';
import { supportCase } from './resolutions';
import { NAMESPACE } from './workload-family';

/** As the rule counts, over an hour: a counter that begins with its first change has not increased by that. */
const COUNTER = 'kubevirt_hco_out_of_band_modifications_total{component_name="{{object}}"}';
const CHANGES =
  `sum by (component_name) ((round(increase(${COUNTER}[1h])) > 0 and ${COUNTER} offset 1h)` +
  ` or (${COUNTER} != 0 unless ${COUNTER} offset 1h))`;

const BY_HAND = 'kubectl|oc$|oc-|Mozilla';
const STAYS = message('No warning `Overwritten` comes any more, and the alert goes away ten minutes after the last.');

const cause = (
  id: string,
  supportedBy: Facts,
  texts: { readonly title: Message; readonly text: Message; readonly otherwise: Message },
  ...remedies: OwnCause['remedies']
): OwnCause => ({ id, ...texts, supportedBy, remedies });

const CAUSES: readonly OwnCause[] = [
  cause(
    'automation',
    { any: [{ fact: 'value', step: 'changes', above: 5 }, writtenBy(`^(?!${BY_HAND})`)] },
    {
      title: message('An automation holds its own value'),
      text: message('GitOps, a script or another operator writes it again and again, and HyperConverged puts it back.'),
      otherwise: message('It is changed seldom, and no other program is recorded as holding fields of it'),
    },
    advise(
      message('Take the object out of that automation, and let it write HyperConverged instead'),
      message('Two writers make the setting flap; HyperConverged is the one from which the object is made.'),
      STAYS,
    ),
  ),
  cause(
    'by-hand',
    writtenBy(`^(${BY_HAND})`),
    {
      title: message('Somebody changed it with `oc` or in the console'),
      text: message('Scripts call themselves so too. HyperConverged has put back what it manages.'),
      otherwise: message('No such client is recorded as holding fields of it; of what was put back nobody is'),
    },
    editHyperConverged(
      message('Make the change in HyperConverged'),
      message('It is what the object is made from. Read first whether it has a field for the setting.'),
      STAYS,
    ),
  ),
];

export const kubeVirtCRModified: Runbook = {
  alert: 'KubeVirtCRModified',
  subject: {
    kind: 'object',
    name: '{{object}}',
    component: 'hco-operator',
    own: ['changes', ...WRITERS.map(({ id }) => id)],
  },
  variables: {
    object: { firstOf: [{ label: 'component_name' }] },
    ...NAMES_OF_KINDS,
  },
  measuredBy: 'changes',
  description: [
    message(
      'Within ten minutes something else than HyperConverged changed {{object}}, and HyperConverged put it back.',
    ),
    message('The alert is about any object that HyperConverged makes, whatever its name says.'),
  ],
  reason: [message('The change is lost, and again if it is made again; the setting may flap meanwhile.')],
  impact: { says: message('Users notice nothing: a change of a setting is lost') },
  endsWhen: message('nobody has changed {{object}} for ten minutes'),
  steps: [
    {
      id: 'changes',
      title: message('Changes of {{object}} within an hour'),
      headline: message('{{object}} was changed {{value}} times in 1 h'),
      text: message('Several in an hour are an automation. The count begins anew with the pod of the operator.'),
      probe: { kind: 'metric', query: CHANGES, unit: 'number', by: ['component_name'] },
      expectation: { kind: 'below', threshold: 1, emptyIsHealthy: true },
    },
    {
      id: 'overwritten',
      title: message('See what was put back, and when'),
      text: message('The operator tells of each object, also as an event of its own pod.'),
      probe: { kind: 'events', namespace: NAMESPACE, about: 'Pod', reason: 'Overwritten', type: 'Warning' },
      expectation: { kind: 'no-warnings' },
    },
    ...WRITERS,
    {
      id: 'hyperconverged',
      title: message('See what HyperConverged asks for'),
      text: message('Look for a field for the setting, and for annotations with a JSON patch.'),
      probe: {
        kind: 'get',
        model: 'HyperConverged',
        namespace: NAMESPACE,
        name: 'kubevirt-hyperconverged',
        show: 'yaml',
      },
      expectation: { kind: 'exists', atLeast: 1 },
    },
    errorsOf('hco-log', 'hco-operator', NAMESPACE),
  ],
  resolution: {
    actions: [message('Make the change in HyperConverged, or stop who makes it elsewhere.'), supportCase],
    causes: CAUSES,
  },
};
