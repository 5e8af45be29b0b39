import { message } from '../../message';
import type { FactPattern } from '../fact-pattern';
import type { OwnCause } from '../runbook';
import { advise, editHyperConverged } from './object-family';

const PARTS = ['kubevirt', 'cdi', 'ssp', 'network-addons'] as const;
const HEALTHY = message('`status.systemHealthStatus` of HyperConverged is `healthy`.');

const ofPart = (step: string, condition: 'Available' | 'Degraded', status: 'True' | 'False'): FactPattern => ({
  fact: 'object',
  step,
  has: [{ condition, status }],
});
const [first, ...others] = PARTS;
const isWrong = (step: string): FactPattern[] => [ofPart(step, 'Degraded', 'True'), ofPart(step, 'Available', 'False')];

/** Why HyperConverged says that not all of its parts are well. */
export const PARTS_UNHEALTHY: readonly OwnCause[] = [
  {
    id: 'part',
    title: message('A part is degraded or unavailable'),
    text: message('KubeVirt, CDI, SSP or the network add-ons say so in their own resource.'),
    supportedBy: {
      any: [ofPart(first, 'Degraded', 'True'), ofPart(first, 'Available', 'False'), ...others.flatMap(isWrong)],
    },
    otherwise: message('Each part says that it is available and not degraded'),
    remedies: [
      advise(
        message('Mend what the condition of that part names'),
        message('It names the object and the reason; the alert of that part has a runbook of its own.'),
        HEALTHY,
      ),
    ],
  },
  {
    id: 'not-reconciled',
    title: message('The operator cannot write what it manages'),
    text: message(
      'A webhook or a missing permission refuses it, or HyperConverged asks for what a part does not accept.',
    ),
    supportedBy: {
      fact: 'object',
      step: 'hyperconverged',
      has: [{ condition: 'ReconcileComplete', status: 'False' }],
    },
    otherwise: message('The operator says that it has written everything'),
    remedies: [
      editHyperConverged(
        message('Undo the last change of HyperConverged'),
        message('A setting that one part refuses stops all that follow. Read the message of the condition first.'),
        HEALTHY,
      ),
    ],
  },
  {
    id: 'upgrade',
    title: message('An upgrade is under way'),
    text: message('The parts are replaced one after another, which is normal for a while.'),
    supportedBy: {
      fact: 'object',
      step: 'hyperconverged',
      has: [{ condition: 'Progressing', status: 'True', reason: 'HCOUpgrading' }],
    },
    otherwise: message('HyperConverged tells of no upgrade'),
    expected: true,
    remedies: [
      advise(message('Wait until it is through'), message('It ends by itself unless a part is degraded.'), HEALTHY),
    ],
  },
  {
    id: 'nodes',
    title: message('Nodes are down'),
    text: message('What must run on every node never becomes complete.'),
    supportedBy: { fact: 'node', step: 'nodes', state: ['not-ready', 'network-lost', 'silent'] },
    otherwise: message('Every node is ready'),
    remedies: [
      advise(
        message('Bring the node back'),
        message('Its conditions say since when it is away and what it said last.'),
        message('The node is `Ready` again.'),
      ),
    ],
  },
];
