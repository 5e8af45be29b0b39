/** An expression of an alerting rule, taken apart: what is measured, and the value that it is compared with. */
export interface Comparison {
  readonly measured: string;
  readonly threshold: number;
}

const STRINGS = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/g;
const COMPARISON = /(?:==|!=|<=|>=|<|>)/g;
const AT_THE_END = /^(.+?)\s*(?:==|!=|<=|>=|<|>)\s*(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/is;

/**
 * Splits `measured OPERATOR number`. Only an expression with this one comparison and no set operator is split: of any
 * other it could not be said what the number belongs to. In PromQL a comparison filters, so that the graph of the whole
 * expression is empty while all is well; the graph of what is measured is not.
 */
export const splitComparison = (expression: string): Comparison | undefined => {
  // What stands in quotes is no operator; it keeps its place, so that the parts can be cut out of the expression.
  const bare = expression.trim().replace(STRINGS, (quoted) => '_'.repeat(quoted.length));
  const withoutMatchers = bare.replace(/\{[^}]*\}/g, (matchers) => '_'.repeat(matchers.length));
  if ((withoutMatchers.match(COMPARISON) ?? []).length !== 1) return undefined;
  if (/\b(and|or|unless|bool)\b/i.test(withoutMatchers)) return undefined;
  const [, left, number] = AT_THE_END.exec(withoutMatchers) ?? [];
  if (left === undefined || number === undefined) return undefined;
  return { measured: expression.trim().slice(0, left.length), threshold: Number(number) };
};
