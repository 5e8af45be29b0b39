import { message, type Message } from '../message';
import type { Template } from './probe';

/** The values that templates may name: `namespace`, and `label.NAME` for each label of the alert. */
export type Variables = Readonly<Record<string, string>>;

/** A filled template, or the reasons why it can't be filled. */
export type Filled =
  | { readonly text: string; readonly missing?: undefined }
  | { readonly text?: undefined; readonly missing: readonly Message[] };

/** Gathers the variables of an alert. Labels with an empty value count as absent, as in Prometheus. */
export const variablesOf = (namespace: string, labels: Readonly<Record<string, string>>): Variables => ({
  ...Object.fromEntries(
    Object.entries(labels)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => [`label.${name}`, value]),
  ),
  namespace,
});

const PLACE = /\{\{([A-Za-z0-9_.]+)\}\}/g;

/** The names of the variables in a template. */
export const namesIn = (template: Template): readonly string[] =>
  [...template.matchAll(PLACE)].map(([, name]) => name ?? '');

/** Says why a variable has no value. */
export const whyMissing = (name: string): Message =>
  name.startsWith('label.')
    ? message('The alert has no label {{label}}.', { label: name.slice('label.'.length) })
    : message('{{name}} is not known.', { name });

/** Puts the variables into a template; `write` says how a value is written there (as it is, unless given). */
export const fill = (
  template: Template,
  variables: Variables,
  write: (value: string) => string = (value) => value,
): Filled => {
  const missing = namesIn(template).filter((name) => variables[name] === undefined);
  if (missing.length > 0) return { missing: [...new Set(missing)].map(whyMissing) };
  return { text: template.replace(PLACE, (_place, name: string) => write(variables[name] ?? '')) };
};
