import type { ModelName } from '../probes/probe';

/** An object as it was at a version that was seen: what a list at exactly that version gives, until the store is compacted. */
export interface EarlierState {
  readonly model: ModelName;
  readonly name: string;
  readonly namespace?: string;
  readonly resourceVersion: string;
}

/** One text for one object. */
export const stateKey = ({ model, name, namespace = '' }: Omit<EarlierState, 'resourceVersion'>): string =>
  `${model}/${namespace}/${name}`;
