import { exampleAnswer, exampleRule } from '../alerts/example-rules';
import { readRules, type ParsedRules } from '../alerts/parse-rules';
import { readByGroup } from './rule-groups';

const ALL = '/api/prometheus/api/v1/rules?type=alert';
const OURS = `${ALL}&rule_group%5B%5D=kubevirt.rules`;

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A server whose answers may be changed, and what it was asked. */
const serving = (answer: object = exampleAnswer(exampleRule())) => {
  const asked: string[] = [];
  const server = { answer, part: undefined as object | undefined, asked };
  const read = async (address: string): Promise<ParsedRules> => {
    asked.push(address);
    return Promise.resolve(readRules(address === ALL ? server.answer : (server.part ?? server.answer)));
  };
  return { server, ask: async () => readByGroup(ALL, read) };
};

test('all groups are read first, then those that hold our rules, and all again after five minutes', async () => {
  const { server, ask } = serving();
  const first = await ask();
  expect(await ask()).toEqual(first);
  jest.advanceTimersByTime(299_000);
  await ask();
  jest.advanceTimersByTime(1_000);
  await ask();
  expect(server.asked).toEqual([ALL, OURS, OURS, ALL]);
});

test('how many rules nobody can place is what all groups said', async () => {
  const { server, ask } = serving(exampleAnswer(exampleRule(), { type: 'alerting' }));
  server.part = exampleAnswer(exampleRule());
  expect([(await ask()).skipped, (await ask()).skipped]).toEqual([1, 1]);
});

test.each([
  ['is empty, as where Prometheus is lost', exampleAnswer()],
  ['comes with a warning', { ...exampleAnswer(exampleRule()), warnings: ['no such host'] }],
  ['lacks a rule', exampleAnswer(exampleRule({ name: 'VirtAPIDown' }))],
  ['has one more', exampleAnswer(exampleRule(), exampleRule())],
  ['is no answer', { status: 'error', error: 'unknown parameter' }],
])('where the part %s, all is read at once, and says what is so', async (_name, part) => {
  const { server, ask } = serving();
  await ask();
  server.part = part;
  server.answer = { ...exampleAnswer(), warnings: ['no such host'] };
  expect(await ask()).toMatchObject({ rules: [], lost: ['no such host'] });
  // Until all is well again, a part tells nothing.
  await ask();
  expect(server.asked).toEqual([ALL, OURS, ALL, ALL]);
});

test('groups that no address holds are not asked for', async () => {
  const { groups } = (exampleAnswer(exampleRule()) as { data: { groups: { name: string }[] } }).data;
  const many = Array.from({ length: 200 }, (_nothing, index) => ({ ...groups[0], name: `kubevirt-${index}.rules` }));
  const { server, ask } = serving({ status: 'success', data: { groups: many } });
  await ask();
  await ask();
  expect(server.asked).toEqual([ALL, ALL]);
});
