import { message } from '../message';
import type { JudgedCause } from '../diagnosis/causes';
import type { Fact } from '../diagnosis/fact';
import type { Finding } from '../diagnosis/finding';
import type { Investigation } from '../diagnosis/investigate';
import { mergeFacts } from '../diagnosis/merge-facts';
import { restartAdvice } from './restart-advice';

const factOf = (group: string): Fact => ({
  kind: 'existence',
  state: 'missing',
  group,
  objects: [],
  names: [],
  workload: '',
  stepIds: ['a'],
  severity: 'problem',
  sentence: message(group),
  rank: 1,
});
const FIRST = factOf('first');
const OTHER = factOf('other');

const found = (causes: readonly (readonly [id: string, fact: Fact])[], isHealthy = false) => {
  const findings: readonly Finding[] = mergeFacts([FIRST, OTHER], ['a']);
  const diagnosis = { findings, isHealthy } as unknown as Investigation['diagnosis'];
  const judged = causes.map(([id, fact]) => ({
    cause: { id },
    verdict: { status: 'supported', evidence: message(''), stepIds: [], shownBy: [fact] },
  })) as unknown as readonly JudgedCause[];
  return { diagnosis, causes: judged };
};

test.each<[string, ReturnType<typeof found>, string]>([
  ['the API server is overloaded', found([['api-server-overload', FIRST]]), 'useless'],
  ['a quota refuses new pods', found([['quota', FIRST]]), 'useless'],
  ['a certificate has expired', found([['certificates', FIRST]]), 'helps'],
  [
    'a certificate has expired, and the network is broken',
    found([
      ['network', FIRST],
      ['certificates', FIRST],
    ]),
    'helps',
  ],
  ['no cause is known', found([]), 'open'],
  ['a cause lies elsewhere', found([['quota', OTHER]]), 'open'],
  ['all is well', found([], true), 'useless'],
])('where %s', (_name, of, expected) => {
  expect(restartAdvice(of).is).toBe(expected);
});
