import { list, record, text } from '../unknown-value';
import type { Fact } from './fact';
import type { Observations } from './observations';
import { describeNode } from './read-node';
import { canMove, type Topology } from './topology';
import type { Unmet } from './unmet';

/** Without these on any node a pod that is made anew finds no place either. */
const FULL: ReadonlySet<Unmet> = new Set(['cpu', 'memory', 'pods', 'disk'] as const);

const isFull = (fact: Fact): boolean =>
  (fact.kind === 'metric' && fact.measures === 'memory-requests') ||
  (fact.kind === 'pod' && fact.state === 'unschedulable' && fact.unmet.some((one) => FULL.has(one)));

const keepsPodsAway = (effect: unknown): boolean => effect === 'NoSchedule' || effect === 'NoExecute';

/**
 * Whether another node could take what is moved from one: it was read, is ready, not cordoned, under no pressure, keeps no
 * pods away, and nothing says that the nodes are full. What was not read has no room.
 * @param node the one that is left; absent where any may be
 */
export const hasRoomElsewhere = (
  { nodes }: Observations,
  facts: readonly Fact[],
  { node, topology }: { readonly node: string | undefined; readonly topology: Topology },
): boolean =>
  canMove(topology) &&
  !facts.some(isFull) &&
  nodes.some(({ item }) => {
    const { ready, problems } = describeNode(item);
    const taints = list(record(item.spec).taints).map(record);
    return (
      text(item.metadata?.name) !== node &&
      ready &&
      problems.length === 0 &&
      !taints.some(({ effect }) => keepsPodsAway(effect))
    );
  });
