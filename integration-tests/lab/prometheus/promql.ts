import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

import { AGGREGATIONS, binary, FUNCTIONS, withoutName } from './operations';
import type { Labels, VectorSample } from './series';

/** Where an expression finds its series. */
export interface SeriesSource {
  /** The series of a name at a moment, in milliseconds since the epoch; recorded names included. */
  at: (name: string, time: number) => readonly VectorSample[];
}

/** What an expression gives at one moment. */
export type Value = number | string | readonly VectorSample[];

/** The expression can't be read, or uses what this evaluator lacks; the message says which. */
export class PromqlError extends Error {
  override readonly name = 'PromqlError';
}

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** A duration as PromQL writes it, in milliseconds. */
export const duration = (text: string): number =>
  [...text.matchAll(/(\d+)(ms|s|m|h|d|w)/g)].reduce(
    (sum, [, count, unit = 's']) => sum + Number(count) * (UNITS[unit] ?? 0),
    0,
  );

const unquote = (text: string): string =>
  text.startsWith('`')
    ? text.slice(1, -1)
    : text.slice(1, -1).replace(/\\(.)/g, (_escape, c: string) => (c === 'n' ? '\n' : c));

const childrenOf = (node: SyntaxNode): SyntaxNode[] => {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
};

type Matcher = (labels: Labels) => boolean;

/** Evaluates one parsed expression. */
class Evaluation {
  constructor(
    private readonly text: string,
    private readonly source: SeriesSource,
  ) {}

  evaluate(node: SyntaxNode, time: number): Value {
    switch (node.name) {
      case 'PromQL':
      case 'ParenExpr':
        return this.evaluate(this.child(node, 0), time);
      case 'NumberDurationLiteral':
        return Number(this.read(node).replace(/^Inf$/i, 'Infinity'));
      case 'StringLiteral':
        return unquote(this.read(node));
      case 'VectorSelector':
        return this.select(node, time);
      case 'UnaryExpr': {
        const value = this.evaluate(this.child(node, 1), time);
        return this.read(this.child(node, 0)) === '-' ? binary('*', value, -1, {}) : value;
      }
      case 'OffsetExpr': {
        const [inner, , offset] = childrenOf(node);
        if (inner === undefined || offset === undefined) throw this.unsupported(node);
        return this.evaluate(inner, time - duration(this.read(offset)));
      }
      case 'BinaryExpr':
        return this.binary(node, time);
      case 'AggregateExpr':
        return this.aggregate(node, time);
      case 'FunctionCall':
        return this.call(node, time);
      default:
        throw this.unsupported(node);
    }
  }

  private read(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }

  private unsupported(node: SyntaxNode): PromqlError {
    return new PromqlError(`not supported here: ${this.read(node)} (${node.name})`);
  }

  private child(node: SyntaxNode, index: number): SyntaxNode {
    const child = childrenOf(node)[index];
    if (child === undefined) throw this.unsupported(node);
    return child;
  }

  private select(node: SyntaxNode, time: number): VectorSample[] {
    const identifier = node.getChild('Identifier');
    if (identifier === null) throw this.unsupported(node);
    const matchers = (node.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []).map((matcher) =>
      this.matcher(matcher),
    );
    return this.source
      .at(this.read(identifier), time)
      .filter(({ labels }) => matchers.every((matches) => matches(labels)));
  }

  private matcher(node: SyntaxNode): Matcher {
    const [nameNode, opNode, valueNode] = childrenOf(node);
    if (nameNode === undefined || opNode === undefined || valueNode === undefined) throw this.unsupported(node);
    const [name, op, value] = [this.read(nameNode), this.read(opNode), unquote(this.read(valueNode))];
    const expression = op.includes('~') ? new RegExp(`^(?:${value})$`, 's') : undefined;
    return (labels) => {
      const label = labels[name] ?? '';
      return (expression === undefined ? label === value : expression.test(label)) === !op.startsWith('!');
    };
  }

