import { fitLogs } from './bounds';
import { textEntry } from './entry';

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

test.each([
  ['all fit', ['aa\nbb\n', 'cc\n'], 100, ['aa\nbb\n', 'cc\n'], []],
  ['the largest is cut, the small one stays', ['aa\nbb\ncc\n', 'dd\n'], 9, ['bb\ncc\n', 'dd\n'], [[1, 3]]],
  ['a line that would not fit whole goes', ['aaaa\nbb\n', ''], 6, ['bb\n', ''], [[1, 5]]],
  [
    'both are cut alike',
    ['a\nb\nc\n', 'd\ne\nf\n'],
    8,
    ['b\nc\n', 'e\nf\n'],
    [
      [1, 2],
      [1, 2],
    ],
  ],
  ['nothing is left', ['a\nb\n'], 0, [''], [[2, 4]]],
  ['a line longer than the room goes whole', ['aaaaaaaaaa'], 4, [''], [[0, 10]]],
  ['bytes are counted, not characters', ['ä\nö\n'], 3, ['ö\n'], [[1, 3]]],
])('%s', (_name, logs, budget, kept, cuts) => {
  const fitted = fitLogs(
    logs.map((text, index) => textEntry(`${index}.log`, text)),
    budget,
  );
  expect(fitted.logs.map(({ bytes }) => decode(bytes))).toEqual(kept);
  expect(fitted.cuts.map(({ lines, bytes }) => [lines, bytes])).toEqual(cuts);
});
