import { message } from '../../message';
import type { ModelName } from '../../probes/probe';
import type { Variable } from '../bind-variables';
import type { Facts } from '../fact-pattern';
import type { Step } from '../runbook';
import { NAMESPACE } from './workload-family';

/** The resources that HyperConverged makes for operators, and the programs that write them, beside its own. */
const RESOURCES = {
  KubeVirt: ['virt-operator'],
  CDI: ['cdi-operator', 'virt-cdi-operator'],
  NetworkAddonsConfig: ['cluster-network-addons-operator', 'manager'],
  SSP: ['ssp-operator', 'manager'],
} as const satisfies Partial<Record<ModelName, readonly string[]>>;
type Kind = keyof typeof RESOURCES;
const KINDS = Object.keys(RESOURCES) as Kind[];

/** Cluster-scoped. */
const OF_CLUSTER: readonly ModelName[] = ['CDI', 'NetworkAddonsConfig'];
const idOf = (kind: Kind): string => `writers-${kind.toLowerCase()}`;
const READ_WRITERS = message('See who writes {{object}}');

/** The name after the kind in the label, for this kind alone; `optional`, since the alert is about one of them. */
const named = (kind: Kind): Variable => ({
  firstOf: [{ label: 'component_name', part: `^${kind.toLowerCase()}/(.+)$` }],
  optional: true,
});

const writers = (kind: Kind): Step => ({
  id: idOf(kind),
  title: READ_WRITERS,
  text: message(
    'Each client that holds fields of the object is there by what it calls itself, with when it last wrote some of them. Whoever changed what was put back holds nothing of it any more.',
  ),
  probe: {
    kind: 'get',
    model: kind,
    ...(OF_CLUSTER.includes(kind) ? {} : { namespace: NAMESPACE }),
    name: `{{${kind}}}`,
    show: 'writers',
  },
  expectation: { kind: 'writers', known: ['hyperconverged-cluster-operator', ...RESOURCES[kind]] },
});

/** The steps, one for each kind of which the object may be; at last of any other, which no probe reads. */
export const WRITERS: readonly Step[] = [
  ...KINDS.map(writers),
  {
    id: 'writers-other',
    title: READ_WRITERS,
    text: message('`managedFields` has each client that holds fields of it.'),
    probe: {
      kind: 'by-hand',
      command: ['oc', 'get', '{{other}}', '-n', NAMESPACE, '-o', 'yaml', '--show-managed-fields'],
      reason: message('Its kind is read by hand.'),
    },
    expectation: { kind: 'shown' },
  },
];

/** The names that the steps read: each of an object of its kind alone. */
export const NAMES_OF_KINDS: Readonly<Record<string, Variable>> = {
  ...Object.fromEntries(KINDS.map((kind) => [kind, named(kind)])),
  other: {
    firstOf: [{ label: 'component_name', part: `^((?!(?:${KINDS.join('|').toLowerCase()})/).+/.+)$` }],
    optional: true,
  },
};

/** A client of such a name, of whichever kind the object is; of one that is not read, only its reader knows. */
export const writtenBy = (manager: string): Facts => ({
  any: [
    { fact: 'by-hand', step: 'writers-other' },
    ...KINDS.map((kind): Facts => ({ fact: 'writer', step: idOf(kind), manager })),
  ],
});
