import { message, type Message } from '../message';
import { mapTexts } from './map-texts';
import type { Template } from './probe';

/** The values that templates may name: `namespace`, and `label.NAME` for each label of the alert. */
export type Variables = Readonly<Record<string, string>>;

/** Gathers the variables of an alert. Labels with an empty value count as absent, as in Prometheus. */
export const variablesOf = (namespace: string, labels: Readonly<Record<string, string>>): Variables => ({
  ...Object.fromEntries(
    Object.entries(labels)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [`label.${name}`, value]),
  ),
  namespace,
});

/** A place of a template, with the name of its variable. */
export const PLACE = /\{\{([A-Za-z0-9_.]+)\}\}/g;

/** The names of the variables in a template. */
export const namesIn = (template: Template): readonly string[] =>
  [...template.matchAll(PLACE)].map(([, name]) => name ?? '');

/** The names of the variables in every text of some data, each once. */
export const namesInData = (data: unknown): readonly string[] => {
  const names = new Set<string>();
  mapTexts(data, (text) => {
    for (const name of namesIn(text)) names.add(name);
    return text;
  });
  return [...names];
};

/** Puts the values into a text; what has none stays as it is. */
export const fillText = (template: Template, variables: Variables): string =>
  template.replace(PLACE, (place, name: string) => variables[name] ?? place);

/** Says why a variable has no value. */
export const whyMissing = (name: string): Message =>
  name.startsWith('label.')
    ? message('The alert has no label {{label}}.', { label: name.slice('label.'.length) })
    : message('{{name}} is not known.', { name });

/**
 * Gives a sentence the variables that it names and has no value of its own for. One that is not known stands there by
 * its name, as commands are written in manuals: `<vm>`.
 */
export const fillMessage = (sentence: Message, variables: Variables): Message => {
  const { text, values = {} } = sentence;
  const open = namesIn(text).filter((name) => !Object.hasOwn(values, name));
  if (open.length === 0) return sentence;
  const known = open.map((name) => [name, variables[name] ?? `<${name.replace(/^label\./, '')}>`] as const);
  return { text, values: { ...values, ...Object.fromEntries(known) } };
};
