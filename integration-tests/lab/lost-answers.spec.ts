/** @jest-environment node */
import { withLosses } from './lost-answers';

const RULES = '/api/prometheus/api/v1/rules';
const QUERY = '/api/prometheus/api/v1/query';
const groups = [{ name: 'g', rules: [{ name: 'SSPDown', state: 'firing', alerts: [{}], health: 'ok' }] }];
const rules = { status: 200, json: { status: 'success', data: { groups } } };
const samples = { status: 200, json: { status: 'success', data: { resultType: 'vector', result: [1] } } };
const WARN = ['no such host'];

test.each([
  ['nothing is ordered', [], RULES, rules],
  ['another is meant', [{ target: 'query', effect: 'lost' }], RULES, rules],
  ['an error stays one', [{ target: 'query', effect: 'lost' }], QUERY, { status: 400, json: { status: 'error' } }],
])('%s: the answer is as it was', (_name, failures, path, answer) => {
  expect(withLosses(failures, path, answer).json).toEqual(answer.json);
});

test('what is lost is left out without a word, warnings are added to what is there', () => {
  const lost = { target: 'rules', effect: 'lost' };
  expect(withLosses([lost], RULES, rules).json).toEqual({ status: 'success', data: { groups: [] } });
  expect(withLosses([{ target: 'query', effect: 'warnings', warnings: WARN }], QUERY, samples).json).toEqual({
    ...samples.json,
    warnings: WARN,
  });
});

test.each([
  ['kept', [{}], 'firing'],
  [undefined, [], 'inactive'],
] as const)('a rule fails, its alerts %s', (alerts, left, state) => {
  const failing = { target: 'rules', effect: 'failing', alert: 'SSPDown', lastError: 'bad', alerts };
  expect(withLosses([failing], RULES, rules).json).toMatchObject({
    data: { groups: [{ rules: [{ health: 'err', lastError: 'bad', alerts: left, state }] }] },
  });
});
