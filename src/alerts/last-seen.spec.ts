import type { Alert } from './alert';
import { exampleAnswer, exampleRule } from './example-rules';
import { recall, remember, seenAfter, type Store } from './last-seen';
import { parseRules } from './parse-rules';

const alert: Alert = parseRules(exampleAnswer(exampleRule({ name: 'VirtAPIDown' })))[0]!;
const there = { alert, isGone: false };
const gone = { alert: undefined, isGone: true };
const unread = { alert: undefined, isGone: false };

describe('what is known after readings', () => {
  const after = (...readings: readonly Parameters<typeof seenAfter>[1][]) =>
    readings.reduce<ReturnType<typeof seenAfter>>((before, now) => seenAfter(before, now), undefined);

  test.each([
    ['one that fires is seen', [{ ...there, readAt: 1 }], { alert, at: 1 }],
    [
      'one that is gone has stopped when that was first read',
      [1, 2, 3].map((readAt) => ({ ...(readAt === 1 ? there : gone), readAt })),
      { alert, at: 1, goneAt: 2 },
    ],
    [
      'one that comes back has not stopped',
      [
        { ...there, readAt: 1 },
        { ...gone, readAt: 2 },
        { ...there, readAt: 3 },
      ],
      { alert, at: 3 },
    ],
    [
      'what could not be read ends nothing',
      [
        { ...there, readAt: 1 },
        { ...unread, readAt: 1 },
      ],
      { alert, at: 1 },
    ],
    ['nothing was read', [{ ...unread, readAt: undefined }], undefined],
    ['one that was never seen has no end that anybody saw', [{ ...gone, readAt: 1 }], undefined],
  ])('%s', (_case, readings, expected) => {
    expect(after(...readings)).toEqual(expected);
  });
});

const makeStore = (): Store & { readonly kept: Map<string, string> } => {
  const kept = new Map<string, string>();
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => void kept.set(key, text) };
};

test('what was seen is there after the page was loaded anew, for its own address alone', () => {
  const store = makeStore();
  remember(store, '?alertname=A', { alert, at: 1 });
  remember(store, '?alertname=A', { alert, at: 2, goneAt: 3 });
  expect(recall(store, '?alertname=A')).toEqual({ alert, at: 2, goneAt: 3 });
  expect(recall(store, '?alertname=B')).toBeUndefined();
});

test('the last twenty are remembered', () => {
  const store = makeStore();
  for (let index = 0; index <= 20; index += 1) remember(store, String(index), { alert, at: index });
  expect(recall(store, '0')).toBeUndefined();
  expect(recall(store, '1')).toMatchObject({ at: 1 });
  expect(recall(store, '20')).toMatchObject({ at: 20 });
});

test.each(['{', '{}', 'null'])('what is no list of ours is nothing: %s', (text) => {
  expect(recall({ getItem: () => text, setItem: () => undefined }, 'a')).toBeUndefined();
});

test('a browser that keeps nothing breaks nothing', () => {
  const refuse = (): never => {
    throw new Error('QuotaExceededError');
  };
  expect(() => {
    remember({ getItem: refuse, setItem: refuse }, 'a', { alert, at: 1 });
  }).not.toThrow();
});
