import type { EvaluatedRule } from './alert';
import { doubtsAbout, doubtsOf, type RulesRead } from './doubts';
import { exampleAnswer, exampleRule } from './example-rules';
import { readRules } from './parse-rules';

const read = (answer: object, more: Partial<RulesRead> = {}): RulesRead => {
  const { rules, lost } = readRules(answer);
  return { scope: { kind: 'cluster' }, rules, lost, isComplete: true, ...more };
};
const kinds = (doubts: readonly { kind: string }[]): readonly string[] => doubts.map(({ kind }) => kind);

const INACTIVE = exampleRule({ name: 'SSPDown', alerts: [] });
const FAILING = exampleRule({
  name: 'VMCannotBeEvicted',
  alerts: [],
  health: 'err',
  lastError: 'exceeded limit of 5 with 8 alerts',
});
const OTHER = exampleRule({ name: 'Watchdog', labels: { kubernetes_operator_part_of: 'monitoring' } });

test('rules that are evaluated and give nothing are no doubt', () => {
  expect(doubtsOf(read(exampleAnswer(INACTIVE)))).toEqual([]);
});

test.each([
  [
    'a Prometheus that is gone, and that Thanos remembers',
    { ...exampleAnswer(), warnings: ['no such host'] },
    ['lost', 'no rules'],
  ],
  ['a Prometheus that is gone, and that Thanos forgot', exampleAnswer(), ['no rules']],
  ['rules of others alone', exampleAnswer(OTHER), ['no rules']],
  ['one of two is gone', { ...exampleAnswer(INACTIVE), warnings: ['no such host'] }, ['lost']],
  ['a rule that fails', exampleAnswer(INACTIVE, FAILING), ['failing']],
  ['a Prometheus that has just begun', exampleAnswer(exampleRule({ alerts: [], health: 'unknown' })), ['not yet']],
])('%s', (_name, answer, doubts) => {
  expect(kinds(doubtsOf(read(answer)))).toEqual(doubts);
});

test('a rule that fails says why', () => {
  const { rules } = readRules(exampleAnswer(FAILING));
  expect(rules).toEqual<readonly EvaluatedRule[]>([
    {
      name: 'VMCannotBeEvicted',
      severity: 'critical',
      health: 'err',
      lastError: 'exceeded limit of 5 with 8 alerts',
      lastEvaluation: '2026-01-15T09:59:30Z',
      interval: 30,
    },
  ]);
});

test('of one alert its own rule alone matters', () => {
  const some = read(exampleAnswer(INACTIVE, FAILING));
  expect(doubtsAbout('SSPDown', some)).toEqual([]);
  expect(kinds(doubtsAbout('VMCannotBeEvicted', some))).toEqual(['failing']);
  expect(kinds(doubtsAbout('VirtAPIDown', some))).toEqual(['no rule']);
  expect(kinds(doubtsAbout('VirtAPIDown', read(exampleAnswer())))).toEqual(['no rules']);
});

test('the rules of the operators are not seen from a project', () => {
  const scope = { kind: 'project', namespace: 'vms' } as const;
  expect(kinds(doubtsOf(read(exampleAnswer(), { scope })))).toEqual(['project']);
  expect(kinds(doubtsOf(read(exampleAnswer(), { scope, isComplete: false })))).toEqual(['unread', 'project']);
});
