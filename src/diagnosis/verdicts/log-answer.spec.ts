import { inEnglish, message } from '../../message';
import type { Expectation } from '../../probes/expectation';
import { verdictOfLogs } from '../make-verdict';
import type { ContainerLog, LogText } from '../../probes/observation';

const log = (read: ContainerLog['log'], pod = 'virt-handler-ff6gg'): ContainerLog => ({
  namespace: 'openshift-cnv',
  pod,
  container: 'virt-handler',
  previous: false,
  log: read,
});
const found = (...lines: string[]): ContainerLog => log({ state: 'found', data: { lines, truncated: false } });
const NOW = Date.parse('2026-01-15T10:00:00Z');
const WITHOUT = { kind: 'log-without', pattern: 'refused', what: 'Errors' } as const;
const WITH = { kind: 'log-with', pattern: 'became leader', what: 'Leadership' } as const;
const loading = log({ state: 'loading' });

test.each<[string, Expectation, ContainerLog[], number, string, RegExp]>([
  ['empty logs are not healthy', WITHOUT, [log({ state: 'empty' })], 0, 'unknown', /the logs are empty/],
  [
    'an empty log beside one that says something',
    WITHOUT,
    [log({ state: 'empty' }), found('ok')],
    0,
    'healthy',
    /1 lines/,
  ],
  ['pods left out are not healthy', WITHOUT, [found('ok')], 7, 'unknown', /logs were not read: 7/],
  [
    'pods left out do not hide a problem',
    WITHOUT,
    [found('refused')],
    7,
    'problem',
    /writes errors, the last: refused$/,
  ],
  ['a problem shows before the last log has come', WITHOUT, [found('refused'), loading], 0, 'problem', /refused/],
  [
    'what was asked for shows before the last log has come',
    WITH,
    [found('became leader'), loading],
    0,
    'healthy',
    /became/,
  ],
])('%s', (_name, ...[expectation, logs, leftOut, status, sentence]) => {
  const verdict = verdictOfLogs(logs, expectation, { now: NOW, podsLeftOut: leftOut });
  expect(verdict.status).toBe(status);
  expect(inEnglish(verdict.evidence)).toMatch(sentence);
});

test('a clean log says nothing while another is being read', () => {
  expect(verdictOfLogs([found('ok'), loading], WITHOUT, { now: NOW })).toMatchObject({
    status: 'unknown',
    pending: true,
  });
});

test('a long line is shortened', () => {
  const { evidence } = verdictOfLogs([found(`refused ${'x'.repeat(5000)}`)], WITHOUT, { now: NOW });
  expect(inEnglish(evidence).length).toBeLessThan(400);
});

const at = (time: string): string => `{"level":"error","msg":"refused","timestamp":"2026-01-15T${time}Z"}`;
const since = (time: string): number => Date.parse(`2026-01-15T${time}Z`);

test.each<[string, string, Partial<ContainerLog>, 'healthy' | 'problem']>([
  ['long ago', at('08:00:00'), { podReady: { isReady: true, since: since('01:00:00') } }, 'healthy'],
  ['lately', at('09:55:00'), { podReady: { isReady: true, since: since('01:00:00') } }, 'problem'],
  ['before it became ready', at('09:55:00'), { podReady: { isReady: true, since: since('09:56:00') } }, 'healthy'],
  ['in the run before', 'refused', { previous: true, podReady: { isReady: true } }, 'healthy'],
  ['without a time', 'refused', { podReady: { isReady: true, since: since('01:00:00') } }, 'problem'],
  [
    'by a pod that is not ready since',
    at('08:00:00'),
    { podReady: { isReady: false, since: since('08:01:00') } },
    'problem',
  ],
])('an error that was written %s', (_name, line, log, status) => {
  const verdict = verdictOfLogs([{ ...found(line), ...log }], WITHOUT, { now: NOW });
  expect(verdict.status).toBe(status);
  expect(inEnglish(verdict.evidence)).toMatch(
    status === 'healthy'
      ? /^Errors: none that tell of now; 1 older lines, the last in virt-handler-ff6gg: .*refused/
      : /^virt-handler-ff6gg writes errors, the last.*: refused$/,
  );
});

test('what was asked for counts however long ago it was written', () => {
  const log = { ...found(at('01:30:00')), podReady: { isReady: true, since: since('01:00:00') } };
  expect(verdictOfLogs([log], { ...WITH, pattern: 'refused' }, { now: NOW }).status).toBe('healthy');
});

const LATELY = Date.parse('2026-01-15T09:59:00Z');
const read = (data: LogText): ContainerLog[] => [log({ state: 'found', data })];
const why = message('Nothing has run yet: the pod has no node.');

