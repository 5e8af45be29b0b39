import type { SyntaxNode } from '@lezer/common';

import { PromqlError, unquote } from './literals';
import type { Labels } from './series';

/** The nodes under a node, comments left out. */
export const childrenOf = (node: SyntaxNode): SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (child.name !== 'LineComment') children.push(child);
  return children;
};

/** A selector as read: a metric's name and what its labels must be. */
export interface Selector {
  name: string;
  matches: (labels: Labels) => boolean;
  /** The labels that are asked for by `=` alone: what `absent` gives. */
  equal: Labels;
}

interface Matcher {
  label: string;
  operator: string;
  value: string;
}

const MATCHERS: readonly string[] = ['UnquotedLabelMatcher', 'QuotedLabelMatcher'];

const readMatcher = (node: SyntaxNode, text: string): Matcher => {
  const read = (part: SyntaxNode | undefined): string => (part === undefined ? '' : text.slice(part.from, part.to));
  // `{"up"}` is short for `{__name__="up"}`.
  if (node.name === 'QuotedLabelName') return { label: '__name__', operator: '=', value: unquote(read(node)) };
  const [label, operator, value] = childrenOf(node);
  const name = label?.name === 'QuotedLabelName' ? unquote(read(label)) : read(label);
  return { label: name, operator: read(operator), value: unquote(read(value)) };
};

/** A regular expression that matches whole values, as Prometheus anchors it. */
const anchored = (value: string): RegExp => {
  try {
    return new RegExp(`^(?:${value})$`, 's');
  } catch {
    throw new PromqlError(`not a regular expression that can be read here: ${value}`);
  }
};

const test = ({ label, operator, value }: Matcher): ((labels: Labels) => boolean) => {
  const expression = operator.includes('~') ? anchored(value) : undefined;
  return (labels) => {
    const own = labels[label] ?? '';
    return (expression === undefined ? own === value : expression.test(own)) === !operator.startsWith('!');
  };
};

/** Reads a VectorSelector of an expression's text. @throws PromqlError when it doesn't name one metric */
export const readSelector = (node: SyntaxNode, text: string): Selector => {
  const identifier = node.getChild('Identifier');
  const list = node.getChild('LabelMatchers');
  const all = (list === null ? [] : childrenOf(list))
    .filter(({ name }) => MATCHERS.includes(name) || name === 'QuotedLabelName')
    .map((matcher) => readMatcher(matcher, text));
  const names = [
    ...(identifier === null ? [] : [text.slice(identifier.from, identifier.to)]),
    ...all.filter(({ label, operator }) => label === '__name__' && operator === '=').map(({ value }) => value),
  ];
  const [name = ''] = names;
  if (names.length > 1) throw new PromqlError(`metric name must not be set twice: ${names.join(' and ')}`);
  if (name === '')
    throw new PromqlError(`not supported here: a selector without a name, ${text.slice(node.from, node.to)}`);
  const tests = all.map(test);
  const asked = all.filter(({ label }) => label !== '__name__');
  const once = asked.filter(({ label }) => asked.filter((other) => other.label === label).length === 1);
  return {
    name,
    matches: (labels) => tests.every((matches) => matches(labels)),
    equal: Object.fromEntries(
      once.filter(({ operator, value }) => operator === '=' && value !== '').map(({ label, value }) => [label, value]),
    ),
  };
};
