import { readLogOptions } from './log-options';
import { piecesOf } from './log-pieces';
import { printPieces } from './pod-log';

const NOW = new Date('2026-01-15T10:00:00Z');
const START = new Date('2026-01-15T09:00:00Z');

/** What the kubelet answers to a query, of a container that wrote this. */
const ask = (log: string, query: string): string =>
  printPieces(piecesOf(log, { start: START, now: NOW }), readLogOptions(new URLSearchParams(query), 'pod', NOW))
    .toString()
    .replace(/x{100,}/g, ({ length }) => `<${String(length)}>`);

const LONG = `2026-01-15T09:30:00Z ${'x'.repeat(20_000)}\n`;

test.each([
  ['a tail counts pieces: the answer begins within a line', LONG, 'tailLines=1', '<3637>\n'],
  ['two pieces of the same line', LONG, 'tailLines=2', '<11829>\n'],
  [
    'the rest of a line has a time of its own',
    LONG,
    'tailLines=1&timestamps=true',
    '2026-01-15T09:30:00.000000000Z <3637>\n',
  ],
  [
    'a line in pieces has one time',
    LONG,
    'timestamps=true',
    '2026-01-15T09:30:00.000000000Z 2026-01-15T09:30:00Z <20000>\n',
  ],
  ['bytes are counted from the beginning of the tail', 'one\ntwo\nthree\n', 'tailLines=2&limitBytes=5', 'two\nt'],
  ['no line at all', 'one\n', 'tailLines=0', ''],
  [
    'what is too old is left out of the tail, and not made up for',
    '2026-01-15T09:00:00Z a\n2026-01-15T09:59:50Z b\n2026-01-15T09:00:01Z c\n',
    'tailLines=2&sinceSeconds=60',
    '2026-01-15T09:59:50Z b\n',
  ],
  [
    'the fraction of a time is dropped: that second comes again',
    '2026-01-15T09:59:50.100Z a\n2026-01-15T09:59:50.900Z b\n',
    'sinceTime=2026-01-15T09:59:50.500Z',
    '2026-01-15T09:59:50.100Z a\n2026-01-15T09:59:50.900Z b\n',
  ],
  ['an unfinished last line is not one of the tail', 'one\ntwo\nthr', 'tailLines=2', 'one\ntwo\n'],
  ['an unfinished last line is given without a tail', 'one\ntwo\nthr', '', 'one\ntwo\nthr'],
  ['an unfinished last line is given where the tail is longer than the log', 'one\nthr', 'tailLines=5', 'one\nthr'],
  ['who follows does not get an unfinished last line', 'one\ntwo\nthr', 'tailLines=1&follow=true', 'two\n'],
  [
    'a line without a stamp is as old as the one before',
    'a\n2026-01-15T09:30:00Z b\nc\n',
    'timestamps=true',
    '2026-01-15T09:00:00.000000000Z a\n2026-01-15T09:30:00.000000000Z 2026-01-15T09:30:00Z b\n2026-01-15T09:30:00.000000000Z c\n',
  ],
])('%s', (_name, log, query, answer) => {
  expect(ask(log, query)).toBe(answer);
});
