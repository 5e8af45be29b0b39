/**
 * Where a finding stands: what makes pods fail before what follows from it, the component's own problem before that of
 * its surroundings, traces last, and behind everything what could not be read.
 */
export const RANK = {
  workloadMissing: 5,
  image: 10,
  refused: 12,
  mount: 14,
  podNetwork: 15,
  containerConfig: 16,
  unschedulable: 20,
  outOfMemory: 24,
  evicted: 26,
  crash: 30,
  ownNode: 35,
  /** A line of the log that names one cause and no other. */
  logCause: 40,
  apiServer: 41,
  /** What an alert is about, once nothing has named its cause. */
  lease: 42,
  failingCalls: 43,
  /** A line of the log that several causes could have written. */
  logHint: 45,
  readinessGate: 48,
  notReady: 50,
  waiting: 52,
  noPods: 54,
  replicas: 55,
  apiServerErrors: 57,
  restarted: 58,
  leaseOfNone: 60,
  logEffect: 62,
  otherStep: 66,
  /** From here on, what is wrong is not the component itself. */
  elsewhere: 70,
  otherNode: 75,
  apiServerAlone: 76,
  trace: 90,
  foreignTrace: 95,
  unknown: 200,
} as const;

/** How much further down the problem of another component stands that a step of the runbook looks at. */
export const RELATED = 18;
