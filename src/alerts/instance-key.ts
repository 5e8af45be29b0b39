type Labels = Readonly<Record<string, string>>;

/**
 * Which Prometheus an alert comes from: Thanos adds it to what it answers, Prometheus to what it sends to Alertmanager,
 * and neither to what it answers itself.
 */
const SOURCE = 'prometheus';

/** One text for equal labels, whatever their order; of these names alone, where they are given. */
export const instanceKey = (labels: Labels, names: readonly string[] = Object.keys(labels)): string =>
  JSON.stringify(
    names
      .filter((name) => name !== SOURCE)
      .map((name): [string, string | undefined] => [name, Object.hasOwn(labels, name) ? labels[name] : undefined])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
