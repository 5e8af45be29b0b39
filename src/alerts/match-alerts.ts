import type { Alert } from './alert';
import { instanceKey } from './instance-key';

interface Labelled {
  readonly labels: Alert['labels'];
}

/** What an AlertRelabelConfig changes of an alert on its way to Alertmanager, most of all. */
const OFTEN_CHANGED = 'severity';

/** By which labels an alert may be known again; the closest first. */
const CLOSENESS: readonly ((labels: Alert['labels'], name: string) => boolean)[] = [
  () => true,
  (labels, name) => Object.hasOwn(labels, name),
  (labels, name) => Object.hasOwn(labels, name) && name !== OFTEN_CHANGED,
];

/**
 * Finds each alert of one source in another one: by all labels, else by the labels that it has itself (the other source
 * may add labels to all that it gets), else by those but its severity. Each found once, the closest first.
 */
export const matchAlerts = <A extends Labelled, B extends Labelled>(
  alerts: readonly A[],
  others: readonly B[],
): ReadonlyMap<A, B> => {
  const found = new Map<A, B>();
  const taken = new Set<B>();
  CLOSENESS.forEach((counts, closeness) => {
    // By which labels others were looked up already, and what was found: alerts of a name have labels of equal names.
    const indexes = new Map<string, Map<string, B>>();
    for (const alert of alerts) {
      if (found.has(alert)) continue;
      const names = Object.keys(alert.labels).filter((name) => counts(alert.labels, name));
      const of = closeness === 0 ? '' : names.sort().join('\n');
      const index =
        indexes.get(of) ??
        new Map(
          others
            .filter((other) => !taken.has(other))
            .map((other) => [closeness === 0 ? instanceKey(other.labels) : instanceKey(other.labels, names), other]),
        );
      indexes.set(of, index);
      const other = index.get(instanceKey(alert.labels, names));
      if (other === undefined || taken.has(other)) continue;
      found.set(alert, other);
      taken.add(other);
    }
  });
  return found;
};
