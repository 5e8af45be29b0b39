import type { FetchText } from './container-log';
import { followContainerLog } from './follow-log';

const TARGET = { namespace: 'openshift-cnv', pod: 'virt-api-1', container: 'virt-api', previous: false };
const TIME = '2026-01-15T09:00:00.000000000Z';

/** Follows a stream that comes in these chunks, and gives the batches of lines, and what was asked. */
const follow = async (
  chunks: readonly (string | Uint8Array)[],
): Promise<{ seen: string[][]; asked: URLSearchParams[]; error: unknown }> => {
  const left = chunks.map((chunk) => (typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk));
  const reader = {
    read: async () => {
      const value = left.shift();
      return Promise.resolve(value === undefined ? { done: true } : { done: false, value });
    },
  };
  const asked: URLSearchParams[] = [];
  const fetchText: FetchText = async (url) => {
    asked.push(new URLSearchParams(url.split('?')[1]));
    return Promise.resolve({ text: async () => Promise.resolve(''), body: { getReader: () => reader } as never });
  };
  const seen: string[][] = [];
  const { signal } = new AbortController();
  const error: unknown = await followContainerLog(fetchText, TARGET, {
    tailLines: 500,
    signal,
    onLines: (lines) => seen.push(lines.map(({ text }) => text)),
  }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { seen, asked, error };
};

test('one request brings the whole tail and what comes after', async () => {
  const { seen, asked } = await follow([`${TIME} one\n${TIME} two\n`, `${TIME} three\n`]);
  expect(asked).toHaveLength(1);
  expect(Object.fromEntries(asked[0] ?? [])).toEqual({
    container: 'virt-api',
    timestamps: 'true',
    tailLines: '500',
    follow: 'true',
  });
  expect(seen).toEqual([['one', 'two'], ['three']]);
});

test.each([
  ['within a line', [`${TIME} one\n${TIME} tw`, `o\n`], ['one', 'two']],
  ['within a time', [`${TIME} one\n${TIME.slice(0, 9)}`, `${TIME.slice(9)} two\n`], ['one', 'two']],
  ['a line in pieces is one line', [`${TIME} on`, 'e', `\n${TIME} two\n`], ['one', 'two']],
  ['within a letter', [new TextEncoder().encode(`${TIME} ü`).slice(0, -1), Uint8Array.of(0xbc, 0x0a)], ['ü']],
  ['the end without an end of the line', [`${TIME} one\n${TIME} tw`], ['one', 'tw']],
])('lines are whole however the stream is cut: %s', async (_name, chunks, lines) => {
  expect((await follow(chunks)).seen.flat()).toEqual(lines);
});

test('secrets are masked as they come, a key over several lines as one', async () => {
  const key = ['-----BEGIN PRIVATE KEY-----', 'MIIEpAIBAAKC', '-----END PRIVATE KEY-----'];
  const { seen } = await follow([['one pass=Gr4nite', ...key, 'two'].map((line) => `${TIME} ${line}\n`).join('')]);
  expect(seen).toEqual([['one pass=[masked: password]', '[masked: private key]', 'two']]);
});

test.each([
  ['at once', ['unable to retrieve container logs for cri-o://5601'], []],
  ['after some lines', [`${TIME} one\n`, 'failed to open log file "/var/log/pods/0.log": gone'], [['one']]],
])('an error of the kubelet ends it, in its words: %s', async (_name, chunks, lines) => {
  const { seen, error } = await follow(chunks);
  expect(seen).toEqual(lines);
  expect(String(error)).toMatch(/unable to retrieve container logs for|failed to open log file/);
});
