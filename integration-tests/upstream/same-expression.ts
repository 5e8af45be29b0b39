import { parser } from '@prometheus-io/lezer-promql';

import { unquote } from '../lab/prometheus/literals';

/** A token as it is compared: Prometheus writes numbers and quotes in other forms than operators do. */
const plainToken = (name: string, text: string): string => {
  if (name === 'StringLiteral') return JSON.stringify(unquote(text));
  return name === 'NumberDurationLiteral' && text !== '' && !Number.isNaN(Number(text)) ? String(Number(text)) : text;
};

/** The tokens of an expression by Prometheus' own grammar, so that spaces, line ends and quotes tell nothing. */
const tokensOf = (expression: string): string => {
  const tokens: string[] = [];
  parser.parse(expression).iterate({
    enter: ({ name, from, to, node }) => {
      if (name === 'ParenExpr') tokens.push('(');
      if (name !== 'LineComment' && node.firstChild === null) tokens.push(plainToken(name, expression.slice(from, to)));
    },
    leave: ({ name }) => {
      if (name === 'ParenExpr') tokens.push(')');
    },
  });
  return tokens.join(' ');
};

/** Whether two expressions are the same but for how they are written: spaces, line ends, quotes, `2` for `2.000000`. */
export const sameExpression = (one: string, other: string): boolean => tokensOf(one) === tokensOf(other);
