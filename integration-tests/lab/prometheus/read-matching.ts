import type { SyntaxNode } from '@lezer/common';

import type { Matching } from './binary';
import { PromqlError, unquote } from './literals';
import { childrenOf } from './selector';

/** The names of labels that stand in parentheses; none where there are none. */
export const labelNames = (grouping: SyntaxNode | null | undefined, text: string): string[] =>
  (grouping ? childrenOf(grouping) : []).flatMap(({ name, from, to }) => {
    if (name === 'QuotedLabelName') return [unquote(text.slice(from, to))];
    return name === 'LabelName' ? [text.slice(from, to)] : [];
  });

/** How the sides of a binary expression find each other. @throws PromqlError for what is not supported here */
export const readMatching = (node: SyntaxNode, text: string): Matching => {
  if (node.getChild('FillModifier') !== null)
    throw new PromqlError(`not supported here: ${text.slice(node.from, node.to)} (${node.name})`);
  const clause = node.getChild('MatchingModifierClause');
  const bool = node.getChild('BoolModifier') !== null;
  if (clause === null) return { bool };
  const [first, second] = clause.getChildren('GroupingLabels');
  const matched = labelNames(first, text);
  const isRight = clause.getChild('GroupRight') !== null;
  const isGrouped = isRight || clause.getChild('GroupLeft') !== null;
  return {
    bool,
    ...(clause.getChild('On') === null ? { ignoring: matched } : { on: matched }),
    ...(isGrouped && { group: { many: isRight ? 'right' : 'left', include: labelNames(second, text) } }),
  };
};
