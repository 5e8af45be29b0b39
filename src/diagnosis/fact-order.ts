import type { Measure } from '../probes/measure';
import type { Fact, FactKind } from './fact';

/**
 * Causes before effects. A fact is explained only by one of a lower order, so that no chain comes back to where it began.
 * What is not in a chain has an order all the same: `unread` explains nothing, and nothing explains it.
 */
const ORDER: Readonly<Record<FactKind, number>> = {
  expected: 0,
  node: 10,
  writer: 15,
  metric: 20,
  'container-end': 25,
  certificate: 28,
  line: 30,
  refusal: 40,
  need: 45,
  preemption: 46,
  pod: 50,
  operator: 60,
  workload: 70,
  webhook: 80,
  lease: 90,
  calls: 100,
  condition: 110,
  field: 110,
  event: 120,
  existence: 130,
  unread: 140,
};

/** Lines that tell what came of something else, and name no cause of their own. */
const EFFECTS = new Set(['lease-lost', 'cache-sync', 'reconcile']);

const WORKLOAD_STATES = {
  missing: 0,
  'scaled-down': 1,
  'no-pods': 2,
  'too-few-pods': 2,
  'not-ready': 3,
  'rollout-stuck': 3,
} as const;

/** An update gives the nodes of a pool a new configuration, for which they are drained. */
const EXPECTED = { upgrade: 0, 'product-upgrade': 0, 'machine-config': 1, drain: 2 } as const;

/** An API server that turns calls away is also busy, late and failing; pods are counted after they fail. */
const MEASURES: Readonly<Partial<Record<Measure, number>>> = {
  'api-rejected': 0,
  'api-seats': 1,
  'api-latency': 2,
  'api-errors': 3,
  'pod-count': 55,
  'pod-phases': 56,
};

/**
 * Objects name one another in one direction: a cron its import, the import its claim, the claim its volume. What is said of
 * a machine follows from its instance, and HyperConverged sums up what the others say.
 */
const OBJECTS: Readonly<Record<string, number>> = {
  PersistentVolume: 0,
  StorageProfile: 0,
  PersistentVolumeClaim: 1,
  DataVolume: 2,
  DataSource: 4,
  VirtualMachine: 4,
  HyperConverged: 4,
  DataImportCron: 5,
};
const ANY_OBJECT = 3;

/** The order of a fact: the lower may explain the higher. */
export const orderOf = (fact: Fact): number => {
  const base = ORDER[fact.kind];
  if (fact.kind === 'expected') return base + EXPECTED[fact.what];
  if (fact.kind === 'metric') return base + (fact.measures === undefined ? 4 : (MEASURES[fact.measures] ?? 4));
  if (fact.kind === 'condition' || fact.kind === 'field')
    return base + (OBJECTS[fact.objects[0]?.model ?? ''] ?? ANY_OBJECT);
  if (fact.kind === 'line') {
    if (fact.known === 'unauthorized') return base + 2;
    return fact.known !== undefined && EFFECTS.has(fact.known) ? base + 5 : base;
  }
  // A claim waits for its storage class.
  if (fact.kind === 'need' && fact.objects[0]?.model === 'StorageClass') return base - 1;
  return fact.kind === 'workload' ? base + WORKLOAD_STATES[fact.state] : base;
};
