/** @jest-environment node */
import { merge } from './merge';

it.each([
  ['fields are merged', { a: 1, b: { c: 2 } }, { b: { d: 3 } }, { a: 1, b: { c: 2, d: 3 } }],
  ['null takes a field away', { a: 1, b: 2 }, { a: null }, { b: 2 }],
  ['a text replaces a mapping', { a: { b: 1 } }, { a: 'x' }, { a: 'x' }],
  [
    'named items are found by name, new ones come last',
    [{ name: 'a', x: 1 }, { name: 'b' }],
    [{ name: 'a', y: 2 }, { name: 'c' }],
    [{ name: 'a', x: 1, y: 2 }, { name: 'b' }, { name: 'c' }],
  ],
  ['conditions are found by type', [{ type: 'Ready', s: 1 }], [{ type: 'Ready', s: 0 }], [{ type: 'Ready', s: 0 }]],
  ['other lists are replaced', ['a', 'b'], ['c'], ['c']],
  ['an empty list empties', [{ name: 'a' }], [], []],
])('%s', (_, value, patch, expected) => {
  expect(merge(value, patch)).toEqual(expected);
});
