import type { SyntaxNode } from '@lezer/common';

import { binary } from './binary';
import { PromqlError, readNumber, unquote } from './literals';
import { treeOf } from './expression-tree';
import { groupsOf } from './grouping';
import { AGGREGATIONS, FUNCTIONS } from './operations';
import { predictLinear, RANGE_FUNCTIONS, samplesOf, steppedSamples, type RangeSeries } from './ranges';
import { labelNames, readMatching } from './read-matching';
import { childrenOf, readSelector } from './selector';
import type { Labels, Value, VectorSample } from './series';

/** Where an expression finds its series. */
export interface SeriesSource {
  /**
   * The series of a name at a moment, in milliseconds since the epoch; recorded names included.
   * @param equal labels that are asked for: others may be left out
   */
  at: (name: string, time: number, equal?: Labels) => readonly VectorSample[];
  /** The same for who asks for no range: what was last seen some minutes before counts too, unless it was seen to end. */
  readonly recent?: SeriesSource['at'];
  /** Before this moment there is nothing, whatever is asked for; absent where that is not known. */
  readonly since?: number | undefined;
}

const SELECTORS: readonly string[] = ['VectorSelector', 'MatrixSelector', 'SubqueryExpr'];
const SIDES: readonly string[] = ['BinaryExpr', 'UnaryExpr'];

/** Where a selector stands: a subquery begins where its own expression does. */
const placeOf = ({ name, from }: SyntaxNode): string => `${name}/${from}`;

/** Evaluates one parsed expression. */
class Evaluation {
  /** What `offset` puts before a selector's moment, by where the selector begins, in milliseconds. */
  private readonly offsets = new Map<string, number>();

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
    const { name, matches, equal } = readSelector(node, this.text);
    const at = time - (this.offsets.get(placeOf(node)) ?? 0);
    const { source } = this;
    return (source.recent ?? source.at)(name, at, equal).filter(({ labels }) => matches(labels));
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
    this.offsets.set(placeOf(last), this.length(this.child(node, 2)));
    return inner;
  }

  /** A subquery: what an expression gives at each multiple of its step within the range. */
  private subquery(node: SyntaxNode, end: number): { series: RangeSeries[]; end: number; length: number } {
    const inner = this.child(node, 0);
    const [length, step] = childrenOf(node)
      .slice(1)
      .map((part) => this.length(part));
    if (length === undefined || step === undefined || !(length > 0 && step > 0)) throw this.unsupported(node);
    const select = (at: number): readonly VectorSample[] => {
      const value = this.evaluate(inner, at);
      if (typeof value === 'string') throw new PromqlError('subquery is only allowed on instant vector');
      return typeof value === 'number' ? [{ labels: {}, value }] : value;
    };
    const from = Math.max(end - length, (this.source.since ?? 0) - 1);
    return { series: steppedSamples(select, { from, to: end, step }), end, length };
  }

  /** The series of a range vector, where it ends and how long it is, in milliseconds. */
  range(name: string, node: SyntaxNode, time: number): { series: RangeSeries[]; end: number; length: number } {
    const range = node.name === 'OffsetExpr' ? this.noteOffset(node) : node;
    if (range.name === 'SubqueryExpr') return this.subquery(range, time - (this.offsets.get(placeOf(range)) ?? 0));
    if (range.name !== 'MatrixSelector')
      throw new PromqlError(`expected type range vector in call to function "${name}", got ${this.read(node)}`);
    const { name: metric, matches, equal } = readSelector(this.child(range, 0), this.text);
    const length = this.length(this.child(range, 1));
    if (!(length > 0)) throw new PromqlError(`duration must be greater than 0: ${this.read(range)}`);
    const end = time - (this.offsets.get(placeOf(range)) ?? 0);
    const select = (at: number): VectorSample[] =>
      this.source.at(metric, at, equal).filter(({ labels }) => matches(labels));
    return { series: samplesOf(select, end, length, this.source.since), end, length };
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

  /** `absent_over_time`: one sample, with the labels that are asked for by `=`, where the range has none. */
  private absentOverTime(range: SyntaxNode, time: number): VectorSample[] {
    if (this.range('absent_over_time', range, time).series.length > 0) return [];
    const selected = range.name === 'OffsetExpr' ? this.child(range, 0) : range;
    const isPlain = selected.name === 'MatrixSelector';
    return [{ labels: isPlain ? readSelector(this.child(selected, 0), this.text).equal : {}, value: 1 }];
  }

  private call(node: SyntaxNode, time: number): Value {
    const name = this.read(this.child(node, 0));
    const parts = childrenOf(this.child(node, 1));
    if (name === 'predict_linear') return this.predict(parts, time);
    if (name === 'absent_over_time' && parts.length === 1)
      return this.absentOverTime(this.child(this.child(node, 1), 0), time);
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
    const groups = groupsOf(vector, {
      names: labelNames(modifier?.getChild('GroupingLabels'), this.text),
      without: modifier !== null && modifier.getChild('Without') !== null,
    });
    if (fold !== undefined) {
      return groups.map(({ labels, samples }) => ({ labels, value: fold(samples.map(({ value }) => value)) }));
    }
    const [first = part] = parts;
    const most = this.evaluate(first, time);
    if (typeof most !== 'number')
      throw new PromqlError(`expected type scalar in aggregation parameter: ${this.read(node)}`);
    // The samples themselves, with all their labels.
    return groups.flatMap(({ samples }) => [...samples].sort((a, b) => b.value - a.value).slice(0, Math.max(0, most)));
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
      return binary('*', binary('^', -base, power, readMatching(node, this.text)), -1, {});
    return binary(this.read(operator).toLowerCase(), base, power, readMatching(node, this.text));
  }
}

/** Parses an expression with Prometheus' own grammar. @throws PromqlError where it can't be read */
export const parsePromql = (text: string): ((source: SeriesSource, time: number) => Value) => {
  const top = treeOf(text);
  return (source, time) => new Evaluation(text, source).evaluate(top, time);
};

const RANGES: readonly string[] = ['MatrixSelector', 'SubqueryExpr'];

/** An expression that gives ranges of samples and no values; `undefined` for every other. @throws PromqlError as above */
export const parseRange = (
  text: string,
): ((source: SeriesSource, time: number) => readonly RangeSeries[]) | undefined => {
  const [top] = childrenOf(treeOf(text));
  const inner = top?.name === 'OffsetExpr' ? childrenOf(top)[0] : top;
  if (top === undefined || inner === undefined || !RANGES.includes(inner.name)) return undefined;
  return (source, time) => new Evaluation(text, source).range('', top, time).series;
};