test.each<[string, Expectation, ContainerLog[], string, RegExp]>([
  ['no such line in a whole log', WITH, read({ lines: ['a'], truncated: false }), 'problem', /none in the 1 lines/],
  [
    'no such line in the end of a log',
    WITH,
    read({ lines: ['a'], truncated: true, from: LATELY }),
    'unknown',
    /was read from 2026-01-15T09:59:00Z on, and not from the beginning of the container/,
  ],
  [
    'no such line where another log is empty: it may have been rotated a moment ago',
    WITH,
    [...read({ lines: ['a'], truncated: false }), log({ state: 'empty' }, 'other')],
    'unknown',
    /other\/virt-handler is empty/,
  ],
  [
    'no such line where another pod has run nothing yet',
    WITH,
    [...read({ lines: ['a'], truncated: false }), log({ state: 'empty', why }, 'other')],
    'problem',
    /none in the 1 lines/,
  ],
  [
    'no error in the end of a log',
    WITHOUT,
    read({ lines: ['a', 'b'], truncated: true, from: LATELY }),
    'healthy',
    /none in the 2 lines that were read, from 2026-01-15T09:59:00Z on$/,
  ],
  [
    'no error in what a rotation left a moment ago',
    WITHOUT,
    read({ lines: ['a'], truncated: true, from: LATELY, short: 'fewer' }),
    'unknown',
    /from 2026-01-15T09:59:00Z on/,
  ],
  [
    'no error in a log that was cut',
    WITHOUT,
    read({ lines: ['a'], truncated: true, from: LATELY, short: 'bytes' }),
    'unknown',
    /less was read than was asked for/,
  ],
  ['no error in what is no text', WITHOUT, read({ lines: ['a'], truncated: false, isBinary: true }), 'unknown', /text/],
  [
    'an error in what is no text',
    WITHOUT,
    read({ lines: ['refused'], truncated: false, isBinary: true }),
    'problem',
    /refused/,
  ],
  [
    'an error in what may be the rest of a line',
    WITHOUT,
    read({ lines: ['refused', 'fine'], truncated: true, from: LATELY }),
    'unknown',
    /whose beginning may not have been read: refused$/,
  ],
  [
    'an error in the first line of a whole log',
    WITHOUT,
    read({ lines: ['refused', 'fine'], truncated: false }),
    'problem',
    /refused/,
  ],
  ['a pod that has run nothing', WITHOUT, [log({ state: 'empty', why })], 'unknown', /nothing has run yet/],
])('%s', (_name, expectation, logs, status, sentence) => {
  const verdict = verdictOfLogs(logs, expectation, { now: NOW });
  expect([verdict.status, inEnglish(verdict.evidence)]).toEqual([status, expect.stringMatching(sentence)]);
});

const END = { reason: 'Error', exitCode: 1, signal: 0, finishedAt: '2026-01-15T09:58:00Z', message: '' };
const ended = (lines: string[], more: Partial<ContainerLog> = {}): ContainerLog => ({
  ...log(lines.length === 0 ? { state: 'empty' } : { state: 'found', data: { lines, truncated: false } }),
  podReady: { isReady: false },
  ended: END,
  ...more,
});
const OTHER: ContainerLog = { ...found('became leader'), pod: 'other' };

test.each<[string, Expectation, ContainerLog[], string, RegExp]>([
  [
    'a plain line',
    WITHOUT,
    [ended(['exec format error'])],
    'problem',
    /^Container virt-handler of virt-handler-ff6gg ended \(exit code 1\), its last words: exec format error$/,
  ],
  ['beside another that is well', WITHOUT, [OTHER, ended(['exec format error'])], 'problem', /exec format error/],
  [
    'before what matches in another',
    WITHOUT,
    [{ ...found('refused'), pod: 'other' }, ended(['no such flag'])],
    'problem',
    /no such flag/,
  ],
  ['nothing at all', WITHOUT, [ended([])], 'problem', /ended \(exit code 1\) without a word$/],
  [
    'what its status holds',
    WITHOUT,
    [ended([], { ended: { ...END, message: 'exec: "virt-api": executable file not found' } })],
    'problem',
    /its last words: exec: "virt-api": executable file not found$/,
  ],
  [
    'what nobody may read',
    WITHOUT,
    [ended([], { log: { state: 'failed', reason: 'gone', remedy: message('x') } })],
    'problem',
    /could not be read$/,
  ],
  ['what was asked for, in a run that is over', WITH, [ended(['became leader'])], 'problem', /ended/],
  ['what another has that runs', WITH, [ended(['became leader']), OTHER], 'healthy', /the last in other/],
  [
    'something before its pod became ready for long',
    WITHOUT,
    [
      ended(['exec format error'], {
        previous: true,
        podReady: { isReady: true, since: since('09:30:00') },
        ended: { ...END, finishedAt: '2026-01-15T09:29:00Z' },
      }),
    ],
    'healthy',
    /none in the 1 lines/,
  ],
])('a run that ended badly said %s', (_name, expectation, logs, status, sentence) => {
  const verdict = verdictOfLogs(logs, expectation, { now: NOW });
  expect([verdict.status, inEnglish(verdict.evidence)]).toEqual([status, expect.stringMatching(sentence)]);
});

test.each([
  ['a request that was refused', { logger: 'Webhook mutatevirtualmachines', msg: 'refused' }],
  [
    'what every healthy pod writes',
    { msg: 'refused', error: 'the object has been modified; please apply your changes' },
  ],
])('%s is no error of the component', (_name, line) => {
  const verdict = verdictOfLogs([found(JSON.stringify(line))], WITHOUT, { now: NOW });
  expect(verdict.status).toBe('healthy');
  expect(inEnglish(verdict.evidence)).toMatch(/^Errors: none of its own; 1 lines about/);
});

test.each([
  ['no pod', []],
  ['nothing that has run yet', [log({ state: 'empty', why })]],
])('where there is %s there is nothing to read', (_name, logs) => {
  expect(verdictOfLogs(logs, WITHOUT, { now: NOW })).toMatchObject({ status: 'unknown', hasNothing: true });
});
