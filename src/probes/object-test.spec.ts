import { inEnglish } from '../message';
import { passes, passesValue, saysOf, sinceOf, type ObjectTest, type ValueTest } from './object-test';
import { quantityOf } from './quantity';

const NOW = Date.parse('2026-11-28T10:00:00Z');

const cron = {
  metadata: { name: 'fedora', namespace: 'images', annotations: { 'a.io/class': 'fast' } },
  spec: { sizes: ['1Gi', '20Gi'], schedule: '0 1 * * *' },
  status: {
    phase: 'Pending',
    restarts: 3,
    last: '2026-11-28T09:30:00Z',
    conditions: [
      {
        type: 'UpToDate',
        status: 'False',
        reason: 'Outdated',
        message: 'Import failed',
        lastTransitionTime: '2026-11-28T08:00:00Z',
      },
      { type: 'Progressing', status: 'False', reason: 'Idle', message: '' },
    ],
  },
};

test.each<[unknown, ValueTest, boolean]>([
  ['a', { equals: 'a' }, true],
  [true, { equals: true }, true],
  ['a', { oneOf: ['b', 'c'] }, false],
  ['kubectl-edit', { matches: '^kubectl' }, true],
  ['20Gi', { above: 10 * 2 ** 30 }, true],
  ['500m', { below: 1 }, true],
  ['many', { below: 1 }, false],
  ['many', { above: 1 }, false],
  ['2026-11-28T09:30:00Z', { olderThanMinutes: 20 }, true],
  ['2026-11-28T09:30:00Z', { newerThanMinutes: 20 }, false],
  ['soon', { olderThanMinutes: 20 }, false],
  ['a', { not: { equals: 'a' } }, false],
  ['a', { equals: 'a', matches: 'b' }, false],
])('%p passes %p: %p', (value, wanted, is) => {
  expect(passesValue(value, wanted, NOW)).toBe(is);
});

test.each<[ObjectTest, boolean]>([
  [{ path: 'status.phase', equals: 'Pending' }, true],
  [{ path: 'spec.sizes[*]', above: 10 * 2 ** 30 }, false],
  [{ path: 'spec.sizes[*]', above: 10 * 2 ** 30, some: true }, true],
  [{ path: "metadata.annotations['a.io/class']", equals: 'fast' }, true],
  [{ path: 'status.absent', present: false }, true],
  [{ path: 'status.phase', present: false }, false],
  [{ path: 'status.absent', equals: 'x' }, false],
  [{ path: 'status.absent', not: { equals: 'x' } }, true],
  [{ path: 'status.absent', absentAs: 0, below: 1 }, true],
  [{ condition: 'UpToDate', status: 'False' }, true],
  [{ condition: 'UpToDate', status: 'False', reason: ['NoImport', 'Outdated'] }, true],
  [{ condition: 'UpToDate', status: 'False', reason: 'NoImport' }, false],
  [{ condition: 'Absent', status: 'False' }, false],
])('%p: %p', (wanted, is) => {
  expect(passes(cron, wanted, NOW)).toBe(is);
});

test.each<[ObjectTest, string]>([
  [{ condition: 'UpToDate', status: 'True' }, 'images/fedora: UpToDate is False (Outdated): Import failed'],
  [{ condition: 'Progressing', status: 'True' }, 'images/fedora: Progressing is False (Idle)'],
  [{ condition: 'Absent', status: 'True' }, 'images/fedora has no condition Absent'],
  [{ path: 'status.phase', equals: 'Bound' }, 'images/fedora: phase is Pending'],
  [{ path: "metadata.annotations['a.io/class']" }, 'images/fedora: class is fast'],
  [{ path: 'spec.sizes[*]' }, 'images/fedora: sizes is 1Gi, 20Gi'],
  [{ path: 'status.absent' }, 'images/fedora has no absent'],
  [{ path: 'status.last', newerThanMinutes: 20 }, 'images/fedora: last was 30m ago'],
])('of %p the object says: %s', (wanted, says) => {
  expect(inEnglish(saysOf(cron, wanted, NOW))).toBe(says);
});

test('an object that says its kind is called by it', () => {
  expect(inEnglish(saysOf({ ...cron, kind: 'DataImportCron' }, { path: 'status.phase' }, NOW))).toBe(
    'DataImportCron images/fedora: phase is Pending',
  );
});

test('a condition says since when it is as it is', () => {
  expect(sinceOf(cron, { condition: 'UpToDate', status: 'True' })).toBe(Date.parse('2026-11-28T08:00:00Z'));
  expect(sinceOf(cron, { condition: 'Progressing', status: 'True' })).toBeUndefined();
  expect(sinceOf(cron, { path: 'status.last' })).toBeUndefined();
});

test.each([
  ['10Gi', 10 * 2 ** 30],
  ['500m', 0.5],
  ['1k', 1000],
  ['1.5', 1.5],
  ['1e3', 1000],
  ['ten', undefined],
  ['', undefined],
])('the quantity %s is %p', (text, number) => {
  expect(quantityOf(text)).toBe(number);
});
