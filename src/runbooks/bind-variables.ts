import { message, type Message } from '../message';
import { textsAt } from '../probes/field-path';
import type { Evidence, Observation } from '../probes/observation';
import { variablesOf, whyMissing, type Variables } from '../probes/variables';

/** Where a value may come from: a label of the alert, a field of what an earlier step read, or the reader's choice. */
export type ValueSource =
  /** Of a label such as `kubevirt/name` what the group of a regular expression matches, where there is one. */
  | { readonly label: string; readonly part?: string }
  /** The texts at the first of the paths (`probes/field-path.ts`) that has some, in what the step read. */
  | { readonly step: string; readonly path: string | readonly string[] }
  /** Only the reader can say: the command has a place that the shell refuses to run, with this sentence. */
  | { readonly ask: Message };

/** A value that probes and sentences name as `{{NAME}}`: that of the first source that has one. */
export interface Variable {
  readonly firstOf: readonly [ValueSource, ...ValueSource[]];
  /** Several objects: what names it is read once for each value, at most so many. Absent: the first value alone. */
  readonly each?: number;
  /** What a step says that lacks it, in place of why no source has it. */
  readonly whenAbsent?: Message;
  /** That an answer was read and has no such value is normal: steps that lack it have nothing to look at. */
  readonly optional?: true;
}

/** What gives the variables their values. */
export interface Known {
  /** Where the component runs: `{{namespace}}` unless declared otherwise, and `{{installNamespace}}`. */
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** What steps read so far, by their ids. */
  readonly answers: ReadonlyMap<string, Observation<Evidence>>;
}

/** The values of a variable that stands for several, and how many more there are than are read. */
export interface Several {
  readonly texts: readonly string[];
  readonly leftOut: number;
}

/** The values that are known, why others are not, and for which an answer is still to come. */
export interface Binding {
  readonly values: Variables;
  /** Those of `values` that stand for more than one. */
  readonly several: ReadonlyMap<string, Several>;
  readonly why: (name: string) => Message;
  readonly pending: ReadonlySet<string>;
  /** Those without a value for which that is normal. */
  readonly notApplicable: ReadonlySet<string>;
}

/** Nothing is bound: sentences show names, and what lacks a value says that it is not known. */
export const unbound = (values: Variables): Binding => ({
  values,
  several: new Map(),
  why: whyMissing,
  pending: new Set(),
  notApplicable: new Set(),
});

type Value =
  | { readonly is: 'known'; readonly texts: readonly [string, ...string[]] }
  | { readonly is: 'pending' }
  /** `read`: an answer came, or the label is there, and it has no such value. */
  | { readonly is: 'absent'; readonly why: Message; readonly read?: true };

const known = (texts: readonly string[]): Extract<Value, { is: 'known' }> | undefined => {
  const [first, ...others] = [...new Set(texts.filter((text) => text !== ''))];
  return first === undefined ? undefined : { is: 'known', texts: [first, ...others] };
};

/** What there is to look into: the objects, or the samples, with `labels` and `value`. */
const entriesOf = (observation: Observation<Evidence>): readonly unknown[] => {
  if (observation.state !== 'found') return [];
  const { data } = observation;
  if (data.kind === 'samples') return data.samples;
  return data.kind === 'objects' ? data.objects : [];
};

const fromStep = ({ step, path }: Extract<ValueSource, { step: string }>, answers: Known['answers']): Value => {
  const observation = answers.get(step);
  if (observation === undefined || observation.state === 'loading') return { is: 'pending' };
  if (observation.state !== 'found' && observation.state !== 'empty') {
    return { is: 'absent', why: message('The step "{{step}}", which has it, could not be read.', { step }) };
  }
  const entries = entriesOf(observation);
  const paths = typeof path === 'string' ? [path] : path;
  const found = paths.map((one) => known(entries.flatMap((entry) => textsAt(entry, one))));
  return (
    found.find((one) => one !== undefined) ?? {
      is: 'absent',
      read: true,
      why:
        entries.length === 0
          ? message('What the step "{{step}}" looks for, and which has it, does not exist.', { step })
          : message('What the step "{{step}}" read has no {{path}}.', { step, path: paths.join(', ') }),
    }
  );
};

const fromLabel = ({ label, part }: Extract<ValueSource, { label: string }>, labels: Known['labels']): Value => {
  const whole = labels[label] ?? '';
  const text = part === undefined ? whole : new RegExp(part).exec(whole)?.[1];
  if (whole !== '' && (text ?? '') === '') {
    const why = message('The label {{label}} of the alert is {{value}}.', { label, value: whole });
    return { is: 'absent', why, read: true };
  }
  return known([text ?? '']) ?? { is: 'absent', why: whyMissing(`label.${label}`) };
};

const fromSource = (source: ValueSource, { labels, answers }: Known): Value => {
  if ('ask' in source) return { is: 'absent', why: source.ask };
  return 'label' in source ? fromLabel(source, labels) : fromStep(source, answers);
};

const valueOf = ({ firstOf, whenAbsent }: Variable, from: Known): Value => {
  const absent: Extract<Value, { is: 'absent' }>[] = [];
  for (const source of firstOf) {
    const value = fromSource(source, from);
    if (value.is !== 'absent') return value;
    absent.push(value);
  }
  const [first] = absent;
  // It is known to be missing where no source remains that could not be read.
  const isRead = absent.every(({ read }) => read === true) || absent.at(-1)?.read === true;
  return {
    is: 'absent',
    why: whenAbsent ?? first?.why ?? message('It is not known.'),
    ...(isRead ? { read: true } : {}),
  };
};

/** Gives the variables of a runbook their values, as far as these are known. */
export const bindVariables = (declared: Readonly<Record<string, Variable>>, from: Known): Binding => {
  const base = { ...variablesOf(from.namespace, from.labels), installNamespace: from.namespace };
  const values = Object.entries(declared).map(([name, variable]) => [name, valueOf(variable, from)] as const);
  // A declared variable that has no value must not fall back to one of the same name.
  const others = Object.entries(base).filter(([name]) => !Object.hasOwn(declared, name));
  const bound = values.flatMap(([name, value]) => (value.is === 'known' ? [[name, value.texts] as const] : []));
  const absent = values.flatMap(([name, value]) => (value.is === 'absent' ? [[name, value] as const] : []));
  const reasons = new Map(absent.map(([name, { why }]) => [name, why]));
  return {
    values: Object.fromEntries([...others, ...bound.map(([name, [first]]) => [name, first] as const)]),
    several: new Map(
      bound.flatMap(([name, texts]) => {
        const most = declared[name]?.each ?? 1;
        const read = texts.slice(0, most);
        return most > 1 && texts.length > 1 ? [[name, { texts: read, leftOut: texts.length - read.length }]] : [];
      }),
    ),
    why: (name) => reasons.get(name) ?? whyMissing(name),
    pending: new Set(values.flatMap(([name, value]) => (value.is === 'pending' ? [name] : []))),
    notApplicable: new Set(
      absent.flatMap(([name, { read }]) => (read === true && declared[name]?.optional === true ? [name] : [])),
    ),
  };
};
