import { isReady } from '../probes/pod-readiness';
import type { Circumstance } from '../runbooks/remedy';
import type { ValueName } from '../runbooks/remedy-value';
import { conditionOf, record, text } from '../unknown-value';
import type { Fact } from './fact';
import { workloadNamed } from './managed-by';
import type { Observations } from './observations';
import { describeNode } from './read-node';
import { hasRoomElsewhere } from './room';
import { saidBy } from './said-names';
import { canMove, type Topology } from './topology';

type Values = Readonly<Partial<Record<ValueName, string>>>;

/** What is around the facts of a cause. */
export interface Around {
  readonly observed: Observations;
  readonly topology: Topology;
  /** The namespace of the case. */
  readonly namespace: string;
  /** Everything that was found. */
  readonly found: readonly Fact[];
}

/** How the API server says that it was started without leave for privileged containers (pkg/apis/core/validation). */
const PRIVILEGED = 'privileged: Forbidden: disallowed by cluster policy';
const IMAGE_POLICY = /SignatureValidationFailed|rejected by policy|signature/i;

/** The kubelet of a node that has said nothing for a while: its condition is neither true nor false. */
const isSilent = ({ nodes }: Observations, node: string | undefined): boolean =>
  nodes.some(({ item }) => {
    const ready = conditionOf(item, 'Ready');
    return item.metadata?.name === node && (ready === undefined || ready.status === 'Unknown');
  });

const CRASHES: ReadonlySet<string> = new Set(['crash', 'crashSaying', 'initCrash', 'initCrashSaying']);
const INOTIFY = /inotify|too many open files/;

/** Pods of a Deployment on a node that does not answer, which nobody has marked for deletion. */
const hasLostPods = ({ nodes, pods }: Observations, { node, name = '' }: Values): boolean =>
  workloadNamed(name)?.model === 'Deployment' &&
  nodes.some(({ item }) => item.metadata?.name === node && !describeNode(item).ready) &&
  pods.some(
    ({ item, workload }) =>
      workload === name &&
      text(record(item.spec).nodeName) === node &&
      item.metadata?.deletionTimestamp === undefined &&
      !isReady(item),
  );

/** What is so, and what is not, of what remedies may ask for. */
export const circumstancesOf = (
  facts: readonly Fact[],
  values: Values,
  { observed, topology, found }: Around,
): readonly (readonly [Circumstance, boolean])[] => {
  const { node } = values;
  const isNetworkOfNode = facts.some(
    (fact) =>
      (fact.kind === 'node' && (fact.state === 'network-lost' || fact.state === 'network-unavailable')) ||
      (fact.kind === 'pod' && fact.state === 'podNetwork'),
  );
  const room = hasRoomElsewhere(observed, found, { node, topology });
  const silent = isSilent(observed, node);
  const isRejected = facts.some((fact) => IMAGE_POLICY.test(saidBy(fact)));
  const noPhases = facts.some((fact) => fact.kind === 'metric' && fact.measures === 'pod-phases');
  return [
    ['other-nodes', room],
    ['no-other-nodes', !room],
    ['workers', canMove(topology)],
    ['shared-nodes', !canMove(topology)],
    ['own-control-plane', topology !== 'hosted'],
    ['hosted-control-plane', topology === 'hosted'],
    ['node-network', isNetworkOfNode],
    ['no-address', values.address === undefined && !isNetworkOfNode],
    ['node-answers', !silent],
    ['silent-node', silent],
    ['asks-for-node', facts.some((fact) => fact.kind === 'pod' && fact.unmet.includes('node-selector'))],
    ['privileged-forbidden', facts.some((fact) => saidBy(fact).includes(PRIVILEGED))],
    ['image-policy', isRejected],
    ['image-missing', !isRejected],
    ['lost-pod', hasLostPods(observed, values)],
    ['crash', facts.some((fact) => fact.kind === 'pod' && CRASHES.has(fact.state))],
    ['inotify', facts.some((fact) => INOTIFY.test(saidBy(fact)))],
    ['limit-range', values.quota === undefined],
    ['by-lifecycle-manager', values.operator === undefined],
    ['unnamed-volume', (values.secret ?? values.configMap ?? values.claim) === undefined],
    ['unnamed-admission', (values.webhook ?? values.policy ?? values.service) === undefined],
    ['no-kube-state-metrics', noPhases],
    ['not-scraped', !noPhases],
  ];
};
