import type { Alert } from './alert';

/** The labels by which an instance differs from some other of the same alert; empty where it is the only one. */
export const tellingLabels = (
  { labels }: Pick<Alert, 'labels'>,
  all: readonly Pick<Alert, 'labels'>[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(labels).filter(([name, value]) => all.some((other) => other.labels[name] !== value)),
  );
