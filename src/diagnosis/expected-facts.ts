import type { ClusterObject } from '../probes/observation';
import type { ModelName } from '../probes/probe';
import { comingConfig, drainOf, updateOfCluster, updateOfPool, upgradeOfProduct, type UnderWay } from './under-way';
import { record, since, text } from '../unknown-value';
import type { ExpectedFact, ObjectReference } from './fact';
import { RANK } from './rank';
import { objectsOf, type Observations, type Observed } from './observations';
import { referenceTo } from './object-reference';

const nameOf = ({ metadata }: ClusterObject): string => metadata?.name ?? '';
const nodeNamed = (name: string): ObjectReference => ({ model: 'Node', name });

interface About {
  readonly what: ExpectedFact['what'];
  readonly model: ModelName;
  readonly names?: readonly ObjectReference[];
}

const toFacts = (
  underWay: UnderWay | undefined,
  { item, stepIds }: Observed<ClusterObject>,
  { what, model, names = [] }: About,
): readonly ExpectedFact[] => {
  if (underWay === undefined) return [];
  const { isStuck, detail, sentence } = underWay;
  return [
    {
      kind: 'expected',
      what,
      isStuck,
      detail,
      group: `${what}/${nameOf(item)}`,
      objects: [referenceTo(model, item.metadata)],
      names,
      workload: '',
      ...since(underWay.since),
      stepIds,
      severity: isStuck ? 'problem' : 'note',
      sentence,
      rank: isStuck ? RANK.otherNode - 1 : RANK.foreignTrace + 1,
    },
  ];
};

/** The nodes that get the configuration which a pool is to have: they name it in their annotations. */
const nodesGetting = (pool: ClusterObject, { nodes }: Observations): readonly ObjectReference[] => {
  const config = text(record(record(pool.spec).configuration).name);
  return nodes
    .filter(({ item }) => config !== '' && comingConfig(item) === config)
    .map(({ item }) => nodeNamed(nameOf(item)));
};

/**
 * What is normal for a while, or was and is stuck: an update of the cluster, a new configuration of its nodes, a drain,
 * an upgrade of the product. It explains what it names, and hides nothing.
 */
export const expectedFacts = (observed: Observations): readonly ExpectedFact[] => {
  const { now, nodes, resources } = observed;
  return [
    ...objectsOf(observed, 'ClusterVersion').flatMap((seen) =>
      toFacts(updateOfCluster(seen.item, now), seen, { what: 'upgrade', model: 'ClusterVersion' }),
    ),
    ...objectsOf(observed, 'MachineConfigPool').flatMap((seen) => {
      const names = nodesGetting(seen.item, observed);
      return toFacts(updateOfPool(seen.item, now), seen, { what: 'machine-config', model: 'MachineConfigPool', names });
    }),
    ...nodes.flatMap((seen) => {
      const node = nodeNamed(nameOf(seen.item));
      return toFacts(drainOf(seen.item, now), seen, { what: 'drain', model: 'Node', names: [node] });
    }),
    ...resources.flatMap(({ item: { model, object }, ...seen }) =>
      toFacts(upgradeOfProduct(object, now), { ...seen, item: object }, { what: 'product-upgrade', model }),
    ),
  ];
};
