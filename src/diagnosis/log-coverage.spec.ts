import { tellOfNow } from './log-coverage';
import type { ContainerLog, LogText } from '../probes/observation';

const NOW = Date.parse('2026-01-15T10:00:00Z');

const logOf = (log: ContainerLog['log']): ContainerLog => ({
  namespace: 'openshift-cnv',
  pod: 'virt-operator-a',
  container: 'virt-operator',
  previous: false,
  log,
});
const found = (more: Partial<LogText> = {}): ContainerLog =>
  logOf({
    state: 'found',
    data: { lines: ['{"level":"info","msg":"fine"}'], truncated: true, from: NOW - 900_000, ...more },
  });

test.each<[string, readonly ContainerLog[], boolean]>([
  ['the end of a log', [found()], true],
  ['a log beside that of a container that said nothing', [found(), logOf({ state: 'empty' })], true],
  ['a log beside one that could not be read', [found(), logOf({ state: 'loading' })], false],
  ['lines so long that the newest were cut off', [found({ short: 'bytes' })], false],
  ['a log that was rotated a moment ago', [found({ short: 'fewer', from: NOW - 1_000 })], false],
  ['no log', [], false],
  ['logs without a line', [logOf({ state: 'empty' })], false],
])('%s: tells of the errors of now, or not', (_what, logs, expected) => {
  expect(tellOfNow(logs, NOW)).toBe(expected);
});
