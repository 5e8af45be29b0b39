import { inEnglish } from '../message';
import { judgeLogs } from './log-verdict';
import type { ContainerLog } from './observation';

const log = (read: ContainerLog['log'], pod = 'virt-handler-ff6gg'): ContainerLog => ({
  namespace: 'openshift-cnv',
  pod,
  container: 'virt-handler',
  previous: false,
  log: read,
});
const found = (...lines: string[]): ContainerLog => log({ state: 'found', data: { lines, truncated: false } });
const WITHOUT = { kind: 'log-without', pattern: 'refused', what: 'Errors' } as const;
const WITH = { kind: 'log-with', pattern: 'became leader', what: 'Leadership' } as const;
const loading = log({ state: 'loading' });

test.each<[string, Parameters<typeof judgeLogs>[1], ContainerLog[], number, string, RegExp]>([
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
  ['pods left out do not hide a problem', WITHOUT, [found('refused')], 7, 'problem', /Errors: 1 lines.*refused/],
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
  const verdict = judgeLogs(logs, expectation, leftOut);
  expect(verdict.status).toBe(status);
  expect(inEnglish(verdict.evidence)).toMatch(sentence);
});

test('a clean log says nothing while another is being read', () => {
  expect(judgeLogs([found('ok'), loading], WITHOUT)).toMatchObject({ status: 'unknown', pending: true });
});

test('a long line is shortened', () => {
  expect(inEnglish(judgeLogs([found(`refused ${'x'.repeat(5000)}`)], WITHOUT).evidence).length).toBeLessThan(300);
});
