import { readLines } from './log-line';

const NOW = Date.parse('2026-01-15T10:00:00Z');

test.each([
  ['JSON that breaks off', ['{"level":"info","msg":"a long lipanic: boom'], 'fatal', 'panic: boom'],
  [
    'a line of text, with the stacks after it',
    ['I0115 09:59:00.000000 1 a.go:1] a long lifatal error: out of memory', '', 'ne', 'goroutine 1 [running]:'],
    'fatal',
    'fatal error: out of memory',
  ],
  [
    'a line that only speaks of one',
    ['I0115 09:59:00.000000 1 a.go:1] recovered from panic: boom', 'I0115 09:59:01.000000 1 a.go:1] fine'],
    'info',
    'recovered from panic: boom',
  ],
  [
    'whole JSON that speaks of one',
    ['{"level":"info","msg":"no panic: all is well"}'],
    'info',
    'no panic: all is well',
  ],
  ['a line of its own', ['panic: boom'], 'fatal', 'panic: boom'],
])('a crash in the middle of a line: %s', (_name, raw, level, text) => {
  expect(readLines(raw, NOW)[0]).toMatchObject({ level, text });
});
