import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';

import { PromqlError } from './literals';

/** The tree of an expression. @throws PromqlError where it can't be read */
export const treeOf = (text: string): SyntaxNode => {
  if (text.trim() === '') throw new PromqlError('parse error: no expression found in input');
  const tree = parser.parse(text);
  const cursor = tree.cursor();
  do {
    if (!cursor.type.isError) continue;
    const lines = text.slice(0, cursor.from).split('\n');
    const place = `${String(lines.length)}:${String((lines.at(-1) ?? '').length + 1)}`;
    throw new PromqlError(`${place}: parse error: unexpected input in ${text}`);
  } while (cursor.next());
  return tree.topNode;
};
