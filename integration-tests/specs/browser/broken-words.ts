import type { Locator } from '@playwright/test';

/**
 * The words that a line ends inside, of all texts under an element and of the names that PatternFly writes before the
 * cells of a row that is shown as a list. A word of a name is a part of it: `Cannot` in `VMCannotBeEvicted`. Commands,
 * logs and YAML are no prose: they may break anywhere. What no reader sees is left out.
 */
export const brokenWords = async (root: Locator): Promise<string[]> =>
  root.evaluate((top) => {
    const WORD = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+/gu;
    const NO_PROSE =
      'pre, textarea, input, svg, .virtualization-alerts__command, .pf-v6-screen-reader, .pf-v6-u-screen-reader';
    const found: string[] = [];

    const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      const parent = node.parentElement;
      if (parent?.closest(NO_PROSE) !== null) continue;
      for (const { 0: word, index } of text.matchAll(WORD)) {
        const before = /[\p{L}\p{N}]*$/u.exec(text.slice(0, index))?.[0] ?? '';
        const run = before + (/^[\p{L}\p{N}]*/u.exec(text.slice(index))?.[0] ?? '');
        // A checksum has no words.
        if (run.length > 12 && /\d/.test(run)) continue;
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = new Set(
          [...range.getClientRects()].filter(({ width }) => width > 0).map(({ top: y }) => Math.round(y)),
        );
        if (lines.size > 1) found.push(`${word} of ${text.slice(Math.max(0, index - 30), index + 30)}`);
      }
    }

    const canvas = document.createElement('canvas').getContext('2d');
    for (const cell of top.querySelectorAll('[data-label]')) {
      const before = getComputedStyle(cell, '::before');
      if (canvas === null || before.content === 'none' || getComputedStyle(cell).display !== 'grid') continue;
      canvas.font = before.font;
      const room = Number.parseFloat(getComputedStyle(cell).gridTemplateColumns);
      for (const word of (cell.getAttribute('data-label') ?? '').split(/\s+/))
        if (canvas.measureText(word).width > room + 1) found.push(`${word} before a cell`);
    }
    return [...new Set(found)];
  });
