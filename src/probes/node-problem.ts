/** What can be wrong with a node; `silent` where it does not say whether it is ready. */
export type NodeProblemKind =
  | 'silent'
  | 'not-ready'
  | 'network-lost'
  | 'network-unavailable'
  | 'memory-pressure'
  | 'disk-pressure'
  | 'pid-pressure'
  | 'cordoned';
