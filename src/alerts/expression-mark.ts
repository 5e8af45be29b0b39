import { secondsIn } from '../seconds-in';
import { murmur3 } from './rule-id';

const COMMENT = /#[^\n]*/g;
const WORDS =
  /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`|\d(?:[\w.]|(?<=e)[-+])*|[a-z_:][\w:]*|=~|!~|[=!<>]=|[-+*/%^<>=]/gi;

/** A number or a duration in one form, `2` for `2.000000`, `1h` as `60m`. */
const plainNumber = (word: string): string =>
  Number.isNaN(Number(word)) ? `${secondsIn(word)}s` : String(Number(word));

const isNumber = (word: string): boolean => /^\d/.test(word);

/** A text without its quotes, in one kind of them. */
const plainText = (word: string): string => `"${word.slice(1, -1).replaceAll(/\\(.)/g, '$1')}"`;

const plainWord = (word: string, index: number, all: readonly string[]): string => {
  if (isNumber(word)) return plainNumber(word);
  if (!/^["'`]/.test(word)) return word.toLowerCase();
  // Operators write the namespace that they are installed in.
  return all[index - 2] === 'namespace' && all[index - 1] === '=' ? '""' : plainText(word);
};

/** How an expression is known again. */
export interface ExpressionMark {
  readonly exact: string;
  /** The same for all expressions that differ in numbers alone, as where a threshold was changed. */
  readonly withoutNumbers: string;
}

const markOf = (words: readonly string[]): string => murmur3(words.toSorted().join(' ')).toString(36);

/**
 * Marks an expression by the words that it is made of, in any order and without brackets: Prometheus writes an expression
 * in another form than operators do (`sum(x) by (y)` as `sum by (y) (x)`, `2.000000` as `2`), and it is told from a few
 * dozen others alone.
 */
export const expressionMark = (expression: string): ExpressionMark => {
  const words = (expression.replaceAll(COMMENT, '').match(WORDS) ?? []).map(plainWord);
  return { exact: markOf(words), withoutNumbers: markOf(words.filter((word) => !isNumber(word))) };
};
