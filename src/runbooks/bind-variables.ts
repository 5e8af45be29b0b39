import { message, type Message } from '../message';
import { textsAt } from '../probes/field-path';
import type { Evidence, Observation } from '../probes/observation';
import { variablesOf, whyMissing, type Variables } from '../probes/variables';

/** Where a value may come from: a label of the alert, or a field of what an earlier step read. */
export type ValueSource =
  | { readonly label: string }
  /** The first text at one of the paths (`probes/field-path.ts`) in what the step read. */
  | { readonly step: string; readonly path: string | readonly string[] };

/** A value that probes and sentences name as `{{NAME}}`: that of the first source that has one. */
export interface Variable {
  readonly firstOf: readonly [ValueSource, ...ValueSource[]];
}

/** What gives the variables their values. */
export interface Known {
  /** Where the component runs: `{{namespace}}` unless declared otherwise, and `{{installNamespace}}`. */
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** What steps read so far, by their ids. */
  readonly answers: ReadonlyMap<string, Observation<Evidence>>;
}

/** The values that are known, why others are not, and for which an answer is still to come. */
export interface Binding {
  readonly values: Variables;
  readonly why: (name: string) => Message;
  readonly pending: ReadonlySet<string>;
}

type Value =
  | { readonly is: 'known'; readonly text: string }
  | { readonly is: 'pending' }
  | { readonly is: 'absent'; readonly why: Message };

const fromStep = ({ step, path }: Extract<ValueSource, { step: string }>, answers: Known['answers']): Value => {
  const observation = answers.get(step);
  if (observation === undefined || observation.state === 'loading') return { is: 'pending' };
  if (observation.state !== 'found' && observation.state !== 'empty') {
    return { is: 'absent', why: message('The step "{{step}}", which has it, could not be read.', { step }) };
  }
  const objects = observation.state === 'found' && observation.data.kind === 'objects' ? observation.data.objects : [];
  const paths = typeof path === 'string' ? [path] : path;
  const [text] = paths.flatMap((one) => objects.flatMap((object) => textsAt(object, one)));
  if (text !== undefined && text !== '') return { is: 'known', text };
  return {
    is: 'absent',
    why:
      objects.length === 0
        ? message('What the step "{{step}}" looks for, and which has it, does not exist.', { step })
        : message('What the step "{{step}}" read has no {{path}}.', { step, path: paths.join(', ') }),
  };
};

const fromLabel = (label: string, labels: Known['labels']): Value => {
  const text = labels[label] ?? '';
  return text === '' ? { is: 'absent', why: whyMissing(`label.${label}`) } : { is: 'known', text };
};

const valueOf = ({ firstOf }: Variable, { labels, answers }: Known): Value => {
  const reasons: Message[] = [];
  for (const source of firstOf) {
    const value = 'label' in source ? fromLabel(source.label, labels) : fromStep(source, answers);
    if (value.is !== 'absent') return value;
    reasons.push(value.why);
  }
  return { is: 'absent', why: reasons[0] ?? message('It is not known.') };
};

/** Gives the variables of a runbook their values, as far as these are known. */
export const bindVariables = (declared: Readonly<Record<string, Variable>>, known: Known): Binding => {
  const base = { ...variablesOf(known.namespace, known.labels), installNamespace: known.namespace };
  const values = Object.entries(declared).map(([name, variable]) => [name, valueOf(variable, known)] as const);
  // A declared variable that has no value must not fall back to one of the same name.
  const others = Object.entries(base).filter(([name]) => !Object.hasOwn(declared, name));
  const reasons = new Map<string, Message>(
    values.flatMap(([name, value]) => (value.is === 'absent' ? [[name, value.why]] : [])),
  );
  return {
    values: {
      ...Object.fromEntries(others),
      ...Object.fromEntries(values.flatMap(([name, value]) => (value.is === 'known' ? [[name, value.text]] : []))),
    },
    why: (name) => reasons.get(name) ?? whyMissing(name),
    pending: new Set(values.flatMap(([name, value]) => (value.is === 'pending' ? [name] : []))),
  };
};
