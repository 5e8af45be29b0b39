import { renderHook } from '@testing-library/react';

import { useHeldLines } from './useHeldLines';

type Step = readonly [lines: string[], isAtEnd: boolean];

const read = (steps: readonly Step[]): readonly string[] => {
  const [first = [[], true], ...others] = steps;
  const { result, rerender } = renderHook(({ lines, isAtEnd }) => useHeldLines(lines, isAtEnd), {
    initialProps: { lines: first[0], isAtEnd: first[1] },
  });
  for (const [lines, isAtEnd] of others) rerender({ lines, isAtEnd });
  return result.current;
};

test.each<[string, readonly Step[], string[]]>([
  [
    'new lines come at the end, wherever the reader is',
    [
      [['a'], false],
      [['a', 'b'], false],
    ],
    ['a', 'b'],
  ],
  [
    'the text does not move away under a reader',
    [
      [['a', 'b'], false],
      [['b', 'c'], false],
    ],
    ['a', 'b'],
  ],
  [
    'a reader at the end sees the latest',
    [
      [['a', 'b'], true],
      [['b', 'c'], true],
    ],
    ['b', 'c'],
  ],
  [
    'what was held back comes when the reader is at the end again',
    [
      [['a', 'b'], false],
      [['b', 'c'], false],
      [['b', 'c'], true],
    ],
    ['b', 'c'],
  ],
])('%s', (_name, steps, shown) => {
  expect(read(steps)).toEqual(shown);
});
