import type { LogTarget } from '../probes/log-targets';
import type { FetchText } from './container-log';
import { goOn } from './log-goes-on';
import type { StoredLog } from './stored-log';

const TARGET: LogTarget = { namespace: 'openshift-cnv', pod: 'virt-api-1', container: 'virt-api', previous: false };
const { signal } = new AbortController();

const START = Date.UTC(2026, 0, 15, 9, 0);
const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();
const stored = (...lines: readonly (readonly [seconds: number, text: string])[]): string =>
  lines.map(([seconds, text]) => `${at(seconds)} ${text}\n`).join('');

const known = (...lines: readonly (readonly [seconds: number, text: string])[]): StoredLog => ({
  lines: lines.map(([seconds, text]) => ({ time: at(seconds), text })),
  truncated: false,
  from: START + (lines[0]?.[0] ?? 0) * 1000,
  neverRan: false,
});

const after = async (before: StoredLog, body: string): Promise<StoredLog | undefined> => {
  const fetchText: FetchText = async () => Promise.resolve({ text: async () => Promise.resolve(body), body: null });
  return goOn(fetchText, TARGET, { known: before, signal });
};

test('the second of the last line is asked for once more, with the same tail', async () => {
  let address = '';
  const fetchText: FetchText = async (url) => {
    address = url;
    return Promise.resolve({ text: async () => Promise.resolve(stored([2.5, 'two'])), body: null });
  };
  const before = known([1, 'one'], [2.5, 'two']);
  expect(await goOn(fetchText, TARGET, { known: before, signal })).toBe(before);
  const query = Object.fromEntries(new URLSearchParams(address.split('?')[1]));
  expect(query).toMatchObject({ sinceTime: '2026-01-15T09:00:02Z', tailLines: '500', timestamps: 'true' });
});

test('what came follows on what is known', async () => {
  const log = await after(known([1, 'one'], [2, 'two']), stored([2, 'two'], [2.5, 'and'], [9, 'nine']));
  expect(log?.lines.map(({ text }) => text)).toEqual(['one', 'two', 'and', 'nine']);
  expect(log).toMatchObject({ truncated: false, from: START + 1000 });
});

test('no more is kept than a tail holds, and the log says where it begins then', async () => {
  const many = Array.from({ length: 499 }, (_nothing, index) => [1 + index / 1000, `line ${index}`] as const);
  const log = await after(known([0, 'the first'], ...many, [3, 'three']), stored([3, 'three'], [4, 'four']));
  expect(log?.lines).toHaveLength(500);
  expect(log).toMatchObject({ truncated: true, from: START + 1001 });
});

test.each([
  ['the file was rotated', stored([9, 'nine'])],
  ['nothing is left in the file', ''],
  ['more came than a tail holds', stored([2, 'not what was known'], [3, 'three'])],
  ['the answer begins within a line', `o\n${stored([3, 'three'])}`],
  ['the kubelet speaks', 'unable to retrieve container logs for cri-o://5601'],
  ['the bytes are at their bound', stored([2, 'two'], [3, 'x'.repeat(1024 * 1024)])],
  [
    'it ends in a dump whose beginning is not in it',
    stored([2, 'two'], ...Array.from({ length: 500 }, () => [3, 'created by main'] as const)),
  ],
])('all has to be read anew where %s', async (_name, body) => {
  expect(await after(known([1, 'one'], [2, 'two']), body)).toBeUndefined();
});

test.each([
  ['empty', known()],
  ['cut by its bytes', { ...known([1, 'one']), short: 'bytes' as const }],
])('a log that is %s is read anew', async (_name, before) => {
  expect(await after(before, stored([1, 'one']))).toBeUndefined();
});

test('a request that fails, fails', async () => {
  const fetchText: FetchText = async () => Promise.reject(new TypeError('Failed to fetch'));
  await expect(goOn(fetchText, TARGET, { known: known([1, 'one']), signal })).rejects.toThrow('Failed to fetch');
});
