import type { ClusterObject } from '../probes/observation';
import type { ModelName } from '../probes/probe';
import type { Observations, Observed } from './observations';

/** Observations for tests: nothing but what is given. */
export const makeObservations = (given: Partial<Observations> & Pick<Observations, 'now'>): Observations => ({
  workload: '',
  own: [],
  operands: [],
  measuredBy: '',
  pods: [],
  nodes: [],
  workloads: [],
  resources: [],
  events: [],
  logs: [],
  readings: [],
  ...given,
});

/** Something that the step `look` read. */
export const seen = <T>(item: T, workload = ''): Observed<T> => ({ item, stepIds: ['look'], workload });

/** An operator's resource that was read. */
export const seenResource = (
  model: ModelName,
  { metadata, ...object }: ClusterObject,
): Observations['resources'][number] => seen({ model, object: { metadata: { name: 'it', ...metadata }, ...object } });
