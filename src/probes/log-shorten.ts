import { recogniseLine } from './log-known';

const HEAD = 1 / 3;

/**
 * Cuts a line to about so many characters for a sentence. It keeps the beginning, and what decides: what the line is known
 * by, such as the two dates of a certificate, else its end, where Go's chains of errors have their first cause.
 * @param most the number of characters, without the ellipses
 */
export const shortenLine = (line: string, most: number): string => {
  if (line.length <= most) return line;
  const known = recogniseLine(line);
  const decides = known ?? { from: line.length, to: line.length };
  if (known !== undefined && decides.to <= most) return `${line.slice(0, most)}…`;
  const head = Math.floor(most * HEAD);
  // What decides may be most of a line, as where a pattern spans it: its end is kept then.
  const from = Math.max(head, decides.to - (most - head));
  return `${line.slice(0, head)}…${line.slice(from, decides.to)}${decides.to < line.length ? '…' : ''}`;
};
