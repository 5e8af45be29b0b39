import { once } from '../once';
import type { Evidence, Forbidden, Observation } from './observation';

const keyOf = ({ verb, group, resource, namespace = '', name = '' }: Forbidden): string =>
  JSON.stringify([verb, group, resource, namespace, name]);

const partsOf = (evidence: Evidence): readonly Observation<unknown>[] => {
  switch (evidence.kind) {
    case 'objects':
      return evidence.events === undefined ? [] : [evidence.events];
    case 'logs':
      return evidence.logs.map(({ log }) => log);
    case 'events':
    case 'samples':
      return [];
  }
};

/** What may not be read of what was asked for, each permission once. */
export const forbiddenReads = (observations: readonly Observation<Evidence>[]): readonly Forbidden[] => {
  const all = observations.flatMap((one) => [one, ...(one.state === 'found' ? partsOf(one.data) : [])]);
  const forbidden = all.filter((one): one is Forbidden => one.state === 'forbidden');
  return once(forbidden, keyOf);
};
