import { useState } from 'react';

const goesOn = (shown: readonly string[], next: readonly string[]): boolean =>
  next.length >= shown.length && shown.every((line, index) => line === next[index]);

/**
 * The lines that a reader has before them: new ones come at the end; where a reading begins with other lines than the one
 * before, the text would move away, so that it waits until the reader is at the end.
 */
export const useHeldLines = (lines: readonly string[], isAtEnd: boolean): readonly string[] => {
  const [shown, setShown] = useState(lines);
  if (shown === lines || !(isAtEnd || goesOn(shown, lines))) return shown;
  setShown(lines);
  return lines;
};
