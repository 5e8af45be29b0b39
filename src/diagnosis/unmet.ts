/** What a pod lacks that no node takes, or what its node was short of when it was evicted. */
export type Unmet =
  | 'cpu'
  | 'memory'
  | 'memory-pressure'
  | 'disk'
  | 'disk-pressure'
  | 'pids'
  | 'pid-pressure'
  | 'pods'
  | 'other-resource'
  | 'node-down'
  | 'network'
  | 'cordoned'
  | 'taint'
  | 'node-selector'
  | 'pod-affinity'
  | 'volume'
  | 'ports';

/**
 * How the scheduler says it (kubernetes/kubernetes, pkg/scheduler/framework/plugins), and the kubelet when it evicts
 * (pkg/kubelet/eviction: "The node was low on resource: memory").
 */
const SAID: readonly (readonly [RegExp, Unmet])[] = [
  [/Insufficient memory|low on resource: memory/, 'memory'],
  [/memory-pressure/, 'memory-pressure'],
  [/Insufficient cpu/, 'cpu'],
  [/disk-pressure/, 'disk-pressure'],
  [/Insufficient ephemeral-storage|low on resource: (ephemeral-storage|inodes|imagefs|nodefs)/, 'disk'],
  [/low on resource: pids/, 'pids'],
  [/pid-pressure/, 'pid-pressure'],
  [/Too many pods|Insufficient pods/, 'pods'],
  [/Insufficient [\w.-]+\/[\w.-]+/, 'other-resource'],
  [/node\.kubernetes\.io\/(not-ready|unreachable)/, 'node-down'],
  [/node\.kubernetes\.io\/network-unavailable/, 'network'],
  [/were unschedulable|node\.kubernetes\.io\/unschedulable/, 'cordoned'],
  [/untolerated taint/, 'taint'],
  [/node\(s\) didn't match (?!pod (?:anti-)?affinity)/, 'node-selector'],
  [/pod (anti-)?affinity/, 'pod-affinity'],
  [/volume/, 'volume'],
  [/free ports/, 'ports'],
];

/** What a message of the scheduler or of an eviction names as missing; empty where it names nothing that is known. */
export const unmetIn = (said: string): readonly Unmet[] =>
  SAID.flatMap(([pattern, what]) => (pattern.test(said) ? [what] : []));
