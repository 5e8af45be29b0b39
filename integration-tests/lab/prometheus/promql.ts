import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

import { binary, type Matching } from './binary';
import { PromqlError, readNumber, unquote } from './literals';
import { AGGREGATIONS, FUNCTIONS } from './operations';
import { predictLinear, RANGE_FUNCTIONS, samplesOf, type RangeSeries } from './ranges';
import { childrenOf, readSelector } from './selector';
import { labelKey, type Labels, type Value, type VectorSample } from './series';

/** Where an expression finds its series. */
export interface SeriesSource {
  /** The series of a name at a moment, in milliseconds since the epoch; recorded names included. */
  at: (name: string, time: number) => readonly VectorSample[];
}

const SELECTORS: readonly string[] = ['VectorSelector', 'MatrixSelector'];
const SIDES: readonly string[] = ['BinaryExpr', 'UnaryExpr'];

/** Evaluates one parsed expression. */
class Evaluation {
  /** What `offset` puts before a selector's moment, by where the selector begins, in milliseconds. */
  private readonly offsets = new Map<number, number>();

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
        return readNumber(this.read(node));
      case 'StringLiteral':
        return unquote(this.read(node));
      case 'VectorSelector':
        return this.select(node, time);
      case 'UnaryExpr': {
        const value = this.evaluate(this.child(node, 1), time);
        if (typeof value === 'string') throw new PromqlError('unary expression only allowed on scalar or vector');
        return this.read(this.child(node, 0)) === '-' ? binary('*', value, -1, {}) : value;
      }
      case 'OffsetExpr':
        return this.evaluate(this.noteOffset(node), time);
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
    const { name, matches } = readSelector(node, this.text);
    return this.source.at(name, time - (this.offsets.get(node.from) ?? 0)).filter(({ labels }) => matches(labels));
  }

  /** A length of time in brackets or after `offset`: a duration, or seconds; in milliseconds. */
  private length(node: SyntaxNode): number {
    const text = this.read(node).replace(/\s/g, '');
    if (!/^[+-]?[\da-z.]+$/i.test(text)) throw this.unsupported(node);
    return readNumber(text) * 1000;
  }

  /** Notes the offset of a selector and gives what stands before `offset`: the grammar takes `a - b offset 5m` for `(a - b) offset 5m`. */
  private noteOffset(node: SyntaxNode): SyntaxNode {
    const inner = this.child(node, 0);
    let last: SyntaxNode | undefined = inner;
    while (last !== undefined && SIDES.includes(last.name)) last = childrenOf(last).at(-1);
    if (last === undefined || !SELECTORS.includes(last.name)) throw this.unsupported(node);
    this.offsets.set(last.from, this.length(this.child(node, 2)));
    return inner;
  }

  /** The series of a range vector, where it ends and how long it is, in milliseconds. */
  private range(name: string, node: SyntaxNode, time: number): { series: RangeSeries[]; end: number; length: number } {
    const range = node.name === 'OffsetExpr' ? this.noteOffset(node) : node;
    if (range.name === 'SubqueryExpr') throw this.unsupported(node);
    if (range.name !== 'MatrixSelector')
      throw new PromqlError(`expected type range vector in call to function "${name}", got ${this.read(node)}`);
    const { name: metric, matches } = readSelector(this.child(range, 0), this.text);
    const length = this.length(this.child(range, 1));
    if (!(length > 0)) throw new PromqlError(`duration must be greater than 0: ${this.read(range)}`);
    const end = time - (this.offsets.get(range.from) ?? 0);
    const select = (at: number): VectorSample[] => this.source.at(metric, at).filter(({ labels }) => matches(labels));
    return { series: samplesOf(select, end, length), end, length };
  }

  private predict(parts: readonly SyntaxNode[], time: number): VectorSample[] {
    const [range, after] = parts;
    if (range === undefined || after === undefined || parts.length !== 2)
      throw new PromqlError(`expected 2 argument(s) in call to "predict_linear", got ${String(parts.length)}`);
    const seconds = this.evaluate(after, time);
    if (typeof seconds !== 'number')
      throw new PromqlError(`expected type scalar in call to function "predict_linear", got ${this.read(after)}`);
    return predictLinear(this.range('predict_linear', range, time).series, time, seconds);
  }

  private call(node: SyntaxNode, time: number): Value {
    const name = this.read(this.child(node, 0));
    const parts = childrenOf(this.child(node, 1));
    if (name === 'predict_linear') return this.predict(parts, time);
    const overRange = RANGE_FUNCTIONS[name];
    const operation = FUNCTIONS[name];
    if (overRange === undefined && operation === undefined)
      throw new PromqlError(`not supported here: the function ${name}`);
    const arity = operation?.arity ?? 1;
    if (parts.length < arity || parts.length > arity + (operation?.optional ?? 0))
      throw new PromqlError(`expected ${String(arity)} argument(s) in call to "${name}", got ${String(parts.length)}`);
    const [first] = parts;
    if (operation === undefined) {
      const { series, end, length } = this.range(name, this.child(this.child(node, 1), 0), time);
      return overRange?.(series, end, length) ?? [];
    }
    const labels = first?.name === 'VectorSelector' ? readSelector(first, this.text).equal : {};
    return operation.apply(
      parts.map((part) => this.evaluate(part, time)),
      { time, labels },
    );
  }

  private names(grouping: SyntaxNode | null | undefined): string[] {
    return (grouping ? childrenOf(grouping) : []).flatMap((label) => {
      if (label.name === 'QuotedLabelName') return [unquote(this.read(label))];
      return label.name === 'LabelName' ? [this.read(label)] : [];
    });
  }

  private aggregate(node: SyntaxNode, time: number): Value {
    const operation = this.read(this.child(node, 0)).toLowerCase();
    const fold = AGGREGATIONS[operation];
    const isTop = operation === 'topk';
    if (fold === undefined && !isTop) throw new PromqlError(`not supported here: the aggregation ${operation}`);
    const parts = childrenOf(node.getChild('FunctionCallBody') ?? node);
    const part = parts.at(-1);
    if (part === undefined || parts.length !== (isTop ? 2 : 1))
      throw new PromqlError(`wrong number of arguments for aggregate expression: ${this.read(node)}`);
    const vector = this.evaluate(part, time);
    if (typeof vector === 'number' || typeof vector === 'string')
      throw new PromqlError(`expected type instant vector in aggregation expression: ${this.read(node)}`);
    const modifier = node.getChild('AggregateModifier');
    const names = this.names(modifier?.getChild('GroupingLabels'));
    const without = modifier !== null && modifier.getChild('Without') !== null;
    const isKept = (name: string): boolean =>
      without ? name !== '__name__' && !names.includes(name) : names.includes(name);
    const groups = new Map<string, { labels: Labels; samples: VectorSample[] }>();
    for (const sample of vector) {
      const kept = Object.fromEntries(Object.entries(sample.labels).filter(([name]) => isKept(name)));
      const key = labelKey(kept);
      const group = groups.get(key) ?? { labels: kept, samples: [] };
      group.samples.push(sample);
      groups.set(key, group);
    }
    const all = [...groups.values()];
    if (fold !== undefined) {
      return all.map(({ labels, samples }) => ({ labels, value: fold(samples.map(({ value }) => value)) }));
    }
    const [first = part] = parts;
    const most = this.evaluate(first, time);
    if (typeof most !== 'number')
      throw new PromqlError(`expected type scalar in aggregation parameter: ${this.read(node)}`);
    // The samples themselves, with all their labels.
    return all.flatMap(({ samples }) => [...samples].sort((a, b) => b.value - a.value).slice(0, Math.max(0, most)));
  }

  private matching(node: SyntaxNode): Matching {
    if (node.getChild('FillModifier') !== null) throw this.unsupported(node);
    const clause = node.getChild('MatchingModifierClause');
    const bool = node.getChild('BoolModifier') !== null;
    if (clause === null) return { bool };
    const [first, second] = clause.getChildren('GroupingLabels');
    const matched = this.names(first);
    const isRight = clause.getChild('GroupRight') !== null;
    const isGrouped = isRight || clause.getChild('GroupLeft') !== null;
    return {
      bool,
      ...(clause.getChild('On') === null ? { ignoring: matched } : { on: matched }),
      ...(isGrouped && { group: { many: isRight ? 'right' : 'left', include: this.names(second) } }),
    };
  }

  private binary(node: SyntaxNode, time: number): Value {
    const [left, operator, ...rest] = childrenOf(node);
    const right = rest.at(-1);
    if (left === undefined || operator === undefined || right === undefined) throw this.unsupported(node);
    if (left.name === 'OffsetExpr' && this.child(left, 0).name === 'BinaryExpr')
      throw new PromqlError(`not supported here: ${this.read(left)} without parentheses before ${this.read(operator)}`);
    // The grammar takes a sign for part of the number, but `^` binds closer: -2 ^ 2 is -(2 ^ 2).
    const isSigned = operator.name === 'Pow' && this.read(left).startsWith('-') && left.name !== 'UnaryExpr';
    const [base, power] = [this.evaluate(left, time), this.evaluate(right, time)];
    if (isSigned && typeof base === 'number')
      return binary('*', binary('^', -base, power, this.matching(node)), -1, {});
    return binary(this.read(operator).toLowerCase(), base, power, this.matching(node));
  }
}

/** Parses an expression with Prometheus' own grammar. @throws PromqlError where it can't be read */
export const parsePromql = (text: string): ((source: SeriesSource, time: number) => Value) => {
  if (text.trim() === '') throw new PromqlError('parse error: no expression found in input');
  const tree = parser.parse(text);
  const cursor = tree.cursor();
  do {
    if (!cursor.type.isError) continue;
    const lines = text.slice(0, cursor.from).split('\n');
    const place = `${String(lines.length)}:${String((lines.at(-1) ?? '').length + 1)}`;
    throw new PromqlError(`${place}: parse error: unexpected input in ${text}`);
  } while (cursor.next());
  return (source, time) => new Evaluation(text, source).evaluate(tree.topNode, time);
};
