import { inEnglish, message } from '../message';
import type { Finding } from './finding';
import { contradictionOf, isAboutReading, type Firing } from './contradiction';

const NOW = Date.parse('2026-01-15T10:00:00Z');

/** What Prometheus says of scrapes, or of something else. */
const finding = (measures: 'scrape' | 'api-latency'): Finding => {
  const sentence = message('1 is not read');
  const shared = { sentence, stepIds: ['scrape'], objects: [], rank: 48 };
  return {
    ...shared,
    id: measures,
    status: 'problem',
    consequences: [],
    facts: [
      {
        ...shared,
        kind: 'metric',
        measures,
        value: 1,
        labels: {},
        group: measures,
        names: [],
        workload: '',
        severity: 'problem',
      },
    ],
  };
};

const because = (doubts: readonly Finding[], firing: Firing, readySince?: number): readonly string[] =>
  contradictionOf(doubts, firing, { name: 'virt-api', readySince, now: NOW }).because.map(inEnglish);

test('only what Prometheus has of a component is about its reading', () => {
  expect([isAboutReading(finding('scrape')), isAboutReading(finding('api-latency'))]).toEqual([true, false]);
});

test('a rule that cannot be evaluated is said first, then what is not read', () => {
  expect(because([finding('scrape')], { ruleError: 'many-to-many matching' })).toEqual([
    'Prometheus cannot evaluate the rule, and the alert stays as it was: many-to-many matching',
    '1 is not read',
  ]);
});

test('what has just become ready says that the alert passes; else nothing says why', () => {
  expect(because([], {}, NOW - 120_000)).toEqual([expect.stringMatching(/ready for 2m only/)]);
  expect(because([], {}, NOW - 3_600_000)).toEqual([expect.stringMatching(/^Nothing that was read says why/)]);
  expect(because([], {})).toEqual([expect.stringMatching(/^Nothing that was read says why/)]);
});
