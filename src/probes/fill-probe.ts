import { message, type Message } from '../message';
import type { Argv, FilledProbe, LabelSelector, Pods, Probe, Template, Text, UnfilledProbe } from './probe';
import { mapTexts } from './map-texts';
import { escapePromql } from './promql';
import { namesIn, PLACE, whyMissing, type Variables } from './variables';

/** Where in a probe a template stands: what a value must be like, and how it is written, differs. */
type Where = 'text' | 'label' | 'query' | 'argument';

type Write = (template: Template, where: Where) => Text;

/** What the API takes for the value of a label (apimachinery, `IsValidLabelValue`); a comma would begin another label. */
const LABEL_VALUE = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;

const eachLabel = (selector: LabelSelector, write: Write): LabelSelector<Text> =>
  Object.fromEntries(Object.entries(selector).map(([name, value]) => [write(name, 'text'), write(value, 'label')]));

const eachOf = (probe: Probe, write: Write): FilledProbe => {
  switch (probe.kind) {
    case 'list': {
      const { namespace, selector, only, ...rest } = probe;
      return {
        ...rest,
        ...(only === undefined ? {} : { only: mapTexts(only, (text) => write(text, 'text')) }),
        ...(namespace === undefined ? {} : { namespace: write(namespace, 'text') }),
        ...(selector === undefined ? {} : { selector: eachLabel(selector, write) }),
      };
    }
    case 'get': {
      const { namespace, name, ...rest } = probe;
      return {
        ...rest,
        name: write(name, 'text'),
        ...(namespace === undefined ? {} : { namespace: write(namespace, 'text') }),
      };
    }
    case 'logs':
      return { ...probe, namespace: write(probe.namespace, 'text'), selector: eachLabel(probe.selector, write) };
    case 'events': {
      const { name, ...rest } = probe;
      return {
        ...rest,
        namespace: write(probe.namespace, 'text'),
        ...(name === undefined ? {} : { name: write(name, 'text') }),
      };
    }
    case 'metric':
      return { ...probe, query: write(probe.query, 'query') };
    case 'by-hand':
      return { ...probe, command: mapTexts(probe.command, (text) => write(text, 'argument')) as Argv<Text> };
  }
};

/** Collects why places can't be filled while it fills them; only a result without a reason may be used. */
class Filling {
  readonly #missing = new Map<string, Message>();
  readonly #variables: Variables;
  readonly #why: (name: string) => Message;

  constructor(variables: Variables, why: (name: string) => Message) {
    this.#variables = variables;
    this.#why = why;
  }

  readonly write: Write = (template, where) => {
    const text = template.replace(PLACE, (_place, name: string) => {
      const value = this.#variables[name];
      if (value === undefined) this.#missing.set(name, this.#why(name));
      return where === 'query' ? escapePromql(value ?? '') : (value ?? '');
    });
    if (where === 'label' && !LABEL_VALUE.test(text)) {
      for (const name of namesIn(template)) {
        this.#missing.set(name, message('No label can have the value {{value}}.', { value: text }));
      }
    }
    if (where === 'argument' && text.startsWith('-') && !template.startsWith('-')) {
      for (const name of namesIn(template)) {
        this.#missing.set(name, message('{{value}} would be an option of the command.', { value: text }));
      }
    }
    return text as Text;
  };

  /** Why it can't be filled, by the names of the variables; `undefined` where nothing is missing. */
  get missing(): UnfilledProbe['missing'] | undefined {
    return this.#missing.size === 0 ? undefined : Object.fromEntries(this.#missing);
  }
}

/**
 * Puts the variables into every place of a probe: names, namespaces, the labels of selectors, and PromQL, where values
 * are escaped. Gives the reasons where a value is not known, or can't be what it stands for.
 * @param why says why a variable has no value
 */
export const fillProbe = (
  probe: Probe,
  variables: Variables,
  why: (name: string) => Message = whyMissing,
): FilledProbe | UnfilledProbe => {
  const filling = new Filling(variables, why);
  const filled = eachOf(probe, filling.write);
  const { missing } = filling;
  return missing === undefined ? filled : { kind: 'unfilled', probe, missing };
};

/** Fills the pods that a change is about; `undefined` where a value is not known. */
export const fillPods = ({ namespace, selector }: Pods, variables: Variables): Pods<Text> | undefined => {
  const filling = new Filling(variables, whyMissing);
  const filled = { namespace: filling.write(namespace, 'text'), selector: eachLabel(selector, filling.write) };
  return filling.missing === undefined ? filled : undefined;
};

/** Finds the marks of `markProbe`, and the names in them: characters for private use, which no name or label has. */
export const MARKED = /\uE000([^\uE001]*)\uE001/g;

/** Fills a probe for printing alone: what is not known is marked, with the name of its variable (`MARKED`). */
export const markProbe = ({ probe, missing }: UnfilledProbe, variables: Variables): FilledProbe => {
  const known = (value: string): string => value.replaceAll(/[\uE000\uE001]/g, '');
  return eachOf(
    probe,
    (template, where) =>
      template.replace(PLACE, (_place, name: string) => {
        const value = Object.hasOwn(missing, name) ? undefined : variables[name];
        if (value === undefined) return `\uE000${name}\uE001`;
        return where === 'query' ? escapePromql(known(value)) : known(value);
      }) as Text,
  );
};

/** Every template of a probe. */
export const templatesOf = (probe: Probe): readonly Template[] => {
  const found: Template[] = [];
  eachOf(probe, (template) => {
    found.push(template);
    return template as Text;
  });
  return found;
};
