import { ExecutionError } from './literals';

/** The labels of a series, its name among them as `__name__`. */
export type Labels = Readonly<Record<string, string>>;

/** One sample of a vector. */
export interface VectorSample {
  labels: Labels;
  value: number;
}

/** What an expression gives at one moment. */
export type Value = number | string | readonly VectorSample[];

/** Labels without the metric's name: what most operations give. */
export const withoutName = (labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).filter(([name]) => name !== '__name__'));

/** Labels as Prometheus gives them: by name, those without a value left out. */
export const sortedLabels = (labels: Labels): Labels =>
  Object.fromEntries(
    Object.entries(labels)
      .filter(([, value]) => value !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** The same text for the same labels, in whatever order they are. */
export const labelKey = (labels: Labels): string =>
  JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The vector itself. @throws ExecutionError when two samples have the same labels */
export const distinct = (vector: VectorSample[]): VectorSample[] => {
  if (new Set(vector.map(({ labels }) => labelKey(labels))).size < vector.length)
    throw new ExecutionError('vector cannot contain metrics with the same labelset');
  return vector;
};

const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"/g;

/**
 * Reads a series as the exposition format writes it: `name{label="value"}`.
 * @throws Error when it isn't one
 */
export const parseSeries = (text: string): Labels => {
  const match = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})?$/s.exec(text.trim());
  if (match === null) throw new Error(`Not a series: ${text}`);
  const labels = [...(match[2] ?? '').matchAll(LABEL)].map(([, name = '', value = '']): [string, string] => [
    name,
    value.replace(/\\(.)/g, (_escape, character: string) => (character === 'n' ? '\n' : character)),
  ]);
  return { __name__: match[1] ?? '', ...Object.fromEntries(labels) };
};

/** Writes labels as the exposition format does. */
export const writeSeries = ({ __name__ = '', ...labels }: Labels): string => {
  const escaped = Object.entries(labels).map(
    ([name, value]) => `${name}="${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`,
  );
  return escaped.length === 0 ? __name__ : `${__name__}{${escaped.join(',')}}`;
};