  /** The samples of a range at its two ends: what the functions over ranges here need. */
  private range(node: SyntaxNode, time: number): { first: VectorSample[]; last: VectorSample[]; seconds: number } {
    const [selector, length] = childrenOf(node);
    if (node.name !== 'MatrixSelector' || selector === undefined || length === undefined) throw this.unsupported(node);
    const milliseconds = duration(this.read(length));
    return {
      first: this.select(selector, time - milliseconds),
      last: this.select(selector, time),
      seconds: milliseconds / 1000,
    };
  }

  private call(node: SyntaxNode, time: number): Value {
    const [identifier, body] = childrenOf(node);
    if (identifier === undefined || body === undefined) throw this.unsupported(node);
    const name = this.read(identifier);
    const parts = childrenOf(body);
    if (name === 'time') return time / 1000;
    if (name === 'rate' || name === 'increase') {
      const { first, last, seconds } = this.range(this.child(body, 0), time);
      const before = new Map(first.map(({ labels, value }) => [labels, value]));
      // A series that began within the range counts from its beginning.
      const grown = last.map(({ labels, value }) => ({
        labels: withoutName(labels),
        value: value - (before.get(labels) ?? 0),
      }));
      return name === 'increase' ? grown : grown.map((sample) => ({ ...sample, value: sample.value / seconds }));
    }
    const apply = FUNCTIONS[name];
    if (apply === undefined) throw new PromqlError(`unknown function with name "${name}"`);
    return apply(parts.map((part) => this.evaluate(part, time)));
  }

  private names(node: SyntaxNode | null | undefined): string[] {
    return (
      node
        ?.getChild('GroupingLabels')
        ?.getChildren('LabelName')
        .map((label) => this.read(label)) ?? []
    );
  }

  private aggregate(node: SyntaxNode, time: number): Value {
    const operation = node.getChild('AggregateOp');
    const parts = childrenOf(node.getChild('FunctionCallBody') ?? node).map((part) => this.evaluate(part, time));
    const vector = parts.at(-1);
    const fold = AGGREGATIONS[operation === null ? '' : this.read(operation).toLowerCase()];
    if (fold === undefined || !Array.isArray(vector)) throw this.unsupported(node);
    const modifier = node.getChild('AggregateModifier');
    const names = this.names(modifier);
    const without = modifier?.getChild('Without') !== null && modifier !== null;
    const groups = new Map<string, { labels: Labels; values: number[] }>();
    for (const { labels, value } of vector as readonly VectorSample[]) {
      const kept = Object.entries(withoutName(labels)).filter(([name]) => names.includes(name) !== without);
      const key = JSON.stringify(kept.sort());
      const group = groups.get(key) ?? { labels: Object.fromEntries(kept), values: [] };
      group.values.push(value);
      groups.set(key, group);
    }
    return [...groups.values()].map(({ labels, values }) => ({ labels, value: fold(values) }));
  }

  private binary(node: SyntaxNode, time: number): Value {
    const [left, operator, ...rest] = childrenOf(node);
    const right = rest.at(-1);
    if (left === undefined || operator === undefined || right === undefined) throw this.unsupported(node);
    const clause = node.getChild('MatchingModifierClause');
    const on = clause?.getChild('On') === null ? undefined : clause === null ? undefined : this.names(clause);
    const ignoring = clause !== null && clause.getChild('Ignoring') !== null ? this.names(clause) : undefined;
    return binary(this.read(operator).toLowerCase(), this.evaluate(left, time), this.evaluate(right, time), {
      ...(on === undefined ? {} : { on }),
      ...(ignoring === undefined ? {} : { ignoring }),
      bool: node.getChild('BoolModifier') !== null,
    });
  }
}

/** Parses an expression with Prometheus' own grammar. @throws PromqlError where it can't be read */
export const parsePromql = (text: string): ((source: SeriesSource, time: number) => Value) => {
  const tree = parser.parse(text);
  const cursor = tree.cursor();
  do {
    if (cursor.type.isError)
      throw new PromqlError(`parse error: unexpected input at ${String(cursor.from + 1)}: ${text}`);
  } while (cursor.next());
  return (source, time) => new Evaluation(text, source).evaluate(tree.topNode, time);
};
