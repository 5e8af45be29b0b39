import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { RUNBOOKS } from './catalogue';
import type { Runbook } from './runbook';

const DOCUMENT = readFileSync(join(__dirname, '..', '..', 'docs', 'corrections.md'), 'utf8');

const SOURCES = RUNBOOKS.flatMap(({ alert, source }) => (source === undefined ? [] : [{ alert, source }]));

/** The parts of the page, by the alert that heads them. */
const PARTS = new Map(
  DOCUMENT.split(/^## /m)
    .slice(1)
    .map((part) => [part.split('\n')[0] ?? '', part] as const),
);

const cellsOf = (row: string): string[] =>
  row
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim());

const rowsOf = (part: string): string[][] =>
  part
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .slice(2)
    .map(cellsOf);

const numbersIn = (lines: string): number[] => lines.split(/[^0-9]+/).map(Number);

const sectionOf = ({ title, lines }: NonNullable<Runbook['source']>): string =>
  `Section ${title.replace(/^.*, section /, '')}, lines ${lines}.`;

test('the page has the runbooks that have a source document, in the order of the catalogue, and no other', () => {
  expect([...PARTS.keys()]).toEqual(SOURCES.map(({ alert }) => alert));
});

test.each(SOURCES)(
  '$alert: each correction lies within its section, and says what, instead of what, and why',
  (one) => {
    const part = PARTS.get(one.alert) ?? '';
    const rows = rowsOf(part);
    expect(part).toContain(sectionOf(one.source));
    expect(rows).not.toEqual([]);
    const [first = 0, last = 0] = numbersIn(one.source.lines);
    expect(first).toBeLessThan(last);
    for (const cells of rows) {
      expect(cells).toHaveLength(4);
      expect(cells).not.toContain('');
      const [lines = ''] = cells;
      expect(lines).toMatch(/^\d+(-\d+)?(, \d+(-\d+)?)*$/);
      for (const line of numbersIn(lines)) {
        expect(line).toBeGreaterThanOrEqual(first);
        expect(line).toBeLessThanOrEqual(last);
      }
    }
  },
);

test('the sections of the source do not overlap', () => {
  const sections = SOURCES.map(({ source }) => numbersIn(source.lines)).sort(([a = 0], [b = 0]) => a - b);
  sections.slice(1).forEach(([first = 0], index) => {
    expect(first).toBeGreaterThan(sections[index]?.[1] ?? Infinity);
  });
});
