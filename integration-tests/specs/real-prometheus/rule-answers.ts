/** A rule of the rules API, as far as answers are compared. */
export interface AnsweredRule {
  readonly type: string;
  readonly name: string;
  readonly query: string;
  readonly health: string;
  readonly lastError?: string;
  readonly alerts?: readonly unknown[];
  readonly duration?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** The rules of an answer, by name: the order of groups follows the names of files. */
export const rulesIn = (answer: unknown): readonly AnsweredRule[] => {
  const { groups } = (answer as { data: { groups: { rules: AnsweredRule[] }[] } }).data;
  return groups.flatMap(({ rules }) => rules).sort((a, b) => (a.name < b.name ? -1 : 1));
};

/** Each name once, in order. */
export const namesIn = (alerts: readonly { readonly name: string }[]): readonly string[] =>
  [...new Set(alerts.map(({ name }) => name))].sort();

const EXTERNAL = 'prometheus';

/** The same without the label that Thanos adds to the answers of the platform; no labels at all are left out, as there. */
export const withoutExternalLabels = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutExternalLabels);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== EXTERNAL)
      .map(([name, entry]) => [name, withoutExternalLabels(entry)] as const)
      .filter(([name, entry]) => name !== 'labels' || Object.keys(entry as object).length > 0),
  );
};

const OF_THANOS = new Set(['analysis', 'partialResponseStrategy']);

/** The same without what Thanos adds of itself to each answer; the lab leaves it out, as Prometheus does. */
export const withoutThanosKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutThanosKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !OF_THANOS.has(name))
      .map(([name, entry]) => [name, withoutThanosKeys(entry)]),
  );
};

/** Objects whose keys are names that somebody chose. */
const NAMED_BY_PEOPLE = new Set(['metric', 'labels', 'annotations']);

const mergeShapes = (shapes: readonly unknown[]): readonly unknown[] => [
  ...new Map(shapes.map((shape) => [JSON.stringify(shape), shape])).values(),
];

/** What an answer is made of: its keys and the types of its values; of a list, each kind of entry once. */
export const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) {
    return [...mergeShapes(value.map(shapeOf))].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return typeof value;
  const entries = Object.entries(value).map(([name, entry]): [string, unknown] => [
    name,
    NAMED_BY_PEOPLE.has(name) ? 'names' : shapeOf(entry),
  ]);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
};
