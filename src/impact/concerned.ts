import { flatten } from '../diagnosis/chain';
import type { NodeFact } from '../diagnosis/fact';
import type { Investigation } from '../diagnosis/investigate';
import type { ClusterObject } from '../probes/observation';

type Found = Pick<Investigation, 'diagnosis' | 'facts'>;

/** Nodes of which nobody knows whether what was on them still runs. */
const LOST: ReadonlySet<NodeFact['state']> = new Set(['silent', 'not-ready', 'network-lost', 'flapping']);

/** The nodes that are not ready: what is on them may run or not. */
export const lostNodes = ({ facts }: Pick<Found, 'facts'>): readonly string[] => [
  ...new Set(
    facts.flatMap((fact) =>
      fact.kind === 'node' && LOST.has(fact.state)
        ? fact.objects.flatMap(({ model, name }) => (model === 'Node' ? [name] : []))
        : [],
    ),
  ),
];

/** The nodes that the first chain is about: those of its pods, and those that it names. */
export const concernedNodes = ({ diagnosis: { findings } }: Pick<Found, 'diagnosis'>): readonly string[] => {
  const facts = flatten(findings.slice(0, 1)).flatMap((finding) => finding.facts);
  return [
    ...new Set(
      facts.flatMap((fact) => [
        ...(fact.kind === 'pod' && fact.node !== '' ? [fact.node] : []),
        ...[...fact.objects, ...fact.names].flatMap(({ model, name }) => (model === 'Node' ? [name] : [])),
      ]),
    ),
  ];
};

/** The machine that an alert is about, by what its steps read: what somebody asked for, and what runs. */
export const machineIn = (
  { results }: Pick<Investigation, 'results'>,
  name: string,
): { readonly machine?: ClusterObject; readonly instance?: ClusterObject } => {
  const objects = results.flatMap(({ observation }) =>
    observation.state === 'found' && observation.data.kind === 'objects' ? observation.data.objects : [],
  );
  const named = (kind: string): ClusterObject | undefined =>
    objects.find((one) => one.kind === kind && one.metadata?.name === name);
  const [machine, instance] = [named('VirtualMachine'), named('VirtualMachineInstance')];
  return { ...(machine === undefined ? {} : { machine }), ...(instance === undefined ? {} : { instance }) };
};
