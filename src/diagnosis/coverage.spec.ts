import { message } from '../message';
import type { ContainerLog, Evidence, LogText, Observation } from '../probes/observation';
import type { Step } from '../runbooks/runbook';
import { nothingRan, unreadIn } from './coverage';

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

const stepOf = (expectation: Step['expectation']): Step => ({
  id: 'logs',
  title: message('Read the logs'),
  text: message('Look for errors.'),
  probe: { kind: 'logs', namespace: 'openshift-cnv', selector: {} },
  expectation,
});
const ERRORS = stepOf({ kind: 'log-without', pattern: 'x', what: 'Errors' });
const LEADERS = stepOf({ kind: 'log-with', pattern: 'x', what: 'Signs of leadership' });

const read = (logs: readonly ContainerLog[], podsLeftOut?: number): Observation<Evidence> => ({
  state: 'found',
  data: { kind: 'logs', logs, ...(podsLeftOut === undefined ? {} : { podsLeftOut }) },
});
const why = message('It has not run.');

test.each<[string, readonly ContainerLog[], boolean]>([
  ['the end of a log', [found()], true],
  ['a log beside that of a container that said nothing', [found(), logOf({ state: 'empty' })], true],
  ['a log beside one that is being read', [found(), logOf({ state: 'loading' })], false],
  [
    'a log with errors beside one that could not be read',
    [
      found({ lines: ['x'] }),
      logOf({ state: 'forbidden', verb: 'get', resource: 'pods/log', group: '', reason: 'no' }),
    ],
    false,
  ],
  ['lines so long that the newest were cut off', [found({ short: 'bytes' })], false],
  ['a log that was rotated a moment ago', [found({ short: 'fewer', from: NOW - 1_000 })], false],
  [
    'one that was rotated a moment ago, and tells of trouble',
    [found({ short: 'fewer', from: NOW - 1_000, lines: ['fine', 'panic: x'] })],
    true,
  ],
  ['a log that is no text', [found({ isBinary: true })], false],
  ['one that is no text, and tells of trouble', [found({ isBinary: true, lines: ['fine', 'panic: x'] })], false],
  ['logs without a line', [logOf({ state: 'empty' })], false],
  ['a container that has not run: there is nothing to read', [logOf({ state: 'empty', why })], true],
])('%s: tells of the errors of now, or not, whichever lines the step looks for', (_what, logs, expected) => {
  for (const step of [ERRORS, LEADERS]) expect(unreadIn(step, read(logs), NOW) === undefined).toBe(expected);
});

test('logs that were left out were not read', () => {
  expect(unreadIn(ERRORS, read([found()], 3), NOW)).toMatchObject({ pending: false });
});

test('what is being read may still tell', () => {
  expect(unreadIn(ERRORS, { state: 'loading' }, NOW)).toMatchObject({ pending: true });
  expect(unreadIn(ERRORS, read([logOf({ state: 'loading' })]), NOW)).toMatchObject({ pending: true });
});

test('no sample of a measure tells something only where none is good', () => {
  const measure = (emptyIsHealthy: boolean) => stepOf({ kind: 'below', threshold: 1, emptyIsHealthy });
  expect(unreadIn(measure(false), { state: 'empty' }, NOW)).toBeDefined();
  expect(unreadIn(measure(true), { state: 'empty' }, NOW)).toBeUndefined();
});

test.each<[string, Observation<Evidence>, boolean]>([
  ['no pod', { state: 'empty' }, true],
  ['containers that wait for their start', read([logOf({ state: 'empty', why })]), true],
  ['a container that said nothing', read([logOf({ state: 'empty' })]), false],
  ['a log that could not be read', { state: 'loading' }, false],
])('whether anything ran: %s', (_what, observation, expected) => {
  expect(nothingRan(observation)).toBe(expected);
});

test.each([
  [0, true],
  [1, false],
])('of pods that were read in part, %d unready ones among the rest were not read', (notRead, expected) => {
  const pod = { metadata: { name: 'a' }, status: { conditions: [{ type: 'Ready', status: 'False' }] } };
  const of = { total: 900, ready: 899 - notRead };
  const observation: Observation<Evidence> = { state: 'found', data: { kind: 'objects', objects: [pod], of } };
  expect(unreadIn(stepOf({ kind: 'pods-ready', atLeast: 1 }), observation, NOW) === undefined).toBe(expected);
});
