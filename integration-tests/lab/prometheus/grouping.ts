import { labelKey, type Labels, type VectorSample } from './series';

/** Which labels a group is made by: those that are named, or all but those. */
export interface Grouping {
  readonly names: readonly string[];
  readonly without: boolean;
}

/** The samples of a vector that an aggregation puts together. */
export interface Group {
  readonly labels: Labels;
  readonly samples: VectorSample[];
}

/** Puts samples together by the labels that an aggregation keeps. */
export const groupsOf = (vector: readonly VectorSample[], { names, without }: Grouping): readonly Group[] => {
  const isKept = (name: string): boolean =>
    without ? name !== '__name__' && !names.includes(name) : names.includes(name);
  const groups = new Map<string, Group>();
  for (const sample of vector) {
    const kept = Object.fromEntries(Object.entries(sample.labels).filter(([name]) => isKept(name)));
    const key = labelKey(kept);
    const group = groups.get(key) ?? { labels: kept, samples: [] };
    group.samples.push(sample);
    groups.set(key, group);
  }
  return [...groups.values()];
};
