import { keepEqual } from './keep-equal';

const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

test('what is equal is the same object, and what differs is new from there up', () => {
  const before = { pods: [{ name: 'a' }, { name: 'b' }], labels: { app: 'web' }, at: 1 };
  expect(keepEqual(before, clone(before))).toBe(before);
  const now = keepEqual(before, { ...clone(before), pods: [{ name: 'a' }, { name: 'c' }] });
  expect(now).toEqual({ ...before, pods: [{ name: 'a' }, { name: 'c' }] });
  expect(now.labels).toBe(before.labels);
  expect(now.pods[0]).toBe(before.pods[0]);
});

test.each([
  ['a shorter list', [1, 2], [1]],
  ['a field less', { a: 1, b: undefined }, { a: 1 }],
  ['another field', { a: undefined }, { b: undefined }],
  ['a list and an object', [], {}],
  ['nothing before', undefined, { a: 1 }],
  ['no number', { a: 1 }, { a: NaN }],
])('%s is what there is now', (_name, before, now) => {
  expect(keepEqual<unknown>(before, now)).toEqual(now);
});
